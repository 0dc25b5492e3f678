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

import type { Store } from '#store/open.ts';
import { randomStream } from '../rank/random.ts';
import { addStreams } from './derived-facts.ts';
import {
  addChanges,
  addComments,
  addEvents,
  addIssues,
  addReviews,
  type ChangeSpec,
  type IssueSpec,
} from './platform-facts.ts';
import { addForks, addStars } from './repository-facts.ts';
import { addCommits, addIdentity, addOrganisation, addProject, addRepository, type CommitSpec } from './store-facts.ts';

/** Addresses and accounts of the community; two of one person stand together. */
const people: readonly (readonly string[])[] = [
  ['a@one.example', 'account-a'],
  ['b@sub.one.example', 'account-b'],
  ['c@two.example'],
  ['d@gmail.com', 'account-d'],
  ['e@nobody.example'],
  ['f@two.example', 'account-f'],
  ['account-g'],
  ['account-h'],
];

const machine = 'bot-ci';
const days = 1400;
const [first, lastDay] = [Date.UTC(2023, 0, 10), Date.UTC(2026, 10, 14)];

/** How a community of a test is put in. */
export interface CommunitySpec {
  readonly seed: number;
  /** Identities get their ids from the last one on. */
  readonly reversed?: boolean;
  /** Bots commit, comment, review, open and star too. */
  readonly bots?: boolean;
}

/**
 * Projects `left` and `right` over almost four years: two repositories each, of which they share one, some commits in
 * two repositories, people who change employer within a month, act on their own behalf or are not known.
 */
export async function addCommunity(store: Store, spec: CommunitySpec): Promise<void> {
  const names = people.flat();
  const ids = new Map<string, string>();
  for (const name of spec.reversed === true ? [...names].reverse() : names)
    ids.set(name, await addIdentity(store, name));
  await addEmployers(store, ids);
  for (const project of ['left', 'right']) await addProject(store, project);
  const shared = commits(spec.seed, 'shared', 60);
  const repositories: string[] = [];
  for (const [index, project] of ['left', 'left', 'right'].entries()) {
    const repository = await addRepository(store, project);
    repositories.push(repository);
    await addStreams(store, repository, '2026-11-15T08:00:00Z', '2023-01-01T00:00:00Z');
    await addCommits(store, repository, [...commits(spec.seed + index, `own ${index}`, 160), ...shared]);
    await addTalk(store, repository, spec.seed * 10 + index);
    if (spec.bots === true) await addMachine(store, repository, spec.seed + index);
  }
  await store.db
    .insertInto('project_repository')
    .values({ project: 'right', repository_id: repositories[1] as string, position: 9 })
    .execute();
}

async function addEmployers(store: Store, ids: ReadonlyMap<string, string>): Promise<void> {
  await addOrganisation(store, 'one', [{ domain: 'one.example' }]);
  await addOrganisation(store, 'early', [{ domain: 'two.example', to: '2026-02-11' }]);
  await addOrganisation(store, 'late', [
    { domain: 'two.example', from: '2026-02-11' },
    { domain: 'sub.one.example', from: '2026-05-20' },
  ]);
  for (const own of people) {
    const numbers = own.map((name) => Number(ids.get(name)));
    const person = String(Math.min(...numbers));
    const rows = numbers.map((id) => ({ identity_id: String(id), person_id: person }));
    if (rows.length > 1) await store.db.insertInto('person_identity').values(rows).execute();
    await addClaims(store, own[0] ?? '', person);
  }
}

/** Who is employed where by their own word: two change within a month, one of them to nobody. */
async function addClaims(store: Store, name: string, person: string): Promise<void> {
  const claims: Record<string, readonly (readonly [string, string | null, string | null])[]> = {
    'd@gmail.com': [
      ['one', null, '2026-03-15'],
      ['~', '2026-03-15', null],
    ],
    'account-g': [
      ['late', '2024-01-01', '2026-07-10'],
      ['early', '2026-07-10', null],
    ],
  };
  const rows = (claims[name] ?? []).map(([organisation, from, to]) => ({
    person_id: person,
    organisation,
    valid_from: from,
    valid_to: to,
    basis: 'claim' as const,
    claim_id: null,
  }));
  if (rows.length > 0) await store.db.insertInto('affiliation').values(rows).execute();
}

function dice(seed: number) {
  const random = randomStream(seed);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return {
    random,
    at: (after = first) =>
      new Date(Math.min(after + Math.floor(random() * days * 86_400) * 1000, lastDay)).toISOString(),
    soon: (after: string) =>
      new Date(Math.min(Date.parse(after) + Math.floor(random() * 40 * 86_400) * 1000, lastDay)).toISOString(),
    who: () => one(one(people)),
    anybody: () => (random() < 0.1 ? null : one(one(people))),
  };
}

function commits(seed: number, name: string, n: number): CommitSpec[] {
  const { random, at, who } = dice(seed);
  return Array.from({ length: n }, (_, i) => ({
    at: at(),
    author: who(),
    coAuthors: random() < 0.3 ? [...new Set([who(), who()])] : [],
    name: `${seed} ${name} ${i}`,
    additions: Math.floor(random() * 90),
    deletions: Math.floor(random() * 40),
    signedOff: random() < 0.5,
    merge: random() < 0.1,
  }));
}

/** Issues, changes and what was said of them, stars and forks. */
async function addTalk(store: Store, repository: string, seed: number): Promise<void> {
  const { random, at, who, anybody } = dice(seed + 1000);
  const items = subjects(seed);
  await addIssues(store, repository, items.issues);
  await addChanges(store, repository, items.changes);
  await addSayings(store, repository, items, seed);
  const closed = items.issues.filter(({ closedAt }) => closedAt !== undefined);
  await addTurns(store, repository, closed, who);
  await addStars(
    store,
    repository,
    people.map((own) => ({ who: own.at(-1) ?? '', at: at() })),
  );
  const forks = Array.from({ length: 4 + Math.floor(random() * 4) }, () => ({ who: anybody(), at: at() }));
  await addForks(store, repository, forks);
}

interface Subjects {
  readonly issues: readonly IssueSpec[];
  readonly changes: readonly ChangeSpec[];
}

function subjects(seed: number): Subjects {
  const { random, at, soon, who, anybody } = dice(seed + 2000);
  const item = (i: number): IssueSpec => {
    const openedAt = at();
    const closed = random() < 0.6 ? { closedAt: soon(openedAt), ...(random() < 0.8 ? { closedBy: who() } : {}) } : {};
    return { number: String(i), at: openedAt, who: anybody(), title: `Title ${seed} ${i}`, ...closed };
  };
  const change = (i: number): ChangeSpec => {
    const { closedAt, closedBy, ...rest } = item(i);
    const open = { ...rest, additions: Math.floor(random() * 50), deletions: Math.floor(random() * 20) };
    if (closedAt === undefined) return open;
    if (random() < 0.7) return { ...open, mergedAt: closedAt, mergedBy: closedBy ?? who() };
    return { ...open, closedAt, ...(closedBy === undefined ? {} : { closedBy }) };
  };
  return {
    issues: Array.from({ length: 50 }, (_, i) => item(i + 1)),
    changes: Array.from({ length: 60 }, (_, i) => change(i + 101)),
  };
}

async function addSayings(
  store: Store,
  repository: string,
  { issues, changes }: Subjects,
  seed: number,
): Promise<void> {
  const { random, soon, anybody } = dice(seed + 3000);
  const all = [
    ...issues.map((issue) => ({ on: ['issue', issue.number] as const, opened: issue.at })),
    ...changes.map((change) => ({ on: ['change', change.number] as const, opened: change.at })),
  ];
  const said = all.flatMap(({ on, opened }) =>
    Array.from({ length: Math.floor(random() * 3) }, () => ({ on, at: soon(opened), who: anybody() })),
  );
  const lines = changes
    .filter(() => random() < 0.5)
    .map(({ number, at }) => ({ on: ['change', number] as const, at: soon(at), who: anybody(), line: true as const }));
  const reviews = changes
    .filter(() => random() < 0.7)
    .map(({ number, at }) => ({ change: number, at: soon(at), who: anybody() }));
  await addComments(store, repository, [...said, ...lines]);
  await addReviews(store, repository, reviews);
}

/** Every fourth closed issue was opened anew and closed again. */
async function addTurns(
  store: Store,
  repository: string,
  closed: readonly IssueSpec[],
  who: () => string,
): Promise<void> {
  const day = 86_400_000;
  for (const { number, closedAt = '' } of closed.filter((_, i) => i % 4 === 0)) {
    const on = ['issue', number] as const;
    const before = (n: number) => new Date(Date.parse(closedAt) - n).toISOString();
    await addEvents(store, repository, [
      { on, kind: 'closed', at: before(day / 24), who: who() },
      { on, kind: 'reopened', at: before(day / 48), who: who() },
      { on, kind: 'closed', at: closedAt, who: who() },
    ]);
  }
}

/** What a bot does beside people, and nothing that changes what people did. */
async function addMachine(store: Store, repository: string, seed: number): Promise<void> {
  const { at } = dice(seed + 5000);
  const often = <T>(make: (i: number) => T) => Array.from({ length: 12 }, (_, i) => make(i));
  await addCommits(
    store,
    repository,
    often((i) => ({ at: at(), author: 'bot@ci.example', name: `bot ${seed} ${i}`, signedOff: true })),
  );
  await addIssues(
    store,
    repository,
    often((i) => ({ number: String(900 + i), at: at(), who: machine })),
  );
  await addChanges(
    store,
    repository,
    often((i) => ({
      number: String(950 + i),
      at: at(),
      who: machine,
      mergedAt: '2026-11-14T00:00:00Z',
      mergedBy: machine,
    })),
  );
  await addComments(
    store,
    repository,
    often((i) => ({ on: ['issue', String(i + 1)], at: at(), who: machine })),
  );
  await addReviews(
    store,
    repository,
    often((i) => ({ change: String(i + 101), at: at(), who: machine })),
  );
  await addStars(store, repository, [{ who: machine, at: at() }]);
  await addForks(store, repository, [{ who: machine, at: at() }]);
}
