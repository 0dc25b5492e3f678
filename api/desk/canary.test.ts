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

import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Logger } from '#store/log.ts';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import { testApp } from '../testing.ts';
import { visitor } from './actor.ts';
import { deciders, readyCase } from './decisions/testing.ts';
import { type TestDesk, testDesk, testMember } from './testing.ts';

let store: Store;
let desk: TestDesk;

beforeAll(async () => {
  store = await testStore({ max: 6 });
  desk = testDesk(store);
});
afterAll(() => store.close());

/** Every row of every table, as text. */
async function dump(): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
  `.execute(store.db);
  const all: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(store.db);
    all.push(...rows.map(({ row }) => row));
  }
  return all.join('\n');
}

it('B140: no secret that the desk tells stands anywhere in the database, nor in a log when the hub fails', async () => {
  const people = await deciders(store);
  const { slug } = await readyCase(store, 'incubating', people, { notice: false });
  const maintainer = { ...(await testMember(store, {})), maintains: [slug] };
  const told = async (who: typeof visitor, path: string, body: object) => {
    const answer = await desk.ask<{ key?: string; token?: string; code?: string }>(who, 'post', path, body);
    expect([path, answer.status]).toEqual([path, 200]);
    return answer.body;
  };
  const begun = await told(visitor, '/applications', { kind: 'admission' });
  await told(visitor, `/applications/${begun.code}/opening`, { key: begun.key });
  const help = await told(visitor, '/help', {
    topic: 'strategy',
    name: 'A',
    organisation: null,
    contact: 'a@example.org',
    project: null,
    title: 'Title',
    question: 'Question',
    locale: 'en',
  });
  const token = await told(maintainer, `/projects/${slug}/tokens`, { name: 'CI', scopes: ['verdict:write'], days: 9 });
  const calendar = await told(maintainer, '/calendar/address', {});
  const claim = await told(await testMember(store, {}), '/claims', { project: slug, method: 'file' });
  const invited = await told(people.administrator, '/invites', { email: 'new@example.org' });
  const secrets = [begun.key, help.key, token.token, calendar.key, claim.token, invited.token];
  expect(secrets.map((secret) => (secret?.length ?? 0) >= 32)).toEqual(Array(6).fill(true));

  const lines: string[] = [];
  const keep: Logger['error'] = (message, fields) => void lines.push(JSON.stringify([message, fields]));
  const log: Logger = { info: keep, warn: keep, error: keep };
  const broken = {
    ...desk.parts,
    context: { ...desk.context, log },
    who: { actorOf: () => Promise.reject(new Error('the database is away')) },
  };
  const app = testApp(store, { desk: broken, log });
  for (const path of [
    `/invitations/${invited.token}`,
    `/calendar/own.ics?key=${calendar.key}`,
    `/applications/${begun.code}?key=${begun.key}`,
  ]) {
    const headers = { authorization: `Bearer ${token.token}`, cookie: `tongming.link=${begun.code}.${begun.key}` };
    expect((await app.request(`/api/v1/desk${path}`, { headers })).status).toBe(500);
  }
  expect(lines.length).toBe(3);
  const everything = `${await dump()}\n${lines.join('\n')}`;
  expect(everything).toContain(begun.code);
  for (const secret of secrets) expect(everything.includes(secret ?? '')).toBe(false);
});
