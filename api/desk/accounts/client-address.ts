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

import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** The one header that says where a request comes from; whatever a client sends under this name is thrown away. */
export const addressHeader = 'x-tongming-address';

function plain(address: string): string | null {
  const bare = address
    .trim()
    .replace(/^\[|\]$/gu, '')
    .replace(/^::ffff:(?=\d+\.)/iu, '')
    .replace(/%.*$/u, '');
  return isIP(bare) === 0 ? null : bare;
}

/**
 * The address of the client, counted from our end: behind `hops` proxies it is what the outermost of them wrote into
 * `X-Forwarded-For`. A chain that is shorter than that was not made by the proxies, and the socket's end is taken.
 */
export function clientAddress(socket: string | undefined, forwarded: string | null, hops: number): string {
  const near = plain(socket ?? '') ?? 'unknown';
  if (hops === 0 || forwarded === null) return near;
  const chain = forwarded.split(',');
  return plain(chain[chain.length - hops] ?? '') ?? near;
}

/** Writes the address into the request's headers, so that everything behind sees ours and nobody else's. */
export function stampAddress(incoming: IncomingMessage, hops: number): void {
  // Node parses `headers` at the first look, by a count taken before: it has to look before the raw ones change.
  const { headers, rawHeaders } = incoming;
  const forwarded = headers['x-forwarded-for'];
  const chain = Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? null);
  const address = clientAddress(incoming.socket.remoteAddress, chain, hops);
  const kept: string[] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const [name = '', value = ''] = rawHeaders.slice(i, i + 2);
    if (name.toLowerCase() !== addressHeader) kept.push(name, value);
  }
  rawHeaders.splice(0, rawHeaders.length, ...kept, addressHeader, address);
  headers[addressHeader] = address;
}
