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

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '#store/facts.ts';
import type { Store } from '#store/open.ts';
import type { Month } from '#store/period.ts';
import { silent, testStore } from '#store/testing.ts';
import { deriveProject } from '../derive/derive.ts';
import { pointSlot } from '../figures/known.ts';
import { withFacts } from '../figures/session.ts';
import type { MetricRequest, MetricRow } from '../metric.ts';
import { metrics } from '../metric-registry.ts';
import { rowsOf as metricRows } from '../testing/derived-facts.ts';
import { addCommits, addOrganisation, addProject, addRepository, burst, shaOf } from '../testing/store-facts.ts';

let store: Store;

const derivedFrom = new Map<string, string>();

/** Derives every project anew whose facts were added to since: none of them shares commits with another. */
async function deriveAll(): Promise<void> {
  const { rows } = await sql<{ project: string; facts: string }>`select p.slug as project,
      string_agg(concat_ws(' ', r.id, (select count(*) from commit c where c.repository_id = r.id)), ',' order by r.id) as facts
    from project p left join project_repository m on m.project = p.slug left join repository r on r.id = m.repository_id
    group by p.slug`.execute(store.db);
  for (const { project, facts } of rows) {
    if (derivedFrom.get(project) === facts) continue;
    await deriveProject(store, project, { log: silent, signal: new AbortController().signal });
    derivedFrom.set(project, facts);
  }
}

/** Rows of one metric, by `period month`. */
async function rowsOf(id: string, subject: string, first: Month, last: Month, scope: Scope = 'project') {
  const metric = metrics.get(id);
  if (metric === undefined) throw new Error(`no metric ${id}`);
  const request = { scope, subjects: null, first, last };
  await deriveAll();
  const rows = await metricRows(store, metric, request);
  return new Map(
    rows
      .filter((row) => row.subject === subject)
      .map((row): [string, MetricRow] => [`${row.period} ${row.month}`, row]),
  );
}

async function valueOf(id: string, subject: string, month: Month, scope: Scope = 'project', period = 'window12') {
  return (await rowsOf(id, subject, month, month, scope)).get(`${period} ${month}`)?.value;
}

beforeAll(async () => {
  store = await testStore();
  await addOrganisation(store, 'acme', [{ domain: 'acme.example' }, { domain: 'github.com' }]);
  await addOrganisation(store, 'lab', [{ domain: 'lab.acme.example', from: '2026-03-01', to: '2026-05-01' }]);
});

afterAll(() => store.close());

describe('cards', () => {
  it.each([...metrics])('%s is named as its file, in both languages', (id, metric) => {
    expect(metric.id).toBe(id);
    for (const text of [metric.name, metric.description, metric.unit, metric.formula]) {
      expect(text.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(text.en).toMatch(/^[A-Za-z]/);
    }
    expect(metric.source).toMatch(/^https:\/\//);
    expect(metric.periods.length * metric.scopes.length).toBeGreaterThanOrEqual(1);
  });
});

describe('counting commits', () => {
  beforeAll(async () => {
    await addProject(store, 'count');
    const one = await addRepository(store, 'count');
    const two = await addRepository(store, 'count');
    await addCommits(store, one, [
      { at: '2026-01-31T23:30:00Z', author: 'ann@acme.example', name: 'shared', additions: 7, deletions: 2 },
      {
        at: '2026-02-01T00:00:00Z',
        author: 'ann@acme.example',
        coAuthors: ['bo@qq.com', 'bot-x@ci.example'],
        signedOff: true,
      },
      { at: '2026-02-02T00:00:00Z', author: 'bot-x@ci.example', coAuthors: ['cy@lab.acme.example'] },
      { at: '2026-02-03T00:00:00Z', author: 'ann@acme.example', merge: true },
      { at: '2026-02-03T00:00:00Z', author: 'ann@acme.example', onDefault: false },
      { at: '2026-02-03T00:00:00Z', author: 'ann@acme.example', reachable: false },
      { at: null, author: 'ann@acme.example' },
      { at: '2026-02-03T00:00:00Z', author: null },
      { at: '2026-04-30T23:59:59Z', author: 'cy@lab.acme.example', lines: 'pending' },
      { at: '2026-05-01T00:00:00Z', author: 'cy@lab.acme.example', lines: 'capped' },
    ]);
    await addCommits(store, two, [
      { at: '2026-01-31T23:30:00Z', author: 'ann@acme.example', name: 'shared', additions: 7, deletions: 2 },
      { at: '2026-02-20T00:00:00Z', author: 'dee@users.noreply.github.com' },
    ]);
  });

  it('counts each sha once, by UTC month, without merges, bots, rewritten or undated commits', async () => {
    const rows = await rowsOf('commits', 'count', '2025-12', '2026-12');
    const monthly = [...rows.values()].filter((row) => row.period === 'month').map((row) => row.value);
    expect(monthly).toEqual([null, 1, 2, 0, 1, 1, 0, 0, 0, 0, 0, 0, null]);
    expect(rows.get('month 2025-12')?.reason?.en).toBe('Before the first commit');
    expect(rows.get('month 2026-12')?.reason?.en).toBe('The last crawl does not cover the whole month');
    const running = [...rows.values()].filter((row) => row.running).map(({ period, month }) => `${period} ${month}`);
    expect(running).toEqual(['month 2026-11', 'window12 2026-11']);
    expect(rows.get('window12 2026-10')?.value).toBe(5);
    expect(rows.get('window12 2026-10')?.reason).toBeNull();
  });

  it('counts authors and co-authors as contributors', async () => {
    const rows = await rowsOf('contributors', 'count', '2026-01', '2026-10');
    expect([...rows.values()].filter((row) => row.period === 'month').map((row) => row.value)).toEqual([
      1, 4, 0, 1, 1, 0, 0, 0, 0, 0,
    ]);
    expect(rows.get('window12 2026-10')?.value).toBe(4);
    expect((await rowsOf('new-contributors', 'count', '2026-01', '2026-10')).get('month 2026-02')?.value).toBe(3);
    expect((await rowsOf('new-contributors', 'count', '2026-01', '2026-10')).get('month 2026-04')?.value).toBe(0);
  });

  it('finds the organisation by the longest domain valid at the time, and keeps unknown apart', async () => {
    const rows = await rowsOf('organisations', 'count', '2026-10', '2026-10');
    const newest = rows.get('window12 2026-10');
    expect(newest?.value).toBe(2);
    expect(newest?.detail).toEqual([
      { organisation: 'acme', commits: 3, contributors: 2, share: 0.6 },
      { organisation: 'lab', commits: 1, contributors: 1, share: 0.2 },
      { organisation: null, commits: 1, contributors: 2, share: 0.2 },
    ]);
    expect(newest?.reason?.en).toMatch(
      /^A lower bound: the affiliation behind \d+(\.\d)?% of the contributions is unknown$/,
    );
  });

  it('says what lines it could not count, and has no figure when that is too much', async () => {
    const rows = await rowsOf('code-change-lines-added', 'count', '2026-01', '2026-10');
    expect(rows.get('month 2026-01')?.value).toBe(7);
    expect(rows.get('month 2026-03')?.value).toBe(0);
    expect(rows.get('month 2026-04')).toMatchObject({
      value: null,
      reason: { en: 'Lines are counted for only 0% of the commits' },
    });
    expect(rows.get('window12 2026-03')?.value).toBe(27);
    expect(rows.get('window12 2026-04')).toMatchObject({
      value: null,
      reason: { en: 'Lines are counted for only 75% of the commits' },
    });
    expect((await rowsOf('code-change-lines-removed', 'count', '2026-01', '2026-01')).get('month 2026-01')?.value).toBe(
      2,
    );
  });

  it('damps activity by person, repository and month', async () => {
    const rows = await rowsOf('activity', 'count', '2026-01', '2026-10');
    expect(rows.get('month 2026-01')?.value).toBe(1);
    expect(rows.get('month 2026-02')?.value).toBeCloseTo(1 + Math.SQRT1_2 + Math.SQRT1_2 + 1, 8);
  });

  it('judges sign-off, weeks and frequency', async () => {
    expect(await valueOf('sign-off-rate', 'count', '2026-02', 'project', 'month')).toBe(0.5);
    expect(await valueOf('sign-off-rate', 'count', '2026-03', 'project', 'month')).toBeNull();
    expect(await valueOf('active-weeks', 'count', '2026-10')).toBe(3);
    expect(await valueOf('active-months', 'count', '2026-10')).toBe(4);
    expect(await valueOf('commit-frequency', 'count', '2026-02', 'project', 'month')).toBe(0.5);
    expect(await valueOf('commit-frequency', 'count', '2026-10')).toBe(0.096);
  });

  it('counts each repository by itself', async () => {
    const ids = await store.db
      .selectFrom('project_repository')
      .select('repository_id')
      .where('project', '=', 'count')
      .orderBy('position')
      .execute();
    const values = ids.map(({ repository_id: id }) => valueOf('commits', id, '2026-10', 'repository'));
    expect(await Promise.all(values)).toEqual([4, 2]);
  });

  it('gives people and organisations their part of the hub', async () => {
    const { id } = await store.db
      .selectFrom('identity')
      .select('id')
      .where('name', '=', 'cy')
      .executeTakeFirstOrThrow();
    expect(await valueOf('commits', id, '2026-10', 'person')).toBe(2);
    expect(await valueOf('projects-contributed', id, '2026-10', 'person')).toBe(1);
    expect(await valueOf('projects-contributed', 'acme', '2026-10', 'organisation')).toBe(1);
    expect(await valueOf('projects-contributed', 'lab', '2026-10', 'organisation')).toBe(0);
    expect(await valueOf('member-months', 'acme', '2026-10', 'organisation')).toBe(4);
    expect(await valueOf('commits', '?', '2026-10', 'organisation')).toBe(1);
  });
});

describe('worked examples of CHAOSS', () => {
  beforeAll(async () => {
    for (const slug of ['caf', 'equal', 'elephants', 'half']) await addProject(store, slug);
    const caf = await addRepository(store, 'caf');
    for (const [index, n] of [1000, 202, 90, 33, 332, 343, 42, 433].entries()) {
      await addCommits(store, caf, burst(`p${index}@none.example`, '2026-06-01T00:00:00Z', n));
    }
    const [equal, elephants, half] = [
      await addRepository(store, 'equal'),
      await addRepository(store, 'elephants'),
      await addRepository(store, 'half'),
    ];
    for (let i = 0; i < 8; i += 1) {
      await addCommits(store, equal, burst(`q${i}@none.example`, '2026-06-01T00:00:00Z', 3));
      await addOrganisation(store, `org-${i}`, [{ domain: `org-${i}.example` }]);
      await addCommits(store, elephants, burst(`q@dev.org-${i}.example`, '2026-06-01T00:00:00Z', 3));
      await addCommits(store, half, burst(`q@org-${i}.example`, '2026-06-01T00:00:00Z', i === 0 ? 7 : 1));
    }
  });

  it('absence factor: 1000, 202, 90, 33, 332, 343, 42, 433 → 2; eight equal → 4', async () => {
    expect(await valueOf('contributor-absence-factor', 'caf', '2026-10')).toBe(2);
    expect(await valueOf('contributor-absence-factor', 'equal', '2026-10')).toBe(4);
    expect(await valueOf('contributor-absence-factor', 'caf', '2026-06')).toBe(2);
  });

  it('names its tie convention: of eight equal contributors CHAOSS needs 4, OSS Compass 5', async () => {
    expect(await valueOf('bus-factor-strict', 'equal', '2026-10')).toBe(5);
    expect(await valueOf('bus-factor-strict', 'caf', '2026-10')).toBe(2);
    expect(await valueOf('contributor-absence-factor', 'equal', '2026-06', 'project', 'month')).toBe(4);
    for (const id of ['contributor-absence-factor', 'bus-factor-strict', 'bus-factor'])
      expect(metrics.get(id)?.formula.en).toMatch(/so eight equals make [458]/);
  });

  it('diversity: eight of 12.5 % → 7/8; one of 50 % among seven → 1 − (1/4 + 7/196)', async () => {
    expect(await valueOf('organisation-diversity', 'elephants', '2026-10')).toBe(0.875);
    expect(await valueOf('organisation-diversity', 'half', '2026-10')).toBeCloseTo(1 - (1 / 4 + 7 / 196), 12);
    expect(await valueOf('organisation-diversity', 'caf', '2026-10')).toBeNull();
  });

  it('elephant factor: eight of 12.5 % → 4; one with 50 % → 1; unknown affiliation → unknown', async () => {
    expect(await valueOf('elephant-factor', 'elephants', '2026-10')).toBe(4);
    expect(await valueOf('elephant-factor', 'half', '2026-10')).toBe(1);
    const unknown = (await rowsOf('elephant-factor', 'caf', '2026-10', '2026-10')).get('window12 2026-10');
    expect(unknown).toMatchObject({
      value: null,
      reason: { en: 'The affiliation of 100% of the commits is unknown: more than half' },
    });
  });
});

describe('history over years', () => {
  let repository: string;
  beforeAll(async () => {
    await addProject(store, 'years');
    repository = await addRepository(store, 'years');
    await addCommits(store, repository, [
      { at: '2024-11-10T00:00:00Z', author: 'old@none.example', zone: '-0330' },
      { at: '2025-06-10T00:00:00Z', author: 'kept@none.example', zone: 'EST' },
      { at: '2026-06-12T01:30:00Z', author: 'kept@none.example', zone: '+0800' },
      { at: '2026-06-12T16:30:00Z', author: 'new@none.example', zone: '+0800' },
      { at: '2026-06-13T22:00:00Z', author: 'new@none.example', zone: '+1500' },
    ]);
  });

  it('keeps who comes back', async () => {
    expect(await valueOf('retention', 'years', '2026-10')).toBe(0.5);
    expect(await valueOf('retention', 'years', '2025-10')).toBeNull();
    expect(await valueOf('contributor-absence-factor', 'years', '2026-05')).toBe(1);
  });

  it('reads the local clock only from believable zones', async () => {
    const zones = (await rowsOf('time-zones', 'years', '2026-10', '2026-10')).get('window12 2026-10');
    expect(zones?.value).toBe(1);
    expect(zones?.detail).toEqual([
      { zone: '+08:00', commits: 2 },
      { zone: null, commits: 1 },
    ]);
    const hours = (await rowsOf('working-hours', 'years', '2026-10', '2026-10')).get('window12 2026-10');
    expect(hours?.value).toBe(0.5);
    const expected = Array.from({ length: 168 }, () => 0);
    expected[4 * 24 + 9] = 1;
    expected[5 * 24] = 1;
    expect(hours?.detail).toEqual(expected);
    expect(await valueOf('time-zones', 'years', '2025-10')).toBe(1);
  });

  it('counts releases by version tags', async () => {
    const tag = (name: string, at: string | null, commit: string) => ({
      repository_id: repository,
      name,
      commit_sha: shaOf(commit),
      annotated: true,
      signed: false,
      tagger_id: null,
      tagged_at: at === null ? null : new Date(at),
    });
    await store.db
      .insertInto('tag')
      .values([
        tag('v1.0.0', '2025-10-01T00:00:00Z', 'a'),
        tag('v1.1.0', '2026-01-09T00:00:00Z', 'b'),
        tag('api/v1.1.0', '2026-01-09T01:00:00Z', 'b'),
        tag('v1.2.0-rc1', '2026-01-10T00:00:00Z', 'c'),
        tag('v1.2.0b2', '2026-01-11T00:00:00Z', 'd'),
        tag('REL_1_2', '2026-01-19T00:00:00Z', 'e'),
        tag('nightly', '2026-01-20T00:00:00Z', 'f'),
        tag('v1.3.0', null, 'g'),
        tag('v1.4.0', '2026-02-18T00:00:00Z', 'h'),
      ])
      .execute();
    const rows = await rowsOf('releases', 'years', '2025-10', '2026-10');
    expect([...rows.values()].filter((row) => row.period === 'month').map((row) => row.value)).toEqual([
      1, 0, 0, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0,
    ]);
    expect(rows.get('window12 2026-10')?.value).toBe(3);
    // 100, 10 and 30 days apart.
    expect(await valueOf('release-frequency', 'years', '2026-10')).toBe(30);
    expect(await valueOf('release-frequency', 'count', '2026-10')).toBeNull();
  });
});

describe('repositories that are gone', () => {
  it('keep what they gave, and hold back nobody', async () => {
    await addProject(store, 'moved');
    const here = await addRepository(store, 'moved');
    const gone = await addRepository(store, 'moved', { state: 'gone', fetchedAt: '2026-03-10T00:00:00Z' });
    await addCommits(store, gone, burst('a@none.example', '2026-02-01T00:00:00Z', 3));
    await addCommits(store, here, burst('a@none.example', '2026-09-01T00:00:00Z', 2));
    expect(await valueOf('commits', 'moved', '2026-10')).toBe(5);
    expect(await valueOf('commits', 'moved', '2026-04', 'project', 'month')).toBe(0);
    await store.db.updateTable('repository').set({ state: 'unreachable' }).where('id', '=', gone).execute();
    expect(await valueOf('commits', 'moved', '2026-02')).toBe(3);
    expect((await rowsOf('commits', 'moved', '2026-03', '2026-03')).get('window12 2026-03')).toMatchObject({
      value: 3,
      running: true,
    });
    expect(await valueOf('commits', 'moved', '2026-04')).toBeNull();
  });
});

describe('what was never crawled', () => {
  it('is unknown everywhere, never zero', async () => {
    await addProject(store, 'fresh');
    await addRepository(store, 'fresh', { fetchedAt: null });
    await addProject(store, 'bare');
    await addRepository(store, 'bare', { state: 'empty' });
    await deriveAll();
    const git = ['commit', 'commit_trailer', 'tag', 'tree_file'];
    const request: MetricRequest = { scope: 'project', subjects: ['fresh', 'bare'], first: '2026-09', last: '2026-10' };
    await withFacts(store.db, request, async (session) => {
      for (const [id, metric] of metrics) {
        if (!metric.scopes.includes('project')) continue;
        await pointSlot(session, request, metric.needs);
        const untold = metric.needs.some((need) => !git.includes(need));
        const reasons: Record<string, string> = {
          fresh: 'Not crawled yet',
          bare: untold ? 'The platform does not tell this' : 'Before the first commit',
        };
        for (const row of await metric.compute(session, request)) {
          const expected = { value: null, reason: { en: reasons[row.subject] }, detail: null };
          expect(row, `${id} ${row.subject}`).toMatchObject(expected);
        }
      }
    });
  });
});
