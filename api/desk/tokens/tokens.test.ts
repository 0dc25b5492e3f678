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

import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Logger } from '#store/log.ts';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import { testApp } from '../../testing.ts';
import type { Actor } from '../actor.ts';
import { ownOrigin, type TestDesk, testDesk, testMember } from '../testing.ts';
import { newToken, tokenId, tokenPattern } from './token.ts';
import { withTokens } from './who.ts';

const head = 'a'.repeat(40);
let store: Store;
let desk: TestDesk;
let app: TestDesk['app'];
let maintainer: Actor;
let administrator: Actor;
let clock = new Date('2026-11-22T08:00:00Z');
const logged: string[] = [];
const log: Logger = {
  info: (...line) => void logged.push(JSON.stringify(line)),
  warn: (...line) => void logged.push(JSON.stringify(line)),
  error: (...line) => void logged.push(JSON.stringify(line)),
};

async function addProject(slug: string): Promise<void> {
  await sql`insert into project (slug, entry, domain, stage, listed) values (${slug}, '{}', 'database', 'sandbox', true)`.execute(
    store.db,
  );
  await sql`with r as (
      insert into repository (platform, platform_id, url) values ('git', ${slug}, ${`https://git.test/${slug}`}) returning id
    ) insert into project_repository (project, repository_id, position) select ${slug}, id, 0 from r`.execute(store.db);
}

beforeAll(async () => {
  store = await testStore();
  const now = () => clock;
  desk = testDesk(store, { now, log });
  const who = withTokens(desk.parts.who, store.db, now);
  app = testApp(store, { desk: { ...desk.parts, who }, now, log });
  await addProject('alpha');
  await addProject('beta');
  maintainer = { ...(await testMember(store, { name: 'Mei' })), maintains: ['alpha'] };
  administrator = await testMember(store, { roles: ['administrator'] });
});
afterAll(() => store.close());
beforeEach(() => {
  clock = new Date('2026-11-22T08:00:00Z');
});

interface Made {
  readonly id: string;
  readonly token: string;
}

async function make(scopes: readonly string[] = ['verdict:write'], days = 30): Promise<Made> {
  const body = { name: 'main pipeline', scopes, days };
  return (await desk.ask<Made>(maintainer, 'post', '/projects/alpha/tokens', body)).body;
}

const report = {
  verdict: 'fail',
  failOn: 'error',
  findings: [],
  notChecked: [],
  policies: [],
  base: null,
  head,
  policyFile: null,
  counts: { files: 1, packages: 0, packagesAdded: 0, packagesRemoved: 0, packagesChanged: 0, commits: 1 },
  outbound: { expression: 'Apache-2.0', from: 'LICENSE' },
  advisories: null,
  locale: 'en',
  tool: { name: 'tongming', version: '0.1.0' },
};
const verdict = { repository: 'https://git.test/alpha', change: '7', head, report };
let requests = 0;

interface Sent {
  readonly project?: string;
  readonly body?: object;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
}

async function send(
  token: string,
  { project = 'alpha', body = verdict, method = 'POST', headers = {} }: Sent = {},
): Promise<{ readonly status: number; readonly text: string }> {
  const response = await app.request(`/api/v1/desk/projects/${project}/verdicts`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(method === 'GET'
        ? {}
        : { 'content-type': 'application/json', 'idempotency-key': `request-${(requests += 1)}` }),
      ...headers,
    },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text() };
}

const statusOf = async (...asked: Parameters<typeof send>) => (await send(...asked)).status;

describe('a pipeline with its token', () => {
  it('hands in a verdict without an origin, shown as said by the pipeline', async () => {
    const { token } = await make();
    expect(await send(token)).toEqual({ status: 200, text: '{"verdict":"fail","errors":0,"warnings":0}\n' });
    const { body } = await desk.ask<{ items: unknown[] }>(administrator, 'get', '/projects/alpha/verdicts');
    expect(body.items).toMatchObject([{ change: '7', head, verdict: 'fail', by: 'pipeline', problem: null }]);
    const again = { ...verdict, report: { ...report, verdict: 'pass' } };
    expect((await send(token, { body: again })).text).toContain('"pass"');
  });

  it('does not write over what the hub judged itself', async () => {
    const { token } = await make();
    const body = { ...verdict, change: '8' };
    expect(await statusOf(token, { body })).toBe(200);
    await sql`update change_verdict set reported_by = null where change_number = '8'`.execute(store.db);
    expect(await statusOf(token, { body })).toBe(409);
  });

  it('is refused a repository of others, another commit, and what is no report', async () => {
    const { token } = await make();
    const bodies = [
      { ...verdict, repository: 'https://git.test/beta' },
      { ...verdict, head: 'b'.repeat(40) },
      { ...verdict, report: { ...report, verdict: 'perfect' } },
      { ...verdict, status: 'pass' },
    ];
    for (const body of bodies) expect(await statusOf(token, { body })).toBe(400);
  });

  it('shows when it was last used, to the minute', async () => {
    const { id, token } = await make();
    const used = async () => {
      const row = await store.db.selectFrom('ci_token').select('last_used_at').where('id', '=', id).executeTakeFirst();
      return row?.last_used_at?.toISOString() ?? null;
    };
    expect(await used()).toBe(null);
    await send(token);
    clock = new Date('2026-11-22T08:00:59Z');
    await send(token);
    expect(await used()).toBe('2026-11-22T08:00:00.000Z');
    clock = new Date('2026-11-22T08:01:01Z');
    await send(token);
    expect(await used()).toBe('2026-11-22T08:01:01.000Z');
  });
});

describe('B204: a token', () => {
  it('that is wrong, or one character off, is refused', async () => {
    const { token } = await make();
    expect(await statusOf(newToken().token)).toBe(401);
    for (let at = 7; at < token.length; at += 1) {
      const off = `${token.slice(0, at)}${token[at] === 'a' ? 'b' : 'a'}${token.slice(at + 1)}`;
      expect([at, await statusOf(off)]).toEqual([at, 401]);
    }
    for (const odd of ['hub_ci_', token.toUpperCase(), `${token}a`, token.slice(0, -1), 'x']) {
      expect(await statusOf(odd)).toBe(401);
    }
  });

  it('with a right name and checksum but another secret is refused', async () => {
    const { id } = await make();
    const forged = newToken();
    await sql`update ci_token set id = ${forged.id} where id = ${id}`.execute(store.db);
    expect(await statusOf(forged.token)).toBe(401);
  });

  it('that is revoked is refused at once', async () => {
    const { id, token } = await make();
    expect(await statusOf(token)).toBe(200);
    expect((await desk.ask(maintainer, 'post', `/tokens/${id}/revocation`, {})).status).toBe(200);
    expect(await statusOf(token)).toBe(401);
    const { body } = await desk.ask<{ tokens: { id: string; state: string }[] }>(
      maintainer,
      'get',
      '/projects/alpha/tokens',
    );
    expect(body.tokens.find((one) => one.id === id)?.state).toBe('revoked');
  });

  it('that is expired is refused, to the millisecond', async () => {
    const { token } = await make(['verdict:write'], 1);
    clock = new Date('2026-11-23T07:59:59.999Z');
    expect(await statusOf(token)).toBe(200);
    clock = new Date('2026-11-23T08:00:00.000Z');
    expect(await statusOf(token)).toBe(401);
    for (const days of [0, 366, 1.5]) {
      const body = { name: 'x', scopes: ['project:read'], days };
      expect((await desk.ask(maintainer, 'post', '/projects/alpha/tokens', body)).status).toBe(400);
    }
  });

  it('of one project opens no other one, and not the rest of the desk', async () => {
    const { token } = await make(['verdict:write', 'project:read']);
    expect(await statusOf(token, { project: 'beta' })).toBe(403);
    expect(await statusOf(token, { project: 'beta', method: 'GET' })).toBe(403);
    for (const path of ['/audit', '/members', '/projects/alpha/tokens', '/tokens', '/queue']) {
      const response = await app.request(`/api/v1/desk${path}`, { headers: { authorization: `Bearer ${token}` } });
      expect([path, response.status]).toEqual([path, 403]);
    }
  });

  it('does what it was made for and nothing else', async () => {
    const { token: writer } = await make(['verdict:write']);
    const { token: reader } = await make(['project:read']);
    expect([await statusOf(writer), await statusOf(writer, { method: 'GET' })]).toEqual([200, 403]);
    expect([await statusOf(reader), await statusOf(reader, { method: 'GET' })]).toEqual([403, 200]);
    expect((await send(reader)).text).toContain('was not made for this step');
  });

  it('never falls back to the session that comes along', async () => {
    const { token } = await make();
    const broken = `${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}`;
    expect(await statusOf(broken, { headers: { cookie: 'tongming.session_token=whatever', origin: ownOrigin } })).toBe(
      401,
    );
  });

  it('in an address is refused, anywhere in the API, with the advice to revoke it', async () => {
    const { token } = await make();
    for (const path of [
      `/api/v1/desk/projects/alpha/verdicts?token=${token}`,
      `/api/v1/projects?key=${token}`,
      `/api/v1/desk/tokens/${token}`,
      `/api/v1/projects?key=${token.replace('hub_ci_', 'hub%5Fci%5F')}`,
    ]) {
      const response = await app.request(path, { headers: { authorization: `Bearer ${token}` } });
      const text = await response.text();
      expect([path, response.status]).toEqual([path, 400]);
      expect(text).toContain('Revoke it now');
      expect(text).not.toContain(token);
    }
  });

  it('is shown once and kept nowhere: not in the database, the audit log, retries or logs', async () => {
    const headers = { 'idempotency-key': 'the-same-request' };
    const body = { name: 'once', scopes: ['project:read'], days: 5 };
    const first = await desk.ask<Made>(maintainer, 'post', '/projects/alpha/tokens', body, headers);
    const again = await desk.ask<Made>(maintainer, 'post', '/projects/alpha/tokens', body, headers);
    expect(first.body.token).toMatch(new RegExp(`^${tokenPattern.source}$`));
    expect(again.body).toEqual({ ...first.body, token: null });
    await send(first.body.token, { method: 'GET' });
    await send(first.body.token);
    const { rows } = await sql<{ text: string }>`
      select query_to_xml('select * from ci_token', true, false, '')::text
        || query_to_xml('select * from audit_event', true, false, '')::text
        || query_to_xml('select * from idempotency', true, false, '')::text
        || query_to_xml('select * from notification', true, false, '')::text as text
    `.execute(store.db);
    const secret = first.body.token.slice(17);
    expect(rows[0]?.text).toContain(first.body.id);
    expect(rows[0]?.text).not.toContain(secret);
    expect(logged.join('\n')).not.toContain(secret);
    const kept = await store.db
      .selectFrom('ci_token')
      .select('hash')
      .where('id', '=', first.body.id)
      .executeTakeFirst();
    expect(kept?.hash.equals(createHash('sha256').update(first.body.token).digest())).toBe(true);
  });

  it('is found by leak detectors, and is told from what only looks like one', () => {
    const { id, token } = newToken();
    expect(tokenId(token)).toBe(id);
    expect(tokenPattern.exec(`curl -H "Authorization: Bearer ${token}" x`)?.[0]).toBe(token);
    expect(tokenPattern.test('hub_ci_short')).toBe(false);
  });

  it('is made by maintainers for their own project, by administrators for all, by nobody else', async () => {
    const body = { name: 'x', scopes: ['project:read'], days: 1 };
    const stranger = await testMember(store, { roles: ['reviewer', 'committee'] });
    const ask = async (actor: Actor, project: string) =>
      (await desk.ask(actor, 'post', `/projects/${project}/tokens`, body)).status;
    expect([await ask(maintainer, 'beta'), await ask(stranger, 'alpha'), await ask(administrator, 'beta')]).toEqual([
      403, 403, 200,
    ]);
  });

  it('are twenty a project at most', async () => {
    await sql`delete from ci_token`.execute(store.db);
    const statuses: number[] = [];
    for (let i = 0; i < 21; i += 1) {
      const body = { name: `n${i}`, scopes: ['project:read'], days: 1 };
      statuses.push((await desk.ask(maintainer, 'post', '/projects/alpha/tokens', body)).status);
    }
    expect(statuses).toEqual([...Array<number>(20).fill(200), 409]);
  });
});
