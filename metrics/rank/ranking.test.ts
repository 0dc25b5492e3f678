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

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Store } from '#store/open.ts';
import { silent, type TestTemplate, testStore, testTemplate } from '#store/testing.ts';
import { computeAll } from '../compute/compute.ts';
import type { ScoreResult } from '../model.ts';
import { quality } from '../models/quality.ts';
import { addSmallHub } from '../testing/hub.ts';
import { canonicalJson, digestOf } from './canonical.ts';
import type { EligibilityFacts } from './eligibility.ts';
import { type PartValues, rankIntervals } from './rank-interval.ts';
import { type Candidate, rankProjects } from './rank-projects.ts';
import { freezeRanking } from './ranking.ts';
import { rankingRules } from './rules.ts';

vi.setConfig({ testTimeout: 60_000 });

const parts = quality.parts.project ?? [];

/** A score whose parts all have these values, in the model's order; null = unavailable. */
function score(values: readonly (number | null)[], more: Partial<ScoreResult> = {}): ScoreResult {
  const measured = parts.map(({ id, name, weight }, index) => {
    const value = values[index % values.length] ?? null;
    return { id, name, weight, value, coverage: value === null ? 0 : 1, inputs: [] };
  });
  const known = measured.filter(({ value }) => value !== null);
  const whole = known.reduce((total, { weight }) => total + weight, 0);
  const value = known.reduce((total, part) => total + part.weight * (part.value ?? 0), 0) / whole;
  return { model: 'quality', revision: 1, value, coverage: 0.75, reason: null, parts: measured, ...more };
}

const facts: EligibilityFacts = {
  stage: 'incubating',
  licence: { concluded: 'MIT', approved: true, agreement: 'agree', declared: 'MIT', detected: 'MIT' },
  firstCommitAt: '2026-01-01T00:00:00.000Z',
  archived: null,
  conflicts: null,
};

function candidate(project: string, more: Partial<Candidate> & { readonly facts?: EligibilityFacts } = {}): Candidate {
  return {
    project,
    name: { zh: project, en: project },
    domain: 'database',
    admittedOn: '2024-05-01',
    facts,
    score: score([50]),
    without: [],
    ...more,
  };
}

function having(project: string, more: Partial<EligibilityFacts>, value?: ScoreResult): Candidate {
  return candidate(project, { facts: { ...facts, ...more }, ...(value && { score: value }) });
}

const contest = { model: quality, month: '2026-10', rules: rankingRules, before: null } as const;

function order(candidates: readonly Candidate[]) {
  return rankProjects(contest, candidates).map(({ rank, project, reason }) => [rank, project, reason?.en ?? null]);
}

describe('canonical JSON', () => {
  it('does not depend on the order of keys, and leaves out what is undefined', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'é"' }], a: undefined })).toBe('{"b":[1,{"c":"é\\"","d":null}]}');
    expect(digestOf({ a: 1, b: 2 })).toBe(digestOf({ b: 2, a: 1 }));
  });
});

describe('order', () => {
  it('breaks ties by coverage, then earlier admission, then slug', () => {
    const equal = [
      candidate('zz', { admittedOn: '2023-01-01' }),
      candidate('never', { admittedOn: null }),
      candidate('bb'),
      candidate('aa'),
      candidate('covered', { score: score([50], { coverage: 0.8 }) }),
      candidate('best', { score: score([51]) }),
    ];
    const expected = ['best', 'covered', 'zz', 'aa', 'bb', 'never'];
    expect(order(equal)).toEqual(expected.map((project, index) => [index + 1, project, null]));
    expect(order([...equal].reverse())).toEqual(order(equal));
  });

  it('names the first condition that is not met, and never refuses what is unknown from git', () => {
    const none = { concluded: null, approved: null, agreement: 'none', declared: null, detected: null } as const;
    const refused = [
      having('a-stage', { stage: 'applied' }),
      having('b-licence', {
        licence: { ...none, concluded: 'LicenseRef-x', approved: false, agreement: 'only-detected' },
      }),
      having('c-none', { licence: none }),
      having('d-conflict', { licence: { ...none, agreement: 'conflict', declared: 'GPL-2.0-only', detected: 'MIT' } }),
      having('e-young', { firstCommitAt: '2026-08-01T00:00:00.000Z' }),
      having('f-little', {}, score([50], { value: null, reason: { zh: '太少', en: 'Too little' } })),
      having('g-old-enough', { firstCommitAt: '2026-07-31T23:59:59.000Z' }),
      having('h-archived', { archived: true }),
      having('i-files', { conflicts: [{ expression: 'GPL-3.0-only', files: 2, path: 'src/a.c' }] }),
      having('j-not-crawled', { licence: null, firstCommitAt: null }),
    ];
    expect(order(refused)).toEqual([
      [1, 'g-old-enough', null],
      [null, 'a-stage', 'Not in sandbox, incubating or graduated'],
      [null, 'b-licence', 'LicenseRef-x: neither approved by the OSI nor a Mulan licence'],
      [null, 'c-none', 'No licence was identified'],
      [null, 'd-conflict', 'The declared licence (GPL-2.0-only) and the licence text (MIT) disagree'],
      [null, 'e-young', 'Less than three months of history at the end of the month'],
      [null, 'f-little', 'Too little'],
      [null, 'h-archived', 'Its repositories are archived'],
      [null, 'i-files', 'Unresolved licence conflict among the distributed files: 2 under GPL-3.0-only, as src/a.c'],
      [null, 'j-not-crawled', 'Not crawled yet: the licence is unknown'],
    ]);
    const before = new Map([['one', { rank: 4, value: 40, parts: [], reason: null }]]);
    const [entry] = rankProjects({ ...contest, before }, [candidate('one')]);
    expect(entry?.conditions.map(({ id, met }) => [id, met])).toEqual([
      ['stage', true],
      ['licence', true],
      ['history', true],
      ['archived', null],
      ['conflict', null],
      ['coverage', true],
    ]);
    expect(entry?.change).toBe(3);
  });
});

describe('rank intervals', () => {
  const judgements = { ahp: quality.ahp, weights: parts.map(({ weight }) => weight) };
  const of = (values: readonly (number | null)[]): PartValues => score(values).parts.map(({ value }) => value);
  const intervals = (projects: readonly PartValues[][]) => rankIntervals(judgements, projects, 'seed', rankingRules);

  it('are narrow where every weighting agrees, wide where the order rests on the weights', () => {
    expect(intervals([[of([90])], [of([60])], [of([30])]])).toEqual([
      { best: 1, worst: 1 },
      { best: 2, worst: 2 },
      { best: 3, worst: 3 },
    ]);
    const close = [[of([80, 40, 60, 60, 60, 60, null])], [of([40, 80, 60, 60, 60, 60, null])]];
    expect(intervals(close)).toEqual([
      { best: 1, worst: 2 },
      { best: 1, worst: 2 },
    ]);
    expect(intervals(close)).toEqual(intervals(close));
  });

  it('are wide where the order rests on one contributor', () => {
    expect(intervals([[of([90]), of([20])], [of([60])], [of([30])]])).toEqual([
      { best: 1, worst: 3 },
      { best: 1, worst: 2 },
      { best: 2, worst: 3 },
    ]);
  });

  it('vary nothing where the source states the weights', () => {
    const stated = { ahp: [], weights: judgements.weights };
    expect(rankIntervals(stated, [[of([60])], [of([50])]], 'seed', rankingRules)).toEqual([
      { best: 1, worst: 1 },
      { best: 2, worst: 2 },
    ]);
  });
});

/** Puts the reading of a repository's files for licences: paths by expression. */
async function addLicences({ db }: Store, id: string, found: Readonly<Record<string, readonly string[]>>) {
  await db.deleteFrom('licence_scan').where('repository_id', '=', id).execute();
  const expressions = Object.entries(found).map(([expression, paths]) => ({ expression, files: paths.length }));
  const at = new Date('2026-11-01T00:00:00Z');
  const blob = Buffer.alloc(20, 1);
  await db
    .insertInto('licence_scan')
    .values({
      repository_id: id,
      head_sha: blob,
      index_version: 'one',
      started_at: at,
      scanned_at: at,
      files: 400,
      remaining: 0,
      outcomes: '{}',
      holders: '[]',
      completeness: '{}',
      expressions: JSON.stringify(expressions),
    })
    .execute();
  await db.deleteFrom('licence_file').where('repository_id', '=', id).execute();
  const rows = Object.entries(found).flatMap(([expression, paths]) =>
    paths.map((path) => ({
      repository_id: id,
      path,
      directory: '.',
      blob,
      outcome: 'scanned',
      problem: null,
      expression,
    })),
  );
  await db.insertInto('licence_file').values(rows).execute();
}

describe('freezing', () => {
  let store: Store;
  const now = new Date('2026-11-20T00:00:00Z');

  let template: TestTemplate;
  beforeAll(async () => {
    template = await testTemplate(async (first) => {
      await addSmallHub(first);
      await computeAll(first, { now, month: '2026-09', projects: null, log: silent });
      await computeAll(first, { now, month: '2026-10', projects: null, log: silent });
    });
  });
  beforeEach(async () => {
    store = await testStore({ template });
  });
  afterEach(() => store.close());
  afterAll(() => template.drop());

  it('keeps a body whose digest anybody can recompute, with its snapshot', async () => {
    const rows = await store.db.selectFrom('ranking').selectAll().orderBy('month').execute();
    expect(rows.map(({ model, revision, month }) => [model, revision, month])).toEqual([
      ['quality', quality.revision, '2026-09-01'],
      ['quality', quality.revision, '2026-10-01'],
    ]);
    for (const row of rows) expect(digestOf(row.body)).toBe(row.digest);
    const again = await freezeRanking(store, { model: 'quality', month: '2026-10', now });
    expect(again.digest).toBe(rows[1]?.digest);
    expect(again.snapshot.before).toBe(rows[0]?.digest);
    expect(again.snapshot.repositories.map(({ project, url }) => [project, url])).toEqual([
      ['alpha', 'https://git.example/alpha/0'],
      ['beta', 'https://git.example/beta/1'],
      ['delta', 'https://git.example/delta/2'],
    ]);
    expect(await store.db.selectFrom('ranking').select('id').execute()).toHaveLength(2);
    expect(
      again.entries.map(({ rank, project, change, reason }) => [rank, project, change, reason?.en ?? null]),
    ).toEqual([
      [1, 'alpha', 0, null],
      [2, 'beta', 0, null],
      [null, 'delta', null, 'Not in sandbox, incubating or graduated'],
      [null, 'gamma', null, 'Not crawled yet: the licence is unknown'],
    ]);
    expect(again.entries[0]?.score).toMatchObject({ model: 'quality', month: '2026-10' });

    await store.db.updateTable('project').set({ stage: 'applied' }).where('slug', '=', 'beta').execute();
    const changed = await freezeRanking(store, { model: 'quality', month: '2026-10', now });
    const kept = await store.db.selectFrom('ranking').select('digest').orderBy('month').execute();
    expect(kept.map(({ digest }) => digest)).toEqual([rows[0]?.digest, changed.digest]);
  });

  it('keeps a project out for a program under a licence that does not go with its own, not for what is said or built', async () => {
    const { id } = await store.db
      .selectFrom('project_repository as pr')
      .innerJoin('repository as r', 'r.id', 'pr.repository_id')
      .select('r.id')
      .where('pr.project', '=', 'alpha')
      .executeTakeFirstOrThrow();
    const texts = ['NOTICE', 'scripts/go.sh', ...Array.from({ length: 300 }, (_, n) => `docs/${n}.md`)];
    await addLicences(store, id, { 'CC-BY-SA-4.0': texts, 'CC-BY-NC-4.0': ['README.md'] });
    const conflictOf = async () => {
      const { entries } = await freezeRanking(store, { model: 'quality', month: '2026-10', now });
      const alpha = entries.find(({ project }) => project === 'alpha');
      return [alpha?.rank ?? null, alpha?.conditions.find((one) => one.id === 'conflict')?.text.en];
    };
    expect(await conflictOf()).toEqual([1, 'No licence conflict among the distributed files']);
    await addLicences(store, id, { 'CC-BY-SA-4.0': [...texts, 'src/sort.c', 'vendor/z/run.go'] });
    expect(await conflictOf()).toEqual([
      null,
      'Unresolved licence conflict among the distributed files: 2 under CC-BY-SA-4.0, as src/sort.c',
    ]);
  });

  it('refuses a month that is not over, and a model that scores no project', async () => {
    await expect(freezeRanking(store, { model: 'quality', month: '2026-11', now })).rejects.toMatchObject({
      kind: 'month-not-over',
    });
    await expect(freezeRanking(store, { model: 'nothing', month: '2026-10', now })).rejects.toMatchObject({
      kind: 'unknown-model',
    });
  });
});
