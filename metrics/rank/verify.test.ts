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

import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Store } from '#store/open.ts';
import { silent, testStore } from '#store/testing.ts';
import type { RankingBody } from './body.ts';
import { canonicalJson, digestOf } from './canonical.ts';
import { freezeRanking } from './ranking.ts';
import { addContest, computeContest } from './testing.ts';
import { refusalOf, verifyRanking } from './verify.ts';
import { verifyInputs } from './verify-store.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let store: Store;
let september: RankingBody & { digest: string };
let october: RankingBody & { digest: string };
const now = new Date('2026-11-20T00:00:00Z');
const projects = ['even', 'one-man', 'quiet'];

beforeAll(async () => {
  store = await testStore();
  await addContest(store, 'even', { ann: 9, bo: 9, cy: 9, di: 9, ed: 9, fi: 9 });
  await addContest(store, 'one-man', { max: 60, ann: 1 });
  await addContest(store, 'quiet', { zoe: 2 });
  await computeContest(store, projects, '2026-09', '2026-10');
  september = await freezeRanking(store, { model: 'quality', month: '2026-09', now });
  october = await freezeRanking(store, { model: 'quality', month: '2026-10', now });
});
afterAll(() => store.close());

function copy(): RankingBody & { digest: string } {
  return structuredClone(october);
}

/** A copy that anything may be done to. */
function altered(change: (body: Record<string, never>) => void): Record<string, unknown> {
  // Any field may be spoilt.
  const body = copy() as unknown as Record<string, never>;
  change(body);
  return body;
}

describe('a frozen ranking', () => {
  it('carries all that its numbers follow from, and verifies', () => {
    expect(october.entries.map(({ rank, project }) => [rank, project])).toEqual([
      [1, 'even'],
      [2, 'one-man'],
      [3, 'quiet'],
    ]);
    expect(refusalOf(october as never)).toBeNull();
    expect(verifyRanking(october as never)).toEqual({
      ok: true,
      digest: october.digest,
      stated: october.digest,
      differences: [],
      total: 0,
      notes: [],
    });
    expect(october.snapshot.before).toBe(september.digest);
    expect(Object.keys(october.before ?? {})).toEqual(projects);
    expect(october.snapshot.repositories[0]?.streams['issues']).toBe('2026-11-10');
  });

  it('is the same whatever order its keys stand in, and whatever an answer puts beside them', () => {
    const turned = Object.fromEntries(Object.entries({ ...copy(), state: 'final', createdAt: 'x' }).reverse());
    expect(verifyRanking(turned)).toMatchObject({ ok: true, digest: october.digest });
  });

  it('gives the figures without each of the three biggest contributors, without a name', () => {
    const [even, oneMan, quiet] = october.inputs;
    expect(even?.without.map((one) => one['contributors'])).toEqual([5, 5, 5]);
    expect(oneMan?.without.map((one) => one['contributors'])).toEqual([1, 1]);
    expect(quiet?.without.map((one) => one['contributors'])).toEqual([0]);
    expect(oneMan?.metrics['contributors']?.value).toBe(2);
    expect(JSON.stringify(october.inputs.map(({ without }) => without))).not.toMatch(/ann|acme|max/);
    const [, second, third] = october.entries;
    expect(second?.interval?.worst).toBe(3);
    expect(third?.interval).toEqual({ best: 2, worst: 3 });
  });

  it('takes the figures without contributors from what was kept while nothing changed', async () => {
    const row = await store.db.selectFrom('figure_without').selectAll().where('project', '=', 'even').execute();
    expect(row.map(({ month }) => month).sort()).toEqual(['2026-09-01', '2026-10-01']);
    expect((await freezeRanking(store, { model: 'quality', month: '2026-10', now })).digest).toBe(october.digest);
  });
});

describe('verifying', () => {
  it('tells exactly what differs', () => {
    const score = altered((body) => {
      (body['entries'] as never as { score: { value: number } }[])[1]!.score.value += 0.01;
    });
    const result = verifyRanking(score);
    expect(result.ok).toBe(false);
    expect(result.differences.map(({ path }) => path)).toEqual(['entries[1].score.value', 'digest']);
    expect(result.differences[0]?.expected).toBe(canonicalJson(october.entries[1]?.score.value));
  });

  it('follows a changed input to every number that rests on it', () => {
    const input = altered((body) => {
      (body['inputs'] as never as { metrics: Record<string, { value: number }> }[])[2]!.metrics['contributors']!.value =
        900;
      (body as Record<string, unknown>)['digest'] = digestOf({ ...body, digest: undefined });
    });
    const paths = verifyRanking(input).differences.map(({ path }) => path);
    expect(paths.length).toBeGreaterThan(3);
    expect(paths.every((path) => path.startsWith('entries['))).toBe(true);
  });

  it('names a changed weight, an order turned round, a key too many and a key too few', () => {
    const weight = altered((body) => {
      (body['card'] as never as { parts: { project: { weight: number }[] } }).parts.project[0]!.weight = 0.9;
    });
    expect(verifyRanking(weight).differences.map(({ path }) => path)).toEqual([
      'card.parts.project[0].weight',
      'digest',
    ]);
    const order = altered((body) => {
      (body['entries'] as never as unknown[]).reverse();
    });
    expect(verifyRanking(order).differences.map(({ path }) => path)).toContain('entries[0].project');
    const more = altered((body) => {
      (body['entries'] as never as Record<string, unknown>[])[0]!['paid'] = true;
      delete (body['entries'] as never as Record<string, unknown>[])[1]!['interval'];
    });
    expect(verifyRanking(more).differences.slice(0, 2)).toEqual([
      { path: 'entries[0].paid', expected: '—', found: 'true' },
      expect.objectContaining({ path: 'entries[1].interval', found: '—' }) as unknown,
    ]);
  });

  it('applies its own rules, whatever numbers a file gives them', () => {
    const draws = altered((body) => {
      (body['rules'] as never as { draws: number }).draws = 1e12;
    });
    expect(verifyRanking(draws).differences.map(({ path }) => path)).toEqual(['rules.draws', 'digest']);
  });

  it.each([
    [{ format: 3 }, 'format', /newer/],
    [{ format: undefined }, 'format', /tongming compute --month/],
    [{ model: 'nothing' }, 'model', /quality/],
    [{ model: '__proto__' }, 'model', /quality/],
    [{ revision: 999 }, 'revision', /Upgrade/],
    [{ revision: 0 }, 'revision', /Upgrade/],
    [{ rules: { revision: 77 } }, 'rules', /revision 77/],
  ])('refuses %j with the way out', (change, kind, words) => {
    const refusal = refusalOf({ ...october, ...change });
    expect(refusal?.kind).toBe(kind);
    expect(refusal?.text.en).toMatch(words);
    expect(refusal?.text.zh).toMatch(/\p{Script=Han}/u);
  });

  it('comes to the same bytes in five time zones and languages', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'verify-'));
    const file = join(directory, 'ranking.json');
    await writeFile(file, JSON.stringify(october));
    const script = `import { readFileSync } from 'node:fs';
      import { verifyRanking } from '${join(import.meta.dirname, 'verify.ts')}';
      process.stdout.write(JSON.stringify(verifyRanking(JSON.parse(readFileSync(process.argv[1], 'utf8')))));`;
    const places = [
      ['UTC', 'C'],
      ['Asia/Shanghai', 'zh_CN.UTF-8'],
      ['America/Los_Angeles', 'en_US.UTF-8'],
      ['Asia/Kathmandu', 'tr_TR.UTF-8'],
      ['Pacific/Chatham', 'de_DE.UTF-8'],
    ];
    const told = places.map(([TZ, LANG]) => {
      const options = { encoding: 'utf8', env: { PATH: process.env['PATH'], TZ, LANG, LC_ALL: LANG } } as const;
      return spawnSync(process.execPath, ['--input-type=module', '-e', script, file], options).stdout;
    });
    await rm(directory, { recursive: true });
    expect(JSON.parse(told[0] ?? '')).toMatchObject({ ok: true, digest: october.digest });
    expect(new Set(told).size).toBe(1);
  });
});

describe('against the facts of a store', () => {
  it('finds the inputs again at the same heads, tells what changed since, and leaves out what moved', async () => {
    expect(await verifyInputs(store, october, silent)).toEqual({
      compared: projects,
      moved: [],
      changed: [],
      total: 0,
    });
    await store.db
      .deleteFrom('act')
      .where('project', '=', 'quiet')
      .where('month', '=', 2026 * 12 + 9)
      .execute();
    await store.db.updateTable('project').set({ stage: 'graduated' }).where('slug', '=', 'even').execute();
    await store.db
      .updateTable('repository')
      .set({ head_sha: Buffer.alloc(20, 7) })
      .where('id', 'in', (of) =>
        of.selectFrom('project_repository').select('repository_id').where('project', '=', 'one-man'),
      )
      .execute();
    const later = await verifyInputs(store, october, silent);
    expect([later.compared, later.moved]).toEqual([['even', 'quiet'], ['one-man']]);
    expect(later.changed.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['even.facts.stage', 'quiet.metrics.commit-frequency.value']),
    );
    expect(later.changed.every(({ path }) => /^(?:even\.facts|quiet\.metrics)/.test(path))).toBe(true);
  });
});

describe('what changed against the month before', () => {
  it('says why a project entered, left, moved or held its place', () => {
    expect(september.entries.map(({ because }) => because)).toEqual([null, null, null]);
    expect(october.entries.map(({ because }) => because?.kind)).toEqual(['held', 'held', 'held']);
    for (const { because, score, project } of october.entries) {
      const was = october.before?.[project]?.value ?? 0;
      const sum = because?.parts.reduce((total, { points }) => total + points, 0) ?? 0;
      expect(sum).toBeCloseTo((score.value ?? 0) - was, 1);
      expect(because?.text.zh).toMatch(/^名次不变：/);
    }
  });
});
