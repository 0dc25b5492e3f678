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

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { crawl } from '#crawler/testing/crawl.ts';
import { buildRepository, testGit } from '#crawler/testing/repository.ts';
import { silent } from '#store/testing.ts';
import { type Actor, visitor } from '../actor.ts';
import { ensureRubric } from '../rubric/store.ts';
import { type TestDesk, testDesk, testMember } from '../testing.ts';
import type { EvidenceItem } from './item.ts';
import { type Evidence, gatherEvidence } from './snapshot.ts';
import { bareCommits, crawledAt, type EvidenceBench, evidenceBench } from './testing.ts';

// Two crawls and one computation of the hub.
vi.setConfig({ hookTimeout: 120_000, testTimeout: 60_000 });

let bench: EvidenceBench;
let desk: TestDesk;
let staff: Actor;
const found = new Map<string, Evidence>();
const now = new Date('2026-01-02T08:00:00Z');

function codeOf(slug: string): string {
  return bench.cases.get(slug)?.code ?? '';
}

async function handIn(slug: string, kinds: readonly string[]): Promise<void> {
  const application = bench.cases.get(slug)?.id ?? '';
  const row = {
    application,
    media_type: 'application/pdf',
    size: '3',
    sha256: Buffer.alloc(32),
    uploaded_by: 'user:a',
  };
  await bench.store.db
    .insertInto('application_document')
    .values(kinds.map((kind) => ({ ...row, kind, name: `${kind}.pdf`, at: new Date('2025-12-30T00:00:00Z') })))
    .execute();
}

async function look(slug: string): Promise<Evidence> {
  const evidence = await gatherEvidence(bench.store.db, codeOf(slug), { log: silent, now });
  if (evidence === null) throw new Error(`${slug} has no evidence`);
  return evidence;
}

function itemOf(slug: string, criterion: string): EvidenceItem {
  const item = found.get(slug)?.items.find((one) => one.criterion === criterion);
  if (item === undefined) throw new Error(`${criterion} was not looked at`);
  return item;
}

beforeAll(async () => {
  bench = await evidenceBench();
  await ensureRubric(bench.store.db);
  desk = testDesk(bench.store, { now: () => now });
  staff = await testMember(bench.store, { roles: ['reviewer'] });
  await handIn('good', ['agreement', 'patent', 'scenario']);
  for (const slug of ['good', 'bare']) found.set(slug, await look(slug));
});
afterAll(() => bench.close());

describe('evidence of a crawled repository', () => {
  it.each<[string, EvidenceItem['status'], EvidenceItem['status']]>([
    ['LEG-01', 'pass', 'fail'],
    ['LEG-02', 'pass', 'unknown'],
    ['LEG-03', 'pass', 'fail'],
    ['LEG-04', 'not-applicable', 'not-applicable'],
    ['LEG-05', 'pass', 'fail'],
    ['LEG-06', 'pass', 'fail'],
    ['LEG-07', 'pass', 'fail'],
    ['LEG-08', 'not-applicable', 'not-applicable'],
    ['DOC-01', 'pass', 'fail'],
    ['DOC-02', 'pass', 'partial'],
    ['DOC-03', 'pass', 'fail'],
    ['DOC-04', 'pass', 'fail'],
    ['DOC-05', 'pass', 'fail'],
    ['GOV-01', 'pass', 'fail'],
    ['GOV-02', 'pass', 'partial'],
    ['GOV-03', 'pass', 'fail'],
    ['GOV-04', 'pass', 'unknown'],
    ['GOV-05', 'unknown', 'unknown'],
    ['ENG-01', 'unknown', 'unknown'],
    ['ENG-02', 'pass', 'fail'],
    ['ENG-03', 'unknown', 'unknown'],
    ['ENG-04', 'unknown', 'unknown'],
    ['ENG-05', 'pass', 'partial'],
    ['REL-01', 'pass', 'fail'],
    ['REL-02', 'pass', 'not-applicable'],
    ['REL-03', 'pass', 'fail'],
    ['SEC-01', 'pass', 'fail'],
    ['SEC-02', 'unknown', 'unknown'],
    ['SEC-03', 'pass', 'fail'],
    ['SEC-04', 'pass', 'fail'],
    ['SEC-05', 'unknown', 'unknown'],
    ['COM-01', 'partial', 'partial'],
    ['COM-02', 'pass', 'fail'],
    ['COM-03', 'unknown', 'unknown'],
    ['COM-04', 'pass', 'fail'],
    ['IND-01', 'pass', 'fail'],
    ['ADA-01', 'pass', 'unknown'],
    ['ADA-02', 'pass', 'fail'],
  ])('%s is %s of the good one and %s of the bare one', (criterion, good, bare) => {
    expect([itemOf('good', criterion).status, itemOf('bare', criterion).status]).toEqual([good, bare]);
  });

  it.each<[string, string, number, string, number]>([
    ['LEG-03', 'good', 100, '%', 95],
    ['LEG-03', 'bare', 0, '%', 95],
    ['LEG-05', 'good', 100, '%', 100],
    ['LEG-05', 'bare', 0, '%', 100],
    ['DOC-05', 'good', 3, 'entries', 3],
    ['GOV-01', 'good', 5, 'people', 5],
    ['GOV-01', 'bare', 0, 'people', 5],
    ['GOV-02', 'good', 3, 'organisations', 3],
    ['GOV-04', 'good', 100, '%', 66],
    ['REL-01', 'good', 3, 'releases', 3],
    ['COM-01', 'good', 5, 'people', 10],
    ['COM-01', 'bare', 1, 'people', 10],
    ['COM-02', 'good', 1, 'people', 1],
    // 10 of 22 commits are of alpha.
    ['IND-01', 'good', 45.4, '%', 60],
    ['IND-01', 'bare', 100, '%', 60],
    ['ADA-01', 'good', 3, 'level', 3],
    ['DOC-04', 'bare', 57, 'months', 12],
  ])('%s of the %s one measures %d %s against %d', (criterion, slug, value, unit, threshold) => {
    const { measured } = itemOf(slug, criterion);
    expect([measured?.value, measured?.unit.en, measured?.threshold]).toEqual([value, unit, threshold]);
  });

  it('has places with path, line, text, commit and date, and a fix wherever there is something to do', async () => {
    const { items, commits } = found.get('bare') ?? { items: [], commits: {} };
    const head = Object.values(commits)[0];
    expect(itemOf('bare', 'SEC-03').places[0]).toMatchObject({
      repository: 'local:',
      commit: head,
      path: '.github/workflows/a.yml',
      line: 6,
      date: crawledAt.toISOString(),
      link: null,
    });
    expect(itemOf('bare', 'ENG-05').places.map(({ path }) => path)).toEqual(['tool.exe']);
    expect(itemOf('good', 'GOV-01').places[0]).toMatchObject({
      path: 'MAINTAINERS.md',
      line: 5,
      text: 'Zhang San, @zhangsan, Alpha',
    });
    expect(itemOf('good', 'REL-01').places.map(({ path }) => path)).toEqual([
      'refs/tags/v1.2.0',
      'refs/tags/v1.1.0',
      'refs/tags/v1.0.0',
      'CHANGELOG.md',
    ]);
    const [first] = (await testGit(bench.paths.get('bare') ?? '', 'rev-list', '--reverse', 'main')).split('\n');
    expect(itemOf('bare', 'LEG-05').places[0]?.commit).toBe(first);
    const open = items.filter(({ status }) => status === 'fail' || status === 'partial');
    expect(open.filter(({ fix }) => fix === null).map(({ criterion }) => criterion)).toEqual([]);
    const done = items.filter(({ status }) => status === 'pass' || status === 'not-applicable');
    expect(done.filter(({ fix }) => fix !== null)).toEqual([]);
  });
});

interface Answer {
  readonly evidence: { readonly id: string; readonly items: readonly EvidenceItem[] } | null;
  readonly changed: boolean;
  readonly looks: readonly { readonly id: string }[];
}

interface Changes {
  readonly from: { readonly id: string } | null;
  readonly to: { readonly id: string } | null;
  readonly changes: readonly {
    readonly criterion: string;
    readonly status: boolean;
    readonly added: readonly { readonly path: string }[];
    readonly removed: readonly { readonly path: string }[];
  }[];
}

async function gathered(): Promise<number> {
  const gathers = bench.store.db.selectFrom('audit_event').select('seq').where('action', '=', 'evidence.gather');
  return (await gathers.execute()).length;
}

describe('a look again', () => {
  it('that finds the same is the same look, and no event', async () => {
    const before = found.get('bare');
    expect(await look('bare')).toEqual(before);
    const told = await desk.ask<Answer>(staff, 'post', `/applications/${codeOf('bare')}/evidence`, {});
    expect([told.status, told.body.changed, told.body.evidence?.id]).toEqual([200, false, before?.id]);
    expect(await gathered()).toBe(0);
  });

  it('after a change is another one, told by what became of each criterion', async () => {
    const path = bench.paths.get('bare') ?? '';
    const author = { name: 'Solo', email: 'solo@alpha.example', epoch: Date.parse('2025-12-20T00:00:00Z') / 1000 };
    const files = { 'tool.exe': null, 'ADOPTERS.md': '# Adopters\n\n- Bank A, ledgers\n- City B, sensors\n' };
    await buildRepository(path, { commits: [...bareCommits(), { author, committer: author, files }] });
    await crawl(bench, bench.repositories.get('bare') ?? '', path, { now: new Date('2026-01-01T12:00:00Z') });
    const url = `/applications/${codeOf('bare')}/evidence`;
    const told = await desk.ask<Answer>(staff, 'post', url, {});
    expect([told.status, told.body.changed]).toEqual([200, true]);
    expect(await gathered()).toBe(1);
    const { body } = await desk.ask<Changes>(staff, 'get', `${url}/changes`);
    expect([body.from?.id, body.to?.id]).toEqual([found.get('bare')?.id, told.body.evidence?.id]);
    expect(body.changes.filter(({ status }) => status).map(({ criterion }) => criterion)).toEqual(['DOC-05', 'ENG-05']);
    const binaries = body.changes.find(({ criterion }) => criterion === 'ENG-05');
    expect(binaries?.removed.map((place) => place.path)).toEqual(['tool.exe']);
    const old = await desk.ask<Answer>(staff, 'get', `${url}?look=${found.get('bare')?.id}`);
    expect(old.body.evidence?.items).toEqual(found.get('bare')?.items);
    expect(old.body.looks.map(({ id }) => id)).toEqual([told.body.evidence?.id, found.get('bare')?.id]);
  });

  it('is not for strangers, and looks of other applications are not told', async () => {
    const url = `/applications/${codeOf('bare')}/evidence`;
    expect((await desk.ask(visitor, 'get', url)).status).toBe(401);
    const stranger = await testMember(bench.store, {});
    expect((await desk.ask(stranger, 'get', url)).status).toBe(404);
    expect((await desk.ask(stranger, 'post', url, {})).status).toBe(404);
    expect((await desk.ask(staff, 'get', `${url}?look=${found.get('good')?.id}`)).status).toBe(404);
    expect((await desk.ask(staff, 'get', `${url}?look=9007199254740993`)).status).toBe(404);
    expect((await desk.ask(staff, 'get', `${url}?look=x`)).status).toBe(400);
  });
});

describe('what a project still has to do', () => {
  it('is told to everybody for a listed project, by the rubric in force', async () => {
    const told = await desk.ask<{ counts: Record<string, number>; items: EvidenceItem[] }>(
      visitor,
      'get',
      '/projects/good/gates/sandbox',
    );
    expect(told.status).toBe(200);
    // LEG-06 and nothing else needs an application; SEC-02 has no advisories.
    expect(told.body.counts).toEqual({ pass: 10, partial: 0, fail: 0, 'not-applicable': 0, unknown: 2 });
    expect(told.body.items.filter(({ status }) => status === 'unknown').map(({ criterion }) => criterion)).toEqual([
      'LEG-06',
      'SEC-02',
    ]);
    expect((await desk.ask(visitor, 'get', '/projects/good/gates/sandpit')).body.parameter).toBe('stage');
    await bench.store.db.updateTable('project').set({ listed: false }).where('slug', '=', 'good').execute();
    expect((await desk.ask(visitor, 'get', '/projects/good/gates/sandbox')).status).toBe(401);
  });

  it('takes less than a second', async () => {
    const start = performance.now();
    await desk.ask(staff, 'get', '/projects/bare/gates/graduated');
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
