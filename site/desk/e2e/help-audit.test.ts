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

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureRubric } from '#api/desk/rubric/store.ts';
import { launchBrowser } from '../../testing/browser.ts';
import { type DeskHub, deskHub } from '../../testing/desk.ts';
import { visit } from '../../testing/look.ts';

let hub: DeskHub;
let browser: Browser;
beforeAll(async () => {
  [hub, browser] = await Promise.all([deskHub(), launchBrowser()]);
  await ensureRubric(hub.store.db);
  await hub.store.db
    .insertInto('project')
    .values({
      slug: 'lake',
      entry: '{}',
      domain: 'database',
      stage: 'sandbox',
      stage_since: null,
      admitted_on: null,
      listed: true,
    })
    .execute();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await hub?.[Symbol.asyncDispose]();
});

async function as(who: Awaited<ReturnType<DeskHub['signIn']>> | null) {
  return hub.browse(browser, who, { javaScriptEnabled: false, viewport: { width: 375, height: 800 } });
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

async function fill(page: Page, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(texts)) await page.getByLabel(label).first().fill(text);
}

it('a question without an account is answered and becomes guidance by two people, all without scripts', async () => {
  await using outside = await as(null);
  const asking = await outside.newPage();
  await asking.goto('/zh/help/');
  await asking.getByLabel('事项').selectOption('compliance');
  await fill(asking, {
    '问题（一句话）': 'MPL 怎么合规？',
    详细说明: '我们改了一个文件。',
    您的姓名: '凌',
    联系方式: 'ling@example.org',
  });
  await press(asking, '提交');
  await asking.getByRole('link', { name: '查看请求' }).click();
  const code = new URL(asking.url()).pathname.split('/')[3] ?? '';
  const one = await hub.signIn({ name: '法务', roles: ['legal-reviewer', 'administrator'], organisation: null });
  await using first = await as(one);
  const page = await first.newPage();
  await page.goto(`/zh/desk/help/${code}/`);
  await page.getByLabel('内容').first().fill('公开改动过的文件。');
  await press(page, '答复');
  await asking.reload();
  expect(await asking.getByText('公开改动过的文件。').count()).toBe(1);
  const words = ['标题（中文）', '标题（英文）', '问题（中文）', '问题（英文）', '答复（中文）', '答复（英文）'];
  await fill(page, Object.fromEntries(words.map((label) => [label, `${label}：MPL`])));
  await page.getByRole('checkbox').last().check();
  await press(page, '提交批准');
  const guide = await hub.store.db.selectFrom('guidance').select(['id', 'state']).executeTakeFirstOrThrow();
  expect(guide.state).toBe('proposed');
  const two = await hub.signIn({ name: '主任', roles: ['administrator'], organisation: null });
  await using second = await as(two);
  const approving = await second.newPage();
  await approving.goto(`/zh/desk/help/guidance/${guide.id}/`);
  await press(approving, '批准并公开');
  await asking.goto('/zh/help/');
  expect(await asking.getByText('答复（中文）：MPL').count()).toBe(1);
  expect(await asking.getByText('我们改了一个文件。').count()).toBe(0);
  for (const [locale, width, colorScheme] of [
    ['zh', 375, 'dark'],
    ['en', 1280, 'light'],
  ] as const) {
    await using context = await hub.browse(browser, one, { viewport: { width, height: 800 }, colorScheme });
    const look = await context.newPage();
    for (const path of ['help/', 'desk/help/', `desk/help/${code}/`, `desk/help/guidance/${guide.id}/`]) {
      expect([path, await visit(look, `/${locale}/${path}`)]).toEqual([path, { status: 200, faults: [] }]);
    }
  }
  expect(hub.faults).toEqual([]);
}, 90_000);

it('a token is made, shown once and revoked, its events are in the log, and every page is sound', async () => {
  const person = await hub.signIn({ name: '主任', roles: ['administrator'], organisation: null });
  await using plain = await as(person);
  const page = await plain.newPage();
  await page.goto('/zh/desk/projects/lake/');
  await page.getByRole('link', { name: '查看和新建' }).click();
  await page.getByLabel('用途说明').fill('夜间构建');
  await press(page, '新建令牌');
  expect(await page.locator('p.secret code').innerText()).toMatch(/^hub_ci_[a-z2-7]{69}$/);
  await page.goto('/zh/desk/projects/lake/tokens/');
  expect(await page.locator('p.secret').count()).toBe(0);
  await page.getByRole('button', { name: /^吊销/ }).click();
  await page.getByText('令牌已吊销，立即失效。').waitFor();
  expect(await page.getByRole('button', { name: /^吊销/ }).count()).toBe(0);
  const { seq } = await hub.store.db
    .selectFrom('audit_event')
    .select('seq')
    .where('object_kind', '=', 'token')
    .executeTakeFirstOrThrow();
  const pages = [
    'audit/',
    `audit/${seq}/`,
    'tokens/',
    'projects/lake/',
    'projects/lake/tokens/',
    'projects/lake/gates/graduated/',
    'members/',
  ];
  for (const [locale, width, colorScheme] of [
    ['zh', 375, 'dark'],
    ['en', 1280, 'light'],
  ] as const) {
    await using context = await hub.browse(browser, person, { viewport: { width, height: 800 }, colorScheme });
    const look = await context.newPage();
    for (const path of pages) {
      expect([path, await visit(look, `/${locale}/desk/${path}`)]).toEqual([path, { status: 200, faults: [] }]);
    }
  }
  expect(hub.faults).toEqual([]);
}, 90_000);
