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

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import { monthIndex } from '../figures/month-index.ts';
import { type ActSpec, addActs } from '../testing/derived-facts.ts';
import { addIdentity, addProject, addRepository } from '../testing/store-facts.ts';
import { computeOpenrank } from './compute-openrank.ts';

let store: Store;

beforeEach(async () => {
  store = await testStore();
});

afterEach(() => store.close());

/** Ranks by month, nodes named so that two stores can be compared. */
async function ranks(graph: string, of: Store = store): Promise<Record<string, Record<string, number>>> {
  const rows = await of.db
    .selectFrom('openrank_month')
    .selectAll()
    .where('graph', '=', graph)
    .orderBy('month')
    .execute();
  const names = new Map<string, string>();
  for (const { id, name } of await of.db.selectFrom('identity').select(['id', 'name']).execute())
    names.set(`p${id}`, name ?? '');
  for (const { id, url } of await of.db.selectFrom('repository').select(['id', 'url']).execute())
    names.set(`r${id}`, url);
  return Object.fromEntries(
    rows.map((row) => [
      row.month,
      Object.fromEntries([
        ...row.repositories.map((id, n) => [names.get(`r${id}`), row.repository_values[n]]),
        ...row.people.map((id, n) => [names.get(`p${id}`), row.people_values[n]]),
      ]),
    ]),
  );
}

const opened = (person: string | null, at: string, number: string): ActSpec => ({
  kind: 'change-opened',
  at,
  person,
  source: number,
  subject: ['change', number],
});

const comment = (person: string | null, at: string, subject: readonly ['issue' | 'change', string]): ActSpec => ({
  kind: 'comment',
  at,
  person,
  subject,
});

const [jan, feb, mar] = [monthIndex('2026-01'), monthIndex('2026-02'), monthIndex('2026-03')];

describe('the global graph', () => {
  it('gives the values of the formula, and lets the next month inherit', async () => {
    await addProject(store, 'one');
    const repository = await addRepository(store, 'one');
    const other = await addRepository(store, 'one');
    const [ann, bob] = [await addIdentity(store, 'ann@x.example'), await addIdentity(store, 'bob@x.example')];
    await addActs(store, 'one', repository, [
      opened(ann, '2026-01-05T00:00:00Z', '1'),
      comment(bob, '2026-01-06T00:00:00Z', ['change', '1']),
    ]);
    await addActs(store, 'one', repository, [opened(bob, '2026-03-05T00:00:00Z', '2')]);
    await addActs(store, 'one', other, [opened(bob, '2026-03-05T00:00:00Z', '1')]);
    expect(await computeOpenrank(store, { last: '2026-03' })).toEqual({ projects: 1, months: 2 });
    const found = await ranks('global');
    const sigmoid = (a: number) => 1 / (1 + Math.exp(0.10425 * (-a + 44.08)));
    const first = plainValues({ ann: sigmoid(40.679), bob: sigmoid(5.252), r1: 0 }, [
      ['ann', 'r1', 40.679],
      ['bob', 'r1', 5.252],
    ]);
    const [url1, url2] = ['https://git.example/one/0', 'https://git.example/one/1'];
    close(found[jan], { ann: first['ann'], bob: first['bob'], [url1]: first['r1'] });
    expect(found[feb]).toBeUndefined();
    const inherited = (value = 0) => (value * 0.85 * 0.85 > 0.01 ? value * 0.85 * 0.85 : 0);
    const second = plainValues({ bob: inherited(first['bob']) + sigmoid(81.358), r1: inherited(first['r1']), r2: 0 }, [
      ['bob', 'r1', 40.679],
      ['bob', 'r2', 40.679],
    ]);
    close(found[mar], { bob: second['bob'], [url1]: second['r1'], [url2]: second['r2'] });
  });

  it('leaves out bots, the unknown, the titles of a scanner, copies, and whoever relates to more than 300 repositories', async () => {
    await addProject(store, 'many');
    const [ann, eve, bot] = [
      await addIdentity(store, 'ann@x.example'),
      await addIdentity(store, 'eve@x.example'),
      await addIdentity(store, 'bot@x.example'),
    ];
    for (let n = 0; n < 301; n++) {
      const id = await addRepository(store, 'many');
      await addActs(store, 'many', id, [comment(eve, '2026-01-05T00:00:00Z', ['issue', '1'])]);
      if (n > 0) continue;
      await addActs(store, 'many', id, [
        opened(ann, '2026-01-05T00:00:00Z', '1'),
        { ...opened(ann, '2026-01-05T00:00:00Z', '2'), standing: 1 },
        { ...opened(bot, '2026-01-05T00:00:00Z', '3'), class: 'bot' },
        opened(null, '2026-01-05T00:00:00Z', '4'),
        opened(ann, '2026-01-05T00:00:00Z', '5'),
        { kind: 'commit', at: '2026-01-07T00:00:00Z', person: bot },
      ]);
      await addItem('many', id, '5', '[Snyk] Upgrade everything');
    }
    await computeOpenrank(store, { last: '2026-03' });
    expect(Object.keys((await ranks('global'))[jan] ?? {})).toEqual(['https://git.example/many/0', 'ann']);
    const { people, organisations, weights } = await store.db
      .selectFrom('openrank_edge')
      .selectAll()
      .where('repository_id', '=', await firstRepository())
      .executeTakeFirstOrThrow();
    expect([people, organisations]).toEqual([
      [ann, eve, '0'].sort((a, b) => people.indexOf(a) - people.indexOf(b)),
      ['?', '?', '?'],
    ]);
    expect(Object.fromEntries(people.map((person, n) => [person, weights[n]]))).toEqual({
      [ann]: 40_679,
      [eve]: 5_252,
      0: 40_679,
    });
  });

  it('forgets a project that is not listed any more', async () => {
    await addProject(store, 'one');
    const repository = await addRepository(store, 'one');
    await addActs(store, 'one', repository, [
      opened(await addIdentity(store, 'ann@x.example'), '2026-01-05T00:00:00Z', '1'),
    ]);
    await computeOpenrank(store, { last: '2026-03' });
    expect(Object.keys(await ranks('global'))).toEqual([String(jan)]);
    await store.db.updateTable('project').set({ listed: false }).execute();
    await computeOpenrank(store, { last: '2026-03' });
    expect(await ranks('global')).toEqual({});
    expect(await ranks(`repository:${repository}`)).toEqual({});
  });

  it('stops when it is told to, and goes on from there', async () => {
    await addProject(store, 'one');
    const repository = await addRepository(store, 'one');
    await addActs(store, 'one', repository, [
      opened(await addIdentity(store, 'ann@x.example'), '2026-01-05T00:00:00Z', '1'),
    ]);
    await expect(computeOpenrank(store, { last: '2026-03', signal: AbortSignal.abort() })).rejects.toMatchObject({
      kind: 'cancelled',
    });
    expect(await computeOpenrank(store, { last: '2026-03' })).toEqual({ projects: 1, months: 1 });
    expect(await computeOpenrank(store, { last: '2026-03' })).toEqual({ projects: 0, months: 0 });
  });
});

/** The formula of the global graph, iterated plainly until nothing moves. */
function plainValues(
  initial: Record<string, number>,
  edges: readonly [string, string, number][],
): Record<string, number> {
  const names = Object.keys(initial);
  const total = (name: string) =>
    edges.filter(([user, repository]) => user === name || repository === name).reduce((sum, [, , a]) => sum + a, 0);
  let values: Record<string, number> = { ...initial, background: 0 };
  for (let round = 0; round < 2000; round++) {
    const next: Record<string, number> = {
      background: 0.85 * 0.05 * names.reduce((sum, n) => sum + (values[n] ?? 0), 0),
    };
    for (const name of names) {
      const retention = name.startsWith('r') ? 0.3 : 0.5;
      let reached = (values['background'] ?? 0) / names.length;
      for (const [user, repository, a] of edges) {
        if (repository === name) reached += ((0.95 * a) / total(user)) * (values[user] ?? 0);
        if (user === name) reached += ((0.95 * a) / total(repository)) * (values[repository] ?? 0);
      }
      next[name] = retention * (initial[name] ?? 0) + (1 - retention) * reached;
    }
    values = next;
  }
  return Object.fromEntries(names.map((n) => [n, (values[n] ?? 0) + (values['background'] ?? 0) / names.length]));
}

function close(found: Record<string, number> | undefined, expected: Record<string, number | undefined>): void {
  expect(Object.keys(found ?? {}).sort()).toEqual(Object.keys(expected).sort());
  for (const [name, value] of Object.entries(expected)) expect(found?.[name]).toBeCloseTo(value ?? Number.NaN, 9);
}

async function firstRepository(): Promise<string> {
  const { id } = await store.db.selectFrom('repository').select('id').orderBy('id').executeTakeFirstOrThrow();
  return id;
}

async function addItem(project: string, repositoryId: string, number: string, title: string): Promise<void> {
  await store.db
    .insertInto('work_item')
    .values({
      project,
      repository_id: repositoryId,
      kind: 'change',
      number,
      class: 'human',
      title,
      labels: [],
      state: 'open',
      opened_at: new Date('2026-01-05T00:00:00Z'),
      month: jan,
      open_during: '{[2026-01-05 00:00Z,)}',
    } as never)
    .execute();
}

/** Numbers from 0 to below 1 that are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const projects = ['a', 'b', 'c', 'd'];
const mails = Array.from({ length: 12 }, (_, n) => `p${n}@x.example`);

interface Delta {
  readonly project: string;
  readonly mail: string | null;
  readonly spec: Omit<ActSpec, 'person'>;
}

function randomDelta(random: () => number, n: number): Delta {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const at = new Date(Date.UTC(2025, Math.floor(random() * 15), 1 + Math.floor(random() * 28))).toISOString();
  const kind = pick([
    'change-opened',
    'issue-opened',
    'comment',
    'issue-closed',
    'review-comment',
    'change-merged',
    'change-closed',
  ] as const);
  const subject = [kind.startsWith('issue') ? 'issue' : 'change', String(1 + Math.floor(random() * 6))] as const;
  return {
    project: pick(projects),
    mail: random() < 0.1 ? null : pick(mails),
    spec: { kind, at, subject, source: `s${n}` },
  };
}

async function addHub(to: Store, order: readonly string[]): Promise<Map<string, string>> {
  const repositories = new Map<string, string>();
  for (const slug of order) await addProject(to, slug);
  for (const slug of order) {
    const id = await addRepository(to, slug);
    const url = `https://git.example/${slug}`;
    await to.db.updateTable('repository').set({ url, platform_id: url }).where('id', '=', id).execute();
    repositories.set(slug, id);
  }
  return repositories;
}

async function put(
  to: Store,
  repositories: ReadonlyMap<string, string>,
  { project, mail, spec }: Delta,
): Promise<void> {
  const person = mail === null ? null : await addIdentity(to, mail);
  const other = spec.kind === 'change-merged' ? await addIdentity(to, 'p3@x.example') : null;
  await addActs(to, project, repositories.get(project) as string, [{ ...spec, person, other }]);
}

async function everything(of: Store, repositories: ReadonlyMap<string, string>) {
  const graphs: Record<string, unknown> = { global: await ranks('global', of) };
  for (const [slug, id] of repositories) graphs[slug] = await ranks(`repository:${id}`, of);
  return graphs;
}

describe.each([1, 2, 3])('random deltas, number %i', (seed) => {
  it('come to the same bytes month after month, from scratch, and in any order of arrival', async () => {
    const random = numbers(seed);
    const deltas = Array.from({ length: 160 }, (_, n) => randomDelta(random, n));
    const repositories = await addHub(store, projects);
    for (const [n, delta] of deltas.entries()) {
      await put(store, repositories, delta);
      if (n % 20 === 19) await computeOpenrank(store, { last: n < 100 ? '2025-11' : '2026-03' });
      if (n % 50 === 49) {
        await store.db
          .deleteFrom('act')
          .where('source', '=', `s${n - 20}`)
          .execute();
        await put(store, repositories, deltas[n - 20] as Delta);
      }
    }
    await computeOpenrank(store, { last: '2026-03' });
    const incremental = await everything(store, repositories);
    expect(Object.keys(incremental['global'] as object)).toHaveLength(15);
    const scratch = await computeOpenrank(store, { last: '2026-03', fromScratch: true });
    expect(scratch).toEqual({ projects: 4, months: 15 });
    expect(await everything(store, repositories)).toEqual(incremental);
    const other = await testStore();
    try {
      const theirs = await addHub(other, projects.toReversed());
      for (const delta of deltas.toReversed()) await put(other, theirs, delta);
      await computeOpenrank(other, { last: '2026-03' });
      expect(await everything(other, theirs)).toEqual(incremental);
    } finally {
      await other.close();
    }
  }, 60_000);
});
