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

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import { testApp } from '../../testing.ts';
import { ownOrigin, type TestDesk, testDesk, testHolder, testMember } from '../testing.ts';
import { auditCount, testReview } from './testing.ts';

let store: Store;
let desk: TestDesk;
/** The API for which everybody is the reviewer. */
let always: ReturnType<typeof testApp>;
let reviewer: Awaited<ReturnType<typeof testMember>>;
beforeAll(async () => {
  store = await testStore({ max: 8 });
  desk = testDesk(store);
  reviewer = await testMember(store, { roles: ['reviewer'], organisation: 'centre' });
  always = testApp(store, { desk: { ...desk.parts, who: { actorOf: async () => reviewer } } });
});
afterAll(async () => store.close());

const full = { verdict: 'pass', points: 10, version: 0 };

function path(code: string, criterion = 'LEG-01'): string {
  return `/applications/${code}/judgements/${criterion}`;
}

async function rowsOf(id: string) {
  return store.db
    .selectFrom('judgement')
    .select(['criterion', 'reviewer', 'verdict', 'points', 'reason', 'version'])
    .where('application', '=', id)
    .execute();
}

describe('B126: a judgement is sent more than once', () => {
  it('B126: the same key gets the same answer and is done once', async () => {
    const { code, id } = await testReview(store);
    const before = await auditCount(store);
    const key = { 'idempotency-key': randomUUID() };
    const first = await desk.ask(reviewer, 'put', path(code), full, key);
    const second = await desk.ask(reviewer, 'put', path(code), full, key);
    expect(first.status).toBe(200);
    expect(first.body).toEqual({
      criterion: 'LEG-01',
      verdict: 'pass',
      points: 10,
      reason: null,
      evidence: null,
      version: 1,
    });
    expect([second.status, second.body]).toEqual([200, first.body]);
    expect(await auditCount(store)).toBe(before + 1);
    expect(await rowsOf(id)).toHaveLength(1);
  });

  it('B126: the same key with another body, or for another criterion, is refused', async () => {
    const { code, id } = await testReview(store);
    const before = await auditCount(store);
    const key = { 'idempotency-key': randomUUID() };
    await desk.ask(reviewer, 'put', path(code), full, key);
    const otherBody = await desk.ask(reviewer, 'put', path(code), { ...full, points: 8, reason: 'less' }, key);
    const otherPlace = await desk.ask(reviewer, 'put', path(code, 'LEG-06'), full, key);
    for (const { status, body } of [otherBody, otherPlace]) {
      expect([status, body.type]).toEqual([409, '/api/v1/#problem-key-reused']);
    }
    expect(await auditCount(store)).toBe(before + 1);
    expect(await rowsOf(id)).toEqual([
      { criterion: 'LEG-01', reviewer: reviewer.userId, verdict: 'pass', points: 10, reason: null, version: 1 },
    ]);
  });

  it.each([0, 1])(
    'B126: of 50 changes at once over version %i one wins, the others are told the version',
    async (version) => {
      const { code, id } = await testReview(store);
      if (version === 1) await desk.ask(reviewer, 'put', path(code), full);
      const before = await auditCount(store);
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, i) =>
          desk.ask(reviewer, 'put', path(code), { verdict: 'partial', points: 4, reason: `the ${i}th`, version }),
        ),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      const refused = answers.filter(({ status }) => status === 409);
      expect(refused).toHaveLength(49);
      for (const { body } of refused) {
        expect(body.type).toBe('/api/v1/#problem-conflict');
        expect(body.detail).toContain(`(it is now version ${version + 1})`);
      }
      expect(await auditCount(store)).toBe(before + 1);
      const won = answers.findIndex(({ status }) => status === 200);
      expect(await rowsOf(id)).toMatchObject([{ points: 4, reason: `the ${won}th`, version: version + 1 }]);
    },
  );
});

describe('B127: points that are none', () => {
  it.each([
    ['text', '"5"'],
    ['text that is a right number', '"4"'],
    ['an odd number', '5'],
    ['above the scale', '11'],
    ['far above it', '12'],
    ['below it', '-2'],
    ['a fraction', '0.30000000000000004'],
    ['a fraction below a step', '9.999999999999998'],
    ['infinite', '1e309'],
    ['infinitely small', '-1e309'],
    ['more digits than a number has', '10000000000000001'],
    ['a list', '[4]'],
    ['a truth', 'true'],
  ])('B127: %s (%s) is refused', async (_what, points) => {
    const { code, id } = await testReview(store);
    const response = await raw(code, `{"verdict":"partial","reason":"why","version":0,"points":${points}}`);
    expect(response).toBe(400);
    expect(await rowsOf(id)).toEqual([]);
  });

  it.each(['NaN', 'Infinity', '0x4', '04', '+4', '4.'])('B127: %s is no JSON', async (points) => {
    const { code } = await testReview(store);
    expect(await raw(code, `{"verdict":"partial","reason":"why","version":0,"points":${points}}`)).toBe(400);
  });

  it.each(['4.0', '4e0', '40e-1'])('B127: %s is 4, as JSON has it', async (points) => {
    const { code, id } = await testReview(store);
    expect(await raw(code, `{"verdict":"partial","reason":"why","version":0,"points":${points}}`)).toBe(200);
    expect(await rowsOf(id)).toMatchObject([{ points: 4 }]);
  });
});

/** Sends a body as it is written, which `JSON.stringify` would make right. */
async function raw(code: string, body: string): Promise<number> {
  const response = await always.request(`/api/v1/desk${path(code)}`, {
    method: 'PUT',
    headers: { origin: ownOrigin, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body,
  });
  return response.status;
}

describe('what a judgement must say', () => {
  it.each([
    [{ verdict: 'pass', points: 8, version: 0 }, 'reason'],
    [{ verdict: 'pass', points: 8, reason: ' \n', version: 0 }, 'reason'],
    [{ verdict: 'not-applicable', points: 10, version: 0 }, 'points'],
    [{ verdict: 'not-applicable', version: 0 }, 'reason'],
    [{ verdict: 'pass', version: 0 }, 'points'],
    [{ verdict: 'maybe', points: 10, version: 0 }, 'verdict'],
    [{ verdict: 'pass', points: 10, version: 0, evidence: '12' }, 'evidence'],
    [{ verdict: 'pass', points: 10, version: 0, reviewer: 'somebody' }, 'reviewer'],
  ])('%o is refused for its %s', async (body, parameter) => {
    const { code } = await testReview(store);
    const { status, body: problem } = await desk.ask(reviewer, 'put', path(code), body);
    expect([status, problem.parameter]).toEqual([400, parameter]);
  });

  it('being more favourable than the machine needs a reason at 10 points too', async () => {
    const { code, id } = await testReview(store);
    await store.db
      .insertInto('application_evidence')
      .values({
        application: id,
        rubric_id: 'incubation',
        rubric_version: 1,
        digest: 'a',
        commits: '{}',
        items: JSON.stringify([
          { criterion: 'LEG-01', status: 'fail' },
          { criterion: 'DOC-01', status: 'pass' },
        ]),
      })
      .execute();
    const bare = await desk.ask(reviewer, 'put', path(code), full);
    expect([bare.status, bare.body.parameter]).toEqual([400, 'reason']);
    const said = await desk.ask(reviewer, 'put', path(code), { ...full, reason: 'the full text is in COPYING' });
    expect(said.status).toBe(200);
    expect((await desk.ask(reviewer, 'put', path(code, 'DOC-01'), full)).status).toBe(200);
  });

  it('a criterion that the gate does not ask, and one that there is not, are not there', async () => {
    const { code } = await testReview(store);
    expect((await desk.ask(reviewer, 'put', path(code, 'REL-03'), full)).status).toBe(404);
    expect((await desk.ask(reviewer, 'put', path(code, 'XXX-99'), full)).status).toBe(404);
  });

  it('a case that is not under review is not judged', async () => {
    const { code } = await testReview(store, { state: 'voting' });
    const { status, body } = await desk.ask(reviewer, 'put', path(code), full);
    expect([status, body.type]).toEqual([409, '/api/v1/#problem-not-now']);
  });

  it('is taken back with a reason, once', async () => {
    const { code, id } = await testReview(store);
    await desk.ask(reviewer, 'put', path(code), full);
    const before = await auditCount(store);
    const old = await desk.ask(reviewer, 'delete', path(code), { version: 2, reason: 'a mistake' });
    expect([old.status, old.body.type]).toEqual([409, '/api/v1/#problem-conflict']);
    expect((await desk.ask(reviewer, 'delete', path(code), { version: 1, reason: 'a mistake' })).status).toBe(200);
    expect((await desk.ask(reviewer, 'delete', path(code), { version: 1, reason: 'a mistake' })).status).toBe(404);
    expect(await rowsOf(id)).toEqual([]);
    expect(await auditCount(store)).toBe(before + 1);
  });
});

describe('B128: conflicts of interest', () => {
  it.each([
    ['Foo Labs', 'Foo Labs'],
    ['Foo Labs', 'foo labs'],
    ['Foo Labs', 'FOO  LABS '],
    ['Foo Labs', 'Ｆｏｏ Ｌａｂｓ'],
    ['某某科技', '某某科技'],
    ['ﬁre', 'FIRE'],
  ])('B128: the project is of %s, the reviewer of %s', async (organisation, other) => {
    const { code, id } = await testReview(store, { organisations: ['somebody else', organisation] });
    const colleague = await testMember(store, { roles: ['reviewer', 'committee'], organisation: other });
    const { status, body } = await desk.ask(colleague, 'put', path(code), full);
    expect([status, body.type]).toEqual([403, '/api/v1/#problem-forbidden']);
    expect(body.detail).toContain('conflict of interest');
    expect(await rowsOf(id)).toEqual([]);
  });

  it('B128: nobody judges what they applied for, or a project that they maintain', async () => {
    const own = await testReview(store, { applicant: reviewer.userId });
    expect((await desk.ask(reviewer, 'put', path(own.code), full)).status).toBe(403);
    const { code } = await testReview(store, { project: 'kept' });
    const maintainer = await testMember(store, { roles: ['reviewer'] });
    await store.db
      .insertInto('project_claim')
      .values({ project: 'kept', member: maintainer.userId, method: 'file', proof: 'x', state: 'proven' })
      .execute();
    expect((await desk.ask(maintainer, 'put', path(code), full)).status).toBe(403);
    expect((await desk.ask(reviewer, 'put', path(code), full)).status).toBe(200);
  });

  it('applicants do not judge, and staff without a second factor do not', async () => {
    const { code } = await testReview(store);
    expect((await desk.ask(testHolder(code), 'put', path(code), full)).status).toBe(403);
    const weak = await desk.ask({ ...reviewer, strong: false }, 'put', path(code), full);
    expect([weak.status, weak.body.type]).toEqual([403, '/api/v1/#problem-second-factor']);
  });
});
