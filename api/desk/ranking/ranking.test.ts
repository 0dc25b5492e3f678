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
import type { Ranking, RankingBrief } from '../../client.ts';
import { fillStore } from '../../testing-data.ts';
import { type Actor, visitor } from '../actor.ts';
import { type TestDesk, testDesk, testMember } from '../testing.ts';
import type { ComparedEntry } from './compare.ts';

let store: Store;
let desk: TestDesk;
let clock = new Date('2026-11-01T00:00:00Z');
let [committee, administrator, reviewer]: Actor[] = [];
let digest: string;
let project: string;

const day = 86_400_000;
const later = (days: number) => (clock = new Date(clock.getTime() + days * day));

beforeAll(async () => {
  store = await testStore({ max: 6 });
  await fillStore(store);
  desk = testDesk(store, { now: () => clock });
  committee = await testMember(store, { roles: ['committee'], name: '王委员' });
  administrator = await testMember(store, { roles: ['administrator'], name: '李管理' });
  reviewer = await testMember(store, { roles: ['reviewer'], name: '评审' });
  const { rankings } = (await desk.ask<{ rankings: RankingBrief[] }>(by(reviewer), 'get', '/rankings')).body;
  digest = rankings[0]?.digest ?? '';
  const { ranking } = (await read(digest)).body;
  project = ranking.entries[0]?.project ?? '';
});
afterAll(() => store.close());

function by(actor: Actor | undefined): Actor {
  if (actor === undefined) throw new RangeError('no such actor');
  return actor;
}

function read(name: string) {
  return desk.ask<{ ranking: Ranking; before: RankingBrief | null; compared: ComparedEntry[] }>(
    by(reviewer),
    'get',
    `/rankings/${name}`,
  );
}

function step(actor: Actor | undefined, what: string, body: unknown) {
  return desk.ask<{ state: string; until: string | null; detail?: string }>(
    by(actor),
    'post',
    `/rankings/${digest}/${what}`,
    body,
  );
}

function events() {
  return store.db
    .selectFrom('audit_event')
    .select(['actor_name', 'action', 'object_kind', 'object_id', 'before', 'after', 'reason'])
    .orderBy('seq')
    .execute();
}

/** What the queue of a committee member says of rankings. */
async function waiting(): Promise<string[]> {
  const { items: rows } = (await desk.ask<{ items: { kind: string; link: string }[] }>(by(committee), 'get', '/queue'))
    .body;
  return rows
    .filter(({ kind }) => kind.startsWith('ranking'))
    .map(({ kind, link }) => `${kind} ${link.includes(digest)}`);
}

describe('the ranking desk', () => {
  it('puts a draft into the queue of the committee', async () => {
    expect(await waiting()).toEqual(['ranking-notice true']);
  });

  it('shows a draft with what stood the month before', async () => {
    const { body } = await read(digest);
    expect(body.ranking.state).toBe('draft');
    expect(body.compared.map((one) => one.project).sort()).toEqual(
      body.ranking.entries.map((one) => one.project).sort(),
    );
    const first = body.compared.find((one) => one.project === project);
    expect(first?.rankNow).toBe(body.ranking.entries.find((one) => one.project === project)?.rank);
  });

  it('answers 404 for what is no ranking', async () => {
    for (const name of ['2001-01', 'ffffffff', '%27%3B drop table']) expect((await read(name)).status).toBe(404);
  });

  it('refuses a final without a notice', async () => {
    const told = await step(administrator, 'final', {});
    expect(told.status).toBe(400);
    expect(told.body.detail).toBe('Only a ranking under notice can become final; this one is a draft.');
  });

  it('lets the committee put it under notice, and records who and how it stood', async () => {
    const told = await step(committee, 'notice', { reason: '例行公示' });
    expect(told.body).toMatchObject({ state: 'notice', until: '2026-11-08T00:00:00.000Z' });
    expect((await events()).at(-1)).toEqual({
      actor_name: '王委员',
      action: 'ranking.publish',
      object_kind: 'ranking',
      object_id: digest,
      before: { state: 'draft', until: null },
      after: { state: 'notice', until: '2026-11-08T00:00:00.000Z' },
      reason: '例行公示',
    });
  });

  it('lets a reviewer look and not publish', async () => {
    expect((await step(reviewer, 'notice', {})).status).toBe(403);
  });

  it('takes a dispute of somebody without an account, and answers it by a second person', async () => {
    const raised = await desk.ask<{ dispute: string }>(visitor, 'post', `/rankings/${digest}/disputes`, {
      project,
      subject: 'score',
      name: '某公众',
      text: '发布次数不对',
    });
    expect(raised.status).toBe(200);
    expect(await waiting()).toEqual(['ranking-dispute true']);
    const path = `/disputes/${raised.body.dispute}/answer`;
    const given = { outcome: 'dismissed', answer: '已核对，标签如此' };
    expect((await desk.ask(by(committee), 'post', path, given)).status).toBe(400);
    expect((await desk.ask(by(administrator), 'post', path, given)).status).toBe(200);
    expect((await desk.ask(by(administrator), 'post', path, given)).status).toBe(400);
    const [dispute] = (await read(digest)).body.ranking.disputes;
    expect(dispute).toMatchObject({ raisedBy: '某公众', outcome: 'dismissed', answeredBy: '李管理' });
  });

  it('refuses a dispute about a project that is not in it', async () => {
    const body = { project: 'nothing', subject: 'score', name: 'x', text: 'y' };
    expect((await desk.ask(visitor, 'post', `/rankings/${digest}/disputes`, body)).status).toBe(400);
  });

  it('becomes final after the notice by another person than who began it', async () => {
    expect((await step(administrator, 'final', {})).status).toBe(400);
    later(8);
    expect((await step(committee, 'final', {})).status).toBe(400);
    expect(await waiting()).toEqual(['ranking-final true']);
    expect((await step(administrator, 'final', {})).body.state).toBe('final');
  });

  it('takes remarks that are shown with it', async () => {
    await step(committee, 'notes', { reason: '10 月数据含补采' });
    expect((await read(digest)).body.ranking.events.at(-1)).toMatchObject({
      kind: 'annotated',
      actor: '王委员',
      reason: '10 月数据含补采',
    });
  });

  it('B126: does a step once, however often its form is sent', async () => {
    const headers = { 'idempotency-key': 'withdraw-0001' };
    const sent = Array.from({ length: 5 }, () =>
      desk.ask(by(administrator), 'post', `/rankings/${digest}/withdrawal`, { reason: '数据有误' }, headers),
    );
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect((await events()).filter(({ after }) => (after as { state?: string }).state === 'withdrawn')).toHaveLength(1);
  });
});
