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
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { visitor } from '#api/desk/actor.ts';
import { stale } from '#api/desk/decide.ts';
import { type SpecimenDesk, specimenDesk } from '#api/desk/pages/testing.ts';
import { type RunningServer, startServer } from '#api/server.ts';
import { silent } from '#store/testing.ts';
import { launchBrowser } from '../../testing/browser.ts';
import { type DeskHub, deskHub } from '../../testing/desk.ts';
import { listen, look, visit } from '../../testing/look.ts';

const ling = { ...visitor, kind: 'member' as const, id: 'user:1', userId: '1', name: '凌 Ling' };
let hub: DeskHub;
let browser: Browser;
let desk: SpecimenDesk;
let server: RunningServer;
let first: unknown;

beforeAll(async () => {
  [hub, browser, desk] = await Promise.all([deskHub(), launchBrowser(), specimenDesk({ ling })]);
  server = await startServer({ app: desk.app, host: '127.0.0.1', port: 0, log: silent });
  first = desk.stored;
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.close(0);
  await hub?.[Symbol.asyncDispose]();
});

beforeEach(() => {
  desk.sent.length = 0;
  desk.stored = first;
  desk.answer = { body: { ok: true } };
});

/** A page of somebody who is signed in at the stand-in. */
async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1280, height: 900 }, ...options });
  await context.addCookies([{ name: 'as', value: 'ling', url: server.url }]);
  return context.newPage();
}

describe('the desk in a browser', { timeout: 60_000 }, () => {
  it('knows who is signed in, in both languages, lets them go, and is sound', async () => {
    const member = await hub.signIn({ name: '凌 Ling', roles: ['reviewer'] });
    await using context = await hub.browse(browser, member, { viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    expect(await visit(page, '/zh/desk/')).toEqual({ status: 200, faults: [] });
    expect(await page.locator('.reader').innerText()).toContain('凌 Ling');
    await page.locator('.tongue').click();
    expect(new URL(page.url()).pathname).toBe('/en/desk/');
    expect(await look(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sign out' }).click();
    expect((await context.cookies()).filter(({ value }) => value !== '')).toEqual([]);
    expect(hub.faults).toEqual([]);
  });

  it('has parts that are sound at every width, light and dark', async () => {
    for (const options of [
      {},
      { colorScheme: 'dark' as const },
      { viewport: { width: 375, height: 800 } },
      { viewport: { width: 320, height: 700 }, colorScheme: 'dark' as const },
    ]) {
      const page = await open(options);
      expect(await visit(page, '/zh/desk/specimen/')).toEqual({ status: 200, faults: [] });
      expect(await visit(page, '/en/desk/nothing/')).toEqual({ status: 404, faults: [] });
      await page.context().close();
    }
  });

  it('is worked with the keyboard alone: what has the focus is seen, and the first stop leads to the content', async () => {
    const page = await open();
    await page.goto('/zh/desk/specimen/');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('href')).toBe('#content');
    await page.keyboard.press('Enter');
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('name')).toBe('points:number');
    const outline = await page.locator(':focus').evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(outline).toBe('solid');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/?done=specimen-write');
    expect(desk.sent.map(({ method }) => method)).toEqual(['PUT']);
    await page.context().close();
  });

  it('sends forms, keeps what was written when they are refused, and shows both texts when someone was first', async () => {
    for (const javaScriptEnabled of [true, false]) {
      desk.stored = first;
      desk.sent.length = 0;
      const page = await open({ javaScriptEnabled });
      const faults = listen(page);
      await page.goto('/zh/desk/specimen/');
      await page.getByLabel('Title').fill('我的标题');
      await page.getByLabel('Reason').fill('一行\n\n另一行');
      await page.locator('.field.kind-radio').getByLabel('Alpha').check();
      await page.getByLabel('Agreed').uncheck();
      desk.answer = stale({ version: 4, by: '王' });
      desk.stored = { ...(first as object), version: 4, title: '王的标题' };
      await page.getByRole('button', { name: 'Send' }).click();
      expect(await page.getByRole('alert').innerText()).toContain('王改动了这里');
      expect(await page.getByLabel('Title').inputValue()).toBe('我的标题');
      expect(await page.locator('.field.kind-text .stored').innerText()).toContain('王的标题');
      expect(await page.locator('.field.kind-radio .stored').innerText()).toContain('Beta');
      expect(await page.locator('.field.kind-check .stored').innerText()).toContain('已勾选');
      expect(javaScriptEnabled ? await look(page) : []).toEqual([]);
      desk.answer = { body: { ok: true } };
      await page.getByRole('button', { name: 'Send' }).click();
      expect(await page.getByRole('status').innerText()).toBe('Written.');
      expect(desk.sent.map(({ body }) => body)).toEqual(
        [3, 4].map((version) => ({
          version,
          title: '我的标题',
          points: 6,
          reason: '一行\n\n另一行',
          topics: ['one', 'two'],
          letter: 'b',
          way: 'a',
          kinds: ['a'],
          agreed: false,
          day: '2026-11-22',
          deep: { inside: { password: '' } },
        })),
      );
      expect(new Set(desk.sent.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(1);
      expect(faults).toEqual([]);
      await page.context().close();
    }
  });

  it('carries a file', async () => {
    const page = await open();
    await page.goto('/zh/desk/specimen/');
    await page
      .getByLabel('File')
      .setInputFiles({ name: '章程.txt', mimeType: 'text/plain', buffer: Buffer.from('通明') });
    await page.getByRole('button', { name: 'Upload' }).click();
    await page.waitForURL('**/?done=specimen-upload');
    expect(desk.sent.map(({ path, body }) => [path, body])).toEqual([
      ['/api/v1/desk/specimens/upload?kind=a', [...Buffer.from('通明')]],
    ]);
    await page.context().close();
  });
});
