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
import { testStore } from '#store/testing.ts';
import type { Actor } from '../actor.ts';
import { type TestDesk, testDesk } from '../testing.ts';
import { caseNow, type Deciders, deciders, type ReadyCase, readyCase, versionOf } from './testing.ts';

let store: Store;
let desk: TestDesk;
let people: Deciders;
beforeAll(async () => {
  store = await testStore();
  desk = testDesk(store, { now: () => caseNow });
  people = await deciders(store);
});
afterAll(() => store.close());

async function ask(ready: ReadyCase, step: string, more: object = {}, actor: Actor = people.committee[0]) {
  const body = { version: await versionOf(store, ready.code), reason: '委员会意见', ...more };
  return desk.ask(actor, 'post', `/applications/${ready.code}/${step}`, body);
}

async function shown(ready: ReadyCase) {
  const { rows } = await sql`select a.state, a.clock, to_char(a.due_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as due,
      a.decided_at is not null as decided, p.stage, p.listed,
      (select string_agg(state, ',' order by id) from ballot where application = a.id) as ballots,
      (select string_agg(state, ',' order by id) from public_notice where application = a.id) as notices
    from application a join project p on p.slug = a.project where a.code = ${ready.code}`.execute(store.db);
  return rows[0];
}

const unlisted = { stage: 'applied', listed: false };
const noClock = { clock: null, due: null };

describe('outside of the way through the gate', () => {
  it('a case is declined with a reason, and what was open is cancelled', async () => {
    const ready = await readyCase(store, 'sandbox', people);
    expect((await ask(ready, 'declination', { reason: ' ' })).status).toBe(400);
    expect((await ask(ready, 'declination', { version: 7 })).body.type).toBe('/api/v1/#problem-conflict');
    expect((await ask(ready, 'declination')).status).toBe(200);
    expect(await shown(ready)).toEqual({
      state: 'declined',
      ...noClock,
      decided: true,
      ...unlisted,
      ballots: 'carried',
      notices: 'cancelled',
    });
    expect((await ask(ready, 'declination')).status).toBe(409);
    expect((await ask(ready, 'transition')).status).toBe(409);
  });

  it('a case is put off until a day, when its clock runs out at midnight of the centre', async () => {
    const ready = await readyCase(store, 'sandbox', people, { state: 'voting', notice: false });
    await sql`update ballot set state = 'open', closed_at = null where id = ${ready.ballot}`.execute(store.db);
    for (const until of ['2026-11-22', '2026-11-01', '2027-11-24']) {
      const refused = await ask(ready, 'postponement', { until });
      expect([refused.status, refused.body.parameter]).toEqual([400, 'until']);
    }
    expect((await ask(ready, 'postponement', { until: '2027-02-01' })).status).toBe(200);
    expect(await shown(ready)).toMatchObject({
      state: 'postponed',
      clock: 'postponed',
      due: '2027-01-31 16:00',
      ballots: 'cancelled',
    });
  });

  it.each(['declination', 'postponement'])(
    'a case is taken up again after a %s, and needs a new vote',
    async (step) => {
      const ready = await readyCase(store, 'sandbox', people);
      await ask(ready, step, step === 'postponement' ? { until: '2027-02-01' } : {});
      expect((await ask(ready, 'reopening')).status).toBe(200);
      expect(await shown(ready)).toMatchObject({
        state: 'reviewing',
        clock: 'review',
        due: '2026-12-22 08:00',
        decided: false,
      });
      expect((await ask(ready, 'transition')).body.allowed).toEqual(['ballot', 'notice']);
    },
  );

  it('a case goes back to review after a lost vote', async () => {
    const ready = await readyCase(store, 'sandbox', people, {
      state: 'voting',
      notice: false,
      votes: ['against', 'against', 'for'],
    });
    expect((await ask(ready, 'reopening')).status).toBe(200);
    expect((await ask(ready, 'ballots', { reason: undefined })).status).toBe(200);
    expect(await shown(ready)).toMatchObject({ state: 'voting', ballots: 'lost,open' });
  });

  it('a project in the public list that is not admitted yet shows what became of it', async () => {
    const ready = await readyCase(store, 'sandbox', people);
    await sql`update project set listed = true where slug = ${ready.slug}`.execute(store.db);
    await ask(ready, 'declination');
    expect(await shown(ready)).toMatchObject({ stage: 'declined' });
    await ask(ready, 'reopening');
    expect(await shown(ready)).toMatchObject({ stage: 'applied' });
    await ask(ready, 'postponement', { until: '2027-02-01' });
    expect(await shown(ready)).toMatchObject({ stage: 'postponed' });
    const steps = await sql`select to_stage from stage_transition where project = ${ready.slug} order by id`.execute(
      store.db,
    );
    expect(steps.rows).toEqual([{ to_stage: 'declined' }, { to_stage: 'applied' }, { to_stage: 'postponed' }]);
  });

  it('a promotion that is declined leaves the project where it is', async () => {
    const ready = await readyCase(store, 'graduated', people);
    await ask(ready, 'declination');
    expect(await shown(ready)).toMatchObject({ state: 'declined', stage: 'incubating', listed: true });
  });

  it('B128: is for the committee without a conflict', async () => {
    const ready = await readyCase(store, 'sandbox', people, { organisations: ['甲公司'] });
    for (const step of ['declination', 'postponement', 'reopening']) {
      const more = step === 'postponement' ? { until: '2027-02-01' } : {};
      expect((await ask(ready, step, more, people.reviewer)).status).toBe(403);
      expect((await ask(ready, step, more, { ...people.committee[0], organisation: '甲公司' })).status).toBe(403);
    }
    expect(await shown(ready)).toMatchObject({ state: 'notice' });
  });
});
