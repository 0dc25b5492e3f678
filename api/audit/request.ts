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

import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { addressesOf, pinnedLookup } from '#crawler/git/reach.ts';
import { PlatformError, withoutQuery } from '#crawler/http/error.ts';

/** What came back, after redirects; its body was not read yet. */
export interface Answer {
  readonly url: string;
  readonly status: number;
  readonly response: IncomingMessage;
}

const mostRedirects = 5;
const connectMs = 10_000;
const idleMs = 30_000;

function timeout(url: string, what: string): PlatformError {
  return new PlatformError('timeout', `${withoutQuery(url)}: ${what}.`, { url });
}

/** The person named `host`, wherever that is; what it redirects to must be on the public internet. */
async function send(
  url: URL,
  headers: Readonly<Record<string, string>>,
  host: string,
  signal: AbortSignal,
): Promise<Answer> {
  const addresses = await addressesOf(url, { privateHosts: [host], signal });
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { headers, lookup: pinnedLookup(addresses), signal, agent: false });
    const late = () => outgoing.destroy(timeout(url.href, `no connection within ${connectMs / 1000} s`));
    const connecting = setTimeout(late, connectMs);
    outgoing.setTimeout(idleMs, () => outgoing.destroy(timeout(url.href, `not a byte within ${idleMs / 1000} s`)));
    outgoing.once('socket', (socket) => socket.once('connect', () => clearTimeout(connecting)));
    outgoing.once('close', () => clearTimeout(connecting));
    outgoing.once('error', reject);
    outgoing.once('response', (response) => resolve({ url: url.href, status: response.statusCode ?? 0, response }));
    outgoing.end();
  });
}

function nextOf({ url, response }: Answer, from: URL): URL {
  const next = URL.parse(response.headers.location ?? '', url);
  const isAllowed = next?.protocol === 'https:' || (next?.protocol === 'http:' && from.protocol === 'http:');
  if (next === null || !isAllowed || next.username !== '') {
    throw new PlatformError('redirect', `${withoutQuery(url)}: is redirected to where it may not lead.`, { url });
  }
  return next;
}

/** Asks for a file, and follows redirects; never from https to http. */
export async function requestFile(
  address: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Answer> {
  const first = new URL(address);
  let url = first;
  for (let hops = 0; hops <= mostRedirects; hops += 1) {
    const answer = await send(url, headers, first.host, signal);
    if (![301, 302, 303, 307, 308].includes(answer.status)) return answer;
    answer.response.destroy();
    url = nextOf(answer, first);
  }
  throw new PlatformError('redirect', `${withoutQuery(address)}: is redirected too often.`, { url: address });
}
