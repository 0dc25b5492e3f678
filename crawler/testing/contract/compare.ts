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

import { expect } from 'vitest';
import type { Stream } from '#store/stream.ts';
import type { AccountFact } from '../../fact.ts';
import type { Capability } from '../../platform.ts';
import { type Expectation, type ExpectedFacts, expectedFacts } from '../world/expected.ts';
import type { World } from '../world/world.ts';
import type { Gathered } from './drive.ts';

/** A kind of facts that worlds have an answer for. */
export type FactKind = Exclude<keyof ExpectedFacts, 'tombstones'>;

/**
 * What a platform tells of each kind: the fields that are left are compared, null leaves the whole thing out. Kinds
 * that are not named are compared in full.
 */
export type Tells = {
  readonly [K in FactKind]?: (fact: ExpectedFacts[K][number], world: World) => object | null;
} & {
  /** Which fields of an account it tells beside an act, and how; null = it shows nobody. Id, login and kind unless told. */
  readonly account?: (account: AccountFact) => Partial<AccountFact> | null;
};

/** A fact without some of its fields. */
export function without<T extends object>(...fields: readonly (keyof T)[]): (fact: T) => object {
  return (fact) => Object.fromEntries(Object.entries(fact).filter(([key]) => !fields.includes(key as keyof T)));
}

const setLike: ReadonlySet<string> = new Set(['labels', 'assignees', 'requestedReviewers', 'requiredChecks', 'assets']);

function isAccount(value: object): value is AccountFact {
  return 'login' in value && 'kind' in value;
}

/** Dates as text, sets in order, accounts as the platform shows them. */
function plain(value: unknown, account: (of: AccountFact) => object | null, key = ''): unknown {
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => plain(item, account));
    return setLike.has(key) ? items.filter((item) => item !== null).sort(byText) : items;
  }
  if (isAccount(value)) return account(value);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner, account, name)]));
}

function byText(left: unknown, right: unknown): number {
  const [one, other] = [JSON.stringify(left), JSON.stringify(right)];
  return one < other ? -1 : one > other ? 1 : 0;
}

function pick(value: object, keys: readonly string[]): object {
  return Object.fromEntries(keys.map((key) => [key, (value as Record<string, unknown>)[key] ?? null]));
}

/** What one side has and the other has not; long lists are cut, so that a failure can be read. */
interface Difference {
  readonly missing: readonly unknown[];
  readonly unexpected: readonly unknown[];
  /** Facts that both have, with the fields that differ as `[expected, received]`. */
  readonly different: readonly unknown[];
  readonly counts: readonly [missing: number, unexpected: number, different: number];
}

/** Facts of one side that the other does not have as often. */
function less(from: readonly unknown[], what: readonly unknown[]): unknown[] {
  const counts = new Map<string, number>();
  for (const one of what) counts.set(JSON.stringify(one), (counts.get(JSON.stringify(one)) ?? 0) + 1);
  return from.filter((one) => {
    const left = counts.get(JSON.stringify(one)) ?? 0;
    counts.set(JSON.stringify(one), left - 1);
    return left <= 0;
  });
}

function idOf(fact: unknown): string {
  const { id = null, kind = null } = fact as { readonly id?: unknown; readonly kind?: unknown };
  return id === null ? '' : JSON.stringify([id, kind]);
}

function changed(expected: unknown, received: unknown): object {
  const [left, right] = [expected, received] as Record<string, unknown>[];
  const keys = Object.keys(left ?? {}).filter((key) => JSON.stringify(left?.[key]) !== JSON.stringify(right?.[key]));
  return { id: left?.['id'], ...Object.fromEntries(keys.map((key) => [key, [left?.[key], right?.[key]]])) };
}

function difference(expected: readonly unknown[], received: readonly unknown[]): Difference {
  const [lacking, extra] = [less(expected, received), less(received, expected)];
  const others = new Map(extra.filter((fact) => idOf(fact) !== '').map((fact) => [idOf(fact), fact]));
  const both = new Set(lacking.map(idOf).filter((id) => others.has(id)));
  const missing = lacking.filter((fact) => !both.has(idOf(fact)));
  const unexpected = extra.filter((fact) => !both.has(idOf(fact)));
  const different = lacking.filter((fact) => both.has(idOf(fact))).map((fact) => changed(fact, others.get(idOf(fact))));
  const few = (list: readonly unknown[]) => [...list].sort(byText).slice(0, 3);
  return {
    missing: few(missing),
    unexpected: few(unexpected),
    different: few(different),
    counts: [missing.length, unexpected.length, different.length],
  };
}

/** Both sides in a form that is the same when the facts are. */
function bothSides(kind: FactKind, gathered: Gathered, world: World, tells: Tells, expectation: Expectation) {
  const facts = expectedFacts(world.main, expectation)[kind];
  const tell = (tells[kind] ?? ((fact: object) => fact)) as (fact: object, world: World) => object | null;
  const told = facts.map((fact: object) => tell(fact, world)).filter((fact) => fact !== null);
  const keys = Object.keys(told[0] ?? {});
  const shown = tells.account ?? (({ id, login, kind: sort }: AccountFact) => ({ id, login, kind: sort }));
  const somebody: AccountFact = { id: '1', login: 'a', name: null, kind: 'user', company: null, createdAt: null };
  const fields = Object.keys(shown(somebody) ?? {});
  const expected = told.map((fact) => plain(pick(fact, keys), (of) => shown(of)));
  const received = [...gathered.rows[kind].values()].map((fact) => plain(pick(fact, keys), (of) => pick(of, fields)));
  return { expected, received };
}

const streamOf: Readonly<Record<FactKind, Stream>> = {
  issues: 'issues',
  changes: 'changes',
  comments: 'comments',
  reviews: 'reviews',
  events: 'events',
  releases: 'releases',
  labels: 'labels',
  milestones: 'milestones',
  stars: 'stars',
  forks: 'forks',
  ciRuns: 'ci',
  protections: 'protection',
};

/** The kinds of facts of a world. */
export const factKinds = Object.keys(streamOf) as readonly FactKind[];

/** What the comparison needs to know of a platform. */
export interface Told {
  readonly tells: Tells;
  readonly expectation: Expectation;
  readonly capabilities: Readonly<Record<Stream, Capability>>;
}

/** Expects that everything was told that the platform can tell, and nothing else. */
export function expectFacts(kind: FactKind, gathered: Gathered, world: World, told: Told): void {
  const { expected, received } = bothSides(kind, gathered, world, told.tells, told.expectation);
  const stream = (fact: unknown) => (kind === 'comments' ? streamOfRemark(fact) : streamOf[kind]);
  const there = expected.filter((fact) => told.capabilities[stream(fact)].support !== 'unsupported');
  const nothing: Difference = { missing: [], unexpected: [], different: [], counts: [0, 0, 0] };
  expect({ kind, ...difference(there, received) }).toEqual({ kind, ...nothing });
}

function streamOfRemark(fact: unknown): Stream {
  return (fact as { readonly kind?: string }).kind === 'review' ? 'review-comments' : 'comments';
}
