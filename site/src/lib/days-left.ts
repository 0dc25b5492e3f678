// SPDX-License-Identifier: MulanPSL-2.0
// Copyright (c) 2026 Tongming contributors
// Tongming is licensed under Mulan PSL v2.
// You can use this software according to the terms and conditions of the Mulan PSL v2.
// You may obtain a copy of Mulan PSL v2 at:
//          http://license.coscl.org.cn/MulanPSL2
// THIS SOFTWARE IS PROVIDED ON AN "AS IS" BASIS, WITHOUT WARRANTIES OF ANY KIND,
// EITHER EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO NON-INFRINGEMENT,
// MERCHANTABILITY OR FIT FOR A PARTICULAR PURPOSE.
// See the Mulan PSL v2 for more details.

import { words } from './dom.ts';

const day = 86_400_000;

/** Days that are left until an instant, begun ones counted whole; 0 = it has passed. */
export function daysLeft(until: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(until) - now) / day));
}

/** Says beside the date how many days are left by the reader's clock, as style: the page's own text is the same without scripts. */
export function startDaysLeft(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-until]')) {
    const left = daysLeft(place.dataset['until'] ?? '', Date.now());
    const key = left === 0 ? 'over' : left === 1 ? 'one' : 'other';
    place.dataset['left'] = words(place)(key).replace('%n', String(left));
  }
}
