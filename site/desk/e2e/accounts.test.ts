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
import { invite } from '#api/desk/accounts/invites.ts';
import { totp } from '#api/desk/accounts/testing-hub.ts';
import { commandActor } from '#api/desk/actor.ts';
import { decide } from '#api/desk/decide.ts';
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

const password = 'correct horse battery staple';

/** A link as the command line prints it. */
async function link(email: string): Promise<string> {
  const actor = commandActor('root');
  const act = { actor, action: 'invite.manage', request: null };
  const { answer } = await decide(hub.context, act, async (tx, now) => {
    const roles = ['administrator'] as const;
    const made = await invite(tx, actor, { purpose: 'join', email, name: null, roles, organisation: null }, now);
    return { answer: made.token, audit: made.changes };
  });
  return `/invite/${answer}/`;
}

/** Follows an invitation to a session that passed the second factor; returns the secret. */
async function accept(page: Page): Promise<string> {
  await page.locator('input[name=name]').fill('Ada');
  await page.locator('input[name=password]').fill(password);
  await page.locator('input[name=again]').fill(password);
  await page.locator('main button[type=submit]').last().click();
  const secret = ((await page.locator('code.secret').textContent()) ?? '').replaceAll(/\s/gu, '');
  expect(await page.locator('.codes li').count()).toBe(10);
  await page.locator('input[name=code]').fill(totp(secret, -1));
  await page.locator('main button[type=submit]').last().click();
  return secret;
}

describe('accounts in a browser', () => {
  it('from the invitation to the desk and back, without JavaScript', async () => {
    await using context = await hub.browse(browser, null, { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`/zh${await link('ada@example.org')}`);
    const secret = await accept(page);
    expect(new URL(page.url()).pathname).toBe('/zh/account/second-factor/');
    expect(await page.locator('[role=status]').innerText()).toBe('第二重验证已启用。');
    await page.goto('/zh/desk/members/');
    expect(await page.locator('table').first().innerText()).toContain('Ada');
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.goto('/zh/desk/members/');
    expect(new URL(page.url()).pathname).toBe('/zh/sign-in/');
    await page.locator('input[name=email]').fill('ada@example.org');
    await page.locator('input[name=password]').fill('not the password');
    await page.getByRole('button', { name: '登录' }).click();
    expect(await page.locator('[role=alert]').innerText()).toContain('不对');
    await page.locator('input[name=email]').fill('ada@example.org');
    await page.locator('input[name=password]').fill(password);
    await page.getByRole('button', { name: '登录' }).click();
    await page.locator('input[name=code]').fill(totp(secret));
    await page.getByRole('button', { name: '继续' }).click();
    // Back to the page that asked for the sign-in.
    expect(new URL(page.url()).pathname).toBe('/zh/desk/members/');
    expect(hub.faults).toEqual([]);
  });

  it('every page is sound in both languages, at 375 pixels, light and dark', async () => {
    await using context = await hub.browse(browser, null, { viewport: { width: 375, height: 800 } });
    const page = await context.newPage();
    const invitation = await link('eve@example.org');
    for (const locale of ['zh', 'en']) {
      for (const path of ['/sign-in/', '/sign-in/?step=code', '/sign-in/?problem=slow-down&seconds=9', invitation]) {
        expect([path, await visit(page, `/${locale}${path}`)]).toEqual([path, { status: 200, faults: [] }]);
      }
      expect(await visit(page, `/${locale}/invite/nothing/`)).toEqual({ status: 200, faults: [] });
    }
    await page.goto(`/en${invitation}`);
    await page.locator('input[name=name]').fill('Eve');
    await page.locator('input[name=password]').fill(password);
    await page.locator('input[name=again]').fill(password);
    await page.getByRole('button', { name: 'Make the account' }).click();
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await look(page)).toEqual([]);
    const admin = await hub.signIn({ name: '<b>Zoë</b>', roles: ['administrator'] });
    await using other = await hub.browse(browser, admin, { viewport: { width: 375, height: 800 } });
    const desk = await other.newPage();
    for (const path of ['/zh/account/', '/en/account/', '/zh/desk/members/', '/en/desk/members/']) {
      expect([path, await visit(desk, path)]).toEqual([path, { status: 200, faults: [] }]);
    }
    await desk.goto('/en/desk/members/');
    await desk.getByRole('link', { name: 'Eve' }).click();
    expect(await look(desk)).toEqual([]);
    expect(hub.faults).toEqual([]);
  });

  it('an administrator invites, grants and suspends; refusals keep what was written', async () => {
    const admin = await hub.signIn({ roles: ['administrator'] });
    const member = await hub.signIn({ name: 'Bo' });
    await using context = await hub.browse(browser, admin, { viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.goto('/en/desk/members/');
    await page.locator('input[name="email"]').fill('new@example.org');
    await page.getByRole('button', { name: 'Make the link' }).click();
    expect(await page.locator('.callout code').innerText()).toMatch(/\/en\/invite\/[\w-]{32}\/$/u);
    await page.goto(`/en/desk/members/${member.userId}/`);
    const form = page.locator('form', { has: page.getByRole('group', { name: 'Roles' }) });
    await form.getByLabel('reviewer', { exact: true }).check();
    await form.getByRole('textbox').fill('for the review of Friday');
    await form.getByRole('button').click();
    expect(await page.locator('.facts').innerText()).toContain('reviewer');
    await page.goto(`/en/desk/members/${admin.userId}/`);
    expect(await page.locator('main form').count()).toBe(0);
    expect(hub.faults).toEqual([]);
  });
});
