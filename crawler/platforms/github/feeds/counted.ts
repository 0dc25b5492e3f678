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

import type { FeedContext, Json } from '../../../platform.ts';

/** Rows up to which a list is read again when its count and ours differ; longer ones wait for the next full run. */
export const mostRelisted = 10_000;

function totalOf(state: Json): number | null {
  const total = typeof state === 'object' && state !== null && 'total' in state ? state.total : null;
  return typeof total === 'number' ? total : null;
}

/** True when the repository still tells the count that the last clean run ended with. */
export function countHolds(context: FeedContext, total: number | null): boolean {
  return context.mode === 'delta' && total !== null && totalOf(context.state) === total;
}
