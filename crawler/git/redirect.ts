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

import { get as getHttp } from 'node:http';
import { get as getHttps } from 'node:https';
import { CrawlerError } from '../error.ts';
import { fetchUrl, parseTarget, type RepositoryTarget } from '../target.ts';
import type { NetworkAccess } from './environment.ts';
import { pinnedLookup, type ReachOptions, reach } from './reach.ts';

const suffix = '/info/refs?service=git-upload-pack';

interface Answer {
  /** Where it redirects to; null when it does not. */
  readonly location: string | null;
  readonly type: string;
}

/** The head of the answer to git's first request, asked by ourselves of the pinned address. */
function ask(base: string, access: NetworkAccess, signal: AbortSignal | undefined): Promise<Answer> {
  const url = new URL(`${base}${suffix}`);
  const address = access.pins[0]?.replace(/^[^:]*:\d+:/u, '').replaceAll(/[[\]]/gu, '');
  const get = url.protocol === 'http:' ? getHttp : getHttps;
  return new Promise((resolve, reject) => {
    const request = get(url, {
      agent: false,
      timeout: 10_000,
      headers: { 'git-protocol': 'version=2' },
      ...(address === undefined ? {} : { lookup: pinnedLookup([address]) }),
      ...(signal ? { signal } : {}),
    });
    request.once('timeout', () => request.destroy(new CrawlerError('timeout', `${base}: no answer within 10 s.`)));
    request.once('error', (error) =>
      reject(
        error instanceof CrawlerError
          ? error
          : new CrawlerError('unreachable', `${base}: ${error.message}.`, { cause: error }),
      ),
    );
    request.once('response', ({ statusCode = 0, headers }) => {
      const redirected = statusCode >= 300 && statusCode < 400;
      resolve({ location: redirected ? (headers.location ?? '') : null, type: headers['content-type'] ?? '' });
      request.destroy();
    });
  });
}

/**
 * True when the server speaks git's smart protocol. Git takes any answer without refs, a log-in page too, for an empty
 * repository: only a server that says it speaks git is believed to have none.
 */
export async function speaksGit(url: string, access: NetworkAccess, signal: AbortSignal | undefined): Promise<boolean> {
  const { location, type } = await ask(url, access, signal);
  return location === null && /^application\/x-git-upload-pack-advertisement\b/iu.test(type);
}

/** The repository that a redirect names, judged like a URL that somebody gave; encryption is never given up. */
export function nextHop(from: string, location: string, privateHosts: readonly string[]): RepositoryTarget {
  const says = (why: string) =>
    `${from}: is redirected to ${location.slice(0, 200)}, ${why}. Give the URL it should have.`;
  const next = URL.parse(location, `${from}${suffix}`);
  if (!next?.href.endsWith(suffix)) throw new CrawlerError('redirect', says('which is no repository'));
  if (from.startsWith('https:') && next.protocol !== 'https:') {
    throw new CrawlerError('redirect', says('which gives up encryption'));
  }
  try {
    const allowHttp = from.startsWith('http:');
    return parseTarget(next.href.slice(0, -suffix.length), { allowLocal: false, allowHttp, privateHosts });
  } catch (error) {
    const kind = error instanceof CrawlerError && error.kind === 'private-address' ? error.kind : 'redirect';
    throw new CrawlerError(kind, says('which is refused'), { cause: error });
  }
}

/** Follows at most three redirects by hand, each hop checked and pinned like a URL that somebody gave; git itself follows none. */
export async function followRedirects(
  target: RepositoryTarget,
  access: NetworkAccess,
  options: ReachOptions,
): Promise<{ url: string; access: NetworkAccess }> {
  let url = fetchUrl(target);
  let hop = access;
  for (let hops = 0; hops <= 3; hops += 1) {
    const { location } = await ask(url, hop, options.signal);
    if (location === null) return { url, access: hop };
    const next = nextHop(url, location, options.privateHosts);
    hop = await reach(next, options);
    url =
      next.url.endsWith('.git') || !new URL(location, url).pathname.includes('.git/') ? next.url : `${next.url}.git`;
  }
  throw new CrawlerError('redirect', `${target.url}: is redirected more than 3 times. Give the URL it ends at.`);
}
