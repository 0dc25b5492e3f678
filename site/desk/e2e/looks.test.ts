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
import { launchBrowser } from '../../testing/browser.ts';
import { type DeskHub, deskHub } from '../../testing/desk.ts';
import { addressAbout, deskPageFiles } from '../../testing/desk-pages.ts';
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

it('every page of an empty desk is sound, wide and light, narrow and dark, in both languages', async () => {
  const roles = ['reviewer', 'legal-reviewer', 'committee', 'administrator'] as const;
  const staff = await hub.signIn({ name: '凌 Ling', roles });
  const wide = await hub.browse(browser, staff, { viewport: { width: 1280, height: 900 } });
  const narrow = await hub.browse(browser, staff, { viewport: { width: 375, height: 800 }, colorScheme: 'dark' });
  const [zh, en] = [await wide.newPage(), await narrow.newPage()];
  const faults: Record<string, readonly string[]> = {};
  for (const file of await deskPageFiles()) {
    const path = addressAbout(file);
    const inZh = await visit(zh, `/zh/${path}`);
    // About nothing most say that it is not there, which is looked at once elsewhere.
    const inEn = inZh.status === 404 ? { faults: [] } : await visit(en, `/en/${path}`);
    const found = [...inZh.faults, ...inEn.faults];
    if (found.length > 0) faults[path] = found;
  }
  expect(faults).toEqual({});
  await Promise.all([wide.close(), narrow.close()]);
}, 180_000);
