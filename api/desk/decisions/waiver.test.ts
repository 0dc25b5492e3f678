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
import type { Store } from '#store/open.ts';
import { expiringWaivers } from '#store/queries/desk/waivers.ts';
import { testStore } from '#store/testing.ts';
import type { Problem } from '../../client.ts';
import type { Actor } from '../actor.ts';
import { auditCount } from '../reviews/testing.ts';
import { type TestDesk, testDesk } from '../testing.ts';
import { caseNow, type Deciders, deciders, type ReadyCase, readyCase, statuses, versionOf } from './testing.ts';
import { monthsLater } from './waiver.ts';

let store: Store;
let desk: TestDesk;
let people: Deciders;
let now = caseNow;
beforeAll(async () => {
  store = await testStore({ max: 12 });
  desk = testDesk(store, { now: () => now });
  people = await deciders(store);
});
afterAll(() => store.close());

const item = 'LEG-01';

/** A case under review, one required item of which was judged not met. */
async function failing(organisations: readonly string[] = []): Promise<ReadyCase> {
  now = caseNow;
  const ready = await readyCase(store, 'sandbox', people, {
    state: 'reviewing',
    votes: null,
    notice: false,
    organisations,
  });
  await sql`update judgement set verdict = 'fail', reason = '未识别' where application = ${ready.id} and criterion = ${item}`.execute(
    store.db,
  );
  return ready;
}

function propose(ready: ReadyCase, actor: Actor, more: object = {}) {
  const body = { criterion: item, reason: '许可证变更已在进行', expiresOn: '2027-03-01', ...more };
  return desk.ask<Problem & { id: string }>(actor, 'post', `/applications/${ready.code}/waivers`, body);
}

function settle(ready: ReadyCase, actor: Actor, id: string, more: object = {}) {
  const body = { to: 'confirmed', version: 1, ...more };
  return desk.ask(actor, 'put', `/applications/${ready.code}/waivers/${id}/settlement`, body);
}

function withdraw(ready: ReadyCase, actor: Actor, id: string, version = 1) {
  return desk.ask(actor, 'post', `/applications/${ready.code}/waivers/${id}/withdrawal`, { version });
}

async function open(ready: ReadyCase) {
  const body = { version: await versionOf(store, ready.code) };
  return desk.ask(people.administrator, 'post', `/applications/${ready.code}/ballots`, body);
}

describe('a waiver', () => {
  it('counts once a second person has confirmed it', async () => {
    const ready = await failing();
    const { body } = await propose(ready, people.reviewer);
    expect((await open(ready)).body.allowed).toEqual([`item:${item}`]);
    expect((await settle(ready, people.committee[0], body.id)).status).toBe(200);
    expect((await open(ready)).status).toBe(200);
  });

  it('B128: is never confirmed or refused by who proposed it, nor by somebody with a conflict', async () => {
    const ready = await failing(['甲公司']);
    const [one, two] = people.committee;
    const { body } = await propose(ready, one);
    for (const to of ['confirmed', 'refused']) {
      expect((await settle(ready, one, body.id, { to, reason: '理由' })).status).toBe(403);
      expect((await settle(ready, { ...two, organisation: '甲公司' }, body.id, { to, reason: '理由' })).status).toBe(
        403,
      );
      expect((await settle(ready, people.reviewer, body.id, { to, reason: '理由' })).status).toBe(403);
    }
    expect((await propose(ready, { ...two, organisation: '甲公司' })).status).toBe(403);
    expect((await settle(ready, two, body.id)).status).toBe(200);
  });

  it('is refused with a reason, and may then be proposed anew', async () => {
    const ready = await failing();
    const { body } = await propose(ready, people.reviewer);
    const bare = await settle(ready, people.committee[0], body.id, { to: 'refused' });
    expect([bare.status, bare.body.parameter]).toEqual([400, 'reason']);
    expect((await settle(ready, people.committee[0], body.id, { to: 'refused', reason: '须先整改' })).status).toBe(200);
    expect((await settle(ready, people.committee[0], body.id, { version: 2 })).body.allowed).toEqual(['proposed']);
    expect((await propose(ready, people.reviewer)).status).toBe(200);
  });

  it('is withdrawn by who proposed it alone, even after it was confirmed', async () => {
    const ready = await failing();
    const { body } = await propose(ready, people.reviewer);
    await settle(ready, people.committee[0], body.id);
    expect((await withdraw(ready, people.committee[0], body.id, 2)).status).toBe(403);
    expect((await withdraw(ready, people.reviewer, body.id, 1)).body.type).toBe('/api/v1/#problem-conflict');
    expect((await withdraw(ready, people.reviewer, body.id, 2)).status).toBe(200);
    expect((await open(ready)).body.allowed).toEqual([`item:${item}`]);
  });

  it('is one for each item', async () => {
    const ready = await failing();
    await propose(ready, people.reviewer);
    expect((await propose(ready, people.legal)).body.allowed).toEqual(['waiver-standing']);
  });

  it.each(['LEG-02', 'XXX-99', ''])('is for required items of the stage only: not for %s', async (criterion) => {
    const ready = await failing();
    const refused = await propose(ready, people.reviewer, { criterion });
    expect([refused.status, refused.body.parameter]).toEqual([400, 'criterion']);
  });

  it.each(['2026-11-22', '2026-11-21', '2027-05-23', '2999-01-01'])('does not end on %s', async (expiresOn) => {
    const ready = await failing();
    const refused = await propose(ready, people.reviewer, { expiresOn });
    expect([refused.status, refused.body.parameter]).toEqual([400, 'expiresOn']);
  });

  it.each(['2027-02-30', 'soon', 1, null])('B127: takes no %s for a day', async (expiresOn) => {
    expect((await propose(await failing(), people.reviewer, { expiresOn })).status).toBe(400);
  });

  it('ends at last so many months later as the rubric says', async () => {
    expect((await propose(await failing(), people.reviewer, { expiresOn: '2027-05-22' })).status).toBe(200);
    expect([monthsLater('2026-08-31', 6), monthsLater('2027-08-31', 6), monthsLater('2026-11-22', 12)]).toEqual([
      '2027-02-28',
      '2028-02-29',
      '2027-11-22',
    ]);
  });

  it('that has run out counts no longer and makes way for another', async () => {
    const ready = await failing();
    const { body } = await propose(ready, people.reviewer, { expiresOn: '2026-11-23' });
    await settle(ready, people.committee[0], body.id);
    now = new Date('2026-11-23T15:59:59Z');
    const steps = await desk.ask<{ gate: { ready: boolean } }>(
      people.legal,
      'get',
      `/applications/${ready.code}/decision`,
    );
    expect(steps.body.gate.ready).toBe(true);
    // It is the 24th by the clocks of the centre.
    now = new Date('2026-11-23T16:00:00Z');
    expect((await open(ready)).body.allowed).toEqual([`item:${item}`]);
    const next = await propose(ready, people.reviewer);
    expect(next.status).toBe(200);
    now = new Date('2027-03-02T08:00:00Z');
    expect((await settle(ready, people.committee[0], next.body.id)).body.allowed).toEqual(['expired']);
  });

  it('is left alone once the vote is open', async () => {
    const ready = await failing();
    const { body } = await propose(ready, people.reviewer);
    await settle(ready, people.committee[0], body.id);
    await open(ready);
    expect((await withdraw(ready, people.reviewer, body.id, 2)).status).toBe(409);
    expect((await propose(ready, people.reviewer, { criterion: 'DOC-01' })).status).toBe(409);
  });

  it('of another case is not there', async () => {
    const [mine, theirs] = [await failing(), await failing()];
    const { body } = await propose(theirs, people.reviewer);
    expect((await settle(mine, people.committee[0], body.id)).status).toBe(404);
    expect((await withdraw(mine, people.reviewer, body.id)).status).toBe(404);
  });
});

describe('at once', () => {
  it('ten confirmations: one is taken, and the log has one event', async () => {
    const ready = await failing();
    const { body } = await propose(ready, people.reviewer);
    const before = await auditCount(store);
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        settle(
          ready,
          people.committee[i % 3] as Actor,
          body.id,
          i % 2 === 0 ? {} : { to: 'refused', reason: '不同意' },
        ),
      ),
    );
    expect(statuses(all)).toEqual([200, ...Array<number>(9).fill(409)]);
    expect((await auditCount(store)) - before).toBe(1);
  });

  it('ten proposals for one item: one stands', async () => {
    const ready = await failing();
    const before = await auditCount(store);
    const all = await Promise.all(Array.from({ length: 10 }, () => propose(ready, people.reviewer)));
    expect(statuses(all)).toEqual([200, ...Array<number>(9).fill(409)]);
    expect((await auditCount(store)) - before).toBe(1);
  });
});

describe('after the decision', () => {
  it('waivers that projects were let through with are told when they run out', async () => {
    const ready = await failing();
    const { body } = await propose(ready, people.reviewer);
    await settle(ready, people.committee[0], body.id);
    const told = async (until: string) =>
      (await expiringWaivers(store.db, until)).filter(({ application }) => application === ready.code);
    expect(await told('2999-01-01')).toEqual([]);
    await sql`update application set state = 'accepted' where code = ${ready.code}`.execute(store.db);
    expect(await told('2027-02-28')).toEqual([]);
    expect(await told('2027-03-01')).toEqual([
      {
        id: body.id,
        application: ready.code,
        project: ready.slug,
        criterion: item,
        reason: '许可证变更已在进行',
        expiresOn: '2027-03-01',
      },
    ]);
  });
});
