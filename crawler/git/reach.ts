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

import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { isAllowedHost, isPublicAddress } from '../address.ts';
import { CrawlerError } from '../error.ts';
import type { RepositoryTarget } from '../target.ts';
import type { NetworkAccess } from './environment.ts';
import { type Resolver, resolveHost } from './resolve.ts';

/** What the operator allows, and how long the network may keep us waiting. */
export interface ReachOptions {
  /** `host` or `host:port` that may be private or on another port. */
  readonly privateHosts: readonly string[];
  readonly resolver?: Resolver;
  readonly signal?: AbortSignal;
  /** 3 s by default. */
  readonly dnsMs?: number;
  /** 5 s by default. */
  readonly connectMs?: number;
  /** Git gives up when less than 1,000 bytes a second come for so long; 20 by default. */
  readonly idleSeconds?: number;
  /** How much of a list of refs git may hold, and for how long it may read it: 1 GiB and 60 s by default. */
  readonly listMemoryBytes?: number;
  readonly listMs?: number;
}

/** Waits for `promise` at most so long; what comes later is nobody's. */
async function within<T>(ms: number, promise: Promise<T>, late: () => CrawlerError, signal?: AbortSignal): Promise<T> {
  const { promise: end, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(late()), ms);
  const stop = () => reject(new CrawlerError('aborted', 'The crawl was cancelled.'));
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([promise, end]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

/** The addresses git may connect to: one bad address among them refuses all, and no answer is a refusal too. */
export async function addressesOf(url: URL, options: ReachOptions): Promise<readonly string[]> {
  const host = url.hostname.replaceAll(/[[\]]/gu, '');
  const literal = isIP(host) !== 0;
  const ms = options.dnsMs ?? 3000;
  const late = () =>
    new CrawlerError('dns', `${url.href}: no answer from DNS within ${ms / 1000} s. It is tried again later.`);
  let addresses: readonly string[] = [host];
  if (!literal) {
    try {
      addresses = await within(ms + 100, (options.resolver ?? resolveHost)(host, ms), late, options.signal);
    } catch (error) {
      if (error instanceof CrawlerError) throw error;
      const code = (error as NodeJS.ErrnoException).code ?? 'no answer';
      throw new CrawlerError(
        'dns',
        `${url.href}: DNS says ${code} for ${host}. Check the name and the network; it is tried again later.`,
        {
          cause: error,
        },
      );
    }
  }
  if (addresses.length === 0)
    throw new CrawlerError('dns', `${url.href}: DNS knows no address of ${host}. Check the name.`);
  const bad = isAllowedHost(url, options.privateHosts)
    ? undefined
    : addresses.find((address) => !isPublicAddress(address));
  if (bad !== undefined) {
    const way = 'If the repository is meant, the operator must name the host as allowed.';
    throw new CrawlerError(
      'private-address',
      `${url.href}: ${host} leads to ${bad}, which is not on the public internet. ${way}`,
    );
  }
  return addresses;
}

/** A look-up that answers with addresses that were checked before, and asks nobody. */
export function pinnedLookup(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, options, callback) => {
    const wanted = all.filter(
      ({ family }) =>
        !options.family || options.family === 'IPv4' || options.family === 'IPv6' || family === options.family,
    );
    if (options.all) callback(null, wanted);
    else callback(null, wanted[0]?.address ?? '', wanted[0]?.family ?? 4);
  };
}

function knock(url: URL, addresses: readonly string[], open: (socket: Socket) => void): Promise<string> {
  const host = url.hostname.replaceAll(/[[\]]/gu, '');
  const port = Number(url.port || (url.protocol === 'http:' ? 80 : 443));
  const lookup = pinnedLookup(addresses);
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, lookup, autoSelectFamily: true });
    open(socket);
    socket.once('error', reject);
    socket.once('connect', () => resolve(socket.remoteAddress ?? ''));
  });
}

/** The one address that answered to a TCP connection. */
async function firstOpen(url: URL, addresses: readonly string[], options: ReachOptions): Promise<string> {
  const ms = options.connectMs ?? 5000;
  const late = () =>
    new CrawlerError(
      'unreachable',
      `${url.href}: no connection to ${url.host} within ${ms / 1000} s. It is tried again later.`,
    );
  let socket: Socket | undefined;
  const opened = knock(url, addresses, (made) => {
    socket = made;
  });
  try {
    return await within(ms, opened, late, options.signal);
  } catch (error) {
    // The loser of the race still has its own end.
    opened.catch(() => undefined);
    if (error instanceof CrawlerError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'failed';
    throw new CrawlerError(
      'unreachable',
      `${url.href}: the connection to ${url.host} failed (${code}). It is tried again later.`,
      {
        cause: error,
      },
    );
  } finally {
    socket?.destroy();
  }
}

const localConfig = new URL('./local-source.gitconfig', import.meta.url);

/**
 * Opens the network for one repository: its name is resolved once, every address is checked, and git is pinned to the
 * one that answered, so a second DNS answer cannot send it elsewhere. Addresses are asked anew for each crawl.
 */
export async function reach(target: RepositoryTarget, options: ReachOptions): Promise<NetworkAccess> {
  if (target.local) return { protocol: 'file', pins: [], configFile: fileURLToPath(localConfig) };
  const url = new URL(target.url);
  const address = await firstOpen(url, await addressesOf(url, options), options);
  const literal = isIP(url.hostname.replaceAll(/[[\]]/gu, '')) !== 0;
  const port = url.port || (url.protocol === 'http:' ? '80' : '443');
  const pin = `${url.hostname}:${port}:${isIP(address) === 6 ? `[${address}]` : address}`;
  return {
    protocol: url.protocol === 'http:' ? 'http' : 'https',
    pins: literal ? [] : [pin],
    ...(options.idleSeconds === undefined ? {} : { idleSeconds: options.idleSeconds }),
  };
}
