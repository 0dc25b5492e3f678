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

const day = 86_400_000;

function readAt(state: Json): number {
  const at = typeof state === 'object' && state !== null && 'readAt' in state ? state.readAt : null;
  return typeof at === 'string' ? Date.parse(at) : Number.NaN;
}

/** True when the last clean run is less than a day ago: for what changes seldom and has no tag. */
export function readToday(context: FeedContext): boolean {
  return context.mode === 'delta' && context.startedAt.getTime() - readAt(context.state) < day;
}

/** What {@link readToday} reads at the next visit. */
export function readNow(context: FeedContext): { readonly readAt: string } {
  return { readAt: context.startedAt.toISOString() };
}
