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

import type { HttpAnswer } from '../../../http/http.ts';
import type { Client } from '../client.ts';
import type { ListOptions } from './list.ts';

/** A list in order of `updated_at`, oldest first, that can be asked from an instant on. */
export interface Keyset<T> extends ListOptions<T> {
  /** Address of the first page; null = from the beginning. */
  readonly url: (since: Date | null) => string;
  readonly stamp: (row: T) => Date;
}

/** Time as GitHub documents it for its parameters: whole seconds, rounded down. */
export function wholeSecond(at: Date | number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

function stampOf<T>(rows: readonly T[], stamp: (row: T) => Date): number {
  return rows.reduce((newest, row) => Math.max(newest, stamp(row).getTime()), Number.NEGATIVE_INFINITY);
}

/**
 * Pages of such a list from `since` on, each asked by the newest stamp of the one before, so that rows that move while
 * it is read are met again, not lost. Only where a whole page has one stamp its link is followed.
 */
export async function* byStamp<T>(
  client: Client,
  since: Date | null,
  list: Keyset<T>,
): AsyncGenerator<{ readonly rows: readonly T[]; readonly upTo: Date | null }> {
  const { url, stamp, ...options } = list;
  let from = since;
  let next: string | null = url(since);
  const been = new Set<string>();
  while (next !== null && !been.has(next)) {
    been.add(next);
    const answer: HttpAnswer<readonly T[]> = await client.get(next, options);
    const rows = answer.body ?? [];
    const newest = stampOf(rows, stamp);
    const moved: boolean = rows.length > 0 && newest > (from?.getTime() ?? Number.NEGATIVE_INFINITY);
    if (moved) from = new Date(newest);
    yield { rows, upTo: from };
    next = answer.next === null ? null : moved ? url(from) : answer.next;
  }
}
