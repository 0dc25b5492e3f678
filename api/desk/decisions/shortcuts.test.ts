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
import type { Problem } from '../../client.ts';
import { type GateStage, gateStages } from '../rubric/body.ts';
import { defaultRubric } from '../rubric/store.ts';
import { type TestDesk, testDesk } from '../testing.ts';
import { type CaseSettings, type Deciders, deciders, type ReadyCase, readyCase, versionOf } from './testing.ts';

let store: Store;
let desk: TestDesk;
let people: Deciders;
beforeAll(async () => {
  store = await testStore();
  desk = testDesk(store);
  people = await deciders(store);
});
afterAll(() => store.close());

const rubric = defaultRubric();

async function move(ready: ReadyCase, actor = people.administrator) {
  const body = { version: await versionOf(store, ready.code), reason: '条件齐备' };
  return desk.ask<Problem & { transition: string }>(actor, 'post', `/applications/${ready.code}/transition`, body);
}

/** What is taken away from a case that has everything, and the one word that the refusal must name. */
interface Shortcut {
  readonly name: string;
  readonly code: string;
  readonly at: readonly GateStage[];
  readonly settings?: (stage: GateStage) => CaseSettings;
  readonly spoil?: (ready: ReadyCase, stage: GateStage) => Promise<unknown>;
}

const all = gateStages;
const judged = all.filter((stage) => rubric.criteria.some(({ stages }) => stages[stage]?.need === 'required'));
const first = (stage: GateStage) => rubric.criteria.find(({ stages }) => stages[stage]?.need === 'required')?.id ?? '';
const noticeFirst = (stage: GateStage) => rubric.gates[stage].noticeFirst === true;

function judgement(ready: ReadyCase, stage: GateStage) {
  return store.db.updateTable('judgement').where('application', '=', ready.id).where('criterion', '=', first(stage));
}

const shortcuts: readonly Shortcut[] = [
  {
    name: 'an item that nobody judged',
    code: 'item',
    at: judged,
    spoil: (ready, stage) =>
      store.db
        .deleteFrom('judgement')
        .where('application', '=', ready.id)
        .where('criterion', '=', first(stage))
        .execute(),
  },
  {
    name: 'an item that was judged not met',
    code: 'item',
    at: judged,
    spoil: (ready, stage) => judgement(ready, stage).set({ verdict: 'fail', reason: '未达到' }).execute(),
  },
  {
    name: 'an item met in part',
    code: 'item',
    at: judged,
    spoil: (ready, stage) => judgement(ready, stage).set({ verdict: 'partial', reason: '部分' }).execute(),
  },
  {
    name: 'a clarification that is open',
    code: 'item',
    at: judged,
    spoil: (ready, stage) =>
      sql`insert into clarification (application, criterion, question, asked_by)
        values (${ready.id}, ${first(stage)}, '为什么？', 'x')`.execute(store.db),
  },
  {
    name: 'a waiver that only one person gave',
    code: 'item',
    at: judged,
    spoil: async (ready, stage) => {
      await judgement(ready, stage).set({ verdict: 'fail', reason: '未达到' }).execute();
      await waive(ready, stage, 'proposed', '2027-01-01');
    },
  },
  {
    name: 'a waiver that ran out yesterday',
    code: 'item',
    at: judged,
    spoil: async (ready, stage) => {
      await judgement(ready, stage).set({ verdict: 'fail', reason: '未达到' }).execute();
      await waive(ready, stage, 'confirmed', '2026-11-21');
    },
  },
  {
    name: 'a mean of points that is too low',
    code: 'mean-points',
    at: judged,
    spoil: (ready) =>
      sql`update judgement set points = 4, reason = '低' where application = ${ready.id}`.execute(store.db),
  },
  {
    name: 'a sign-off that is not given',
    code: 'sign-off',
    at: all,
    spoil: (ready, stage) =>
      store.db
        .deleteFrom('sign_off')
        .where('application', '=', ready.id)
        .where('dimension', '=', rubric.gates[stage].signOffs[0] ?? '')
        .execute(),
  },
  {
    name: 'a sign-off that was refused',
    code: 'sign-off',
    at: all,
    spoil: (ready, stage) =>
      store.db
        .updateTable('sign_off')
        .set({ verdict: 'reject', reason: '不同意' })
        .where('application', '=', ready.id)
        .where('dimension', '=', rubric.gates[stage].signOffs[0] ?? '')
        .execute(),
  },
  {
    name: 'no evidence',
    code: 'evidence',
    at: judged,
    spoil: (ready) =>
      sql`with unlinked as (update judgement set evidence = null where application = ${ready.id} returning 1)
        select count(*) from unlinked`
        .execute(store.db)
        .then(() => store.db.deleteFrom('application_evidence').where('application', '=', ready.id).execute()),
  },
  { name: 'no vote', code: 'ballot', at: all, settings: () => ({ votes: null }) },
  { name: 'a vote that was lost', code: 'ballot', at: all, settings: () => ({ votes: ['for', 'against', 'against'] }) },
  { name: 'a vote without a quorum', code: 'ballot', at: all, settings: () => ({ votes: ['for'] }) },
  {
    name: 'a vote that is still open',
    code: 'ballot',
    at: all,
    spoil: (ready) =>
      sql`update ballot set state = 'open', closed_at = null, result = null, closes_at = '2026-11-23'
        where id = ${ready.ballot}`.execute(store.db),
  },
  { name: 'no notice', code: 'notice', at: all, settings: () => ({ notice: false }) },
  {
    name: 'a notice that ends in a second',
    code: 'notice',
    at: all,
    spoil: (ready) =>
      sql`update public_notice set until_at = '2026-11-22T08:00:01Z' where id = ${ready.notice}`.execute(store.db),
  },
  {
    name: 'a notice that was cancelled',
    code: 'notice',
    at: all,
    spoil: (ready) => sql`update public_notice set state = 'cancelled' where id = ${ready.notice}`.execute(store.db),
  },
  {
    name: 'an objection without an answer',
    code: 'objections',
    at: all,
    spoil: (ready) =>
      sql`insert into objection (notice, raised_by, name, text) values (${ready.notice}, 'visitor', '路人', '不同意')`.execute(
        store.db,
      ),
  },
  {
    name: 'a project that went to another stage meanwhile',
    code: 'stage',
    at: all,
    spoil: (ready, stage) =>
      sql`update project set stage = ${stage === 'sandbox' ? 'graduated' : 'need-info'} where slug = ${ready.slug}`.execute(
        store.db,
      ),
  },
  {
    name: 'a project without words to list it by',
    code: 'entry',
    at: ['sandbox'],
    spoil: (ready) =>
      sql`update project set entry = '{"name":{"zh":"只有中文"}}' where slug = ${ready.slug}`.execute(store.db),
  },
  {
    name: 'a project without a repository',
    code: 'entry',
    at: ['sandbox'],
    spoil: (ready) => store.db.deleteFrom('project_repository').where('project', '=', ready.slug).execute(),
  },
  {
    name: 'no health review that advises it',
    code: 'health-review',
    at: ['emeritus'],
    spoil: (ready) => sql`update health_review set outcome = 'watch' where project = ${ready.slug}`.execute(store.db),
  },
];

function waive(ready: ReadyCase, stage: GateStage, state: string, until: string) {
  const settledBy = state === 'confirmed' ? people.committee[1].userId : null;
  return sql`insert into waiver (application, criterion, reason, expires_on, proposed_by, state, settled_by)
    values (${ready.id}, ${first(stage)}, '暂缓', ${until}, ${people.committee[0].userId}, ${state}, ${settledBy})`.execute(
    store.db,
  );
}

async function standing(ready: ReadyCase) {
  const { rows } = await sql`select p.stage, p.listed, a.state, a.version,
      (select count(*)::int from stage_transition where project = p.slug) as steps,
      (select count(*)::int from project_stage where project = p.slug) as stages,
      (select seq from audit_head) as seq
    from project p join application a on a.project = p.slug where p.slug = ${ready.slug}`.execute(store.db);
  return rows[0];
}

describe.each(gateStages)('the gate to %s', (stage) => {
  it('opens when nothing is missing', async () => {
    const ready = await readyCase(store, stage, people);
    const moved = await move(ready);
    expect([moved.status, moved.body.detail]).toEqual([200, undefined]);
    expect(await standing(ready)).toMatchObject({ stage, listed: true, state: 'accepted', steps: 1 });
  });

  it.each(shortcuts.filter(({ at }) => at.includes(stage)))('refuses $name, by its name ($code)', async (shortcut) => {
    const ready = await readyCase(store, stage, people, shortcut.settings?.(stage) ?? {});
    await shortcut.spoil?.(ready, stage);
    const before = await standing(ready);
    const moved = await move(ready);
    expect(moved.status).toBe(409);
    expect(moved.body.type).toBe('/api/v1/#problem-not-now');
    const named = (moved.body.allowed ?? []).map((code) => code.split(':')[0]);
    expect(named).toEqual([shortcut.code]);
    expect(moved.body.detailZh).toMatch(/\p{Script=Han}/u);
    expect(await standing(ready)).toEqual(before);
  });

  it('refuses one person who did everything alone', async () => {
    const [first] = people.committee;
    const alone = { ...people, reviewer: first, legal: first, committee: [first, first, first] } as const;
    const ready = await readyCase(store, stage, alone, { votes: ['for'] });
    await sql`update ballot set electorate = ${[first.userId]}, state = 'carried' where id = ${ready.ballot}`.execute(
      store.db,
    );
    const moved = await move(ready, first);
    expect([moved.status, moved.body.allowed]).toEqual([409, ['second-person']]);
    const other = await move(ready, people.committee[1]);
    expect(other.status).toBe(200);
  });

  it.each(['draft', 'submitted', 'need-info', 'accepted', 'declined', 'postponed', 'withdrawn'])(
    'refuses a case that is %s',
    async (state) => {
      const ready = await readyCase(store, stage, people);
      await sql`update application set state = ${state} where code = ${ready.code}`.execute(store.db);
      const before = await standing(ready);
      expect((await move(ready)).status).toBe(409);
      expect(await standing(ready)).toEqual(before);
    },
  );

  it('names everything when everything is missing, the vote and notice of an earlier review among it', async () => {
    const ready = await readyCase(store, stage, people, { state: 'reviewing' });
    await sql`delete from judgement where application = ${ready.id}`.execute(store.db);
    await sql`delete from sign_off where application = ${ready.id}`.execute(store.db);
    const { body } = await move(ready);
    const required = rubric.criteria
      .filter(({ stages }) => stages[stage]?.need === 'required')
      .map(({ id }) => `item:${id}`);
    const mean = required.length > 0 ? ['mean-points'] : [];
    const signOffs = rubric.gates[stage].signOffs.map((dimension) => `sign-off:${dimension}`);
    const last = noticeFirst(stage) ? ['notice', 'ballot'] : ['ballot', 'notice'];
    expect(body.allowed).toEqual([...required, ...mean, ...signOffs, ...last]);
  });
});

describe('B128: who may not', () => {
  it('refuses staff of the same organisation, and reviewers', async () => {
    const ready = await readyCase(store, 'sandbox', people, { organisations: ['示例公司'] });
    const [one] = people.committee;
    const theirs = await move(ready, { ...one, organisation: ' 示例公司 ' });
    expect([theirs.status, theirs.body.type]).toEqual([403, '/api/v1/#problem-forbidden']);
    expect((await move(ready, people.reviewer)).status).toBe(403);
    expect((await move(ready, { ...one, strong: false })).body.type).toBe('/api/v1/#problem-second-factor');
  });
});
