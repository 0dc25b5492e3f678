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

import { expect, it } from 'vitest';
import { type CommunityMonth, communityMonths } from './community-month.ts';
import type { ItemRow } from './read-acts.ts';

function row(month: number, person: string | null, item: string, weight: number, merged = false): ItemRow {
  return { month, person, key: person, item, weight, merged };
}

/** The formula of one month, iterated plainly until nothing moves; `repository` is the node of the repository. */
function plainValues(
  initial: Record<string, number>,
  edges: readonly [string, string, number][],
): Record<string, number> {
  const names = Object.keys(initial).filter((name) => name !== 'repository');
  const total = (name: string) =>
    edges.filter(([user, item]) => user === name || item === name).reduce((sum, [, , a]) => sum + a, 0);
  let values = { ...initial };
  for (let round = 0; round < 3000; round++) {
    const given = 0.05 * names.reduce((sum, name) => sum + (values[name] ?? 0), 0);
    const next: Record<string, number> = { repository: 0.15 * (initial['repository'] ?? 0) + 0.85 * given };
    for (const name of names) {
      let reached = (values['repository'] ?? 0) / names.length;
      for (const [user, item, a] of edges) {
        if (item === name) reached += ((0.95 * a) / total(user)) * (values[user] ?? 0);
        if (user === name) reached += ((0.95 * a) / total(item)) * (values[item] ?? 0);
      }
      next[name] = 0.15 * (initial[name] ?? 0) + 0.85 * reached;
    }
    values = next;
  }
  return values;
}

function named({ people, values, repository }: CommunityMonth): Record<string, number> {
  return Object.fromEntries([['repository', repository], ...people.map((person, n) => [person, values[n] as number])]);
}

/** How far the month is from the values at most; infinite when it has nodes that they do not have. */
function distance(found: CommunityMonth | undefined, expected: Record<string, number>): number {
  if (found === undefined || found.people.length === 0) return Number.POSITIVE_INFINITY;
  const away = Object.entries(named(found)).map(([name, value]) => Math.abs(value - (expected[name] ?? Infinity)));
  return Math.max(...away);
}

it('lets whoever only commented on a change meet its author on one node', () => {
  const found = communityMonths([row(1, 'ann', 'change 7', 40_679), row(1, 'bob', 'change 7', 5_252)]);
  expect(
    distance(
      found[0],
      plainValues({ repository: 1, ann: 1, bob: 1, 'change 7': 1 }, [
        ['ann', 'change 7', 40.679],
        ['bob', 'change 7', 5.252],
      ]),
    ),
  ).toBeLessThan(1e-8);
  const apart = communityMonths([row(1, 'ann', 'change 7', 40_679), row(1, 'bob', 'issue 7', 5_252)]);
  expect(apart[0]?.values).not.toEqual(found[0]?.values);
});

it('keeps issue 7 and change 7 apart, and each item by its own number whoever acts', () => {
  const same = communityMonths([row(1, 'ann', 'issue 7', 22_235), row(1, 'bob', 'issue 8', 22_235)]);
  expect(same[0]?.values[0]).toBe(same[0]?.values[1]);
  expect(
    distance(
      same[0],
      plainValues({ repository: 1, ann: 1, bob: 1, 'issue 7': 1, 'issue 8': 1 }, [
        ['ann', 'issue 7', 22.235],
        ['bob', 'issue 8', 22.235],
      ]),
    ),
  ).toBeLessThan(1e-8);
});

it('gives a merged change 1.5 times its beginning once, whoever did what to it', () => {
  const found = communityMonths([
    row(1, 'ann', 'change 1', 40_679),
    row(1, 'bob', 'change 1', 14_695, true),
    row(1, null, 'change 2', 14_695, true),
    row(1, 'cid', 'change 2', 5_252),
  ]);
  expect(
    distance(
      found[0],
      plainValues({ repository: 1, ann: 1, bob: 1, cid: 1, 'change 1': 1.5, 'change 2': 1.5 }, [
        ['ann', 'change 1', 40.679],
        ['bob', 'change 1', 14.695],
        ['cid', 'change 2', 5.252],
      ]),
    ),
  ).toBeLessThan(1e-8);
});

it('lets people, issues, changes and the repository inherit for three months, the first in full', () => {
  const begun = [row(10, 'ann', 'change 1', 40_679)];
  const first = plainValues({ repository: 1, ann: 1, 'change 1': 1 }, [['ann', 'change 1', 40.679]]);
  for (const [month, part] of [
    [11, 1],
    [12, 0.85],
    [13, 0.85 ** 2],
  ] as const) {
    const found = communityMonths([...begun, row(month, 'ann', 'change 1', 5_252)]);
    const initial = Object.fromEntries(Object.entries(first).map(([name, value]) => [name, value * part]));
    expect(distance(found[1], plainValues(initial, [['ann', 'change 1', 5.252]]))).toBeLessThan(1e-8);
  }
  const late = communityMonths([...begun, row(14, 'ann', 'change 1', 5_252)]);
  expect(distance(late[1], first)).toBeLessThan(1e-8);
});

it('does not care for the order of people that came to it, and has no month without known people', () => {
  expect(
    communityMonths([row(1, null, 'issue 1', 22_235), row(2, 'ann', 'issue 1', 5_252)]).map(({ month }) => month),
  ).toEqual([2]);
});
