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

import type { Locale } from '../../src/lib/locale.ts';
import { frameText } from '../text/frame.ts';
import { say } from './text.ts';

const titles = {
  401: 'problemUnsigned',
  403: 'problemForbidden',
  404: 'problemMissing',
  405: 'problemMethod',
  409: 'problemConflict',
  503: 'problemAway',
} as const satisfies Readonly<Record<number, keyof typeof frameText>>;

/** Heading of the page that stands in for one with this status. */
export function problemTitle(status: number, locale: Locale): string {
  const known: Readonly<Record<number, keyof typeof frameText | undefined>> = titles;
  return say(locale, frameText)(known[status] ?? (status >= 500 ? 'problemFault' : 'problemRequest'));
}
