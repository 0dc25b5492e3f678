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

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignedIn } from '#api/desk/accounts/testing.ts';
import { fieldsOf } from '#api/desk/applications/form.ts';
import { testAnswers } from '#api/desk/applications/testing.ts';
import { clockRound } from '#api/desk/life/clock.ts';
import { defaultRubric, ensureRubric } from '#api/desk/rubric/store.ts';
import { launchBrowser } from '../../testing/browser.ts';
import { type DeskHub, deskHub } from '../../testing/desk.ts';
import { look } from '../../testing/look.ts';
import { type Player, player } from '../../testing/player.ts';

const day = 86_400_000;
type Gate = 'sandbox' | 'incubating' | 'graduated' | 'emeritus';

const words = {
  zh: { name: '磐石数据库', reason: '已核对证据', question: '许可证文件在哪个目录？', answer: '在根目录的 LICENSE。' },
  en: {
    name: 'Granite database',
    reason: 'checked',
    question: 'Where is the licence?',
    answer: 'LICENSE in the root.',
  },
} as const;

/** One life of a project, played through the pages of one language. */
async function world(locale: 'zh' | 'en', browser: Browser) {
  let clock = new Date();
  const hub = await deskHub({ more: { now: () => clock } });
  await ensureRubric(hub.store.db);
  const sit = async (who: SignedIn | null): Promise<Player> => {
    const context = await hub.browse(browser, who, { viewport: { width: 1280, height: 900 } });
    return player(hub, context, who);
  };
  const people = {
    applicant: await sit(null),
    reviewer: await sit(await hub.signIn({ name: '评审甲', roles: ['reviewer'] })),
    legal: await sit(await hub.signIn({ name: '法务乙', roles: ['legal-reviewer'] })),
    chair: await sit(await hub.signIn({ name: '主席', roles: ['committee'] })),
    second: await sit(await hub.signIn({ name: '委员二', roles: ['committee'] })),
    third: await sit(await hub.signIn({ name: '委员三', roles: ['committee'] })),
  };
  return {
    hub,
    people,
    locale,
    said: words[locale],
    sit,
    later: (days: number) => (clock = new Date(clock.getTime() + days * day)),
    now: () => clock,
  };
}

type World = Awaited<ReturnType<typeof world>>;

async function versionOf({ hub }: World, code: string): Promise<number> {
  const row = await hub.store.db
    .selectFrom('application')
    .select('version')
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  return row.version;
}

async function stateOf({ hub }: World, code: string): Promise<string> {
  const row = await hub.store.db
    .selectFrom('application')
    .select('state')
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  return row.state;
}

async function stageOf({ hub }: World, slug: string): Promise<string> {
  const row = await hub.store.db
    .selectFrom('project')
    .select('stage')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  return row.stage;
}

/** The step is not open yet: nobody takes it, whatever they send. */
async function refused(w: World, who: Player, path: string, code: string, more: object = {}): Promise<void> {
  const { status, told } = await who.force('post', path, { version: await versionOf(w, code), ...more });
  expect([path, status, String(told['type']).split('#')[1]]).toEqual([path, 409, 'problem-not-now']);
}

/** Everything that people say of the criteria of a gate: the first on the page, the others by the same route. */
async function judge(w: World, code: string, gate: Gate): Promise<void> {
  const { reviewer } = w.people;
  const items = defaultRubric().criteria.filter(({ stages }) => stages[gate]?.need === 'required');
  const [first, ...others] = items;
  await reviewer.go(`/${w.locale}/desk/applications/${code}/?part=criteria`);
  if (first !== undefined) {
    const values = { verdict: 'pass', points: '10', reason: w.said.reason };
    expect(await reviewer.send(`/judgements/${first.id}`, values)).toBe(200);
  }
  for (const { id } of others) {
    const body = { verdict: 'pass', points: 10, reason: w.said.reason, version: 0 };
    const { status } = await reviewer.force('put', `/applications/${code}/judgements/${id}`, body);
    expect([id, status]).toEqual([id, 200]);
  }
}

async function signOff(w: World, code: string, gate: Gate): Promise<void> {
  const rubric = defaultRubric();
  const { legal, reviewer, chair } = w.people;
  for (const id of rubric.gates[gate].signOffs) {
    const roles = rubric.dimensions.find((one) => one.id === id)?.roles ?? [];
    const who = roles.includes('legal-reviewer') ? legal : roles.includes('reviewer') ? reviewer : chair;
    await who.go(`/${w.locale}/desk/applications/${code}/?part=sign-offs`);
    expect([id, await who.send(`/sign-offs/${id}`, {}, 'approve')]).toEqual([id, 200]);
  }
}

async function vote(w: World, code: string): Promise<void> {
  const { chair, second, third } = w.people;
  const page = `/${w.locale}/desk/applications/${code}/vote/`;
  await chair.go(page);
  expect(await chair.send(`/applications/${code}/ballots`)).toBe(200);
  await refused(w, chair, `/applications/${code}/transition`, code, { reason: w.said.reason });
  for (const [who, choice] of [
    [chair, 'for'],
    [second, 'for'],
    [third, 'abstain'],
  ] as const) {
    await who.go(page);
    expect(await who.send('/vote', { choice })).toBe(200);
  }
  await chair.go(page);
  expect(await chair.send('/closing')).toBe(200);
}

async function notice(w: World, code: string, gate: Gate): Promise<void> {
  const { second } = w.people;
  const page = `/${w.locale}/desk/applications/${code}/vote/`;
  await second.go(page);
  expect(await second.send(`/applications/${code}/notices`)).toBe(200);
  await refused(w, second, `/applications/${code}/transition`, code, { reason: w.said.reason });
  const visitor = await w.sit(null);
  expect(await visitor.go(`/${w.locale}/apply/notice/${code}/`)).toBe(200);
  const objection = { name: '某用户', text: w.said.question };
  expect(await visitor.send('/notice/objections', objection)).toBe(200);
  await visitor.page.context().close();
  w.later(defaultRubric().gates[gate].noticeDays + 1);
  await refused(w, second, `/applications/${code}/transition`, code, { reason: w.said.reason });
  // Who opened the notice does not answer.
  await w.people.third.go(page);
  expect(await w.people.third.send('/answer', { answer: w.said.reason }, 'dismissed')).toBe(200);
}

async function enter(w: World, code: string, gate: Gate): Promise<void> {
  const { chair } = w.people;
  await chair.go(`/${w.locale}/desk/applications/${code}/vote/`);
  expect(await chair.send('/transition', { reason: w.said.reason })).toBe(200);
  expect(await stateOf(w, code)).toBe('accepted');
  const project = await w.hub.store.db
    .selectFrom('application as a')
    .innerJoin('project as p', 'p.slug', 'a.project')
    .select(['p.stage', 'p.listed'])
    .where('a.code', '=', code)
    .executeTakeFirst();
  expect(project).toEqual({ stage: gate, listed: true });
}

/** From a case that is in review to the stage it asks for, with a shortcut refused at each step. */
async function pass(w: World, code: string, gate: Gate): Promise<void> {
  const { chair } = w.people;
  await refused(w, chair, `/applications/${code}/transition`, code, { reason: w.said.reason });
  const noticeFirst = defaultRubric().gates[gate].noticeFirst === true;
  await refused(w, chair, `/applications/${code}/${noticeFirst ? 'notices' : 'ballots'}`, code);
  await judge(w, code, gate);
  await signOff(w, code, gate);
  if (noticeFirst) await notice(w, code, gate);
  await vote(w, code);
  if (!noticeFirst) await notice(w, code, gate);
  await enter(w, code, gate);
}

/** Answers to everything that a form asks, as its fields take them. */
function answers(w: World, kind: 'admission' | 'promotion'): Record<string, string> {
  const given: Record<string, string> = {
    nameZh: w.said.name,
    nameEn: 'Granite',
    repositories: `https://git.example.org/${w.locale}/granite.git`,
  };
  const plain = testAnswers(kind);
  return Object.fromEntries(
    fieldsOf(kind).map(({ id, kind: way, choices }) => {
      const value = way === 'choices' ? (choices?.[0]?.id ?? '') : (given[id] ?? String(plain[id]));
      return [`form.${id}`, value];
    }),
  );
}

async function apply(w: World): Promise<string> {
  const { applicant } = w.people;
  expect(await applicant.go(`/${w.locale}/apply/`)).toBe(200);
  expect(await applicant.send('/do/applications')).toBe(200);
  // The tracking link is told on this very page and stands in no address.
  const code = /\/apply\/([a-z2-7]{12})\//.exec(await applicant.page.content())?.[1] ?? '';
  await applicant.go(`/${w.locale}/apply/${code}/`);
  // Not complete yet: nobody can hand it in.
  const submission = applicant.page.locator('form[action$="/submission"]');
  expect(await submission.count()).toBe(0);
  expect(await applicant.send('/form', answers(w, 'admission'))).toBe(200);
  await applicant.go(`/${w.locale}/apply/${code}/`);
  expect(await applicant.send('/submission')).toBe(200);
  expect(await stateOf(w, code)).toBe('submitted');
  return code;
}

async function askAndAnswer(w: World, code: string): Promise<void> {
  const { reviewer, applicant } = w.people;
  await reviewer.go(`/${w.locale}/desk/`);
  await reviewer.page.locator(`main a[href*="${code}"]`).first().click();
  await reviewer.page.waitForURL(new RegExp(code));
  expect(await reviewer.send('/acceptance')).toBe(200);
  await reviewer.go(`/${w.locale}/desk/applications/${code}/?part=questions`);
  const asked = { 'questions.0.criterion': 'LEG-01', 'questions.0.question': w.said.question, hold: 'true' };
  expect(await reviewer.send('/clarifications', asked)).toBe(200);
  expect(await stateOf(w, code)).toBe('need-info');
  await applicant.go(`/${w.locale}/apply/${code}/`);
  expect(await applicant.page.locator('main').textContent()).toContain(w.said.question);
  expect(await applicant.send('/answer', { answer: w.said.answer })).toBe(200);
  expect(await stateOf(w, code)).toBe('reviewing');
  await reviewer.go(`/${w.locale}/desk/applications/${code}/?part=questions`);
  expect(await reviewer.send('/closure', {}, 'accepted')).toBe(200);
}

/** Somebody asks to be known as a maintainer, and the committee finds it proven. */
async function claim(w: World, slug: string): Promise<Player> {
  const maintainer = await w.sit(await w.hub.signIn({ name: '维护者' }));
  expect(await maintainer.go(`/${w.locale}/apply/claim/${slug}/`)).toBe(200);
  expect(await maintainer.send('/do/claims')).toBe(200);
  const early = await maintainer.force('post', '/applications', { kind: 'promotion', project: slug });
  expect(early.status).toBe(403);
  const { second } = w.people;
  await second.go(`/${w.locale}/desk/claims/`);
  expect(await second.send('/settlement', { outcome: 'proven', reason: w.said.reason })).toBe(200);
  return maintainer;
}

/** A maintainer asks for the next stage. */
async function promote(w: World, slug: string, maintainer: Player): Promise<string> {
  const { reviewer } = w.people;
  expect(await maintainer.go(`/${w.locale}/apply/`)).toBe(200);
  const ask = maintainer.page.locator('form[action$="/do/applications"]').nth(1);
  await Promise.all([maintainer.page.waitForURL(/\/apply\/[a-z2-7]{12}\//), ask.locator('button').click()]);
  const code = new URL(maintainer.page.url()).pathname.split('/')[3] ?? '';
  expect(await maintainer.send('/form', answers(w, 'promotion'))).toBe(200);
  await maintainer.go(`/${w.locale}/apply/${code}/`);
  expect(await maintainer.send('/submission')).toBe(200);
  await reviewer.go(`/${w.locale}/desk/applications/${code}/`);
  expect(await reviewer.send('/acceptance')).toBe(200);
  expect(slug).not.toBe('');
  return code;
}

/** A mentor is appointed, the clock makes the first report due, the mentor signs it. */
async function report(w: World, slug: string): Promise<string | undefined> {
  const { chair, reviewer } = w.people;
  await chair.go(`/${w.locale}/desk/projects/${slug}/`);
  const mentor = await w.hub.store.db
    .selectFrom('member')
    .select('user_id')
    .where('name', '=', '评审甲')
    .executeTakeFirstOrThrow();
  expect(await chair.send('/mentors', { member: mentor.user_id })).toBe(200);
  w.later(40);
  await w.hub.store.sql`create table signed_in as select * from auth_session`;
  expect(await clockRound(w.hub.context, null)).toEqual({ held: false, faults: [] });
  // Forty days end every session: everybody signs in again.
  await w.hub.store.sql`insert into auth_session select * from signed_in`;
  await reviewer.go(`/${w.locale}/desk/projects/${slug}/`);
  await reviewer.page.locator('main a[href*="/desk/reports/"]').first().click();
  await reviewer.page.waitForURL(/desk\/reports/);
  const sections = ['community', 'culture', 'releases', 'mentorship', 'sustainability'];
  const values = Object.fromEntries(
    sections.flatMap((id) => [
      [`sections.${id}.rating`, '2'],
      [`sections.${id}.text`, w.said.reason],
    ]),
  );
  const id = new URL(reviewer.page.url()).pathname.split('/').at(-2);
  expect(await reviewer.send(`/reports/${id}`, { ...values, sign: 'true' })).toBe(200);
  const [signed] = await w.hub.store.db
    .selectFrom('mentor_report')
    .select(['state'])
    .where('project', '=', slug)
    .execute();
  return signed?.state;
}

/** The health of a project is looked at, its maintainers answer, and staff conclude that it should retire. */
async function askToRetire(w: World, slug: string, maintainer: Player): Promise<string> {
  const { chair } = w.people;
  const project = `/${w.locale}/desk/projects/${slug}/`;
  await chair.go(project);
  expect(await chair.send('/health-reviews', { reason: w.said.reason })).toBe(200);
  await maintainer.go(project);
  const areas = ['scope', 'community', 'governance', 'planning', 'development', 'adoption', 'self'];
  const given = Object.fromEntries(areas.map((id) => [`answer.${id}`, w.said.answer]));
  expect(await maintainer.send('/answer', given)).toBe(200);
  await chair.go(project);
  expect(await chair.send('/close', { outcome: 'retire', reason: w.said.reason })).toBe(200);
  const row = await w.hub.store.db
    .selectFrom('application')
    .select('code')
    .where('project', '=', slug)
    .where('kind', '=', 'retirement')
    .executeTakeFirstOrThrow();
  return row.code;
}

describe.each(['zh', 'en'] as const)('a life in %s', (locale) => {
  let browser: Browser;
  let w: World;
  let hub: DeskHub;
  let slug = '';
  let maintainer: Player | null = null;

  beforeAll(async () => {
    browser = await launchBrowser();
    w = await world(locale, browser);
    hub = w.hub;
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await hub?.[Symbol.asyncDispose]();
  });

  it('goes from an application to the sandbox', { timeout: 120_000 }, async () => {
    const code = await apply(w);
    await askAndAnswer(w, code);
    await pass(w, code, 'sandbox');
    const row = await hub.store.db
      .selectFrom('application')
      .select('project')
      .where('code', '=', code)
      .executeTakeFirstOrThrow();
    slug = row.project ?? '';
    expect(await look(w.people.chair.page)).toEqual([]);
  });

  it('is followed by its mentor', { timeout: 120_000 }, async () => {
    expect(await report(w, slug)).toBe('signed');
  });

  it('is promoted twice by its maintainer', { timeout: 120_000 }, async () => {
    maintainer = await claim(w, slug);
    for (const gate of ['incubating', 'graduated'] as const) {
      await pass(w, await promote(w, slug, maintainer), gate);
    }
    expect(await stageOf(w, slug)).toBe('graduated');
  });

  it('retires with honour', { timeout: 120_000 }, async () => {
    if (maintainer === null) throw new RangeError('nobody maintains it');
    await pass(w, await askToRetire(w, slug, maintainer), 'emeritus');
    expect(await stageOf(w, slug)).toBe('emeritus');
  });

  it('leaves a whole audit log, a history of stages, and no fault', async () => {
    const stages = await hub.store.db
      .selectFrom('stage_transition')
      .select(['from_stage', 'to_stage'])
      .orderBy('id')
      .execute();
    expect(stages.map((one) => `${one.from_stage} → ${one.to_stage}`)).toEqual([
      'applied → sandbox',
      'sandbox → incubating',
      'incubating → graduated',
      'graduated → emeritus',
    ]);
    const rows = await hub.store.db.selectFrom('audit_event').select('seq').orderBy('seq').execute();
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, i) => String(i + 1)));
    expect(hub.faults).toEqual([]);
    expect(Object.values(w.people).flatMap(({ faults }) => faults)).toEqual([]);
  });
});
