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

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import type { Actor } from '../actor.ts';
import type { Jobs } from '../jobs.ts';
import { type TestDesk, testDesk, testMember } from '../testing.ts';

let store: Store;
let desk: TestDesk;
let reviewer: Actor;
const asked: string[] = [];

const jobs: Jobs = {
  publish: async () => void asked.push('publish'),
  visit: async (_, id) => void asked.push(`visit ${id}`),
  unpark: async (id) => id === parked,
  compute: async (_, slugs) => void asked.push(`compute ${slugs.join(' ')}`),
};
let parked = '';

beforeAll(async () => {
  store = await testStore({ max: 6 });
  desk = testDesk(store, { jobs });
  reviewer = await testMember(store, { roles: ['reviewer'], name: '评审' });
  await store.db
    .insertInto('organisation')
    .values({ id: 'acme', name: JSON.stringify({ zh: '艾克米', en: 'Acme' }) })
    .execute();
});
afterAll(() => store.close());

function post(path: string, body: unknown) {
  asked.length = 0;
  return desk.ask<{ detail: string; parameter?: string }>(reviewer, 'post', `/clean-up/${path}`, body);
}

async function newest() {
  return store.db
    .selectFrom('audit_event')
    .select(['actor', 'action', 'object_kind', 'object_id', 'before', 'after', 'reason'])
    .orderBy('seq', 'desc')
    .executeTakeFirst();
}

async function addIdentity(hash: string, name: string): Promise<string> {
  const { id } = await store.db
    .insertInto('identity')
    .values({
      kind: 'email',
      value_hash: Buffer.from(hash.padStart(64, '0'), 'hex'),
      name,
      domain: null,
      class: 'human',
      class_reason: null,
      account_host: null,
      account_hash: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function addProject(slug: string, name: string, listed = true): Promise<void> {
  const entry = JSON.stringify({ name: { zh: name, en: name }, description: { zh: '', en: '' } });
  await store.db
    .insertInto('project')
    .values({ slug, entry, domain: 'database', stage: 'sandbox', stage_since: null, admitted_on: null, listed })
    .execute();
}

async function addRepository(slug: string, url: string, state: 'ok' | 'gone' = 'ok'): Promise<string> {
  const { id } = await store.db
    .insertInto('repository')
    .values({ platform: 'git', platform_id: url, url, state })
    .returning('id')
    .executeTakeFirstOrThrow();
  await store.db.insertInto('project_repository').values({ project: slug, repository_id: id, position: 0 }).execute();
  return id;
}

describe('who is who', () => {
  it('is said with a reason, computed anew, and taken back', async () => {
    const [one, other] = [await addIdentity('a1', 'Ada'), await addIdentity('a2', 'Ada L.')];
    const said = { one, other, verdict: 'same', reason: '同一签名' };
    expect((await post('identities', said)).status).toBe(200);
    expect(asked).toEqual(['compute *']);
    expect(await newest()).toEqual({
      actor: reviewer.id,
      action: 'people.accept',
      object_kind: 'identity',
      object_id: `${one} ${other}`,
      before: null,
      after: {},
      reason: '同一签名',
    });
    expect((await post('identities', said)).status).toBe(409);
    expect((await post('identities', { ...said, verdict: 'different' })).body.detail).toBe(
      '评审 has decided the opposite; take that back first.',
    );
    expect((await post('identities', { ...said, verdict: 'undo' })).status).toBe(200);
    expect((await post('identities', { ...said, verdict: 'undo' })).status).toBe(409);
  });

  it('names the field of an identity that is not there', async () => {
    const told = await post('identities', { one: '999999', other: 'nobody@example.org', verdict: 'same', reason: 'x' });
    expect([told.status, told.body.parameter]).toEqual([400, 'one']);
  });
});

describe('who worked where', () => {
  it('is said for dated, half-open times, and withdrawn', async () => {
    const identity = await addIdentity('b1', 'Bob');
    const said = { identity, organisation: '艾克米', from: '2026-01-01', to: '2026-07-01', reason: '名片' };
    expect((await post('affiliations', said)).body).toEqual({ organisation: 'acme' });
    const [claim] = await store.db
      .selectFrom('affiliation_claim')
      .select(['organisation', 'valid_from', 'valid_to', 'actor'])
      .execute();
    expect(claim).toEqual({ organisation: 'acme', valid_from: '2026-01-01', valid_to: '2026-07-01', actor: '评审' });
    expect((await post('affiliations', { ...said, to: '2026-01-01' })).body.parameter).toBe('to');
    expect((await post('affiliations', { ...said, organisation: 'nowhere' })).body.parameter).toBe('organisation');
    expect((await post('affiliations/withdrawal', { identity, reason: '写错' })).body).toEqual({ withdrawn: 1 });
    expect((await post('affiliations/withdrawal', { identity, reason: '写错' })).status).toBe(409);
  });

  it('lets a name stand for an organisation', async () => {
    expect((await post('organisations', { name: 'ACME Ltd.', organisation: 'acme', reason: '官网' })).status).toBe(200);
    expect((await newest())?.action).toBe('people.alias');
  });
});

describe('doubled projects', () => {
  it('are found by what they share, and one of them leaves the lists', async () => {
    await addProject('gauss', 'Gauss DB');
    await addProject('gauss-db', 'gauss db ');
    await addProject('other', 'Other');
    const id = await addRepository('gauss', 'https://git.example.org/gauss.git');
    await store.db
      .insertInto('project_repository')
      .values({ project: 'other', repository_id: id, position: 0 })
      .execute();
    const list = () =>
      desk.ask<{ pairs: { project: string; other: string; signs: string[]; verdict: string | null }[] }>(
        reviewer,
        'get',
        '/clean-up/duplicates',
      );
    expect((await list()).body.pairs.map(({ project, other, signs }) => [project, other, signs])).toEqual([
      ['gauss', 'gauss-db', ['name']],
      ['gauss', 'other', ['repository']],
    ]);
    const word = { project: 'gauss-db', other: 'gauss', verdict: 'same', kept: 'gauss', reason: '改名' };
    expect((await post('duplicates', { ...word, kept: 'third' })).body.parameter).toBe('kept');
    expect((await post('duplicates', word)).status).toBe(200);
    expect(asked).toEqual(['publish']);
    expect(await newest()).toMatchObject({
      object_kind: 'project',
      object_id: 'gauss gauss-db',
      before: null,
      after: { verdict: 'same', kept: 'gauss' },
    });
    const listed = await store.db
      .selectFrom('project')
      .select('slug')
      .where('listed', '=', true)
      .orderBy('slug')
      .execute();
    expect(listed.map(({ slug }) => slug)).toEqual(['gauss', 'other']);
    expect((await list()).body.pairs.at(-1)).toMatchObject({ project: 'gauss', other: 'gauss-db', verdict: 'same' });
  });
});

describe('visits that failed', () => {
  it('are listed with their reasons and asked for again', async () => {
    await addProject('gone', 'Gone');
    const id = await addRepository('gone', 'https://git.example.org/gone.git', 'gone');
    const { crawls } = (
      await desk.ask<{ crawls: { repository: string; state: string; projects: string[] }[] }>(
        reviewer,
        'get',
        '/clean-up/crawls',
      )
    ).body;
    expect(crawls).toEqual([expect.objectContaining({ repository: id, state: 'gone', projects: ['gone'] })]);
    expect((await post(`crawls/${id}/retry`, {})).status).toBe(200);
    expect(asked).toEqual([`visit ${id}`]);
    parked = id;
    expect((await post(`crawls/${id}/retry`, {})).status).toBe(200);
    expect(asked).toEqual([]);
    expect((await post('crawls/999/retry', {})).status).toBe(404);
    const maintainer = { ...(await testMember(store, {})), maintains: ['gone'] };
    expect((await desk.ask(maintainer, 'post', `/clean-up/crawls/${id}/retry`, {})).status).toBe(200);
    const stranger = await testMember(store, {});
    expect((await desk.ask(stranger, 'post', `/clean-up/crawls/${id}/retry`, {})).status).toBe(404);
  });
});
