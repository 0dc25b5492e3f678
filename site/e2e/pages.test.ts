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

import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../testing/browser.ts';
import { type Built, builtSite } from '../testing/built.ts';
import { fixtureHub } from '../testing/fixture.ts';
import { pageSet } from '../testing/page-set.ts';
import type { Running } from '../testing/server.ts';
import { serveSite } from '../testing/static.ts';

let site: Built;
let server: Running;
let browser: Browser;
let light: Page;
let dark: Page;
let plain: Page;

beforeAll(async () => {
  [site, browser] = await Promise.all([builtSite(fixtureHub()), launchBrowser()]);
  server = await serveSite(site.root);
  const open = async (options: BrowserContextOptions) => (await browser.newContext(options)).newPage();
  light = await open({ colorScheme: 'light', viewport: { width: 1280, height: 900 } });
  dark = await open({ colorScheme: 'dark', viewport: { width: 375, height: 800 } });
  plain = await open({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
  await site?.[Symbol.asyncDispose]();
});

interface Seen {
  readonly problems: string[];
  readonly requests: string[];
}

/** Listens to a page while `visit` runs, and tells what went wrong and what it asked for. */
async function watching(page: Page, visit: () => Promise<void>): Promise<Seen> {
  const seen: Seen = { problems: [], requests: [] };
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') seen.problems.push(message.text());
  });
  page.on('pageerror', (error) => seen.problems.push(error.message));
  page.on('dialog', (dialog) => {
    seen.problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => seen.requests.push(request.url()));
  page.on('requestfailed', (request) => seen.problems.push(`failed: ${request.url()}`));
  await visit();
  page.removeAllListeners();
  return seen;
}

const everyRule: RunOptions['runOnly'] = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
/** What another width or other colours can break. */
const looks: RunOptions['runOnly'] = {
  type: 'rule',
  values: ['color-contrast', 'target-size', 'scrollable-region-focusable'],
};

async function violations(page: Page, runOnly: RunOptions['runOnly']): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (rules) => {
    // The script that was evaluated above put it there.
    const { run } = (window as unknown as { axe: { run: (on: Document, options: RunOptions) => Promise<AxeResults> } })
      .axe;
    const result = await run(document, { ...(rules && { runOnly: rules }), resultTypes: ['violations'] });
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  }, runOnly);
}

function scrollWidth(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}

describe.each(pageSet)('%s', (path) => {
  test('is sound on a wide light screen, asks nobody else, and needs no JavaScript', async () => {
    const seen = await watching(light, async () => {
      await light.goto(server.url + path);
    });
    expect(seen.problems).toEqual([]);
    expect(seen.requests.filter((url) => !url.startsWith(`${server.url}/`))).toEqual([]);
    expect(seen.requests.length).toBeLessThanOrEqual(10);
    await plain.goto(server.url + path);
    expect(await plain.locator('body').innerText()).toBe(await light.locator('body').innerText());
    await light.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    expect(await violations(light, everyRule)).toEqual([]);
    expect(await scrollWidth(light)).toBe(1280);
  });

  test('is sound on a narrow dark screen and never scrolls sideways', async () => {
    await dark.setViewportSize({ width: 375, height: 800 });
    await dark.goto(server.url + path);
    expect(await violations(dark, looks)).toEqual([]);
    expect(await scrollWidth(dark)).toBe(375);
    await dark.setViewportSize({ width: 320, height: 700 });
    expect(await scrollWidth(dark)).toBe(320);
  });
});

test('the first stop of the Tab key is a visible way to the content', async () => {
  await light.goto(`${server.url}/zh/`);
  await light.keyboard.press('Tab');
  const focused = light.locator(':focus');
  expect(await focused.getAttribute('href')).toBe('#content');
  expect((await focused.boundingBox())?.x).toBeGreaterThanOrEqual(0);
  await light.keyboard.press('Tab');
  const outline = await light.locator(':focus').evaluate((element) => getComputedStyle(element).outlineStyle);
  expect(outline).toBe('solid');
});

test('text from repositories stays text', async () => {
  const seen = await watching(light, async () => {
    for (const path of [
      '/zh/projects/hostile/',
      '/en/projects/hostile/',
      '/zh/projects/hostile/licences/',
      '/zh/',
      '/en/projects/',
    ]) {
      await light.goto(server.url + path);
      expect(await light.locator('img, iframe, [onerror], [onload], main script').count()).toBe(0);
      expect(await light.locator('a:not([href^="/"], [href^="#"], [href^="http"]), a[href*="secret"]').count()).toBe(0);
    }
  });
  expect(seen.problems).toEqual([]);
});

test('printing leaves the navigation out', async () => {
  await light.goto(`${server.url}/zh/projects/qingyun-kernel/`);
  await light.emulateMedia({ media: 'print' });
  expect(await light.locator('.top nav').isVisible()).toBe(false);
  expect(await light.locator('h1').isVisible()).toBe(true);
  await light.emulateMedia({ media: null });
});
