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
import type { Page } from 'playwright-core';

/** What is wrong with a page, one line each; nothing is what tests want. */
export type Faults = readonly string[];

const rules: RunOptions['runOnly'] = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};

async function accessibility(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (runOnly) => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    // The script that was evaluated above put it there.
    const { run } = (window as unknown as { axe: { run: (on: Document, options: RunOptions) => Promise<AxeResults> } })
      .axe;
    const result = await run(document, { ...(runOnly && { runOnly }), resultTypes: ['violations'] });
    return result.violations.map(({ id, nodes }) => `axe ${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  }, rules);
}

async function language(page: Page): Promise<string[]> {
  const wanted = new URL(page.url()).pathname.startsWith('/en/') ? 'en' : 'zh-CN';
  const found = await page.locator('html').getAttribute('lang');
  return found === wanted ? [] : [`lang is ${found}, not ${wanted}`];
}

async function width(page: Page): Promise<string[]> {
  const own = page.viewportSize()?.width ?? 0;
  const found = await page.evaluate(() => document.documentElement.scrollWidth);
  return found <= own ? [] : [`${found} pixels wide on a screen of ${own}`];
}

/** Words that come from values which nobody meant to show, and places that nobody filled; code may hold anything. */
function strays(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const stray = /^(?:true|false|null|undefined|NaN|Invalid Date)$|\[object Object\]|^[^{]*\{[a-z]\w*\}/i.test(text);
      if (stray && node.parentElement?.closest('code, pre, textarea, script, bdi, dd[dir]') === null) {
        found.push(`stray text: ${text.slice(0, 80)}`);
      }
    }
    return found;
  });
}

/** Looks at the page that is open: axe, language, and whether it is wider than its screen. */
export async function look(page: Page): Promise<Faults> {
  return [...(await language(page)), ...(await width(page)), ...(await strays(page)), ...(await accessibility(page))];
}

/** Collects what a page complains of from now on: errors, failed requests, and whatever it asks of others. */
export function listen(page: Page): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    // A refused form is an answer with a status of its own, which the browser reports too.
    if (/^Failed to load resource: .* status of 4\d\d /.test(message.text())) return;
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.hostname !== '127.0.0.1') faults.push(`asks ${request.url()}`);
  });
  page.on('requestfailed', (request) => faults.push(`failed: ${request.url()}`));
  return faults;
}

/** Opens a page, and tells its status and everything that is wrong with it. */
export async function visit(page: Page, path: string): Promise<{ readonly status: number; readonly faults: Faults }> {
  const faults = listen(page);
  const response = await page.goto(path);
  const seen = await look(page);
  page.removeAllListeners();
  return { status: response?.status() ?? 0, faults: [...faults, ...seen] };
}
