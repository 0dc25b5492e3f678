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
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testAnswers, testApplication } from '#api/desk/applications/testing.ts';
import { launchBrowser } from '../../testing/browser.ts';
import { type DeskHub, deskHub } from '../../testing/desk.ts';
import { visit } from '../../testing/look.ts';

let hub: DeskHub;
let browser: Browser;
beforeAll(async () => {
  [hub, browser] = await Promise.all([deskHub(), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await hub?.[Symbol.asyncDispose]();
});

it('somebody without an account and without scripts begins, keeps a draft, and submits it', async () => {
  await using context = await hub.browse(browser, null, { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/zh/apply/');
  await page.getByRole('button', { name: '开始填写' }).click();
  expect(await page.getByText('请收好您的跟踪链接').count()).toBe(1);
  const link = await page.locator('p.secret a').getAttribute('href');
  const [, code = ''] =
    /^http:\/\/127\.0\.0\.1:\d+\/zh\/apply\/([a-z2-7]{12})\/\?key=[\w-]{32}$/.exec(link ?? '') ?? [];
  await page.getByRole('link', { name: '接着填写申请' }).click();
  expect(page.url()).toBe(`${hub.url}/zh/apply/${code}/`);
  await page.getByLabel('项目英文名').fill('<img src=x onerror=alert(1)>');
  await page.getByRole('button', { name: '保存草稿' }).first().click();
  expect(await page.getByLabel('项目英文名').inputValue()).toBe('<img src=x onerror=alert(1)>');
  expect(await page.getByText('提交前还要填：').count()).toBe(1);
  // Another browser has the link and nothing else.
  await using other = await hub.browse(browser, null, { javaScriptEnabled: false });
  const again = await other.newPage();
  await again.goto(link ?? '');
  await again.getByRole('button', { name: '打开申请' }).click();
  expect(await again.getByLabel('项目英文名').inputValue()).toBe('<img src=x onerror=alert(1)>');
  const form = JSON.stringify({ ...testAnswers('admission'), repositories: [] });
  await hub.store.db.updateTable('application').set({ form }).where('code', '=', code).execute();
  await again.reload();
  await again.getByLabel('代码仓地址').fill('https://gitee.com/example/browser');
  await again.getByRole('button', { name: '保存草稿' }).first().click();
  await again.getByRole('button', { name: '提交申请' }).click();
  const row = await hub.store.db.selectFrom('application').select('state').where('code', '=', code).executeTakeFirst();
  expect(row).toEqual({ state: 'submitted' });
  expect(hub.faults).toEqual([]);
}, 60_000);

it('every page is sound in both languages and at 375 px', async () => {
  const member = await hub.signIn({ name: '凌', roles: ['committee'], organisation: null });
  const { userId } = member;
  const draft = await testApplication(hub.store, { state: 'draft', applicant: userId, project: 'lake' });
  const asked = await testApplication(hub.store, { state: 'need-info', applicant: userId, title: 'evil\u202egro' });
  await hub.store.db
    .insertInto('clarification')
    .values({ application: asked.id, question: '<b>商标？</b>', asked_by: 'user:x' })
    .execute();
  for (const [locale, width] of [
    ['zh', 375],
    ['en', 1280],
  ] as const) {
    await using context = await hub.browse(browser, member, { viewport: { width, height: 800 } });
    const page = await context.newPage();
    for (const path of ['', `${draft.code}/`, `${asked.code}/`, 'mine/', 'claim/lake/']) {
      expect([path, await visit(page, `/${locale}/apply/${path}`)]).toEqual([path, { status: 200, faults: [] }]);
    }
    expect(await visit(page, `/${locale}/desk/claims/`)).toEqual({ status: 200, faults: [] });
  }
  expect(hub.faults).toEqual([]);
}, 90_000);
