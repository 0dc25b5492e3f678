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

import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { webhook as gitea } from '#crawler/platforms/gitea/webhook.ts';
import { webhook as gitee } from '#crawler/platforms/gitee/webhook.ts';
import { webhook as github } from '#crawler/platforms/github/webhook.ts';
import { webhook as gitlab } from '#crawler/platforms/gitlab/webhook.ts';
import type { Store } from '#store/open.ts';
import { addHook, listHooks, rotateHook } from '#store/queries/hook.ts';
import { ensureRepository } from '#store/queries/registry.ts';
import { testStore } from '#store/testing.ts';
import { hookRoutes } from '../routes/hooks.ts';
import { createHookDesk, type HookDesk } from './desk.ts';
import { newHookId, secretsOf } from './secret.ts';

const key = Buffer.from('a key that only this test has, 32+');
const start = new Date('2026-11-22T12:00:00Z');
const webhooks = new Map(Object.entries({ github, gitea, gitee, gitlab }));

let store: Store;
let desk: HookDesk;
let repository = '';
let hints: string[] = [];
let away = false;
let now = start;
const variables: Record<string, string> = {};

beforeEach(async () => {
  store = await testStore();
  hints = [];
  now = start;
  repository = await ensureRepository(store.db, {
    platform: 'git',
    platformId: 'https://github.com/a/b',
    url: 'https://github.com/a/b',
  });
  desk = createHookDesk({
    db: store.db,
    webhooks,
    key,
    variable: (name) => variables[name],
    hint: (id) => {
      if (away) return Promise.reject(new Error('the database is away'));
      hints.push(id);
      return Promise.resolve();
    },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    now: () => now,
  });
});
afterEach(async () => {
  await desk.close();
  await store.close();
});

async function hooked(platform: string, more: { repository_id?: string | null; secret_variable?: string } = {}) {
  const hook = { id: newHookId(), platform, repository_id: repository, secret_variable: null, ...more };
  await addHook(store.db, hook);
  const [secret = ''] = secretsOf(key, { ...hook, generation: 1, rotated_at: null }, (name) => variables[name], now);
  return { id: hook.id, secret };
}

type Headers = Readonly<Record<string, string>>;

async function call(platform: string, id: string, headers: Headers, body: string | Buffer = '{}') {
  const init = { method: 'POST', headers, body: new Uint8Array(Buffer.from(body)) };
  return (await hookRoutes(desk).request(`/hooks/${platform}/${id}`, init)).status;
}

function hmac(secret: string | Buffer, text: string | Buffer): Buffer {
  return createHmac('sha256', secret).update(text).digest();
}

function githubHeaders(secret: string, body: string | Buffer, delivery = 'd1'): Record<string, string> {
  const signature = `sha256=${hmac(secret, body).toString('hex')}`;
  return { 'x-hub-signature-256': signature, 'x-github-delivery': delivery, 'x-github-event': 'push' };
}

const push = JSON.stringify({ repository: { id: 77, clone_url: 'http://169.254.169.254/' }, text: 'ü' });

describe('GitHub', () => {
  test('a genuine call is a hint, twice the same delivery is one (B152)', async () => {
    const { id, secret } = await hooked('github');
    const headers = githubHeaders(secret, push);
    expect(await call('github', id, headers, push)).toBe(202);
    const again = await Promise.all(Array.from({ length: 1000 }, () => call('github', id, headers, push)));
    expect(new Set(again)).toEqual(new Set([202]));
    expect(hints).toEqual([repository]);
  });

  test('B150: every signature that is not exactly right is refused and only counted', async () => {
    const { id, secret } = await hooked('github');
    const right = githubHeaders(secret, push)['x-hub-signature-256'] ?? '';
    const sha1 = `sha1=${createHmac('sha1', secret).update(push).digest('hex')}`;
    const wrong: Headers[] = [
      {},
      { 'x-hub-signature-256': '' },
      { 'x-hub-signature-256': `${right.slice(0, -1)}${right.endsWith('0') ? '1' : '0'}` },
      { 'x-hub-signature-256': right.slice(0, 40) },
      { 'x-hub-signature-256': right.slice('sha256='.length) },
      { 'x-hub-signature-256': sha1 },
      { 'x-hub-signature': sha1 },
      { 'x-hub-signature-256': `sha256=${right.slice(7).toUpperCase()}` },
      { 'x-hub-signature-256': `${right}, ${right}` },
      {
        'x-hub-signature-256':
          githubHeaders(secret, JSON.stringify(JSON.parse(push), null, 1))['x-hub-signature-256'] ?? '',
      },
      { 'x-hub-signature-256': `sha256=${hmac('', push).toString('hex')}` },
      { 'x-gitea-signature': right.slice(7) },
    ];
    for (const headers of wrong) expect(await call('github', id, headers, push)).toBe(401);
    expect(hints).toEqual([]);
    await desk.close();
    const [row] = await listHooks(store.db);
    expect(row).toMatchObject({ accepted: '0', refused: String(wrong.length), last_seen_at: null });
    expect(await store.db.selectFrom('hook_delivery').selectAll().execute()).toEqual([]);
  });

  test('a call that could not be heard is heard when it is sent again', async () => {
    const { id, secret } = await hooked('github');
    away = true;
    expect(await call('github', id, githubHeaders(secret, push), push)).toBe(500);
    away = false;
    expect(await call('github', id, githubHeaders(secret, push), push)).toBe(202);
    expect(hints).toEqual([repository]);
  });

  test('B151: the raw bytes count, not what they mean', async () => {
    const { id, secret } = await hooked('github');
    const headers = githubHeaders(secret, push);
    expect(await call('github', id, headers, `${push} `)).toBe(401);
    expect(await call('github', id, headers, push.replace('ü', String.raw`\u00fc`))).toBe(401);
    expect(await call('github', id, headers, Buffer.from(push, 'latin1'))).toBe(401);
    expect(await call('github', id, headers, push)).toBe(202);
  });

  test('a hook of no repository is for those that the hub knows by id (B157), and believes nothing else (B158)', async () => {
    const { id, secret } = await hooked('github', { repository_id: null });
    expect(await call('github', id, githubHeaders(secret, push), push)).toBe(202);
    expect(hints).toEqual([]);
    await store.sql`
      insert into platform_repository (repository_id, platform, host, platform_id, path, web_url, clone_url, observed_at)
      values (${repository}, 'github', 'github.com', '77', 'a/b', 'https://github.com/a/b', 'https://github.com/a/b', now())`;
    expect(await call('github', id, githubHeaders(secret, push, 'd2'), push)).toBe(202);
    expect(hints).toEqual([repository]);
  });

  test.each([
    '',
    'null',
    '[]',
    '{"zen":"ping"}',
    '{"repository":{"id":"1; drop table hook"}}',
    '{"repository":null}',
    '{',
  ])('B156: a genuine body %j that says nothing is taken and ignored', async (body) => {
    const { id, secret } = await hooked('github', { repository_id: null });
    expect(await call('github', id, githubHeaders(secret, body), body)).toBe(202);
    expect(hints).toEqual([]);
  });

  test('B156: more than 25 MiB is refused, announced or not', async () => {
    const { id } = await hooked('github');
    expect(await call('github', id, { 'content-length': String(26 * 1024 ** 2) }, 'x')).toBe(413);
    expect(await call('github', id, {}, Buffer.alloc(25 * 1024 ** 2 + 1))).toBe(413);
  });
});

test('what nobody has is answered as a wrong signature is', async () => {
  const { id, secret } = await hooked('github');
  for (const [platform, other] of [
    ['github', 'nobody'],
    ['gitea', id],
    ['nowhere', id],
    ['github', 'a%2Fb'],
    ['github', 'x'.repeat(300)],
  ] as const)
    expect(await call(platform, other, githubHeaders(secret, push), push)).toBe(401);
});

test('Gitea and Forgejo', async () => {
  const { id, secret } = await hooked('gitea');
  const hex = hmac(secret, push).toString('hex');
  expect(await call('gitea', id, { 'x-gitea-signature': hex, 'x-gitea-delivery': '1' }, push)).toBe(202);
  expect(await call('gitea', id, { 'x-forgejo-signature': hex, 'x-forgejo-delivery': '2' }, push)).toBe(202);
  expect(await call('gitea', id, { 'x-forgejo-signature': 'x', 'x-gitea-signature': hex }, push)).toBe(401);
  expect(await call('gitea', id, { 'x-gitea-signature': hex.toUpperCase() }, push)).toBe(401);
  expect(await call('gitea', id, githubHeaders(secret, push), push)).toBe(401);
});

describe('GitLab', () => {
  test('B155: a token is compared as it is, and the body is not believed', async () => {
    const { id, secret } = await hooked('gitlab', { repository_id: null });
    const body = JSON.stringify({ project: { id: 77 }, repository: { id: 77 } });
    expect(await call('gitlab', id, { 'x-gitlab-token': secret, 'x-gitlab-event-uuid': 'u' }, body)).toBe(202);
    expect(hints).toEqual([]);
    for (const token of ['', `${secret} `.trimEnd().slice(1), secret.toUpperCase()])
      expect(await call('gitlab', id, { 'x-gitlab-token': token }, body)).toBe(401);
    expect(await call('gitlab', id, {}, body)).toBe(401);
  });

  function signedHeaders(secret: Buffer | string, at: Date, body: string, more: readonly string[] = []): Headers {
    const time = String(Math.floor(at.getTime() / 1000));
    const right = `v1,${hmac(secret, `m1.${time}.${body}`).toString('base64')}`;
    return { 'webhook-id': 'm1', 'webhook-timestamp': time, 'webhook-signature': [...more, right].join(' ') };
  }

  test('a list of signatures: any valid one counts, within five minutes, and a plain token beside it does not help', async () => {
    variables['GITLAB_HOOK'] = `whsec_${Buffer.from('its own secret').toString('base64')}`;
    const { id } = await hooked('gitlab', { secret_variable: 'GITLAB_HOOK' });
    expect(await call('gitlab', id, signedHeaders('its own secret', start, push, ['v1,AAAA', 'v2,x']), push)).toBe(202);
    expect(await call('gitlab', id, signedHeaders('another', start, push), push)).toBe(401);
    const late = new Date(start.getTime() - 6 * 60_000);
    expect(await call('gitlab', id, signedHeaders('its own secret', late, push), push)).toBe(401);
    const token = { 'x-gitlab-token': variables['GITLAB_HOOK'] };
    expect(await call('gitlab', id, { ...signedHeaders('another', start, push), ...token }, push)).toBe(401);
    expect(hints).toEqual([repository]);
  });
});

describe('Gitee', () => {
  function headersAt(secret: string, at: Date, encode = false): Headers {
    const time = String(at.getTime());
    const sign = hmac(secret, `${time}\n${secret}`).toString('base64');
    return { 'x-gitee-token': encode ? encodeURIComponent(sign) : sign, 'x-gitee-timestamp': time };
  }

  test('B154: a signature of the time, whatever the body says, for an hour', async () => {
    const { id, secret } = await hooked('gitee');
    expect(await call('gitee', id, headersAt(secret, start), '{"repository":{"id":1}}')).toBe(202);
    expect(hints).toEqual([repository]);
    expect(await call('gitee', id, headersAt(secret, start, true), 'another body')).toBe(202);
    expect(await call('gitee', id, { ...headersAt(secret, start), 'x-gitee-token': secret })).toBe(202);
    const hours = (n: number) => new Date(start.getTime() + n * 3_600_000);
    expect(await call('gitee', id, headersAt(secret, hours(-1.01)))).toBe(401);
    expect(await call('gitee', id, headersAt(secret, hours(1)))).toBe(401);
    expect(await call('gitee', id, headersAt('wrong', start))).toBe(401);
    expect(await call('gitee', id, { 'x-gitee-token': secret })).toBe(401);
    expect(await call('gitee', id, { ...headersAt(secret, start), 'x-gitee-token': '%E0%A4%A' })).toBe(401);
  });
});

test('B160: while a secret is replaced both count, then only the new one', async () => {
  const { id, secret } = await hooked('github');
  const row = await rotateHook(store.db, id, start);
  const [fresh = ''] = row === null ? [] : secretsOf(key, row, () => undefined, start);
  expect(fresh).not.toBe(secret);
  now = new Date(start.getTime() + 6 * 86_400_000);
  expect(await call('github', id, githubHeaders(secret, push, 'a'), push)).toBe(202);
  expect(await call('github', id, githubHeaders(fresh, push, 'b'), push)).toBe(202);
  now = new Date(start.getTime() + 8 * 86_400_000);
  expect(await call('github', id, githubHeaders(secret, push, 'c'), push)).toBe(401);
  expect(await call('github', id, githubHeaders(fresh, push, 'd'), push)).toBe(202);
});

test('B153, B159: a storm of new deliveries is one hint in five seconds', async () => {
  const { id, secret } = await hooked('github');
  for (let second = 0; second < 6; second += 1) {
    now = new Date(start.getTime() + second * 1000);
    const calls = Array.from({ length: 100 }, (_, i) =>
      call('github', id, githubHeaders(secret, push, `${second}-${i}`), push),
    );
    expect(new Set(await Promise.all(calls))).toEqual(new Set([202]));
  }
  expect(hints).toEqual([repository, repository]);
  await desk.close();
  expect(await listHooks(store.db)).toMatchObject([{ accepted: '600', refused: '0' }]);
});

function* orders<T>(items: readonly T[]): Generator<readonly T[]> {
  if (items.length === 0) yield [];
  for (const [at, item] of items.entries())
    for (const rest of orders(items.filter((_, other) => other !== at))) yield [item, ...rest];
}

test('F22: in whatever order five calls come, the platform is asked once how things are', async () => {
  const { id, secret } = await hooked('github');
  const bodies = ['created', 'push', 'renamed', 'push', 'deleted'].map((action, at) =>
    JSON.stringify({ action, at, repository: { id: 77 } }),
  );
  let round = 0;
  for (const order of orders(bodies)) {
    round += 1;
    now = new Date(start.getTime() + round * 6000);
    for (const [at, body] of order.entries())
      expect(await call('github', id, githubHeaders(secret, body, `${round}-${at}`), body)).toBe(202);
    expect(hints).toHaveLength(round);
  }
  expect(round).toBe(120);
});
