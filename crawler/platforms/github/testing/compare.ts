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

import type { AccountFact } from '../../../fact.ts';
import { readNodeId } from '../../../testing/github/ids.ts';
import { type ExpectedFacts, expectedFacts } from '../../../testing/world/expected.ts';
import type { WorldRepository } from '../../../testing/world/model.ts';
import type { Memory } from './drive.ts';

function isAccount(value: object): value is AccountFact {
  return 'login' in value && 'kind' in value;
}

/** Accounts as id and kind: names and employers come with profiles only. */
function plain(value: unknown): unknown {
  if (value instanceof Date || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => plain(one));
  if (isAccount(value)) return `${value.kind} ${value.login} ${value.id}`;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, key === 'assignees' ? logins(one) : plain(one)]),
  );
}

/** The list of assignees is one of people: whoever else is in it is shown as one. */
function logins(list: unknown): unknown {
  return (list as readonly AccountFact[]).map(({ login, id }) => `${login} ${id}`);
}

/** The number of an event, which is in its node id. */
function eventId(id: string): string {
  return readNodeId(id)?.parts.at(-1) ?? id;
}

/** Counts that only the other of GitHub's APIs tells. */
const untold = new Set(['commentCount', 'commitCount']);

function lines(rows: Iterable<object>, leave: ReadonlySet<string> = new Set()): Set<string> {
  const named = [...rows].map((row) => Object.entries(row).filter(([key]) => !leave.has(key)));
  const ordered = named.map((row) => row.toSorted(([left], [right]) => left.localeCompare(right)));
  return new Set(ordered.map((row) => JSON.stringify(plain(Object.fromEntries(row)))));
}

const discussions = ['issues', 'changes', 'comments', 'reviews', 'events'] as const;

/** Rows that are on one side only, and how many are on both. */
export interface Difference {
  readonly missing: Readonly<Record<string, readonly string[]>>;
  readonly surplus: Readonly<Record<string, readonly string[]>>;
  readonly same: number;
}

/** What a crawl kept beside what the world holds; `unknown` are fields that are not told. */
export function compare(
  memory: Memory,
  repository: WorldRepository,
  which: readonly (keyof ExpectedFacts)[] = discussions,
  unknown: ReadonlySet<string> = new Set(),
): Difference {
  const expected = expectedFacts(repository);
  const missing: Record<string, readonly string[]> = {};
  const surplus: Record<string, readonly string[]> = {};
  let same = 0;
  for (const kind of which) {
    const leave = kind === 'changes' ? unknown.union(untold) : unknown;
    const rows = [...memory.rows[kind].values()];
    const named = kind === 'events' ? rows.map((row) => ({ ...row, id: eventId((row as { id: string }).id) })) : rows;
    const ours = lines(named, leave);
    const theirs = lines(expected[kind], leave);
    const [lost, odd] = [theirs.difference(ours), ours.difference(theirs)];
    if (lost.size > 0) missing[kind] = [...lost].slice(0, 3);
    if (odd.size > 0) surplus[kind] = [...odd].slice(0, 3);
    same += theirs.size - lost.size;
  }
  return { missing, surplus, same };
}
