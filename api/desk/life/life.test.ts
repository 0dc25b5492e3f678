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

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import type { Actor } from '../actor.ts';
import { ensureRubric } from '../rubric/store.ts';
import { type TestDesk, testDesk, testMember } from '../testing.ts';
import { clockRound } from './clock.ts';
import { addDays } from './day.ts';
import type { Mailer } from './mail/mailer.ts';
import { sectionIds } from './report-sections.ts';

type Member = Actor & { readonly userId: string };

let store: Store;
let now = new Date('2026-11-22T08:00:00Z');
let chair: Member;
let mentor: Member;
let maintainer: Member;
let slug = '';
let count = 0;

beforeAll(async () => {
  store = await testStore({ max: 6 });
  await ensureRubric(store.db);
  theDesk = testDesk(store, { now: () => now });
  chair = await testMember(store, { roles: ['committee'], name: 'chair' });
  mentor = await testMember(store, { roles: ['reviewer'], name: 'mentor' });
});
afterAll(() => store.close());

beforeEach(async () => {
  await store.db.deleteFrom('clock_mark').execute();
  await store.db.updateTable('project').set({ listed: false }).execute();
  count += 1;
  slug = `p${count}`;
  const member = await testMember(store, { name: 'maintainer' });
  maintainer = { ...member, maintains: [slug] };
  const entry = JSON.stringify({ name: { zh: `项目${count}`, en: `Project ${count}` } });
  await store.db
    .insertInto('project')
    .values({
      slug,
      entry,
      domain: 'database',
      stage: 'sandbox',
      stage_since: '2026-08-31',
      admitted_on: '2026-08-31',
      listed: true,
    })
    .execute();
  const claim = {
    project: slug,
    member: maintainer.userId,
    method: 'file' as const,
    proof: 'x',
    state: 'proven' as const,
  };
  await store.db.insertInto('project_claim').values(claim).execute();
});

let theDesk: TestDesk;
const desk = () => theDesk;
const at = (day: string) => {
  now = new Date(`${day}T08:00:00Z`);
};

async function round(mailer: Mailer | null = null) {
  return clockRound(desk().context, mailer);
}

async function appoint(day: string): Promise<void> {
  at(day);
  const { status } = await desk().ask(chair, 'post', `/projects/${slug}/mentors`, { member: mentor.userId });
  expect(status).toBe(200);
}

async function reports(): Promise<string[]> {
  const rows = await store.db
    .selectFrom('mentor_report')
    .select(['period_from', 'period_until', 'due_on', 'state'])
    .where('project', '=', slug)
    .orderBy('period_from')
    .execute();
  return rows.map((row) => `${row.period_from} ${row.period_until} ${row.due_on} ${row.state}`);
}

async function told(member: Member): Promise<string[]> {
  const rows = await store.db
    .selectFrom('notification')
    .select('text')
    .where('member', '=', member.userId)
    .where((where) => where.or([where('text', 'is not', null)]))
    .orderBy('id')
    .execute();
  return rows.map(({ text }) => (text as { en: string }).en).filter((text) => text.includes(`Project ${count}`));
}

const full = Object.fromEntries(sectionIds.map((id) => [id, { rating: 1, text: `on ${id}` }]));

it('reports are owed for periods that end after the first mentor came, and not before', async () => {
  await appoint('2026-10-05');
  await round();
  expect(await reports()).toEqual([]);
  at('2026-10-30');
  await round();
  expect(await reports()).toEqual([]);
  at('2026-10-31');
  await round();
  expect(await reports()).toEqual(['2026-09-30 2026-10-31 2026-11-10 due']);
  expect(await told(mentor)).toEqual([
    `You are a mentor of Project ${count} now`,
    `The mentor report on Project ${count}, 2026-09-30 to 2026-10-31, can be written; it is due on 2026-11-10`,
  ]);
});

it('ten rounds do what one does, and reminders come once at 7, 3 and 1 days, and one that it was missed', async () => {
  await appoint('2026-10-05');
  for (const day of [
    '2026-10-31',
    '2026-11-03',
    '2026-11-04',
    '2026-11-07',
    '2026-11-09',
    '2026-11-10',
    '2026-11-11',
  ]) {
    at(day);
    for (let times = 0; times < (day === '2026-11-11' ? 10 : 2); times += 1) {
      expect(await round()).toEqual({ held: false, faults: [] });
    }
  }
  const report = `The mentor report on Project ${count}`;
  expect((await told(mentor)).slice(2)).toEqual([
    `${report} is due in 7 days (2026-11-10)`,
    `${report} is due in 3 days (2026-11-10)`,
    `${report} is due in 1 day (2026-11-10)`,
    `A mentor report on Project ${count} was not signed by 2026-11-10`,
  ]);
  expect(await reports()).toEqual(['2026-09-30 2026-10-31 2026-11-10 missed']);
});

it('two processes do not do it twice', async () => {
  await appoint('2026-10-05');
  at('2026-10-31');
  const rounds = await Promise.all([round(), round(), round()]);
  expect(rounds.filter((done) => done !== null).length).toBeGreaterThanOrEqual(1);
  expect(await reports()).toEqual(['2026-09-30 2026-10-31 2026-11-10 due']);
  expect(await told(mentor)).toHaveLength(2);
});

it('a clock that jumps 400 days ahead or back does nothing by dates for a day, and sends nobody a heap', async () => {
  await appoint('2026-10-05');
  at('2026-10-31');
  await round();
  at('2027-12-05');
  expect(await round()).toEqual({ held: true, faults: [] });
  expect(await reports()).toEqual(['2026-09-30 2026-10-31 2026-11-10 due']);
  at('2026-10-31');
  expect(await round()).toEqual({ held: true, faults: [] });
  now = new Date('2026-11-01T08:00:00Z');
  expect(await round()).toEqual({ held: false, faults: [] });
  expect(await reports()).toEqual(['2026-09-30 2026-10-31 2026-11-10 due']);
  at('2026-10-31');
  expect(await round()).toEqual({ held: false, faults: [] });
  expect(await told(mentor)).toHaveLength(2);
});

it('a hub that was really off for 400 days owes what came meanwhile, and mails each person one digest', async () => {
  await appoint('2026-10-05');
  at('2026-10-31');
  await round();
  await store.db.updateTable('notification').set({ to_mail: false }).execute();
  at('2027-12-05');
  await round();
  now = new Date('2027-12-06T08:00:00Z');
  const sent: string[] = [];
  const mailer: Mailer = {
    send: ({ address }) => {
      sent.push(address);
      return Promise.resolve({ kind: 'sent' });
    },
  };
  for (let times = 0; times < 10; times += 1) expect(await round(mailer)).toEqual({ held: false, faults: [] });
  expect(await reports()).toEqual([
    '2026-09-30 2026-10-31 2026-11-10 missed',
    '2026-10-31 2026-11-30 2026-12-10 missed',
    '2026-11-30 2027-02-28 2027-03-10 missed',
    '2027-02-28 2027-05-31 2027-06-10 missed',
    '2027-05-31 2027-08-31 2027-09-10 missed',
    '2027-08-31 2027-11-30 2027-12-10 due',
  ]);
  expect(sent.toSorted()).toEqual([`${chair.userId}@example.org`, `${mentor.userId}@example.org`].toSorted());
});

it('a report is written and signed by a mentor only, a correction is a further edition, and what was signed stays', async () => {
  await appoint('2026-10-05');
  at('2026-10-31');
  await round();
  const { id } = await store.db
    .selectFrom('mentor_report')
    .select('id')
    .where('project', '=', slug)
    .executeTakeFirstOrThrow();
  const put = (actor: Actor, more: object) =>
    desk().ask<{ version: number; editions: number; code: string }>(actor, 'put', `/reports/${id}`, {
      version: 1,
      sections: full,
      sign: true,
      ...more,
    });
  expect((await put(chair, {})).status).toBe(403);
  expect((await put(maintainer, {})).status).toBe(403);
  const blank = { ...full, culture: { rating: null, text: '' } };
  expect((await put(mentor, { sections: blank })).status).toBe(409);
  const draft = await put(mentor, { sections: blank, sign: false });
  expect(draft.body).toEqual({ version: 2, editions: 0 });
  expect((await put(mentor, {})).status).toBe(409);
  expect((await put(mentor, { version: 2 })).body).toEqual({ version: 3, editions: 1 });
  const second = { ...full, culture: { rating: 2, text: 'better' } };
  expect((await put(mentor, { version: 3, sections: second })).status).toBe(409);
  expect((await put(mentor, { version: 3, sections: second, note: 'a typo' })).body).toEqual({
    version: 4,
    editions: 2,
  });
  interface Editions {
    readonly editions: readonly { readonly number: number; readonly note: string | null; readonly sections: object }[];
  }
  const { body } = await desk().ask<Editions>(
    { ...mentor, kind: 'visitor', roles: [], userId: null },
    'get',
    `/reports/${id}/editions`,
  );
  expect(body.editions.map(({ number, note, sections }) => ({ number, note, sections }))).toEqual([
    { number: 2, note: 'a typo', sections: second },
    { number: 1, note: null, sections: full },
  ]);
  at('2026-11-20');
  await round();
  expect(await reports()).toEqual(['2026-09-30 2026-10-31 2026-11-10 signed']);
});

it('gathered figures that are not known are null, and suggest nothing', async () => {
  await appoint('2026-10-05');
  at('2026-10-31');
  await round();
  const row = await store.db
    .selectFrom('mentor_report')
    .select('gathered')
    .where('project', '=', slug)
    .executeTakeFirstOrThrow();
  const draft = row.gathered as {
    month: string;
    signs: { windows: { value: number | null; trend: string }[] }[];
    sections: { suggestion: number | null }[];
  };
  expect(draft.month).toBe('2026-09');
  const windows = draft.signs.flatMap(({ windows: all }) => all);
  expect(windows.every(({ value, trend }) => value === null && trend === 'unknown')).toBe(true);
  expect(draft.sections.map(({ suggestion }) => suggestion)).toEqual([null, null, null, null, null]);
});

it('a mentor is active staff without a conflict of interest, and is told why not otherwise', async () => {
  at('2026-10-05');
  const code = 'abcdefghijkl'.replace('l', '234567'[count % 6] ?? '2');
  const application = { code, kind: 'admission', target_stage: 'sandbox', state: 'submitted', project: slug } as const;
  await store.db
    .insertInto('application')
    .values({ ...application, organisations: ['Acme'] })
    .execute();
  const same = await testMember(store, { roles: ['reviewer'], organisation: ' ACME' });
  const plain = await testMember(store, {});
  for (const one of [same, plain, maintainer]) {
    const { status } = await desk().ask(chair, 'post', `/projects/${slug}/mentors`, { member: one.userId });
    expect(status).toBe(400);
  }
  expect((await desk().ask(chair, 'post', `/projects/${slug}/mentors`, { member: mentor.userId })).status).toBe(200);
  expect((await desk().ask(chair, 'post', `/projects/${slug}/mentors`, { member: mentor.userId })).status).toBe(409);
  const { id } = await store.db.selectFrom('mentor').select('id').where('project', '=', slug).executeTakeFirstOrThrow();
  const end = { version: 1, reason: 'moved' };
  expect((await desk().ask(same, 'post', `/mentors/${id}/end`, end)).status).toBe(403);
  expect((await desk().ask(chair, 'post', `/mentors/${id}/end`, end)).status).toBe(200);
  expect((await desk().ask(chair, 'post', `/mentors/${id}/end`, end)).status).toBe(409);
});

async function addRepository(lastCommit: string | null, fetched: string | null, state: 'ok' | 'unreachable' = 'ok') {
  const { id } = await store.db
    .insertInto('repository')
    .values({
      platform: 'git',
      platform_id: `https://git.example.org/${slug}/${lastCommit}`,
      url: 'https://git.example.org/x',
      state,
      fetched_at: fetched === null ? null : new Date(fetched),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await store.db
    .insertInto('project_repository')
    .values({ project: slug, repository_id: id, position: Number(id) })
    .execute();
  if (lastCommit === null) return;
  const commit = { repository_id: id, sha: Buffer.alloc(20, Number(id)), parents: Buffer.alloc(0), parent_count: 0 };
  const more = { merge: false, signed_off: false, lines: 'counted' as const, tree: Buffer.alloc(20), irregular: [] };
  const when = { authored_at: new Date(lastCommit), committed_at: new Date(lastCommit) };
  const nothing = { author_id: null, committer_id: null, author_epoch: null, author_zone: null, committer_epoch: null };
  const rest = { committer_zone: null, signature: null, additions: null, deletions: null, files: null };
  await store.db
    .insertInto('commit')
    .values({ ...commit, ...more, ...when, ...nothing, ...rest, reachable: true, on_default: true })
    .execute();
}

async function signs(): Promise<string[]> {
  const rows = await store.db
    .selectFrom('emeritus_sign')
    .select(['trigger', 'state'])
    .where('project', '=', slug)
    .orderBy('id')
    .execute();
  return rows.map(({ trigger, state }) => `${trigger} ${state}`);
}

it('twelve months without commits are a sign to the day; people decide', async () => {
  await addRepository('2025-11-22T10:00:00Z', '2026-11-20T00:00:00Z');
  await addRepository('2025-03-01T10:00:00Z', '2026-11-21T00:00:00Z');
  at('2026-11-21');
  await round();
  expect(await signs()).toEqual([]);
  at('2026-11-22');
  await round();
  expect(await signs()).toEqual(['no-commits open']);
  const { id, evidence } = await store.db
    .selectFrom('emeritus_sign')
    .select(['id', 'evidence'])
    .where('project', '=', slug)
    .executeTakeFirstOrThrow();
  expect(evidence).toEqual({
    lastCommit: '2025-11-22T10:00:00.000Z',
    seen: '2026-11-20T00:00:00.000Z',
    archived: false,
    months: 12,
  });
  const stage = await store.db.selectFrom('project').select('stage').where('slug', '=', slug).executeTakeFirstOrThrow();
  expect(stage.stage).toBe('sandbox');
  const dismissal = { version: 1, reason: 'finished software' };
  expect((await desk().ask(chair, 'post', `/signs/${id}/dismissal`, dismissal)).status).toBe(200);
  at('2026-11-23');
  await round();
  expect(await signs()).toEqual(['no-commits dismissed']);
});

it.each([
  ['a repository that cannot be read', '2025-01-01T00:00:00Z', '2026-11-20T00:00:00Z', 'unreachable'],
  ['data that is old', '2025-01-01T00:00:00Z', '2026-10-01T00:00:00Z', 'ok'],
  ['a repository that was never reached', '2025-01-01T00:00:00Z', null, 'ok'],
  ['a history without a date', null, '2026-11-20T00:00:00Z', 'ok'],
] as const)('%s is unknown, never "no commits"', async (_, lastCommit, fetched, state) => {
  await addRepository(lastCommit, fetched, state);
  at('2026-11-22');
  await round();
  expect(await signs()).toEqual([]);
});

it('a commit that comes makes the sign go', async () => {
  await addRepository('2025-01-01T10:00:00Z', '2026-11-20T00:00:00Z');
  at('2026-11-22');
  await round();
  await addRepository('2026-11-22T12:00:00Z', '2026-11-22T13:00:00Z');
  at('2026-11-23');
  await round();
  expect(await signs()).toEqual(['no-commits gone']);
});

it('two reports missed in a row are a sign; one is not', async () => {
  await appoint('2026-09-15');
  at('2026-10-15');
  await round();
  expect(await reports()).toEqual(['2026-08-31 2026-09-30 2026-10-10 missed']);
  expect(await signs()).toEqual([]);
  at('2026-11-15');
  await round();
  expect((await reports()).at(-1)).toBe('2026-09-30 2026-10-31 2026-11-10 missed');
  expect(await signs()).toEqual(['missed-reports open']);
});

const answer = {
  scope: 'a',
  community: 'b',
  governance: 'c',
  planning: 'd',
  development: 'e',
  adoption: 'f',
  self: 'g',
};

it('a maintainer asks to retire, a person opens a health review and a case; nothing else does', async () => {
  at('2026-11-22');
  expect((await desk().ask(chair, 'post', `/projects/${slug}/retirement`, { reason: 'done' })).status).toBe(403);
  expect((await desk().ask(maintainer, 'post', `/projects/${slug}/retirement`, { reason: 'done' })).status).toBe(200);
  expect((await desk().ask(maintainer, 'post', `/projects/${slug}/retirement`, { reason: 'done' })).status).toBe(409);
  expect(await signs()).toEqual(['request open']);
  const path = `/projects/${slug}/health-reviews`;
  const opened = await desk().ask<{ id: string; dueOn: string }>(chair, 'post', path, { reason: 'they ask' });
  expect(opened.body.dueOn).toBe(addDays('2026-11-22', 60));
  expect((await desk().ask(chair, 'post', path, { reason: 'again' })).status).toBe(409);
  expect(await signs()).toEqual(['request taken']);
  const review = `/health-reviews/${opened.body.id}`;
  expect((await desk().ask(chair, 'post', `${review}/answer`, { version: 1, answer })).status).toBe(403);
  expect((await desk().ask(maintainer, 'post', `${review}/answer`, { version: 1, answer })).status).toBe(200);
  const close = { version: 2, outcome: 'retire', reason: 'as asked' };
  expect((await desk().ask(chair, 'post', `${review}/close`, { ...close, version: 1 })).status).toBe(409);
  const closed = await desk().ask<{ application: string }>(chair, 'post', `${review}/close`, close);
  expect(closed.status).toBe(200);
  const made = await store.db
    .selectFrom('application')
    .select(['kind', 'project', 'from_stage', 'target_stage', 'state', 'rubric_version', 'clock'])
    .where('code', '=', closed.body.application)
    .executeTakeFirst();
  expect(made).toEqual({
    kind: 'retirement',
    project: slug,
    from_stage: 'sandbox',
    target_stage: 'emeritus',
    state: 'reviewing',
    rubric_version: 1,
    clock: 'review',
  });
  expect((await desk().ask(chair, 'post', `${review}/close`, { ...close, version: 3 })).status).toBe(409);
});

it('the watch list is a flag with a reason: the stage stays', async () => {
  at('2026-11-22');
  expect((await desk().ask(chair, 'post', `/projects/${slug}/watch`, { reason: 'quiet' })).status).toBe(200);
  expect((await desk().ask(chair, 'post', `/projects/${slug}/watch`, { reason: 'quiet' })).status).toBe(409);
  interface Life {
    readonly stage: string;
    readonly watch: readonly { readonly id: string; readonly reason: string; readonly liftedAt: string | null }[];
    readonly may: object;
  }
  const life = await desk().ask<Life>(maintainer, 'get', `/projects/${slug}`);
  expect(life.body.stage).toBe('sandbox');
  expect(life.body.watch).toMatchObject([{ reason: 'quiet', liftedAt: null }]);
  expect(life.body.may).toEqual({ appoint: false, watch: false, manage: false, answer: true, write: false });
  const lift = `/watch/${life.body.watch[0]?.id}/lift`;
  expect((await desk().ask(maintainer, 'post', lift, { version: 1, reason: 'x' })).status).toBe(403);
  expect((await desk().ask(chair, 'post', lift, { version: 1, reason: 'active again' })).status).toBe(200);
  expect((await desk().ask(chair, 'post', lift, { version: 1, reason: 'again' })).status).toBe(409);
  const events = await store.db
    .selectFrom('audit_event')
    .select(['action', 'reason'])
    .where('object_id', '=', slug)
    .where('action', 'like', 'watch.%')
    .orderBy('seq')
    .execute();
  expect(events).toEqual([
    { action: 'watch.set', reason: 'quiet' },
    { action: 'watch.lift', reason: 'active again' },
  ]);
});
