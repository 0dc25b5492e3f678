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
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import { visitor } from '../actor.ts';
import { noJobs } from '../jobs.ts';
import { type TestDesk, testDesk, testMember } from '../testing.ts';

let store: Store;
let desk: TestDesk;
let repository: string;
const visits: string[] = [];

beforeAll(async () => {
  store = await testStore({ max: 6 });
  desk = testDesk(store, { jobs: { ...noJobs, visit: (_tx, id) => Promise.resolve(void visits.push(id)) } });
  const project = { entry: '{}', domain: 'database', stage_since: null, admitted_on: null } as const;
  await store.db
    .insertInto('project')
    .values([
      { ...project, slug: 'alpha', stage: 'sandbox', listed: true },
      { ...project, slug: 'applied', stage: 'applied', listed: false },
    ])
    .execute();
  ({ id: repository } = await store.db
    .insertInto('repository')
    .values({
      platform: 'github',
      platform_id: 'github.com:1',
      url: 'https://github.com/alpha/alpha',
      state: 'ok',
      head_sha: Buffer.alloc(20, 7),
    })
    .returning('id')
    .executeTakeFirstOrThrow());
  await store.db
    .insertInto('project_repository')
    .values({ project: 'alpha', repository_id: repository, position: 0 })
    .execute();
});
afterAll(() => store.close());

interface Claim {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly token: string | null;
  readonly visiting: boolean;
}

let blobs = 0;

/** Puts a file into the head as a visit would have. */
async function commit(path: string, content: string, mode = 0o100644): Promise<void> {
  blobs += 1;
  const sha = Buffer.alloc(20, blobs);
  const blob = { sha, size: String(content.length), binary: false, content, truncated: false };
  await store.db
    .insertInto('blob')
    .values({ ...blob, magic: null, line_count: 1, spdx: null, notice: false })
    .execute();
  await store.db
    .insertInto('tree_file')
    .values({ repository_id: repository, path, mode, size: blob.size, blob: sha, language: null })
    .onConflict((conflict) => conflict.columns(['repository_id', 'path']).doUpdateSet({ blob: sha, mode }))
    .execute();
}

describe('a claim by file', () => {
  it('is proven by its own line on the default branch and by no other, and the word is stored nowhere', async () => {
    const [one, other] = [await testMember(store, {}), await testMember(store, {})];
    const make = async (who: typeof one) =>
      (await desk.ask<Claim>(who, 'post', '/claims', { project: 'alpha', method: 'file' })).body;
    const check = async (who: typeof one, id: string) =>
      (await desk.ask<Claim>(who, 'post', `/claims/${id}/check`, {})).body;
    const [mine, theirs] = [await make(one), await make(other)];
    expect([mine.state, mine.token?.length]).toEqual(['pending', 32]);
    const dump = JSON.stringify([
      await store.db.selectFrom('project_claim').selectAll().execute(),
      await store.db.selectFrom('idempotency').selectAll().execute(),
      await store.db.selectFrom('audit_event').selectAll().execute(),
    ]);
    expect(dump).not.toContain(mine.token);
    expect(await check(one, mine.id)).toEqual({ id: mine.id, state: 'pending', version: 1, visiting: true });
    expect(visits).toEqual([repository]);
    await commit('docs/.tongming-claim', `tongming-claim: ${mine.token}\n`);
    await commit('.tongming-claim', `tongming-claim: ${theirs.token}x\n# tongming-claim: ${mine.token}\n`);
    expect((await check(one, mine.id)).state).toBe('pending');
    await commit('.tongming-claim', `tongming-claim: ${mine.token}\n`, 0o120000);
    expect((await check(one, mine.id)).state).toBe('pending');
    await commit(
      '.tongming-claim',
      `# people\r\ntongming-claim: ${'a'.repeat(32)}\r\n  tongming-claim: ${mine.token}\r\n`,
    );
    expect(await check(one, mine.id)).toEqual({ id: mine.id, state: 'proven', version: 2, visiting: false });
    expect((await check(other, theirs.id)).state).toBe('pending');
    const row = await store.db
      .selectFrom('project_claim')
      .select(['found', 'settled_by'])
      .where('id', '=', mine.id)
      .executeTakeFirst();
    expect(row).toEqual({
      found: { repository: 'https://github.com/alpha/alpha', commit: '07'.repeat(20), path: '.tongming-claim' },
      settled_by: 'machine',
    });
    expect((await desk.ask(one, 'post', `/claims/${theirs.id}/check`, {})).status).toBe(404);
    const again = await desk.ask(one, 'post', '/claims', { project: 'alpha', method: 'file' });
    expect([again.status, again.body.type]).toEqual([409, '/api/v1/#problem-not-now']);
    expect((await desk.ask<Claim>(one, 'post', `/claims/${mine.id}/withdrawal`, {})).body.state).toBe('withdrawn');
  });

  it('B102: is looked for in a file of nothing but line ends at once', async () => {
    const member = await testMember(store, {});
    const { id } = (await desk.ask<Claim>(member, 'post', '/claims', { project: 'alpha', method: 'file' })).body;
    for (const blank of ['\n', ' ', '\t\n', 'tongming-claim:']) {
      await commit('.tongming-claim', blank.repeat(100_000));
      const begun = performance.now();
      expect((await desk.ask<Claim>(member, 'post', `/claims/${id}/check`, {})).body.state).toBe('pending');
      expect(performance.now() - begun).toBeLessThan(1500);
    }
  });

  it('is for members and listed projects', async () => {
    const member = await testMember(store, {});
    const ask = (project: string, who: typeof visitor = member) =>
      desk.ask(who, 'post', '/claims', { project, method: 'file' });
    expect([
      (await ask('applied')).status,
      (await ask('nothing')).status,
      (await ask('alpha', visitor)).status,
    ]).toEqual([400, 400, 401]);
  });
});

describe('a claim by account', () => {
  it('is proven by owning the repository or having merged there, with the same account on the same host', async () => {
    const now = new Date('2026-11-22T08:00:00Z');
    const identity = async (host: string, id: string, login: string) => {
      const row = await store.db
        .insertInto('identity')
        .values({
          kind: 'account',
          value_hash: Buffer.from(`${host}:${id}`.padEnd(32)),
          name: login,
          domain: null,
          class: 'human',
          class_reason: null,
          account_host: null,
          account_hash: null,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await store.db
        .insertInto('account')
        .values({
          identity_id: row.id,
          host,
          platform_id: id,
          login,
          name: null,
          kind: 'user',
          company: null,
          created_at: null,
          profile_read_at: null,
          seen_at: now,
        })
        .execute();
      return row.id;
    };
    const owner = await identity('github.com', '5', 'owner');
    await identity('gitlab.com', '5', 'namesake');
    await store.db
      .insertInto('platform_repository')
      .values({
        repository_id: repository,
        platform: 'github',
        host: 'github.com',
        platform_id: '1',
        path: 'alpha/alpha',
        web_url: 'x',
        clone_url: 'x',
        owner_id: owner,
        observed_at: now,
      })
      .execute();
    const prove = async (provider: string, account: string) => {
      const member = await testMember(store, {});
      await sql`insert into auth_user (id, name, email, email_verified)
        values (${member.userId}, 'm', ${`${member.userId}@x.example`}, true)`.execute(store.db);
      await sql`insert into auth_account (id, account_id, provider_id, user_id)
        values (${member.userId}, ${account}, ${provider}, ${member.userId})`.execute(store.db);
      const { body } = await desk.ask<Claim>(member, 'post', '/claims', { project: 'alpha', method: 'account' });
      return (await desk.ask<Claim>(member, 'post', `/claims/${body.id}/check`, {})).body.state;
    };
    expect([
      await prove('github', '5'),
      await prove('gitlab', '5'),
      await prove('github', '6'),
      await prove('credential', '5'),
    ]).toEqual(['proven', 'pending', 'pending', 'pending']);
  });
});

describe('staff', () => {
  it('settle a claim with a reason, not their own, and take back what was proven', async () => {
    const committee = await testMember(store, { roles: ['committee'] });
    const claimOf = async (who: typeof committee) =>
      (await desk.ask<Claim>(who, 'post', '/claims', { project: 'alpha', method: 'file' })).body.id;
    const settle = (id: string, body: object) => desk.ask<Claim>(committee, 'put', `/claims/${id}/settlement`, body);
    const own = await claimOf(committee);
    expect((await settle(own, { outcome: 'proven', reason: 'me', version: 1 })).status).toBe(403);
    const id = await claimOf(await testMember(store, {}));
    expect((await settle(id, { outcome: 'proven', reason: ' ', version: 1 })).status).toBe(400);
    expect((await settle(id, { outcome: 'proven', reason: 'known to us', version: 2 })).status).toBe(409);
    expect((await settle(id, { outcome: 'proven', reason: 'known to us', version: 1 })).body.state).toBe('proven');
    expect((await settle(id, { outcome: 'refused', reason: 'has left', version: 2 })).body.state).toBe('refused');
    expect((await settle(id, { outcome: 'proven', reason: 'back', version: 3 })).status).toBe(409);
    const { body } = await desk.ask<{ items: { id: string }[] }>(committee, 'get', '/claims');
    expect(body.items.map((item) => item.id)).toContain(own);
  });
});
