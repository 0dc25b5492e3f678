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
import { afterAll, beforeAll, expect, it } from 'vitest';
import { silent, testDatabase } from '#store/testing.ts';
import type { CommandContext } from '../../command.ts';
import { readConfig } from '../../config.ts';
import { openSession } from '../../session.ts';
import { adminCommand } from './command.ts';
import { accountsHub, password } from './testing-hub.ts';

let place: string;
let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  [place, database] = await Promise.all([mkdtemp(join(tmpdir(), 'tongming-admin-')), testDatabase()]);
});
afterAll(async () => {
  await database.drop();
  await rm(place, { recursive: true, force: true });
});

function contextOf(args: readonly string[], options: CommandContext['options'], out: string[]): CommandContext {
  const env = { DATABASE_URL: database.url, TONGMING_DATA: place, TONGMING_BASE_URL: 'https://hub.example.org' };
  const terminal = {
    out: (text: string) => void out.push(text),
    err: () => undefined,
    status: () => undefined,
    interactive: false,
    colour: false,
  };
  const signal = new AbortController().signal;
  return { terminal, locale: 'en', log: silent, signal, args, options, config: readConfig(env) };
}

async function run(line: string, options: CommandContext['options'] = {}): Promise<string> {
  const out: string[] = [];
  expect(await adminCommand(contextOf(line.split(' '), options, out))).toBe(0);
  return out.join('\n');
}

it('the first administrator comes by a link that is printed once, and members are kept by the command', async () => {
  const told = JSON.parse(await run('invite Li@Example.org', { json: true, name: 'Li' })) as Record<string, unknown>;
  expect(told).toMatchObject({ email: 'li@example.org', roles: ['administrator'] });
  const token = /^https:\/\/hub\.example\.org\/en\/invite\/([\w-]{32})\/$/u.exec(String(told['link']))?.[1] ?? '';
  const session = await openSession(contextOf([], {}, []), 'test');
  try {
    const hub = accountsHub(session.store);
    await hub.browser().form(`/en/invite/${token}/`, { name: 'Li', password, again: password });
    const list = async () => JSON.parse(await run('list', { json: true })) as Record<string, unknown>[];
    expect(await list()).toMatchObject([{ name: 'Li', roles: ['administrator'], state: 'active' }]);
    await expect(run('revoke li@example.org')).rejects.toMatchObject({ kind: 'not-now' });
    await expect(run('suspend li@example.org')).rejects.toMatchObject({ kind: 'not-now' });
    await hub.person('bo@example.org');
    expect(await run('grant bo@example.org', { role: 'administrator,committee', reason: 'hands' })).toBe(
      'Done, and recorded in the audit log.',
    );
    expect(await run('revoke li@example.org')).toBe('Done, and recorded in the audit log.');
    expect(await run('revoke li@example.org')).toBe('It was so already; nothing was changed.');
    expect(await run('suspend li@example.org')).toBe('Done, and recorded in the audit log.');
    expect(await list()).toMatchObject([
      { name: 'bo', roles: ['administrator', 'committee'] },
      { name: 'Li', roles: [], state: 'suspended' },
    ]);
    const link = await run('reset-password bo@example.org');
    expect(link).toMatch(/^https:\/\/hub\.example\.org\/en\/invite\/[\w-]{32}\/ \(good once/u);
    const events = await session.store
      .sql`select action, actor from audit_event where actor like 'command:%' order by seq`;
    expect(events.map(({ action }) => action)).toEqual([
      'invite.make',
      'invite.make',
      'member.roles',
      'member.roles',
      'member.suspend',
      'invite.make',
    ]);
  } finally {
    await session.close();
  }
});

it.each([
  ['no such role', 'invite a@example.org', { role: 'king' }, /There is no role king/u],
  ['no address', 'invite somebody', {}, /Give an address/u],
  ['a member who is none', 'suspend nobody@example.org', {}, /No member signs in/u],
  ['an option that means nothing', 'list', { role: 'committee' }, /has no option --role/u],
  ['a verb that is none', 'invit a@example.org', {}, /did you mean invite/u],
])('refuses %s', async (_name, line, options, words) => {
  await expect(run(line, options)).rejects.toThrow(words);
});
