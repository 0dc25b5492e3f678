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

import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silent } from '#store/testing.ts';
import { type RunningServer, startServer } from '../../server.ts';
import { addressHeader, clientAddress } from './client-address.ts';

const seen = {
  fetch(asked: Request) {
    const one = asked.headers.get(addressHeader);
    // Looked up, listed and copied: all three see the same.
    const all = [...asked.headers].filter(([name]) => name === addressHeader).map(([, value]) => value);
    const copied = new Headers(asked.headers).get(addressHeader);
    return Response.json(all.length === 1 && all[0] === one && copied === one ? one : { one, all, copied });
  },
};
let servers: RunningServer[];
beforeAll(async () => {
  const start = (trustedProxies: number) =>
    startServer({ app: seen, host: '127.0.0.1', port: 0, log: silent, trustedProxies });
  servers = await Promise.all([start(0), start(1), start(2)]);
});
afterAll(() => Promise.all(servers.map((server) => server.close(0))));

function addressSeen(proxies: number, headers: Readonly<Record<string, string | string[]>>): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(servers[proxies]?.url ?? '', { headers }, (response) => {
      response.setEncoding('utf8');
      response.on('data', (text: string) => resolve(JSON.parse(text) as string));
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('B194: the address of a client, over a socket', () => {
  it('is the other end of the connection, whatever headers say', async () => {
    for (const name of [addressHeader, 'x-forwarded-for', 'x-real-ip', 'forwarded', 'X-Tongming-Address']) {
      expect(await addressSeen(0, { [name]: '203.0.113.9' })).toBe('127.0.0.1');
    }
    expect(await addressSeen(0, { [addressHeader]: ['203.0.113.9', '203.0.113.10'] })).toBe('127.0.0.1');
  });

  it('behind one proxy is what that one wrote: what a client wrote before it does not count', async () => {
    expect(await addressSeen(1, { 'x-forwarded-for': '203.0.113.9' })).toBe('203.0.113.9');
    expect(await addressSeen(1, { 'x-forwarded-for': '1.1.1.1, 203.0.113.9' })).toBe('203.0.113.9');
    expect(await addressSeen(1, { 'x-forwarded-for': ['1.1.1.1', '203.0.113.9'] })).toBe('203.0.113.9');
    expect(await addressSeen(1, { [addressHeader]: '1.1.1.1' })).toBe('127.0.0.1');
  });

  it('behind two is the second from the right; a shorter chain was not made by them', async () => {
    expect(await addressSeen(2, { 'x-forwarded-for': '203.0.113.9, 10.0.0.1' })).toBe('203.0.113.9');
    expect(await addressSeen(2, { 'x-forwarded-for': '203.0.113.9' })).toBe('127.0.0.1');
    expect(await addressSeen(2, { 'x-forwarded-for': 'not an address, 10.0.0.1' })).toBe('127.0.0.1');
  });

  it.each([
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    [undefined, 'unknown'],
  ])('%s is written as %s', (given, written) => {
    expect(clientAddress(given, null, 0)).toBe(written);
  });
});
