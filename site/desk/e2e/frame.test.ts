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

describe('the desk in a browser', () => {
  it('knows who is signed in, in both languages, and is sound', async () => {
    const ling = await hub.signIn({ name: '凌 Ling', roles: ['reviewer'] });
    await using context = await hub.browse(browser, ling, { viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    expect(await visit(page, '/zh/desk/')).toEqual({ status: 200, faults: [] });
    expect(await page.locator('.who').innerText()).toContain('凌 Ling');
    await page.locator('.tongue').click();
    expect(new URL(page.url()).pathname).toBe('/en/desk/');
    expect(await visit(page, '/en/desk/')).toEqual({ status: 200, faults: [] });
    expect(hub.faults).toEqual([]);
  });
});
