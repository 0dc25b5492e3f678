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
import type { z } from 'zod';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import type { Problem } from '../../client.ts';
import type { Actor } from '../actor.ts';
import { auditCount } from '../reviews/testing.ts';
import { type TestDesk, testDesk, testMember } from '../testing.ts';
import { settleDue } from './due.ts';
import type { decisionSchema } from './schema.ts';
import {
  type CaseSettings,
  caseNow,
  type Deciders,
  deciders,
  type ReadyCase,
  readyCase,
  statuses,
  versionOf,
} from './testing.ts';

type Decision = z.output<typeof decisionSchema>;

let store: Store;
let desk: TestDesk;
let people: Deciders;
let now = caseNow;
const days = (count: number) => new Date(caseNow.getTime() + count * 86_400_000);

beforeAll(async () => {
  store = await testStore({ max: 12 });
  desk = testDesk(store, { now: () => now });
  people = await deciders(store);
});
afterAll(() => store.close());

interface Open extends ReadyCase {
  readonly id: string;
  readonly ballot: string;
}

/** A case under review, for which nothing is missing but the vote. */
function reviewed(more: CaseSettings = {}): Promise<ReadyCase> {
  now = caseNow;
  return readyCase(store, 'sandbox', people, { state: 'reviewing', votes: null, notice: false, ...more });
}

async function open(ready: ReadyCase, actor: Actor = people.administrator) {
  const body = { version: await versionOf(store, ready.code) };
  return desk.ask<Problem & { id: string }>(actor, 'post', `/applications/${ready.code}/ballots`, body);
}

async function opened(more: CaseSettings = {}): Promise<Open> {
  const ready = await reviewed(more);
  const { body } = await open(ready);
  return { ...ready, ballot: body.id };
}

function vote(ballot: Open, actor: Actor, choice: string, more: { reason?: string; version?: number } = {}) {
  const body = { choice, version: 0, ...more };
  return desk.ask<Problem & { version: number }>(
    actor,
    'put',
    `/applications/${ballot.code}/ballots/${ballot.ballot}/vote`,
    body,
  );
}

function close(ballot: Open, actor: Actor = people.administrator, version = 1) {
  return desk.ask<Problem & { tally: { result: string } }>(
    actor,
    'post',
    `/applications/${ballot.code}/ballots/${ballot.ballot}/closing`,
    { version },
  );
}

async function decision(code: string, actor: Actor = people.administrator): Promise<Decision> {
  return (await desk.ask<Decision>(actor, 'get', `/applications/${code}/decision`)).body;
}

/** Ballots of other tests are none of the clock's business here. */
async function alone(): Promise<Open> {
  await sql`update ballot set state = 'cancelled' where state = 'open'`.execute(store.db);
  return opened();
}

async function stateOf(code: string) {
  const { rows } = await sql<{ state: string; clock: string | null; due: string | null }>`
    select state, clock, to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI') as due
    from application where code = ${code}`.execute(store.db);
  return rows[0];
}

describe('a vote', () => {
  it('opens when the gate is ready but for it, for as long as the rubric says', async () => {
    const ready = await reviewed();
    expect((await open(ready)).status).toBe(200);
    expect(await stateOf(ready.code)).toEqual({ state: 'voting', clock: 'vote', due: '2026-11-29T08:00' });
    const { ballots, steps } = await decision(ready.code);
    expect(ballots).toMatchObject([{ state: 'open', electorate: 3, voted: 0, quorum: '2/3', share: '2/3' }]);
    expect(steps.ballot.missing.map(({ code }) => code)).toEqual(['ballot-standing']);
  });

  it('is refused with everything that is missing', async () => {
    const ready = await reviewed();
    await sql`delete from sign_off where application = ${ready.id} and dimension = 'legal'`.execute(store.db);
    await sql`delete from judgement where application = ${ready.id} and criterion = 'LEG-01'`.execute(store.db);
    const refused = await open(ready);
    expect([refused.status, refused.body.allowed]).toEqual([409, ['item:LEG-01', 'sign-off:legal']]);
    expect(await stateOf(ready.code)).toMatchObject({ state: 'reviewing' });
  });

  it('is refused while one stands, and to who has seen an older version', async () => {
    const ready = await reviewed();
    const version = await versionOf(store, ready.code);
    expect((await open(ready)).status).toBe(200);
    expect((await open(ready)).body.allowed).toEqual(['ballot-standing']);
    const late = await desk.ask(people.administrator, 'post', `/applications/${ready.code}/ballots`, { version });
    expect(late.body.type).toBe('/api/v1/#problem-conflict');
  });

  it('is refused without anybody who may vote', async () => {
    const other = await testStore();
    try {
      const lonely = testDesk(other);
      const few = await deciders(other);
      await sql`update member set organisation = '同一家' where 'committee' = any(roles)`.execute(other.db);
      const ready = await readyCase(other, 'sandbox', few, {
        state: 'reviewing',
        votes: null,
        notice: false,
        organisations: ['同一家'],
      });
      const body = { version: await versionOf(other, ready.code) };
      const refused = await lonely.ask(few.administrator, 'post', `/applications/${ready.code}/ballots`, body);
      expect([refused.status, refused.body.allowed]).toEqual([409, ['electorate']]);
    } finally {
      await other.close();
    }
  });

  it('shows counts of who has spoken while it is open, and every vote with its reason once it has closed', async () => {
    const ballot = await opened();
    const [one, two, three] = people.committee;
    expect((await vote(ballot, one, 'for')).body.version).toBe(1);
    expect((await vote(ballot, two, 'against', { reason: '许可证仍有疑问' })).status).toBe(200);
    const before = await decision(ballot.code, three);
    expect(before.ballots[0]).toMatchObject({ voted: 2, recused: 0, tally: null, votes: [], closable: false });
    expect(before.ballots[0]?.mine).toEqual({ may: true, choice: null, reason: null, version: 0 });
    expect((await decision(ballot.code, two)).ballots[0]?.mine).toMatchObject({ choice: 'against', version: 1 });
    await vote(ballot, three, 'for');
    expect((await decision(ballot.code)).ballots[0]?.closable).toBe(true);
    const closed = await close(ballot);
    expect(closed.body.tally).toMatchObject({ result: 'carried', for: 2, against: 1, electorate: 3, complete: true });
    const after = await decision(ballot.code, three);
    expect(after.ballots[0]?.votes.map(({ name, choice, reason }) => [name, choice, reason])).toEqual([
      ['委员一', 'for', null],
      ['委员三', 'for', null],
      ['委员二', 'against', '许可证仍有疑问'],
    ]);
    expect(await stateOf(ballot.code)).toEqual({ state: 'voting', clock: null, due: null });
  });

  it('can be changed until it closes; a vote that somebody changed elsewhere is not overwritten', async () => {
    const ballot = await opened();
    const [one] = people.committee;
    await vote(ballot, one, 'for');
    expect((await vote(ballot, one, 'abstain', { version: 1 })).body.version).toBe(2);
    const late = await vote(ballot, one, 'for', { version: 1 });
    expect([late.status, late.body.type]).toEqual([409, '/api/v1/#problem-conflict']);
    expect((await vote(ballot, one, 'for', { version: 0 })).status).toBe(409);
    expect((await decision(ballot.code, one)).ballots[0]?.mine).toMatchObject({ choice: 'abstain', version: 2 });
  });

  it.each(['against', 'recused'])('asks for a reason for %s', async (choice) => {
    const ballot = await opened();
    const bare = await vote(ballot, people.committee[0], choice);
    expect([bare.status, bare.body.parameter]).toEqual([400, 'reason']);
    expect((await vote(ballot, people.committee[0], choice, { reason: '  \n ' })).status).toBe(400);
    expect((await vote(ballot, people.committee[0], choice, { reason: '理由' })).status).toBe(200);
  });

  it('closes early only when everybody has spoken, and at its time with whoever has', async () => {
    const ballot = await opened();
    await vote(ballot, people.committee[0], 'for');
    const early = await close(ballot);
    expect([early.status, early.body.allowed]).toEqual([409, ['deadline']]);
    now = days(7);
    expect((await vote(ballot, people.committee[1], 'for')).body.allowed).toEqual(['open']);
    expect((await close(ballot)).body.tally).toMatchObject({ result: 'no-quorum', silent: 2, quorumNeeded: 2 });
  });

  it('may be opened again when it had no quorum, and not when it was lost', async () => {
    const ballot = await opened();
    now = days(7);
    await close(ballot);
    expect((await open(ballot)).status).toBe(200);
    expect((await decision(ballot.code)).ballots.map(({ state }) => state)).toEqual(['open', 'no-quorum']);
    const lost = await opened();
    for (const one of people.committee) await vote(lost, one, 'against', { reason: '不同意' });
    expect((await close(lost)).body.tally.result).toBe('lost');
    expect((await open(lost)).body.allowed).toEqual(['ballot-standing']);
  });

  it('takes no ballot of another case', async () => {
    const [mine, theirs] = [await opened(), await opened()];
    const path = `/applications/${mine.code}/ballots/${theirs.ballot}`;
    const body = { choice: 'for', version: 0 };
    expect((await desk.ask(people.committee[0], 'put', `${path}/vote`, body)).status).toBe(404);
    expect((await desk.ask(people.administrator, 'post', `${path}/closing`, { version: 1 })).status).toBe(404);
    for (const junk of ['x', '-1', "1' or '1'='1", '99999999999999999999']) {
      const at = `/applications/${mine.code}/ballots/${encodeURIComponent(junk)}/vote`;
      expect((await desk.ask(people.committee[0], 'put', at, body)).status).toBe(404);
    }
  });
});

describe('B128: conflicts of interest', () => {
  it('keeps members of the same organisation and maintainers out of the electorate', async () => {
    const member = await testMember(store, { roles: ['committee'], organisation: ' ACME ' });
    const maintainer = await testMember(store, { roles: ['committee'] });
    const ready = await reviewed({ organisations: ['acme'] });
    await sql`insert into project_claim (project, member, method, proof, state)
      values (${ready.slug}, ${maintainer.userId}, 'file', 'x', 'proven')`.execute(store.db);
    const { body } = await open(ready);
    const ballot = { ...ready, ballot: body.id };
    const { rows } = await sql<{ electorate: string[] }>`select electorate from ballot where id = ${body.id}`.execute(
      store.db,
    );
    expect(rows[0]?.electorate).toEqual(people.committee.map(({ userId }) => userId).toSorted());
    for (const one of [member, { ...maintainer, maintains: [ready.slug] }]) {
      const refused = await vote(ballot, one, 'for');
      expect([refused.status, refused.body.type]).toEqual([403, '/api/v1/#problem-forbidden']);
      expect(refused.body.detailZh).toContain('回避');
    }
    await sql`delete from member where user_id = ${member.userId}`.execute(store.db);
    await sql`update member set roles = '{}' where user_id = ${maintainer.userId}`.execute(store.db);
  });

  it('fixes who may vote when it opens: later members do not, and who was recused stays so', async () => {
    const [one, two] = people.committee;
    const theirs = await testMember(store, { roles: ['committee'], organisation: '甲公司' });
    const ballot = await opened({ organisations: ['甲公司'] });
    const late = await testMember(store, { roles: ['committee'] });
    expect((await vote(ballot, late, 'for')).body.detailZh).toContain('名单');
    // Who has left the organisation since was still recused at the opening.
    const left = await vote(ballot, { ...theirs, organisation: null }, 'for');
    expect([left.status, left.body.detailZh]).toEqual([403, expect.stringContaining('名单')]);
    // Who joined it since has a conflict now.
    expect((await vote(ballot, { ...one, organisation: '甲公司' }, 'for')).status).toBe(403);
    expect((await vote(ballot, two, 'for')).status).toBe(200);
    await sql`update member set roles = '{}' where user_id in (${theirs.userId}, ${late.userId})`.execute(store.db);
  });

  it('leaves who stands aside out of the quorum', async () => {
    const ballot = await opened();
    const [one, two, three] = people.committee;
    await vote(ballot, one, 'recused', { reason: '曾任顾问' });
    await vote(ballot, two, 'for');
    await vote(ballot, three, 'recused', { reason: '亲属' });
    expect((await close(ballot)).body.tally).toMatchObject({ result: 'carried', recused: 2, quorumNeeded: 1 });
  });

  it('lets no suspended member and nobody else into the electorate', async () => {
    const gone = await testMember(store, { roles: ['committee'] });
    await sql`update member set state = 'suspended' where user_id = ${gone.userId}`.execute(store.db);
    const ballot = await opened();
    for (const [actor, status] of [
      [gone, 403],
      [people.reviewer, 403],
      [people.administrator, 403],
      [{ ...people.committee[0], strong: false }, 403],
    ] as const) {
      expect((await vote(ballot, actor, 'for')).status).toBe(status);
    }
    expect((await decision(ballot.code)).ballots[0]).toMatchObject({ electorate: 3, voted: 0 });
  });
});

describe('the clock', () => {
  it('counts votes whose time is over, as the machine, and decides nothing beyond it', async () => {
    const ballot = await alone();
    for (const one of people.committee) await vote(ballot, one, 'for');
    expect(await settleDue(desk.context)).toBe(0);
    now = days(7);
    expect(await settleDue(desk.context)).toBe(1);
    expect(await settleDue(desk.context)).toBe(0);
    expect(await stateOf(ballot.code)).toEqual({ state: 'voting', clock: null, due: null });
    const { rows } = await sql<{ actor: string; action: string; object: string }>`
      select actor, action, object_kind as object from audit_event order by seq desc limit 2`.execute(store.db);
    expect(rows).toEqual([
      { actor: 'machine', action: 'decision.clock', object: 'application' },
      { actor: 'machine', action: 'decision.clock', object: 'ballot' },
    ]);
    expect((await decision(ballot.code)).ballots[0]?.state).toBe('carried');
  });

  it('cancels what lies open although the case went elsewhere', async () => {
    const ballot = await alone();
    await sql`update application set state = 'withdrawn' where code = ${ballot.code}`.execute(store.db);
    expect(await settleDue(desk.context)).toBe(1);
    expect((await decision(ballot.code)).ballots[0]?.state).toBe('cancelled');
    expect((await vote(ballot, people.committee[0], 'for')).body.allowed).toEqual(['open']);
  });
});

describe('at once', () => {
  it('opens one vote of ten', async () => {
    const ready = await reviewed();
    const before = await auditCount(store);
    const body = { version: await versionOf(store, ready.code) };
    const path = `/applications/${ready.code}/ballots`;
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, i) => desk.ask(people.committee[i % 3] as Actor, 'post', path, body)),
    );
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(all.filter(({ status }) => status === 409)).toHaveLength(9);
    expect((await decision(ready.code)).ballots).toHaveLength(1);
    expect((await auditCount(store)) - before).toBe(2);
  });

  it('a vote and the closing: counted, or refused, never lost', async () => {
    for (let round = 0; round < 6; round += 1) {
      const ballot = await opened();
      const [one, two, three] = people.committee;
      await vote(ballot, one, 'for');
      await vote(ballot, two, 'for');
      await vote(ballot, three, 'abstain');
      const before = await auditCount(store);
      const [cast, closed] = await Promise.all([
        vote(ballot, three, 'against', { reason: '改主意', version: 1 }),
        close(ballot),
      ]);
      expect(closed.status).toBe(200);
      // The tally is there once the ballot is closed.
      const counted = closed.body.tally as unknown as { against: number; abstain: number };
      expect([cast.status, counted.against, counted.abstain]).toEqual(cast.status === 200 ? [200, 1, 0] : [409, 0, 1]);
      expect((await auditCount(store)) - before).toBe(cast.status === 200 ? 3 : 2);
    }
  });

  it('B126: fifty changes of one vote from one version: one is taken', async () => {
    const ballot = await opened();
    const [one] = people.committee;
    await vote(ballot, one, 'for');
    const before = await auditCount(store);
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, i) => vote(ballot, one, 'abstain', { version: 1, reason: `第 ${i}` })),
    );
    expect(statuses(all)).toEqual([200, ...Array<number>(49).fill(409)]);
    expect((await auditCount(store)) - before).toBe(1);
    expect((await decision(ballot.code, one)).ballots[0]?.mine).toMatchObject({ choice: 'abstain', version: 2 });
  });

  it('a person and the clock close it once', async () => {
    const ballot = await alone();
    for (const one of people.committee) await vote(ballot, one, 'for');
    now = days(8);
    const before = await auditCount(store);
    const [closed, settled] = await Promise.all([close(ballot), settleDue(desk.context)]);
    expect([closed.status === 200, settled]).toEqual(closed.status === 200 ? [true, 0] : [false, 1]);
    expect((await auditCount(store)) - before).toBe(2);
  });
});
