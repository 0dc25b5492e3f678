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

import { describe, expect, it } from 'vitest';
import { versionOrders } from '../version-order-registry.ts';
import { createMatcher } from './matcher.ts';
import { databaseOf, packageFor } from './testing-advisories.ts';

type Random = () => number;

function randomOf(seed: number): Random {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_00_00_00_00;
  };
}

function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

interface Naive {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly affected: readonly {
    readonly package: { readonly ecosystem: string; readonly name: string };
    readonly ranges: readonly { readonly type: string; readonly events: readonly Record<string, string>[] }[];
    readonly versions: readonly string[];
  }[];
}

const versions = ['0.9.0', '1.0.0-rc.1', '1.0.0', '1.0.1', '1.2.0', '2.0.0', '2.1.0', '3.0.0'];

function eventsOf(random: Random): Record<string, string>[] {
  const points = versions.filter(() => random() < 0.4);
  const ends = pick(random, ['fixed', 'last_affected'] as const);
  const events = points.map((version, at) => ({ [at % 2 === 0 ? 'introduced' : ends]: version }));
  if (random() < 0.4) events[0] = { introduced: '0' };
  if (random() < 0.1) events.push({ limit: pick(random, [...versions, '*']) });
  return events.some((event) => event['introduced'] !== undefined)
    ? events.sort(() => random() - 0.5)
    : [{ introduced: pick(random, versions) }];
}

function recordOf(random: Random, number: number): Naive & { readonly modified: string } {
  return {
    id: `R-${number}`,
    modified: '2026-01-01T00:00:00Z',
    aliases: random() < 0.3 ? [`C-${Math.floor(random() * 40)}`] : [],
    affected: Array.from({ length: 1 + Math.floor(random() * 2) }, () => ({
      package: { ecosystem: 'npm', name: pick(random, ['a', 'b', 'c', 'd']) },
      ranges: random() < 0.8 ? [{ type: 'SEMVER', events: eventsOf(random) }] : [],
      versions: random() < 0.3 ? versions.filter(() => random() < 0.2) : [],
    })),
  };
}

const compare = (a: string, b: string) => versionOrders.get('semver')?.compare(a, b) ?? 0;

/** As the specification of the schema writes it down: events in order, one after the other. */
function isInRange(events: readonly Record<string, string>[], version: string): boolean {
  const limits = events.flatMap(({ limit }) => limit ?? []);
  if (limits.length > 0 && !limits.some((limit) => limit === '*' || compare(version, limit) < 0)) return false;
  const at = (event: Record<string, string>) => Object.values(event)[0] as string;
  const sorted = events
    .filter(({ limit }) => limit === undefined)
    .toSorted((a, b) => (at(a) === '0' ? -1 : at(b) === '0' ? 1 : compare(at(a), at(b))));
  let vulnerable = false;
  for (const { introduced, fixed, last_affected: last } of sorted) {
    if (introduced !== undefined && (introduced === '0' || compare(version, introduced) >= 0)) vulnerable = true;
    else if (fixed !== undefined && compare(version, fixed) >= 0) vulnerable = false;
    else if (last !== undefined && compare(version, last) > 0) vulnerable = false;
  }
  return vulnerable;
}

function naiveIds(records: readonly Naive[], name: string, version: string): string[][] {
  const hits = records.filter(({ affected }) =>
    affected.some(
      (one) =>
        one.package.name === name &&
        (one.versions.includes(version) || one.ranges.some(({ events }) => isInRange(events, version))),
    ),
  );
  const groups: Set<string>[] = [];
  for (const { id, aliases } of hits) {
    const all = new Set([id, ...aliases]);
    const same = groups.filter((group) => [...all].some((one) => group.has(one)));
    for (const group of same) {
      for (const one of group) all.add(one);
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push(all);
  }
  return groups.map((group) => [...group].sort()).sort((a, b) => (a.join() < b.join() ? -1 : 1));
}

describe('the matcher', () => {
  it('says the same as one that asks every record for every package, without any index', () => {
    let matched = 0;
    for (let seed = 1; seed <= 40; seed += 1) {
      const random = randomOf(seed);
      const records = Array.from({ length: 60 }, (_, number) => recordOf(random, number));
      const { matches } = createMatcher([databaseOf(records.slice(0, 35)), databaseOf(records.slice(25))]);
      for (const name of ['a', 'b', 'c', 'd', 'e']) {
        for (const version of versions) {
          const found = matches([packageFor(`pkg:npm/${name}@${version}`)]);
          const ids = found.map(({ advisory, aliases }) => [advisory, ...aliases].sort());
          ids.sort((a, b) => (a.join() < b.join() ? -1 : 1));
          expect(ids, `seed ${seed}, ${name} ${version}`).toEqual(naiveIds(records, name, version));
          matched += ids.length;
        }
      }
    }
    expect(matched).toBeGreaterThan(10_000);
  });
});
