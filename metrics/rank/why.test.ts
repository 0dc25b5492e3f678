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

import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import { addContest, computeContest } from './testing.ts';
import { type Why, whyProject } from './why.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let store: Store;

beforeAll(async () => {
  store = await testStore();
  const repository = await addContest(store, 'even', { ann: 4, bo: 3, cy: 2 });
  const { person_id: ann } = await store.db
    .selectFrom('act')
    .select('person_id')
    .where('source', 'like', 'even ann%')
    .executeTakeFirstOrThrow();
  // Ann leaves in October, and changed her employer before.
  await store.db
    .deleteFrom('act')
    .where('person_id', '=', ann)
    .where('month', '=', 2026 * 12 + 9)
    .execute();
  await store.db
    .updateTable('act')
    .set({ organisation: 'other' })
    .where('person_id', '=', ann)
    .where('month', '>=', 2025 * 12 + 10)
    .execute();
  const discounted = await store.db
    .selectFrom('act')
    .select(['project', 'repository_id', 'kind', 'source'])
    .where('source', 'like', 'even bo 2026-10%')
    .execute();
  await store.db
    .insertInto('act_discount')
    .values(discounted.map((act) => ({ ...act, rule: 'burst', factor: '1', evidence: '{}' })))
    .execute();
  await store.db
    .insertInto('tag')
    .values({
      repository_id: repository,
      name: 'v1.0',
      commit_sha: null,
      annotated: false,
      signed: false,
      tagger_id: null,
      tagged_at: new Date('2026-10-05T00:00:00Z'),
    })
    .execute();
  await computeContest(store, ['even'], '2026-09', '2026-10');
  await store.db
    .insertInto('check_history')
    .values([
      { project: 'even', check_id: 'readme', since: '2026-09-01', revision: 1, status: 'fail', score: 0 },
      { project: 'even', check_id: 'readme', since: '2026-10-03', revision: 1, status: 'pass', score: 1 },
    ])
    .execute();
});
afterAll(() => store.close());

function total(why: Why): number {
  return why.inputs.reduce(
    (sum, { share }) => sum + Math.round((share ?? 0) * 1e6),
    Math.round((why.rounding ?? 0) * 1e6),
  );
}

function input(why: Why, id: string) {
  return why.inputs.find((one) => one.id === id);
}

it('splits the difference of two scores exactly, down to people, months, releases and checks', async () => {
  const why = await whyProject(store, { project: 'even', model: 'quality', from: '2026-09', to: '2026-10' });
  expect(why.difference).not.toBeNull();
  expect(total(why)).toBe(Math.round((why.difference ?? 0) * 1e6));
  expect(Math.abs(why.rounding ?? 1)).toBeLessThanOrEqual(0.0101);
  expect(why.parts.reduce((sum, { share }) => sum + Math.round((share ?? 0) * 1e6), 0)).toBe(
    total(why) - Math.round((why.rounding ?? 0) * 1e6),
  );
  const commits = input(why, 'commit-frequency');
  expect(commits?.share).toBeLessThan(0);
  expect(commits?.facts.find(({ kind }) => kind === 'people')).toMatchObject({
    items: [{ name: 'ann', was: 48, now: 44 }],
    more: 0,
  });
  expect(commits?.facts.find(({ kind }) => kind === 'months')?.items).toEqual([
    { name: '2025-10', was: 9, now: 0 },
    { name: '2026-10', was: 0, now: 5 },
  ]);
  const readme = input(why, 'readme');
  expect([readme?.was?.score, readme?.now.score]).toEqual([0, 100]);
  expect(readme?.facts[0]?.text.en).toMatch(/^fail → pass: /);
  const releases = input(why, 'releases');
  expect([releases?.was?.value, releases?.now.value]).toEqual([0, 1]);
  expect(releases?.facts.find(({ kind }) => kind === 'releases')?.items).toEqual([{ name: 'v1.0', was: 0, now: 1 }]);
});

it('tells of employers that changed and of acts that were discounted', async () => {
  const why = await whyProject(store, { project: 'even', model: 'quality', from: '2026-09', to: '2026-10' });
  expect(why.facts).toEqual([
    expect.objectContaining({
      kind: 'affiliations',
      items: [{ name: 'acme+other → other', was: null, now: 1 }],
    }) as unknown,
    expect.objectContaining({ kind: 'discounts', items: [{ name: 'burst', was: 0, now: 3 }], more: 0 }) as unknown,
  ]);
});

it('explains one month by the points of each input', async () => {
  const why = await whyProject(store, { project: 'even', model: 'quality', from: null, to: '2026-10' });
  expect(why.from).toBeNull();
  expect(total(why)).toBe(Math.round((why.to.value ?? 0) * 1e6));
  expect(why.inputs.every(({ was }) => was === null)).toBe(true);
  expect(input(why, 'commit-frequency')?.facts[0]?.items).toEqual([{ name: 'commit', was: null, now: 104 }]);
});

it('names nobody who asked not to be shown', async () => {
  const ann = await store.db
    .selectFrom('identity')
    .select('value_hash')
    .where('name', '=', 'ann')
    .executeTakeFirstOrThrow();
  await store.db
    .insertInto('opt_out')
    .values({ value_hash: ann.value_hash, asked_hash: ann.value_hash, reason: 'asked', actor: 'lin' })
    .execute();
  const why = await whyProject(store, { project: 'even', model: 'quality', from: '2026-09', to: '2026-10' });
  expect(input(why, 'commit-frequency')?.facts.find(({ kind }) => kind === 'people')?.items[0]?.name).toBe('*');
  expect(JSON.stringify(why)).not.toMatch(/"ann"/);
});

it('splits nothing where a score is not known, and says why', async () => {
  const why = await whyProject(store, { project: 'even', model: 'quality', from: '2020-01', to: '2026-10' });
  expect([why.difference, why.rounding]).toEqual([null, null]);
  expect(why.from?.reason?.en).toMatch(/^Too little is known/);
  expect(why.inputs.every(({ share }) => share === null)).toBe(true);
});
