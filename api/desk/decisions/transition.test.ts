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

import { type Kysely, type KyselyPlugin, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Queue } from '#store/job.ts';
import type { Store } from '#store/open.ts';
import { openQueue } from '#store/queue.ts';
import type { Database } from '#store/schema.ts';
import { silent, testStore } from '#store/testing.ts';
import type { Problem } from '../../client.ts';
import type { Actor } from '../actor.ts';
import { queuedJobs } from '../jobs.ts';
import { auditCount } from '../reviews/testing.ts';
import type { GateStage } from '../rubric/body.ts';
import { type TestDesk, testDesk, testMember } from '../testing.ts';
import { caseNow, type Deciders, deciders, type ReadyCase, readyCase, statuses, versionOf } from './testing.ts';

let store: Store;
let queue: Queue;
let desk: TestDesk;
let people: Deciders;
beforeAll(async () => {
  store = await testStore({ max: 12 });
  queue = await openQueue(store, { role: 'look', log: silent });
  desk = testDesk(store, { now: () => caseNow, jobs: queuedJobs(queue) });
  people = await deciders(store);
});
afterAll(async () => {
  await queue.stop(1000);
  await store.close();
});

async function move(ready: ReadyCase, on: TestDesk = desk, actor: Actor = people.administrator) {
  const body = { version: await versionOf(store, ready.code), reason: '条件齐备' };
  return on.ask<Problem & { transition: string; since: string }>(
    actor,
    'post',
    `/applications/${ready.code}/transition`,
    body,
  );
}

/** Everything that a transition may touch, as one text. */
async function world(): Promise<string> {
  const { rows } = await sql<{ all: string }>`select json_build_object(
    'project', (select json_agg(p order by slug) from project p),
    'stages', (select json_agg(s order by project, since, stage) from project_stage s),
    'transitions', (select json_agg(t order by id) from stage_transition t),
    'applications', (select json_agg(a order by id) from application a),
    'notices', (select json_agg(n order by id) from public_notice n),
    'told', (select count(*) from notification),
    'keys', (select count(*) from idempotency),
    'audit', (select seq from audit_head),
    'jobs', (select count(*) from pgboss.job))::text as all`.execute(store.db);
  return rows[0]?.all ?? '';
}

describe('a transition', () => {
  it('admits: everything that follows from it is there at once', async () => {
    const applicant = await testMember(store, { name: '申请人' });
    const ready = await readyCase(store, 'sandbox', people);
    await sql`update application set applicant = ${applicant.userId} where code = ${ready.code}`.execute(store.db);
    const before = await auditCount(store);
    const moved = await move(ready);
    expect(moved.body).toMatchObject({ since: '2026-11-22' });
    const { rows } = await sql`select stage, stage_since::text, admitted_on::text, listed, entry from project
      where slug = ${ready.slug}`.execute(store.db);
    expect(rows).toEqual([
      {
        stage: 'sandbox',
        stage_since: '2026-11-22',
        admitted_on: '2026-11-22',
        listed: true,
        entry: {
          origin: 'desk',
          name: { zh: '样例项目', en: 'Sample' },
          description: { zh: '一个样例。', en: 'A sample.' },
          domain: 'database',
          repositories: [{ url: `https://git.example.org/${ready.slug}` }],
        },
      },
    ]);
    const step = await store.db
      .selectFrom('stage_transition')
      .selectAll()
      .where('project', '=', ready.slug)
      .executeTakeFirstOrThrow();
    expect(step).toMatchObject({
      application: ready.id,
      from_stage: 'applied',
      to_stage: 'sandbox',
      actor: people.administrator.id,
      rubric_id: 'incubation',
      rubric_version: 1,
      ballot: ready.ballot,
      notice: ready.notice,
      reason: '条件齐备',
    });
    expect(step.evidence).not.toBeNull();
    const conditions = step.conditions as { criterion: string; state: string }[];
    expect(conditions.find(({ criterion }) => criterion === 'LEG-01')).toMatchObject({ state: 'met', points: 10 });
    const events = await store.db
      .selectFrom('audit_event')
      .select(['object_kind', 'actor', 'reason'])
      .orderBy('seq', 'desc')
      .limit(3)
      .execute();
    expect((await auditCount(store)) - before).toBe(3);
    expect(events.map(({ object_kind }) => object_kind).toSorted()).toEqual([
      'application',
      'project',
      'public-notice',
    ]);
    const told = await store.db
      .selectFrom('notification')
      .select('member')
      .where('object_id', '=', ready.code)
      .where('kind', '=', 'decision')
      .execute();
    const committee = people.committee.map(({ userId }) => userId);
    expect(new Set(told.map(({ member }) => member))).toEqual(new Set([applicant.userId, ...committee]));
    const jobs = await sql<{ name: string; key: string }>`
      select name, singleton_key as key from pgboss.job where name in ('publish', 'compute') order by name`.execute(
      store.db,
    );
    expect(jobs.rows.map(({ name }) => name)).toEqual(['compute', 'publish']);
    const listed = await desk.app.request(`/api/v1/projects/${ready.slug}`);
    expect(await listed.json()).toMatchObject({ slug: ready.slug, stage: 'sandbox', name: { zh: '样例项目' } });
  });

  it('promotes what is listed and leaves its words alone', async () => {
    const ready = await readyCase(store, 'incubating', people);
    const entry = JSON.stringify({ name: { zh: '文件里的', en: 'of the file' } });
    await sql`update project set entry = ${entry}::jsonb where slug = ${ready.slug}`.execute(store.db);
    expect((await move(ready)).status).toBe(200);
    const { rows } = await sql`select stage, admitted_on::text, entry from project where slug = ${ready.slug}`.execute(
      store.db,
    );
    expect(rows).toEqual([{ stage: 'incubating', admitted_on: '2025-01-01', entry: JSON.parse(entry) as unknown }]);
  });

  it('is made once: sent again by its key it is the same, by another version it is refused', async () => {
    const ready = await readyCase(store, 'graduated', people);
    const body = { version: 1, reason: '条件齐备' };
    const path = `/applications/${ready.code}/transition`;
    const key = { 'idempotency-key': 'the-same-key-12' };
    const one = await desk.ask(people.administrator, 'post', path, body, key);
    const two = await desk.ask(people.administrator, 'post', path, body, key);
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(two.body).toEqual(one.body);
    expect((await desk.ask(people.administrator, 'post', path, body)).status).toBe(409);
    const steps = await sql`select from stage_transition where project = ${ready.slug}`.execute(store.db);
    expect(steps.rows).toHaveLength(1);
  });

  it('asks for a reason', async () => {
    const ready = await readyCase(store, 'sandbox', people);
    const bare = await desk.ask(people.administrator, 'post', `/applications/${ready.code}/transition`, {
      version: 1,
      reason: ' ',
    });
    expect([bare.status, bare.body.parameter]).toEqual([400, 'reason']);
  });
});

describe('at once', () => {
  it.each(['sandbox', 'graduated', 'emeritus'] as const)(
    'ten transitions to %s: one is made',
    async (stage: GateStage) => {
      const ready = await readyCase(store, stage, people);
      const before = await auditCount(store);
      const all = await Promise.all(
        Array.from({ length: 10 }, (_, i) => move(ready, desk, people.committee[i % 3] as Actor)),
      );
      expect(statuses(all)).toEqual([200, ...Array<number>(9).fill(409)]);
      const steps = await sql`select from stage_transition where project = ${ready.slug}`.execute(store.db);
      expect(steps.rows).toHaveLength(1);
      expect((await auditCount(store)) - before).toBe(3);
    },
  );

  it('two cases of one project: the second finds the stage changed', async () => {
    const one = await readyCase(store, 'incubating', people);
    const two = await readyCase(store, 'incubating', people);
    await sql`update application set project = ${one.slug} where code = ${two.code}`.execute(store.db);
    const both = await Promise.all([move(one), move(two)]);
    expect(statuses(both)).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.allowed).toEqual(['stage']);
  });

  it('a transition and a decline: one of them', async () => {
    for (let round = 0; round < 4; round += 1) {
      const ready = await readyCase(store, 'sandbox', people);
      const body = { version: 1, reason: '不通过' };
      const [moved, declined] = await Promise.all([
        move(ready),
        desk.ask(people.committee[0], 'post', `/applications/${ready.code}/declination`, body),
      ]);
      expect(statuses([moved, declined])).toEqual([200, 409]);
      const { rows } = await sql<{ stage: string; state: string }>`select p.stage, a.state from application a
        join project p on p.slug = a.project where a.code = ${ready.code}`.execute(store.db);
      expect(rows).toEqual([
        moved.status === 200 ? { stage: 'sandbox', state: 'accepted' } : { stage: 'applied', state: 'declined' },
      ]);
    }
  });

  it('F14: a deadlock is retried, and the transition is made once', async () => {
    const ready = await readyCase(store, 'incubating', people);
    const before = await auditCount(store);
    let tries = 0;
    const counting = testDesk(store, { now: () => caseNow, db: store.db.withPlugin(onStatement(() => (tries += 1))) });
    let moving: ReturnType<typeof move> = Promise.resolve(null as never);
    await store.db.transaction().execute(async (tx) => {
      await sql`select from project where slug = ${ready.slug} for update`.execute(tx);
      moving = move(ready, counting);
      // The desk holds the case by then, and waits for the project.
      await sql`select pg_sleep(0.3)`.execute(tx);
      await sql`set local lock_timeout = '8s'`.execute(tx);
      await sql`select from application where code = ${ready.code} for update`.execute(tx);
    });
    expect((await moving).status).toBe(200);
    const calm = await readyCase(store, 'incubating', people);
    const [spent] = [tries];
    tries = 0;
    expect((await move(calm, counting)).status).toBe(200);
    expect(spent).toBeGreaterThan(tries);
    const steps = await sql`select from stage_transition where project = ${ready.slug}`.execute(store.db);
    expect(steps.rows).toHaveLength(1);
    expect((await auditCount(store)) - before).toBe(6);
  }, 20_000);
});

/** Calls back before every statement. */
function onStatement(before: () => void, after: () => void = () => undefined): KyselyPlugin {
  return {
    transformQuery: ({ node }) => {
      before();
      return node;
    },
    transformResult: async ({ result }) => {
      after();
      return result;
    },
  };
}

/** A desk one statement of which fails when it is told to: before it is sent, or after it was done. */
function failing(when: 'before' | 'after') {
  let left = 0;
  const strike = () => {
    left -= 1;
    if (left === 0) throw new Error('this statement fails');
  };
  const plugin = when === 'before' ? onStatement(strike) : onStatement(() => undefined, strike);
  const db: Kysely<Database> = store.db.withPlugin(plugin);
  return {
    on: testDesk(store, { now: () => caseNow, jobs: queuedJobs(queue), db }),
    arm: (statement: number) => (left = statement),
    /** Whether the statement came. */
    struck: () => left <= 0,
  };
}

describe('a fault in the middle', () => {
  it.each(['before', 'after'] as const)(
    'leaves nothing behind, %s whichever statement it strikes',
    async (when) => {
      const ready = await readyCase(store, 'sandbox', people);
      const version = await versionOf(store, ready.code);
      const body = { version, reason: '条件齐备' };
      const before = await world();
      const path = `/applications/${ready.code}/transition`;
      const { on, arm, struck } = failing(when);
      const told: number[] = [];
      const left = new Set<string>();
      do {
        arm(told.length + 1);
        told.push((await on.ask(people.administrator, 'post', path, body)).status);
        if (struck()) left.add(await world());
      } while (struck() && told.length < 200);
      expect(told).toEqual([...told.slice(1).map(() => 500), 200]);
      expect(left).toEqual(new Set([before]));
      // The object of the request, then the key, the case, what it rests on, every effect, the log.
      expect(told.length).toBeGreaterThan(20);
      expect(await world()).not.toBe(before);
    },
    60_000,
  );
});
