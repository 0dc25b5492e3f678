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

import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignedIn } from '#api/desk/accounts/testing.ts';
import { clockRound } from '#api/desk/life/clock.ts';
import { ensureRubric } from '#api/desk/rubric/store.ts';
import { launchBrowser } from '../../testing/browser.ts';
import { type DeskHub, deskHub } from '../../testing/desk.ts';
import { visit } from '../../testing/look.ts';

let hub: DeskHub;
let browser: Browser;
let chair: SignedIn;
let mentor: SignedIn;
let maintainer: SignedIn;

function dayBefore(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

beforeAll(async () => {
  [hub, browser] = await Promise.all([deskHub(), launchBrowser()]);
  await ensureRubric(hub.store.db);
  chair = await hub.signIn({ roles: ['committee'], name: 'Chair' });
  mentor = await hub.signIn({ roles: ['reviewer'], name: 'Mentor' });
  maintainer = await hub.signIn({ name: 'Maintainer' });
  const entry = JSON.stringify({ name: { zh: '明灯', en: 'Lantern' } });
  const project = { slug: 'lantern', entry, domain: 'database', stage: 'sandbox', stage_since: dayBefore(70) } as const;
  const { db } = hub.store;
  await db
    .insertInto('project')
    .values({ ...project, admitted_on: dayBefore(70), listed: true })
    .execute();
  const claim = { project: 'lantern', member: maintainer.userId, method: 'file', proof: 'x', state: 'proven' } as const;
  await db.insertInto('project_claim').values(claim).execute();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await hub?.[Symbol.asyncDispose]();
});

async function plain(who: SignedIn): Promise<BrowserContext> {
  const context = await hub.browse(browser, who, { javaScriptEnabled: false });
  context.setDefaultTimeout(15_000);
  return context;
}

async function newestReport(): Promise<string> {
  const { id } = await hub.store.db
    .selectFrom('mentor_report')
    .select('id')
    .orderBy('period_from', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return id;
}

describe('life in incubation, without JavaScript', () => {
  it('a mentor is appointed, and a report is owed', async () => {
    await using staff = await plain(chair);
    const page = await staff.newPage();
    await page.goto('/en/desk/projects/?only=attention');
    await page.getByRole('link', { name: 'Lantern' }).click();
    await page.locator('select[name=member]').selectOption(mentor.userId);
    await page.getByRole('button', { name: 'Appoint a mentor' }).click();
    expect(await page.locator('[role=status]').innerText()).toBe('Saved, and recorded in the audit log.');
    expect(await page.locator('#mentors + div table').innerText()).toContain('Mentor');
    await hub.store.db
      .updateTable('mentor')
      .set({ since: dayBefore(69) })
      .execute();
    expect(await clockRound(hub.context, null)).toEqual({ held: false, faults: [] });
  }, 60_000);

  it('a report is written, refused, signed', async () => {
    await using own = await plain(mentor);
    const report = await own.newPage();
    await report.goto(`/zh/desk/reports/${await newestReport()}/`);
    expect(await report.locator('h1').innerText()).toBe('导师报告');
    await report.locator('input[name="sign:bool"][type=checkbox]').check();
    const first = report.locator('textarea[name="sections.community.text"]');
    await first.fill('来了两位新人 <b>');
    await report.getByRole('button', { name: '保存' }).click();
    expect(await report.locator('[role=alert]').innerText()).toContain('还不能签署');
    expect(await first.inputValue()).toBe('来了两位新人 <b>');
    for (const section of ['community', 'culture', 'releases', 'mentorship', 'sustainability']) {
      await report.locator(`select[name="sections.${section}.rating:int"]`).selectOption('1');
      await report.locator(`textarea[name="sections.${section}.text"]`).fill(`关于 ${section} <b>`);
    }
    await report.getByRole('button', { name: '保存' }).click();
    expect(await report.locator('[role=status]').innerText()).toBe('报告已保存。');
    expect(await report.locator('#editions + div').innerText()).toContain('关于 culture <b>');
  }, 60_000);

  it('the maintainer reads it, is told of it, and chooses what comes by mail', async () => {
    await using theirs = await plain(maintainer);
    const read = await theirs.newPage();
    await read.goto('/en/desk/projects/lantern/');
    await read.locator('#reports + div a').first().click();
    expect(await read.locator('#editions + div').innerText()).toContain('关于 culture <b>');
    expect(await read.locator('main form').count()).toBe(0);
    await read.goto('/en/account/notifications/');
    expect(await read.locator('table').innerText()).toContain('was signed');
    await read.getByRole('button', { name: 'Mark all as read' }).click();
    expect(await read.locator('.lead').innerText()).toBe('0 unread');
    await read.locator('input[value=watch]').uncheck();
    await read.getByRole('button', { name: 'Save' }).click();
    expect(await read.locator('input[value=watch]').isChecked()).toBe(false);
    expect(await read.locator('input[value=report]').isChecked()).toBe(true);
  }, 60_000);

  it('watch list, a request to retire, a health review with its answer, and a case', async () => {
    await using theirs = await plain(maintainer);
    const ask = await theirs.newPage();
    await ask.goto('/zh/desk/projects/lantern/');
    await ask.locator('#signs + div textarea').fill('项目已经走完');
    await ask.getByRole('button', { name: '提出退役' }).click();
    await using staff = await plain(chair);
    const page = await staff.newPage();
    await page.goto('/zh/desk/projects/lantern/');
    await page.locator('#watch + div textarea').fill('先看看');
    await page.getByRole('button', { name: '列入观察' }).click();
    expect(await page.locator('#watch + div').innerText()).toContain('先看看');
    expect(await page.locator('#signs + div').innerText()).toContain('项目已经走完');
    await page.locator('#health + div textarea').fill('维护者提出');
    await page.getByRole('button', { name: '开始健康评审' }).click();
    expect(await page.locator('#signs + div').innerText()).toContain('已转入健康评审');
    await ask.goto('/zh/desk/projects/lantern/');
    for (const area of ['scope', 'community', 'governance', 'planning', 'development', 'adoption', 'self']) {
      await ask.locator(`textarea[name="answer.${area}"]`).fill(`答 ${area}`);
    }
    await ask.getByRole('button', { name: '提交答复' }).click();
    await page.goto('/zh/desk/projects/lantern/');
    expect(await page.locator('#health + div').innerText()).toContain('答 planning');
    await page.locator('input[name=outcome][value=retire]').check();
    await page.locator('#health + div form textarea').last().fill('同意');
    await page.getByRole('button', { name: '得出结论' }).click();
    await page.getByRole('link', { name: '退役的案子' }).click();
    expect(new URL(page.url()).pathname).toMatch(/^\/zh\/desk\/applications\/[a-z2-7]{12}\/$/);
    expect(hub.faults).toEqual([]);
  }, 60_000);

  it('an address of one’s own calendar is shown once and opens the dates', async () => {
    await using own = await plain(mentor);
    const page = await own.newPage();
    await page.goto('/en/account/calendar/');
    await page.getByRole('button', { name: 'Make an address' }).click();
    const address = (await page.locator('code').innerText()).trim();
    const file = await fetch(address);
    expect(file.status).toBe(200);
    expect(await file.text()).toContain('BEGIN:VCALENDAR');
    await page.goto('/en/account/calendar/');
    expect(await page.locator('code').count()).toBe(0);
    await page.getByRole('button', { name: 'Take the address away' }).click();
    expect((await fetch(address)).status).toBe(404);
  }, 60_000);
});

it('the pages are sound for staff, a mentor and a maintainer, wide and at 375 px', async () => {
  const project = 'desk/projects/lantern/';
  const report = `desk/reports/${await newestReport()}/`;
  const account = ['account/notifications/', 'account/calendar/'];
  const everything = await hub.signIn({ roles: ['reviewer', 'committee', 'administrator'] });
  const seen = [
    { who: everything, locale: 'en', width: 1280, paths: ['desk/projects/', project] },
    { who: mentor, locale: 'zh', width: 375, paths: ['desk/projects/', project, report, ...account] },
    { who: maintainer, locale: 'en', width: 375, paths: [project, report] },
  ] as const;
  const faults: string[] = [];
  for (const { who, locale, width, paths } of seen) {
    await using context = await hub.browse(browser, who, { viewport: { width, height: 800 } });
    const page = await context.newPage();
    for (const path of paths) {
      const found = await visit(page, `/${locale}/${path}`);
      expect([path, found.status]).toEqual([path, 200]);
      faults.push(...found.faults.map((fault) => `${locale} ${path}: ${fault}`));
    }
  }
  expect(faults).toEqual([]);
  expect(hub.faults).toEqual([]);
}, 120_000);
