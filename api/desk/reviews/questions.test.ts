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
import { readApplication } from '#store/queries/desk/application-state.ts';
import { testStore } from '#store/testing.ts';
import { testApplication } from '../applications/testing.ts';
import { ensureRubric } from '../rubric/store.ts';
import { type TestDesk, testDesk, testHolder, testMember } from '../testing.ts';
import { auditCount, testReview } from './testing.ts';

let store: Store;
let desk: TestDesk;
let reviewer: Awaited<ReturnType<typeof testMember>>;
const start = new Date('2026-11-22T08:00:00.000Z').getTime();
const day = 86_400_000;
let now = start;
beforeAll(async () => {
  store = await testStore();
  await ensureRubric(store.db);
  desk = testDesk(store, { now: () => new Date(now) });
  reviewer = await testMember(store, { roles: ['reviewer'], name: 'Wang Wei' });
});
afterAll(async () => store.close());

async function submitted(more: Parameters<typeof testApplication>[1] = {}) {
  now = start;
  return testApplication(store, { clock: 'triage', dueAt: new Date(start + 5 * day), ...more });
}

interface Asked {
  readonly clarifications: readonly string[];
  readonly state: string;
}

function ask(code: string, questions: readonly object[], hold: boolean, version = 1) {
  return desk.ask<Asked>(reviewer, 'post', `/applications/${code}/clarifications`, { questions, hold, version });
}

describe('taking an application on', () => {
  it('starts the clock of the review and keeps the rubric of the day', async () => {
    const { code } = await submitted();
    const before = await auditCount(store);
    const { status, body } = await desk.ask(reviewer, 'post', `/applications/${code}/acceptance`, { version: 1 });
    expect([status, body]).toEqual([
      200,
      { state: 'reviewing', dueAt: new Date(start + 30 * day).toISOString(), version: 2 },
    ]);
    expect(await readApplication(store.db, code)).toMatchObject({
      state: 'reviewing',
      clock: 'review',
      rubricId: 'incubation',
      rubricVersion: 1,
    });
    // The step, and the look of the machine that the review begins with.
    expect(await auditCount(store)).toBe(before + 2);
    const again = await desk.ask(reviewer, 'post', `/applications/${code}/acceptance`, { version: 2 });
    expect([again.status, again.body.type]).toEqual([409, '/api/v1/#problem-not-now']);
  });

  it('is refused over another version than was seen', async () => {
    const { code } = await submitted();
    const { status, body } = await desk.ask(reviewer, 'post', `/applications/${code}/acceptance`, { version: 3 });
    expect([status, body.type]).toEqual([409, '/api/v1/#problem-conflict']);
  });
});

describe('questions', () => {
  it('a case that waits for answers stands still to the millisecond, and goes on with the last answer', async () => {
    const { code } = await submitted();
    now = start + 2 * day + 17;
    const asked = await ask(
      code,
      [{ question: 'Who maintains it?' }, { criterion: 'LEG-01', question: 'Which?' }],
      true,
    );
    expect([asked.status, asked.body.state]).toEqual([200, 'need-info']);
    expect(await readApplication(store.db, code)).toMatchObject({
      clock: 'triage',
      dueAt: null,
      clockLeft: 3 * day - 17,
    });
    const [first = '', second = ''] = asked.body.clarifications;
    now = start + 40 * day;
    const holder = testHolder(code);
    const one = await desk.ask(holder, 'post', `/clarifications/${first}/answer`, { answer: 'We do.', version: 1 });
    expect(one.body).toEqual({ clarification: first, version: 2, state: 'need-info' });
    now += 5;
    const two = await desk.ask(holder, 'post', `/clarifications/${second}/answer`, { answer: 'Mulan.', version: 1 });
    expect(two.body).toEqual({ clarification: second, version: 2, state: 'submitted' });
    expect(await readApplication(store.db, code)).toMatchObject({
      state: 'submitted',
      clock: 'triage',
      dueAt: new Date(start + 43 * day + 5 - 17),
      clockLeft: null,
    });
  });

  it('an answer that is rejected needs a reason, an accepted one does not; both are settled once', async () => {
    const { code } = await testReview(store);
    const { body } = await ask(code, [{ criterion: 'LEG-01', question: 'Which?' }, { question: 'Why?' }], false);
    const [first = '', second = ''] = body.clarifications;
    for (const id of [first, second]) {
      await desk.ask(testHolder(code), 'post', `/clarifications/${id}/answer`, { answer: 'So.', version: 1 });
    }
    const close = (id: string, more: object) =>
      desk.ask(reviewer, 'post', `/clarifications/${id}/closure`, { version: 2, ...more });
    const bare = await close(first, { outcome: 'rejected' });
    expect([bare.status, bare.body.parameter]).toEqual([400, 'reason']);
    expect((await close(first, { outcome: 'rejected', reason: 'It does not say.' })).status).toBe(200);
    expect((await close(second, { outcome: 'accepted' })).status).toBe(200);
    const twice = await desk.ask(reviewer, 'post', `/clarifications/${second}/closure`, {
      version: 3,
      outcome: 'accepted',
    });
    expect([twice.status, twice.body.type]).toEqual([409, '/api/v1/#problem-not-now']);
  });

  it('the same question, while it is open, is asked and told once whatever key it comes with', async () => {
    const applicant = await testMember(store, { roles: [] });
    const { code } = await submitted({ applicant: applicant.userId });
    const told = async () =>
      (
        await store.db
          .selectFrom('notification')
          .select('id')
          .where('member', '=', applicant.userId ?? '')
          .execute()
      ).length;
    const first = await ask(code, [{ question: 'Who holds the trade mark?' }], false);
    const before = await auditCount(store);
    const again = await ask(code, [{ question: 'Who holds the trade mark?' }], false);
    expect([again.status, again.body.clarifications]).toEqual([200, first.body.clarifications]);
    expect([await auditCount(store), await told()]).toEqual([before, 1]);
    const twice = [
      { question: 'And the domain?' },
      { question: 'Who holds the trade mark?' },
      { question: 'And the domain?' },
    ];
    const { body } = await ask(code, twice, false);
    expect([body.clarifications[1], body.clarifications[2]]).toEqual([
      first.body.clarifications[0],
      body.clarifications[0],
    ]);
    expect([await auditCount(store), await told()]).toEqual([before + 1, 2]);
  });

  it('taking the only open question back lets the case go on', async () => {
    const { code } = await submitted();
    const { body } = await ask(code, [{ question: 'Why?' }], true);
    const [id = ''] = body.clarifications;
    await desk.ask(reviewer, 'post', `/clarifications/${id}/closure`, {
      outcome: 'accepted',
      reason: 'Found it.',
      version: 1,
    });
    expect(await readApplication(store.db, code)).toMatchObject({ state: 'submitted', clockLeft: null });
  });

  it('two who answer at once: one is stored, the other is told', async () => {
    const { code } = await submitted();
    const { body } = await ask(code, [{ question: 'Why?' }], false);
    const [id = ''] = body.clarifications;
    const answers = await Promise.all(
      ['one', 'two', 'three'].map((answer) =>
        desk.ask(testHolder(code), 'post', `/clarifications/${id}/answer`, { answer, version: 1 }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(2);
  });

  it('only who applied answers, others do not learn that there is a question', async () => {
    const { code } = await submitted();
    const { body } = await ask(code, [{ question: 'Why?' }], false);
    const [id = ''] = body.clarifications;
    const answer = { answer: 'So.', version: 1 };
    const status = async (actor: Parameters<typeof desk.ask>[0]) =>
      (await desk.ask(actor, 'post', `/clarifications/${id}/answer`, answer)).status;
    expect(await status(reviewer)).toBe(403);
    expect(await status(testHolder('aaaaaaaaaaaa'))).toBe(404);
    expect(await status(await testMember(store, {}))).toBe(404);
    expect(await status(testHolder(code))).toBe(200);
    for (const junk of ['0', '-1', '1e3', '99999999999999999999', 'x', '1.0']) {
      expect((await desk.ask(testHolder(code), 'post', `/clarifications/${junk}/answer`, answer)).status).toBe(404);
    }
  });

  it('a question about what the gate does not ask is refused', async () => {
    const { code } = await testReview(store);
    const { status } = await ask(code, [{ criterion: 'REL-03', question: 'How long?' }], false);
    expect(status).toBe(400);
  });
});

describe('sign-offs', () => {
  const sign = (actor: Parameters<typeof desk.ask>[0], code: string, dimension: string, more: object = {}) =>
    desk.ask(actor, 'put', `/applications/${code}/sign-offs/${dimension}`, { verdict: 'approve', version: 0, ...more });

  it('are given by the roles that the rubric names, and by nobody else', async () => {
    const { code } = await testReview(store);
    const legal = await testMember(store, { roles: ['legal-reviewer'] });
    expect((await sign(reviewer, code, 'legal')).status).toBe(403);
    expect((await sign(legal, code, 'security')).status).toBe(403);
    expect((await sign(legal, code, 'legal')).body).toEqual({ dimension: 'legal', verdict: 'approve', version: 1 });
    expect((await sign(reviewer, code, 'security')).status).toBe(200);
    expect((await sign(reviewer, code, 'nothing')).status).toBe(404);
  });

  it('a refusal needs a reason; a word is changed over the version that was seen, and taken back', async () => {
    const { code } = await testReview(store);
    const bare = await sign(reviewer, code, 'security', { verdict: 'reject' });
    expect([bare.status, bare.body.parameter]).toEqual([400, 'reason']);
    expect((await sign(reviewer, code, 'security')).status).toBe(200);
    expect((await sign(reviewer, code, 'security', { verdict: 'reject', reason: 'No.' })).status).toBe(409);
    expect((await sign(reviewer, code, 'security', { verdict: 'reject', reason: 'No.', version: 1 })).body).toEqual({
      dimension: 'security',
      verdict: 'reject',
      version: 2,
    });
    const path = `/applications/${code}/sign-offs/security`;
    expect((await desk.ask(reviewer, 'delete', path, { version: 2, reason: 'Again.' })).status).toBe(200);
    expect((await desk.ask(reviewer, 'delete', path, { version: 2, reason: 'Again.' })).status).toBe(404);
  });

  it('a word that was given before the machine found something else says so', async () => {
    const { code, id } = await testReview(store);
    const look = (digest: string, at: string) =>
      store.db
        .insertInto('application_evidence')
        .values({
          application: id,
          rubric_id: 'incubation',
          rubric_version: 1,
          digest,
          commits: '{}',
          items: '[]',
          taken_at: new Date(at),
        })
        .execute();
    now = start;
    await look('a', '2026-11-21T08:00:00Z');
    await sign(reviewer, code, 'security');
    const older = async () => {
      const { body } = await desk.ask<{ signOffs: { onOlderEvidence: boolean }[] }>(
        reviewer,
        'get',
        `/applications/${code}/review`,
      );
      return body.signOffs.map(({ onOlderEvidence }) => onOlderEvidence);
    };
    expect(await older()).toEqual([false]);
    await look('b', '2026-11-23T08:00:00Z');
    expect(await older()).toEqual([true]);
  });
});
