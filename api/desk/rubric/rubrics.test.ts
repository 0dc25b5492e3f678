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

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import type { Actor } from '../actor.ts';
import { visitor } from '../actor.ts';
import { type TestDesk, testDesk, testMember } from '../testing.ts';
import type { RubricBody } from './body.ts';
import { activeRubric, defaultRubric, ensureRubric } from './store.ts';

let store: Store;
let desk: TestDesk;
let ann: Actor;
let bob: Actor;
let committee: Actor;

interface Draft {
  readonly version: number;
  readonly edits: number;
  readonly digest: string;
}

beforeAll(async () => {
  store = await testStore({ max: 6 });
  await ensureRubric(store.db);
  desk = testDesk(store);
  ann = await testMember(store, { roles: ['administrator'], name: 'Ann' });
  bob = await testMember(store, { roles: ['administrator'], name: 'Bob' });
  committee = await testMember(store, { roles: ['committee'], name: 'Cai' });
});
afterAll(() => store.close());

async function draft(): Promise<Draft> {
  const told = await desk.ask<Draft>(committee, 'post', '/rubrics', { from: 1 });
  expect(told.status).toBe(200);
  return told.body;
}

async function bodyOf(version: number): Promise<RubricBody> {
  return (await desk.ask<{ body: RubricBody }>(ann, 'get', `/rubrics/${version}`)).body.body;
}

describe('versions of the rubric', () => {
  it('are read by everybody, drafts and names by staff', async () => {
    const { version } = await draft();
    expect((await desk.ask(visitor, 'get', '/rubrics')).status).toBe(401);
    const open = await desk.ask<{ madeBy: string | null }>(visitor, 'get', '/rubrics/1');
    expect(open.body.madeBy).toBeNull();
    const own = await desk.ask<{ rubrics: { version: number; madeBy: string | null }[] }>(ann, 'get', '/rubrics');
    expect(own.body.rubrics.map((one) => [one.version, one.madeBy])).toEqual([
      [version, committee.id],
      [1, 'machine'],
    ]);
    expect((await desk.ask(visitor, 'get', `/rubrics/${version}`)).status).toBe(404);
    for (const junk of ['0', '999', 'x', '1e3', '-1']) {
      expect((await desk.ask(ann, 'get', `/rubrics/${junk}`)).status).toBe(404);
    }
    const first = await desk.ask<{ faults: unknown[]; consistency: number; body: RubricBody }>(
      visitor,
      'get',
      '/rubrics/1',
    );
    expect(first.body.faults).toEqual([]);
    expect(first.body.consistency).toBeCloseTo(0.0042, 4);
    expect(first.body.body).toEqual(defaultRubric());
  });

  it('are exported and taken in again as a draft, byte for byte the same rules', async () => {
    const file = await desk.ask<unknown>(visitor, 'get', '/rubrics/1/file');
    expect(file.headers.get('content-disposition')).toContain('rubric-incubation-1.json');
    const told = await desk.ask<Draft>(committee, 'post', '/rubrics/files', file.body);
    expect(told.status).toBe(200);
    const diff = await desk.ask<{ changes: unknown[] }>(ann, 'get', `/rubrics/${told.body.version}/changes?from=1`);
    expect(diff.body).toEqual({ from: 1, to: told.body.version, changes: [] });
  });
});

describe('a draft', () => {
  it('is edited one criterion at a time, keeps both sides in the audit log, and refuses the second of two at once', async () => {
    const { version, edits } = await draft();
    const criterion = (await bodyOf(version)).criteria.find(({ id }) => id === 'LEG-03');
    const { id, ...rest } = criterion as NonNullable<typeof criterion>;
    const form = {
      version: edits,
      ...rest,
      gatherer: rest.gatherer ?? '',
      weight: 2,
      stages: {
        sandbox: { need: '' },
        incubating: { need: 'required', thresholds: { share: 0.7, other: 3 } },
        graduated: rest.stages.graduated,
      },
    };
    const path = `/rubrics/${version}/criteria/${id}`;
    const both = await Promise.all([
      desk.ask<Draft>(committee, 'put', path, form),
      desk.ask<Draft>(ann, 'put', path, { ...form, weight: 3 }),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const winner = both.find(({ status }) => status === 200);
    const { changes } = (
      await desk.ask<{ changes: { path: string[]; before: unknown; after: unknown }[] }>(
        ann,
        'get',
        `/rubrics/${version}/changes?from=1`,
      )
    ).body;
    // A number that nothing measures was dropped.
    expect(changes.map(({ path: at, before }) => [at.join('.'), before])).toEqual([
      ['criteria.LEG-03.stages.incubating.thresholds.share', 0.8],
      ['criteria.LEG-03.weight', 1],
    ]);
    const event = await store.db
      .selectFrom('audit_event')
      .select(['action', 'before', 'after'])
      .where('object_id', '=', `incubation/${version}`)
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow();
    expect(event.action).toBe('rubric.edit');
    expect((event.before as { values: unknown }).values).toEqual({
      'criteria.LEG-03.stages.incubating.thresholds.share': 0.8,
      'criteria.LEG-03.weight': 1,
    });
    // The same again changes nothing.
    const same = await bodyOf(version);
    const again = await desk.ask<Draft>(ann, 'put', `/rubrics/${version}`, {
      version: winner?.body.edits,
      rubric: same,
    });
    expect(again.body.edits).toBe(winner?.body.edits);
  });

  it('gets and loses criteria', async () => {
    const { version, edits } = await draft();
    const added = await desk.ask<Draft>(ann, 'post', `/rubrics/${version}/criteria`, {
      version: edits,
      id: 'DOC-09',
      dimension: 'documentation',
      question: { zh: '有没有教程？', en: 'Is there a tutorial?' },
    });
    expect((await bodyOf(version)).criteria.filter(({ dimension }) => dimension === 'documentation').at(-1)?.id).toBe(
      'DOC-09',
    );
    const twice = await desk.ask(ann, 'post', `/rubrics/${version}/criteria`, {
      version: added.body.edits,
      id: 'DOC-09',
      dimension: 'documentation',
      question: { zh: '有没有教程？', en: 'Is there a tutorial?' },
    });
    expect([twice.status, twice.body.type]).toEqual([400, '/api/v1/#problem-bad-parameter']);
    const gone = await desk.ask<Draft>(ann, 'delete', `/rubrics/${version}/criteria/DOC-09`, {
      version: added.body.edits,
    });
    expect((await bodyOf(version)).criteria).toHaveLength(38);
    expect(gone.body.digest).toBe((await draft()).digest);
    expect((await desk.ask(ann, 'delete', `/rubrics/${version}/criteria/XXX-00`, { version: 3 })).status).toBe(404);
  });

  it('gets gates and rules from their forms', async () => {
    const { version, edits } = await draft();
    const gate = {
      from: ['sandbox'],
      signOffs: ['legal'],
      quorum: '1/2',
      share: '3/4',
      voteDays: 10,
      noticeDays: 10,
      noticeFirst: false,
    };
    const one = await desk.ask<Draft>(ann, 'put', `/rubrics/${version}/gates/incubating`, { version: edits, ...gate });
    const { name, reports, emeritus, clocks } = defaultRubric();
    const rules = { name, clocks: { ...clocks, triage: 3 }, waiverMonths: 3, reports, emeritus };
    await desk.ask(ann, 'put', `/rubrics/${version}/rules`, { version: one.body.edits, ...rules });
    const body = await bodyOf(version);
    expect(body.gates.incubating).toEqual({
      from: ['sandbox'],
      meanPoints: null,
      signOffs: ['legal'],
      quorum: '1/2',
      share: '3/4',
      voteDays: 10,
      noticeDays: 10,
    });
    expect([body.clocks.triage, body.waiverMonths]).toEqual([3, 3]);
    expect((await desk.ask(ann, 'put', `/rubrics/${version}/gates/nowhere`, { version: 3, ...gate })).status).toBe(404);
  });

  it('gets its weights from comparisons that agree, and none from those that contradict each other', async () => {
    const { version, edits } = await draft();
    const ids = defaultRubric().dimensions.map(({ id }) => id);
    const cells = (value: (i: number, j: number) => number) =>
      Object.fromEntries(
        ids.map((a, i) => [a, Object.fromEntries(ids.slice(i + 1).map((b, j) => [b, value(i, i + 1 + j)]))]),
      );
    const even = await desk.ask<Draft>(ann, 'put', `/rubrics/${version}/weights`, {
      version: edits,
      cells: cells(() => 1),
    });
    expect(even.status).toBe(200);
    expect((await bodyOf(version)).dimensions.map(({ weight }) => weight)).toEqual(ids.map(() => 0.11111));
    const ring = await desk.ask(ann, 'put', `/rubrics/${version}/weights`, {
      version: even.body.edits,
      cells: cells((i, j) => ((i + j) % 2 === 0 ? 9 : 1 / 9)),
    });
    expect([ring.status, ring.body.parameter]).toEqual([400, 'cells']);
    const partly = await desk.ask(ann, 'put', `/rubrics/${version}/weights`, { version: even.body.edits, cells: {} });
    expect([partly.status, partly.body.parameter]).toEqual([400, 'cells.legal.documentation']);
  });

  it.each<[string, (body: RubricBody) => unknown, string]>([
    [
      'a dimension that is not there',
      (body) => ({ ...body, criteria: body.criteria.map((one, i) => (i === 0 ? { ...one, dimension: 'luck' } : one)) }),
      'LEG-01 names the dimension luck, which does not exist.',
    ],
    [
      'one criterion twice',
      (body) => ({ ...body, criteria: [...body.criteria, body.criteria[0]] }),
      'LEG-01 is there more than once.',
    ],
    [
      'a gatherer that is not there',
      (body) => ({ ...body, criteria: body.criteria.map((one, i) => (i === 0 ? { ...one, gatherer: 'stars' } : one)) }),
      'LEG-01 names the gatherer stars, which does not exist.',
    ],
    [
      'a threshold that nothing measures',
      (body) => ({
        ...body,
        criteria: body.criteria.map((one, i) =>
          i === 0 ? { ...one, stages: { sandbox: { need: 'required', thresholds: { stars: 500 } } } } : one,
        ),
      }),
      'LEG-01 has a threshold stars that nothing measures.',
    ],
    [
      'a weight of nothing',
      (body) => ({ ...body, criteria: body.criteria.map((one, i) => (i === 0 ? { ...one, weight: 0 } : one)) }),
      'The weight of LEG-01 must be above 0.',
    ],
    [
      'a quorum above one',
      (body) => ({ ...body, gates: { ...body.gates, sandbox: { ...body.gates.sandbox, quorum: '3/2' } } }),
      'The quorum of sandbox, 3/2, is more than 1.',
    ],
    [
      'a stage out of reach',
      (body) => ({ ...body, gates: { ...body.gates, sandbox: { ...body.gates.sandbox, from: ['incubating'] } } }),
      'sandbox cannot be reached from an application. incubating cannot be reached from an application. graduated cannot be reached from an application. emeritus cannot be reached from an application.',
    ],
    [
      'weights of its own beside a matrix',
      (body) => ({ ...body, dimensions: body.dimensions.map((one, i) => (i === 0 ? { ...one, weight: 0.9 } : one)) }),
      'The weights of the dimensions do not follow from the comparisons: change those, or leave the matrix out and set weights by hand.',
    ],
    [
      'a machine item without a gatherer',
      (body) => ({ ...body, criteria: body.criteria.map((one, i) => (i === 0 ? { ...one, gatherer: null } : one)) }),
      'LEG-01 asks for evidence, but names no gatherer.',
    ],
  ])('is refused with %s', async (_, change, said) => {
    const told = await desk.ask(committee, 'post', '/rubrics/files', change(defaultRubric()));
    expect(told.status).toBe(400);
    expect(JSON.stringify(told.body)).toContain(said);
  });
});

describe('putting a draft into force', () => {
  it('takes two people, retires the version before, and leaves an open review its own', async () => {
    const before = (await activeRubric(store.db))?.version ?? 0;
    await store.db
      .insertInto('application')
      .values({
        code: 'abcdefghijkl',
        kind: 'admission',
        target_stage: 'sandbox',
        state: 'reviewing',
        rubric_id: 'incubation',
        rubric_version: before,
      })
      .execute();
    const file = await desk.ask<Draft>(ann, 'post', '/rubrics', { from: before });
    const { version, edits } = file.body;
    const path = `/rubrics/${version}/activate`;
    const alone = await desk.ask(ann, 'post', path, { version: edits, reason: 'mine' });
    expect([alone.status, alone.body.type]).toEqual([409, '/api/v1/#problem-not-now']);
    expect((await desk.ask(committee, 'post', path, { version: edits, reason: 'no role' })).status).toBe(403);
    expect((await desk.ask(bob, 'post', path, { version: edits, reason: ' ' })).status).toBe(400);
    expect((await desk.ask(bob, 'post', path, { version: edits + 1, reason: 'late' })).status).toBe(409);
    expect((await desk.ask(bob, 'post', path, { version: edits, reason: 'read and agreed' })).status).toBe(200);
    expect((await activeRubric(store.db))?.version).toBe(version);
    const list = await desk.ask<{ rubrics: { version: number; state: string; openReviews: number }[] }>(
      ann,
      'get',
      '/rubrics',
    );
    expect(list.body.rubrics.find((one) => one.version === before)).toMatchObject({ state: 'retired', openReviews: 1 });
    expect((await desk.ask(bob, 'post', path, { version: edits, reason: 'again' })).body.type).toBe(
      '/api/v1/#problem-not-now',
    );
    const late = await desk.ask(ann, 'put', `/rubrics/${version}`, { version: edits, rubric: defaultRubric() });
    expect([late.status, late.body.type]).toEqual([409, '/api/v1/#problem-not-now']);
  });
});
