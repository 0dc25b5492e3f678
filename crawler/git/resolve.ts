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

import { Resolver as DnsResolver } from 'node:dns/promises';
import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';

/** All addresses of a host, IPv4 and IPv6, within so many milliseconds; throws when there is no answer. */
export type Resolver = (host: string, ms: number) => Promise<readonly string[]>;

/** The addresses that a hosts file gives a name. */
export function parseHosts(text: string, host: string): string[] {
  const found: string[] = [];
  for (const line of text.split('\n')) {
    const [address = '', ...names] = line.replace(/#.*/u, '').trim().toLowerCase().split(/\s+/u);
    if (isIP(address) !== 0 && names.includes(host)) found.push(address);
  }
  return found;
}

async function hostsFile(host: string): Promise<string[]> {
  try {
    return parseHosts(await readFile('/etc/hosts', 'utf8'), host);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/**
 * Asks the hosts file, then DNS. Not the system's own look-up: that cannot be cancelled, and one that hangs keeps the
 * whole process from ending. `servers` stand in for the name servers of the system.
 */
export async function resolveHost(host: string, ms: number, servers?: readonly string[]): Promise<string[]> {
  const fixed = await hostsFile(host);
  if (fixed.length > 0) return fixed;
  const dns = new DnsResolver({ timeout: Math.ceil(ms / 2), tries: 2 });
  if (servers) dns.setServers(servers);
  const timer = setTimeout(() => dns.cancel(), ms);
  try {
    const answers = await Promise.allSettled([dns.resolve4(host), dns.resolve6(host)]);
    const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    if (addresses.length === 0) throw (answers[0] as PromiseRejectedResult).reason;
    return addresses;
  } finally {
    clearTimeout(timer);
  }
}
