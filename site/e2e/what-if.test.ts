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

import { gzipSync } from 'node:zlib';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../testing/browser.ts';
import { type Built, builtSite, readFiles } from '../testing/built.ts';
import { fixtureHub } from '../testing/fixture.ts';
import type { Running } from '../testing/server.ts';
import { serveSite } from '../testing/static.ts';

let site: Built;
let server: Running;
let browser: Browser;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  [site, browser] = await Promise.all([builtSite(fixtureHub()), launchBrowser()]);
  server = await serveSite(site.root);
  page = await (await browser.newContext({ viewport: { width: 375, height: 800 } })).newPage();
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
  await site?.[Symbol.asyncDispose]();
});

async function violations(): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { run } = (window as unknown as { axe: { run: (on: Document, options: object) => Promise<AxeResults> } }).axe;
    const result = await run(document, { resultTypes: ['violations'] });
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  });
}

function names(): Promise<string[]> {
  return page.locator('.what-if tbody th').allInnerTexts();
}

const opened = '.what-if > summary';

test('scripts are small, and next to nothing before somebody opens a tool', async () => {
  const files = [...(await readFiles(site.root))].filter(([path]) => path.endsWith('.js'));
  const sizes = files.map(([path, bytes]) => ({ path, size: gzipSync(bytes).length }));
  expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(20 * 1024);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`${server.url}/zh/ranking/`);
  const scripts = requests.map((url) => new URL(url).pathname).filter((path) => path.endsWith('.js'));
  expect(
    scripts.reduce((sum, path) => sum + (sizes.find((one) => one.path === path)?.size ?? 1e9), 0),
  ).toBeLessThanOrEqual(4 * 1024);
  expect(requests.every((url) => url.startsWith(server.url))).toBe(true);
  expect(requests.some((url) => url.includes('what-if.json'))).toBe(false);
});

test.each(['zh', 'en'] as const)(
  'a visitor moves weights by keyboard, sees the order change, and comes back (%s)',
  async (locale) => {
    await page.goto(`${server.url}/${locale}/ranking/`);
    const published = await page.locator('.ranks .who a').allInnerTexts();
    await page.locator(opened).press('Enter');
    await page.locator('.weights').waitFor();
    expect(await names()).toEqual(published);
    const status = page.locator('[role=status]');
    const before = await status.innerText();
    const first = page.locator('.weights input[type=range]').first();
    await first.press('End');
    expect(await page.locator('.weights input[type=number]').first().inputValue()).toBe('100');
    expect(await status.innerText()).not.toBe(before);
    for (const field of (await page.locator('.weights input[type=number]').all()).slice(1)) await field.fill('0');
    const alone = await names();
    expect(alone).not.toEqual(published);
    expect([...alone].sort()).toEqual([...published].sort());
    expect(await violations()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);

    const shared = page.url();
    expect(shared).toMatch(/#weights=[\w:,.-]+$/);
    await page.goto('about:blank');
    await page.goto(shared);
    await page.locator('.weights').waitFor();
    expect(await names()).toEqual(alone);
    await page.locator('.what-if button').click();
    expect(await names()).toEqual(published);
    expect(await status.innerText()).toBe(before);
    expect(new URL(page.url()).hash).toBe('');
  },
);

test.each([
  '#weights=',
  '#weights=nope:5',
  '#weights=vitality:1e9',
  `#weights=${'a:1,'.repeat(2000)}`,
  '#weights=vitality:0',
  '#weights=__proto__:5',
])('an address that states no weights of these parts shows the published order (%#)', async (hash) => {
  await page.goto('about:blank');
  await page.goto(`${server.url}/en/ranking/${hash}`);
  const published = await page.locator('.ranks .who a').allInnerTexts();
  await page.locator('.weights').waitFor();
  expect(await names()).toEqual(published);
});

test('the AHP workbench gives weights, refuses what contradicts itself, and reads and writes JSON', async () => {
  await page.goto(`${server.url}/en/method/ahp/`);
  await page.locator(opened).click();
  const status = page.locator('[role=status]');
  await status.waitFor();
  const json = page.locator('.bench textarea').nth(1);
  const [items, take] = [page.locator('.bench textarea').first(), page.locator('.bench button')];
  await items.fill('speed\nprice\nlooks');
  await items.blur();
  expect(JSON.parse(await json.inputValue())).toEqual({
    names: ['speed', 'price', 'looks'],
    matrix: [
      [1, 1, 1],
      [1, 1, 1],
      [1, 1, 1],
    ],
  });
  const cell = (row: number, column: number) => page.locator('.bench tbody tr').nth(row).locator('input').nth(column);
  await cell(0, 1).fill('3');
  await cell(0, 2).fill('5');
  await cell(1, 2).fill('3');
  expect(await cell(2, 0).inputValue()).toBe('0.2');
  const bench = page.locator('.bench');
  expect(await bench.innerText()).toMatch(/λmax 3\.03\d{3} · CI 0\.01\d{3} · CR 0\.03\d{3}/);
  expect(await status.innerText()).toBe('The judgements agree well enough');
  expect(await violations()).toEqual([]);
  await cell(1, 2).fill('0.1');
  expect(await status.innerText()).toMatch(/^Refused: .* (?:speed|price) against (?:price|looks) is /);
  await cell(1, 2).fill('');
  expect(await status.innerText()).toBe('price against looks must be a number above 0');
  await json.fill('{"names":["<b>a</b>","b"],"matrix":[[1,4],[0.25,1]]}');
  await take.click();
  expect(await bench.innerText()).toContain('<b>a</b>');
  expect(await bench.innerText()).toContain('0.80000');
  await json.fill('{"names":["a"],"matrix":[[1,2]]}');
  await take.click();
  expect(await status.innerText()).toMatch(/no pairwise matrix/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
});

test('without JavaScript the tools say what they do, and the order is that which was published', async () => {
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await plain.goto(`${server.url}/en/ranking/`);
  await plain.locator(opened).click();
  expect(await plain.locator('.what-if').innerText()).toMatch(
    /needs JavaScript; without it, the published order is above/,
  );
  await plain.goto(`${server.url}/zh/method/ahp/`);
  expect(await plain.locator('main').innerText()).toContain('tongming ahp matrix.json');
  await plain.context().close();
});

test('nothing went wrong on the way', () => {
  expect(problems).toEqual([]);
});
