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

import type { Kysely } from 'kysely';
import { takeFromBudget } from '#store/queries/desk/throttle.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../errors.ts';
import type { Actor } from './actor.ts';

/** One name for addresses that one subscriber can change at will. */
export function network(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
}

/** How often one sender may do something, and all who are not signed in together, within an hour. */
interface Limit {
  readonly each: number;
  readonly visitors: number;
}

const seconds = 3600;

/** Counts one act of a sender; throws `too-many` with how long to wait. Those who are not signed in share a budget. */
export async function limit(
  db: Kysely<Database>,
  what: string,
  { each, visitors }: Limit,
  sender: { readonly actor: Actor; readonly address: string | null; readonly now: Date },
): Promise<void> {
  const { actor, address, now } = sender;
  const one = actor.userId ?? (address === null ? actor.holds : network(address));
  let wait = one === null ? 0 : await takeFromBudget(db, `${what} ${one}`, now, { most: each, seconds });
  if (wait === 0 && actor.userId === null) {
    wait = await takeFromBudget(db, `${what} of visitors`, now, { most: visitors, seconds });
  }
  if (wait === 0) return;
  const minutes = Math.ceil(wait / 60);
  throw new ApiError('too-many', {
    zh: `这一小时里次数太多了，请约 ${minutes} 分钟后再试；已保存的内容都在。`,
    en: `That was too often within the hour; try again in about ${minutes} minutes. What was saved is safe.`,
  });
}
