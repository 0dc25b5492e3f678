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

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '../open.ts';
import { testStore } from '../testing.ts';
import { type Bucket, bucketStore, listBuckets } from './api-bucket.ts';

let store: Store;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

const base: Bucket = {
  host: 'api.example.org',
  credential: 'c1',
  resource: 'core',
  limit: 5000,
  remaining: 4000,
  resetAt: null,
  blockedUntil: null,
};
const start = Math.floor(Date.now() / 1000) * 1000;
const at = (seconds: number) => new Date(start + seconds * 1000);

test('what was never written is unknown, and anonymous is a credential of its own', async () => {
  const buckets = bucketStore(store.db);
  expect(await buckets.read(base)).toBeNull();
  const anonymous = { ...base, credential: null, resource: 'anonymous', remaining: 1 };
  await buckets.write(anonymous);
  expect(await buckets.read(anonymous)).toEqual(anonymous);
  expect(await buckets.read({ ...anonymous, credential: 'c1' })).toBeNull();
});

test('of one window the least counts, and a newer window replaces an older one only', async () => {
  const buckets = bucketStore(store.db);
  const read = async () => {
    const { remaining, resetAt } = (await buckets.read(window)) ?? {};
    return [remaining, resetAt];
  };
  const window = { ...base, resource: 'window', resetAt: at(600) };
  await buckets.write(window);
  await buckets.write({ ...window, remaining: 4100 });
  expect(await read()).toEqual([4000, at(600)]);
  await buckets.write({ ...window, remaining: 3900, resetAt: at(601) });
  expect((await read())[0]).toBe(3900);
  await buckets.write({ ...window, remaining: 1, resetAt: at(60) });
  expect((await read())[0]).toBe(3900);
  await buckets.write({ ...window, remaining: 5000, resetAt: at(4200) });
  expect(await read()).toEqual([5000, at(4200)]);
  await buckets.write({ ...window, limit: null, remaining: null, resetAt: null });
  expect(await read()).toEqual([5000, at(4200)]);
});

test('a wait is never shortened', async () => {
  const buckets = bucketStore(store.db);
  const blocked = { ...base, resource: 'blocked', blockedUntil: at(900) };
  await buckets.write(blocked);
  await buckets.write({ ...blocked, blockedUntil: at(60) });
  await buckets.write({ ...blocked, blockedUntil: null });
  expect((await buckets.read(blocked))?.blockedUntil).toEqual(at(900));
});

test('numbers that no column holds are cut, and all buckets are listed', async () => {
  const buckets = bucketStore(store.db);
  await buckets.write({ ...base, resource: 'zz', limit: 999_999_999_999, remaining: 999_999_999_999 });
  const all = await listBuckets(store.db);
  expect(all.map(({ credential, resource }) => [credential, resource])).toEqual([
    [null, 'anonymous'],
    ['c1', 'blocked'],
    ['c1', 'window'],
    ['c1', 'zz'],
  ]);
  expect(all.at(-1)).toMatchObject({ limit: 2_147_483_647, remaining: 2_147_483_647 });
});

test('twenty writers at once leave the least and the longest', async () => {
  const buckets = bucketStore(store.db);
  const window = { ...base, resource: 'many', resetAt: at(600) };
  const writers = Array.from({ length: 20 }, (_, index) =>
    buckets.write({ ...window, remaining: 100 + ((index * 7) % 20), blockedUntil: at(60 + ((index * 3) % 20)) }),
  );
  await Promise.all(writers);
  expect(await buckets.read(window)).toMatchObject({ remaining: 100, blockedUntil: at(79) });
});
