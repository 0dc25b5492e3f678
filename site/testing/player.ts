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

import { randomUUID } from 'node:crypto';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { SignedIn } from '#api/desk/accounts/testing.ts';
import type { DeskHub } from './desk.ts';
import { listen } from './look.ts';

type Values = Readonly<Record<string, string>>;

/** Somebody with a browser who fills in forms. */
export interface Player {
  readonly page: Page;
  /** What the pages complained of so far. */
  readonly faults: readonly string[];
  /** Opens a page and gives its status. */
  go(path: string): Promise<number>;
  /** Fills in the form that asks for this (the end of its address) and sends it; the status of the page that comes. */
  send(action: string, values?: Values, button?: string): Promise<number>;
  /** Asks the API outright, as a form that nobody shows would: the status and what was told. */
  force(method: string, path: string, body: unknown): Promise<{ status: number; told: Record<string, unknown> }>;
}

/** The field of a name, whatever its suffix. */
function field(form: Locator, name: string): Locator {
  return form.locator(`[name="${name}"], [name^="${name}:"]`);
}

async function fill(form: Locator, name: string, value: string): Promise<void> {
  const found = field(form, name);
  const first = found.first();
  const kind = await first.evaluate((element) =>
    element instanceof HTMLInputElement ? element.type : element.tagName,
  );
  if (kind === 'radio') await form.locator(`[name="${name}"][value="${value}"]`).check();
  else if (kind === 'checkbox') {
    const many = (await found.count()) > 1;
    await (many ? found.and(form.page().locator(`[value="${value}"]`)) : first).setChecked(many || value === 'true');
  } else if (kind === 'SELECT') await first.selectOption(value);
  else await first.fill(value);
}

/** A player of the hub; `who` null = a visitor. */
export async function player(hub: DeskHub, context: BrowserContext, who: SignedIn | null): Promise<Player> {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults = listen(page);
  async function send(action: string, values: Values = {}, button?: string): Promise<number> {
    const form = page.locator(`form[action$="${action}"]`).first();
    if ((await form.count()) === 0) {
      const shown = await page.locator('main').innerText();
      throw new RangeError(`${page.url()} has no form for ${action}: ${shown.slice(0, 2000)}`);
    }
    await form.evaluate((element) => {
      for (let at = element.closest('details'); at !== null; at = at.parentElement?.closest('details') ?? null)
        at.open = true;
    });
    for (const [name, value] of Object.entries(values)) await fill(form, name, value);
    const sent = page.waitForResponse((answer) => {
      return (
        answer.request().isNavigationRequest() &&
        answer.request().frame() === page.mainFrame() &&
        answer.status() !== 303
      );
    });
    const submit = button === undefined ? form.locator('button').first() : form.locator(`button[value="${button}"]`);
    const [answer] = await Promise.all([sent, submit.click()]);
    await page.waitForLoadState();
    return answer.status();
  }
  return {
    page,
    faults,
    go: async (path) => (await page.goto(path))?.status() ?? 0,
    send,
    async force(method, path, body) {
      const answer = await fetch(`${hub.url}/api/v1/desk${path}`, {
        method: method.toUpperCase(),
        headers: {
          origin: hub.url,
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
          ...(who === null ? {} : { cookie: who.cookie }),
        },
        ...(method === 'get' ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, told: (await answer.json()) as Record<string, unknown> };
    },
  };
}
