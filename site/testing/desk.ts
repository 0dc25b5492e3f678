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

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { catalogue } from '#api/catalogue.ts';
import { type SignedIn, signedIn, testAccounts } from '#api/desk/accounts/testing.ts';
import type { DeskContext } from '#api/desk/context.ts';
import { noJobs } from '#api/desk/jobs.ts';
import { deskParts } from '#api/desk/open.ts';
import { testDeskPages } from '#api/desk/pages/testing.ts';
import { startServer } from '#api/server.ts';
import { testApp } from '#api/testing.ts';
import type { Store } from '#store/open.ts';
import { silent, testStore } from '#store/testing.ts';

/** Somebody to sign in as; a second factor was passed unless told. */
export type Person = NonNullable<Parameters<typeof signedIn>[2]>;

/** A whole hub with its desk that listens, on a database of its own. */
export interface DeskHub extends AsyncDisposable {
  readonly url: string;
  readonly store: Store;
  readonly context: DeskContext;
  /** A new member with a genuine session. */
  signIn(person?: Person): Promise<SignedIn>;
  /** A browser of somebody, or of a visitor; pages open in it below {@link DeskHub.url}. */
  browse(browser: Browser, who: SignedIn | null, options?: BrowserContextOptions): Promise<BrowserContext>;
  /** What was logged as the hub's own fault, in order. */
  readonly faults: readonly unknown[];
}

/** Starts it; the clock goes as `now` says, `more` replaces parts of the desk's context. */
export async function deskHub(
  settings: { readonly now?: () => Date; readonly more?: Partial<DeskContext> } = {},
): Promise<DeskHub> {
  const { now = () => new Date(), more = {} } = settings;
  await using kept = new AsyncDisposableStack();
  const store = await testStore();
  kept.defer(() => store.close());
  const files = await mkdtemp(join(tmpdir(), 'tongming-desk-'));
  kept.defer(() => rm(files, { recursive: true, force: true }));
  const faults: unknown[] = [];
  const log = { ...silent, error: (message: string, fields?: unknown) => void faults.push([message, fields]) };
  const pages = testDeskPages();
  const later: { app: ReturnType<typeof testApp> | null } = { app: null };
  const fetch = (request: Request) => later.app?.fetch(request) ?? new Response(null, { status: 503 });
  const server = await startServer({ app: { fetch }, host: '127.0.0.1', port: 0, log });
  kept.defer(() => server.close(0));
  const plain: DeskContext = {
    db: store.db,
    catalogue,
    log,
    now,
    jobs: noJobs,
    files: join(files, 'files'),
    baseUrl: server.url,
    changed: () => undefined,
  };
  const accounts = testAccounts(plain);
  const context: DeskContext = { ...plain, accounts, ...more };
  const desk = deskParts(context, [server.url]);
  later.app = testApp(store, { desk, deskPages: pages, now, log });
  await pages.settled;
  const state = pages.state();
  if (state.kind === 'failed') throw new Error('the pages of the desk were not built', { cause: state.error });
  const all = kept.move();
  return {
    url: server.url,
    store,
    context,
    faults,
    signIn: (person) => signedIn(store, accounts, person),
    async browse(browser, who, options = {}) {
      const opened = await browser.newContext({ baseURL: server.url, ...options });
      if (who !== null) {
        const at = who.cookie.indexOf('=');
        await opened.addCookies([{ name: who.cookie.slice(0, at), value: who.cookie.slice(at + 1), url: server.url }]);
      }
      return opened;
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
