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
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testReview } from '#api/desk/reviews/testing.ts';
import { launchBrowser } from '../../testing/browser.ts';
import { type DeskHub, deskHub } from '../../testing/desk.ts';
import { look, visit } from '../../testing/look.ts';

let hub: DeskHub;
let browser: Browser;
beforeAll(async () => {
  [hub, browser] = await Promise.all([deskHub(), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await hub?.[Symbol.asyncDispose]();
});

const nasty = '<script>alert(1)</script> \u202Egnp.exe';
const wide = { width: 1280, height: 900 };
const narrow = { width: 375, height: 800 };

/** A case with evidence that somebody hostile had a hand in. */
async function filled() {
  const made = await testReview(hub.store, { title: `案例 Case ${nasty}`, project: 'sample', organisations: [nasty] });
  const place = {
    repository: 'https://github.com/example/sample',
    commit: 'a'.repeat(40),
    path: `${nasty}/LICENSE`,
    line: 7,
    text: nasty,
    date: '2026-11-20',
    link: 'javascript:alert(1)',
  };
  const item = {
    criterion: 'LEG-01',
    need: 'required',
    status: 'partial',
    reason: { zh: '只找到一部分。', en: 'Only part of it was found.' },
    measured: { value: 0.5, unit: { zh: '份', en: 'share' }, threshold: 1 },
    places: [place],
    coverage: 0.75,
    fix: { zh: '补上。', en: 'Add it.' },
    source: 'licence-facts',
  };
  await hub.store.db
    .insertInto('application_evidence')
    .values({
      application: made.id,
      rubric_id: 'incubation',
      rubric_version: 1,
      digest: 'a',
      commits: JSON.stringify({ 'https://github.com/example/sample': 'a'.repeat(40) }),
      items: JSON.stringify([item]),
    })
    .execute();
  return made;
}

async function open(who: Awaited<ReturnType<DeskHub['signIn']>>, options: object = {}): Promise<Page> {
  const context = await hub.browse(browser, who, { viewport: wide, ...options });
  return context.newPage();
}

describe('the reviewer at work', () => {
  it('every part of a case is sound in both languages and both widths, whatever was written in it', async () => {
    const { code } = await filled();
    const member = await hub.signIn({ name: '凌 Ling', roles: ['reviewer', 'committee', 'administrator'] });
    for (const [locale, viewport] of [
      ['zh', narrow],
      ['en', wide],
    ] as const) {
      const page = await open(member, { viewport });
      for (const path of ['', 'applications/', ...casePaths(code)]) {
        const found = await visit(page, `/${locale}/desk/${path}`);
        expect({ path, ...found }).toEqual({ path, status: 200, faults: [] });
      }
      await page.context().close();
    }
    expect(hub.faults).toEqual([]);
  }, 120_000);

  it('from the queue to a judgement, a question and a signature, without scripts', async () => {
    const { code } = await filled();
    const reviewer = await hub.signIn({ name: '凌 Ling', roles: ['reviewer'] });
    await hub.store.db
      .insertInto('assignment')
      .values({ application: await idOf(code), member: reviewer.userId, dimension: 'all', assigned_by: 'x' })
      .execute();
    const page = await open(reviewer, { javaScriptEnabled: false });
    await page.goto('/en/desk/?kind=assigned');
    await page.locator('table a').first().click();
    await page.goto(`/en/desk/applications/${code}/?part=criteria&dimension=legal`);
    const item = page.locator('#LEG-01');
    await item.getByLabel('passes').check();
    await item.getByLabel('Points').selectOption('10');
    await item.getByRole('button', { name: 'Save' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('more favourable than the machine');
    expect(await item.getByLabel('Points').inputValue()).toBe('10');
    await item.locator('textarea').fill('见 COPYING。');
    await item.getByRole('button', { name: 'Save' }).click();
    expect(await page.getByRole('status').innerText()).toBe('Your judgement is stored.');
    expect(await page.locator('#LEG-01 .judgement').innerText()).toContain('10 points');
    await page.goto(`/en/desk/applications/${code}/?part=questions&criterion=LEG-01`);
    await page.getByLabel('Question').fill('Which licence?');
    await page.getByRole('button', { name: 'Ask' }).click();
    expect(await page.getByRole('status').innerText()).toBe('Asked; the applicant is told.');
    await page.goto(`/en/desk/applications/${code}/?part=sign-offs`);
    await page.locator('#sign-security').getByRole('button', { name: 'Approve', exact: true }).click();
    expect(await page.locator('#sign-security').innerText()).toContain('approved');
    expect(await page.locator('#sign-legal').getByRole('button').count()).toBe(0);
    await page.goto(`/en/desk/applications/${code}/?part=comments`);
    await page.getByLabel('Text').fill('@凌 Ling 看一下');
    await page.getByRole('button', { name: 'Write' }).click();
    expect(await page.locator('.entry').innerText()).toContain('mentions you');
    await page.context().close();
    expect(hub.faults).toEqual([]);
  }, 120_000);

  it('two tabs: the second is told that the first changed it, and keeps what was written', async () => {
    const { code } = await filled();
    const reviewer = await hub.signIn({ name: '凌 Ling', roles: ['reviewer'] });
    const [one, two] = [await open(reviewer), await open(reviewer)];
    const path = `/zh/desk/applications/${code}/?part=criteria&dimension=documentation`;
    await Promise.all([one.goto(path), two.goto(path)]);
    const judge = async (page: Page, reason: string) => {
      const item = page.locator('#DOC-01');
      await item.getByLabel('部分满足').check();
      await item.getByLabel('分数').selectOption('6');
      await item.locator('textarea').fill(reason);
      await item.getByRole('button', { name: '保存评分' }).click();
    };
    await judge(one, '第一');
    await one.waitForURL('**done=judge-criterion**');
    await judge(two, '第二');
    expect(await two.getByRole('alert').innerText()).toContain('改动了这里');
    expect(await two.locator('#DOC-01 textarea').inputValue()).toBe('第二');
    expect(await two.locator('#DOC-01 .stored').allInnerTexts()).toEqual(['现在已保存的：\n\n第一']);
    expect(await look(two)).toEqual([]);
    await one.context().close();
    await two.context().close();
  }, 120_000);
});

function casePaths(code: string): string[] {
  const parts = [
    'overview',
    'criteria&dimension=all',
    'questions',
    'sign-offs',
    'people',
    'comments',
    'documents',
    'history',
  ];
  return parts.map((part) => `applications/${code}/?part=${part}`);
}

async function idOf(code: string): Promise<string> {
  const row = await hub.store.db
    .selectFrom('application')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  return row.id;
}
