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
import { activeRubric, ensureRubric } from '#api/desk/rubric/store.ts';
import { launchBrowser } from '../../testing/browser.ts';
import { type DeskHub, deskHub } from '../../testing/desk.ts';
import { visit } from '../../testing/look.ts';

let hub: DeskHub;
let browser: Browser;
beforeAll(async () => {
  [hub, browser] = await Promise.all([deskHub(), launchBrowser()]);
  await ensureRubric(hub.store.db);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await hub?.[Symbol.asyncDispose]();
});

type SignedIn = Awaited<ReturnType<DeskHub['signIn']>>;
const wide = { width: 1280, height: 900 };
const narrow = { width: 375, height: 800 };

async function open(who: SignedIn, options: object = {}): Promise<Page> {
  const context = await hub.browse(browser, who, { viewport: wide, ...options });
  return context.newPage();
}

async function send(page: Page, words: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: words, exact: true }).click()]);
}

describe('the rubric as pages', () => {
  it('is drafted, edited form by form and put into force by a second person, without JavaScript', async () => {
    const ann = await hub.signIn({ name: 'Ann', roles: ['administrator'] });
    const bob = await hub.signIn({ name: 'Bob', roles: ['administrator'] });
    const page = await open(ann, { javaScriptEnabled: false });
    await page.goto(`${hub.url}/en/desk/rubrics/`);
    await send(page, 'Draft a new version from version 1');
    expect(new URL(page.url()).pathname).toBe('/en/desk/rubrics/2/');

    await page.getByRole('link', { name: 'LEG-03' }).click();
    await page.getByLabel('share with a notice').nth(1).fill('0.7');
    await page.getByLabel('Weight').fill('2');
    await send(page, 'Save');
    expect(await page.getByRole('status').innerText()).toBe('Saved.');
    expect(await page.getByLabel('share with a notice').nth(1).inputValue()).toBe('0.7');

    await page.goto(`${hub.url}/en/desk/rubrics/2/gates/sandbox/`);
    await page.getByLabel('Quorum').fill('3/2');
    await send(page, 'Save');
    expect(await page.getByRole('alert').innerText()).toContain('The quorum of sandbox, 3/2, is more than 1.');
    expect(await page.getByLabel('Quorum').inputValue()).toBe('3/2');
    await page.getByLabel('Quorum').fill('1/2');
    await send(page, 'Save');

    await page.goto(`${hub.url}/en/desk/rubrics/2/weights/`);
    await page.getByLabel('Legal against Documentation').selectOption('9');
    await page.getByLabel('Legal against Governance').selectOption('0.11111');
    await page.getByLabel('Documentation against Governance').selectOption('9');
    await send(page, 'Save');
    expect(await page.getByRole('alert').innerText()).toContain('These comparisons contradict each other');

    await page.goto(`${hub.url}/en/desk/rubrics/2/rules/`);
    await page.getByLabel('Days for triage').fill('3');
    await send(page, 'Save');

    await page.goto(`${hub.url}/en/desk/rubrics/2/changes/`);
    expect(await page.locator('tbody th').allInnerTexts()).toEqual([
      'Clocks and rules › Days for triage',
      'Criteria › LEG-03 › Stage › Incubating › threshold › share',
      'Criteria › LEG-03 › Weight',
      'Gates › Sandbox › Quorum',
    ]);

    await page.goto(`${hub.url}/en/desk/rubrics/2/`);
    await page.getByLabel('Reason').fill('mine');
    await send(page, 'Put this draft into force');
    expect(await page.getByRole('alert').innerText()).toContain('another administrator');
    const other = await open(bob, { javaScriptEnabled: false });
    await other.goto(`${hub.url}/zh/desk/rubrics/2/`);
    await other.getByLabel('理由').fill('核对过差别');
    await send(other, '使这份草稿生效');
    expect(await other.getByRole('status').innerText()).toBe('已生效，原版本停用。');
    expect((await activeRubric(hub.store.db))?.version).toBe(2);
    expect(hub.faults).toEqual([]);
  }, 60_000);

  it('is sound in both languages and both widths, in force and as a draft', async () => {
    const cai = await hub.signIn({ name: 'Cai', roles: ['committee', 'administrator'] });
    const first = await open(cai, { javaScriptEnabled: false });
    await first.goto(`${hub.url}/zh/desk/rubrics/`);
    await send(first, '从第 2 版起草新版本');
    const draft = new URL(first.url()).pathname.split('/').at(-2) ?? '';
    const pages = [
      '',
      '1/',
      `${draft}/`,
      `${draft}/criteria/GOV-01/`,
      '1/criteria/GOV-01/',
      `${draft}/gates/graduated/`,
      `${draft}/rules/`,
      `${draft}/weights/`,
      '1/weights/',
      `${draft}/changes/`,
      '2/changes/',
    ];
    for (const [locale, viewport] of [
      ['zh', narrow],
      ['en', wide],
    ] as const) {
      const page = await open(cai, { viewport });
      for (const rest of pages) {
        const path = `/${locale}/desk/rubrics/${rest}`;
        expect([path, await visit(page, path)]).toEqual([path, { status: 200, faults: [] }]);
      }
    }
    expect(hub.faults).toEqual([]);
  }, 120_000);
});
