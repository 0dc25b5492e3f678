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

import { join } from 'node:path';
import type { Handler } from 'hono';
import { siteHeaders } from '../headers.ts';
import { answer, type Wanted } from '../representation.ts';
import { missingPage, waitingPage } from './built-in.ts';
import { readCurrent } from './current.ts';
import { openSnapshot, type Snapshot } from './snapshot.ts';

const lookMilliseconds = 1000;

interface Published {
  readonly build: string;
  readonly snapshot: Snapshot;
  /** The build before it: a page that was loaded just before a swap still finds its style. */
  readonly before: Snapshot | null;
}

/** Follows `<site>/current`, looking at most once a second. */
function createFollower(site: string, clock: () => number): () => Promise<Published | null> {
  let published: Published | null = null;
  let looked = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | null = null;

  async function look(): Promise<void> {
    const build = await readCurrent(site);
    if (build === null || build === published?.build) return;
    const snapshot = await openSnapshot(join(site, build));
    published = { build, snapshot, before: published?.snapshot ?? null };
  }
  return async () => {
    if (clock() - looked >= lookMilliseconds) {
      looking ??= look().finally(() => {
        looked = clock();
        looking = null;
      });
      await looking;
    }
    return published;
  };
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** Address as the list of files has it; null for what can be no file of ours. */
function fileAddress(path: string): string | null {
  const address = decode(path);
  if (address === null || /[\0\\]|\/\//.test(address)) return null;
  return address.endsWith('/') ? `${address}index.html` : address;
}

function cacheControl(address: string): string {
  return address.startsWith('/_astro/') ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate';
}

async function notFound(snapshot: Snapshot, address: string | null, wanted: Wanted): Promise<Response> {
  const english = address?.startsWith('/en/') ?? false;
  const own = (english ? await snapshot.read('/en/404.html') : null) ?? (await snapshot.read('/404.html'));
  return answer(own ?? missingPage, wanted, { ...siteHeaders, 'cache-control': 'no-cache' }, 404);
}

async function respond({ snapshot, before }: Published, path: string, wanted: Wanted): Promise<Response> {
  const address = fileAddress(path);
  if (address === null) return notFound(snapshot, null, wanted);
  const hashed = address.startsWith('/_astro/');
  const file = (await snapshot.read(address)) ?? (hashed ? ((await before?.read(address)) ?? null) : null);
  if (file !== null) return answer(file, wanted, { ...siteHeaders, 'cache-control': cacheControl(address) });
  if (snapshot.has(`${address}/index.html`)) {
    const location = `${address.split('/').map(encodeURIComponent).join('/')}/`;
    return new Response(null, { status: 308, headers: { ...siteHeaders, location } });
  }
  return notFound(snapshot, address, wanted);
}

/** Serves the published site; before the first publication a page that waits for it. */
export function serveSite(site: string, clock: () => number = Date.now): Handler {
  const current = createFollower(site, clock);
  return async (c) => {
    const wanted = { ifNoneMatch: c.req.header('if-none-match'), acceptEncoding: c.req.header('accept-encoding') };
    const published = await current();
    if (published !== null) return respond(published, c.req.path, wanted);
    const waiting = c.req.header('accept')?.includes('text/html') === true || c.req.path === '/';
    const headers = { ...siteHeaders, 'cache-control': 'no-store', 'retry-after': '2' };
    return waiting ? answer(waitingPage, wanted, headers, 503) : answer(missingPage, wanted, headers, 404);
  };
}
