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

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import { testApp } from '../testing.ts';
import { network } from './limit.ts';
import { ensureRubric } from './rubric/store.ts';
import { ownOrigin, type TestDesk, testDesk, testHolder } from './testing.ts';
import { createUploadRoom } from './upload-room.ts';

let store: Store;
let desk: TestDesk;

beforeAll(async () => {
  store = await testStore({ max: 6 });
  desk = testDesk(store);
  await ensureRubric(store.db);
});
afterAll(() => store.close());

it('uploads share what memory they may take, and give it back however they end', async () => {
  const room = createUploadRoom(100);
  const first = Promise.withResolvers<void>();
  const held = room(async (grow) => {
    grow(60);
    await first.promise;
  });
  await expect(room(async (grow) => grow(41))).rejects.toMatchObject({ kind: 'busy' });
  await expect(room(async (grow) => grow(40))).resolves.toBe(undefined);
  first.resolve();
  await held;
  const broken = room(async (grow) => {
    grow(100);
    throw new RangeError('sender went away');
  });
  await expect(broken).rejects.toThrow('sender went away');
  await expect(room(async (grow) => grow(100))).resolves.toBe(undefined);
});

it('the same file under the same key is taken once, and another one is refused', async () => {
  const begun = await desk.ask<{ code: string }>(testHolder('aaaaaaaaaaaa'), 'post', '/applications', {
    kind: 'admission',
  });
  const { code } = begun.body;
  const text = Buffer.alloc(8 * 1024 * 1024, 'words and words\n');
  const app = testApp(store, { desk: { ...desk.parts, who: { actorOf: async () => testHolder(code) } } });
  const send = async (bytes: Buffer<ArrayBuffer>) => {
    const response = await app.request(`/api/v1/desk/applications/${code}/documents?kind=other`, {
      method: 'POST',
      headers: { origin: ownOrigin, 'idempotency-key': 'upload-key-1', 'x-file-name': 'a.txt' },
      body: bytes,
    });
    return [response.status, await response.text()] as const;
  };
  const [first, again] = [await send(text), await send(text)];
  expect([first[0], again]).toEqual([200, first]);
  expect((await send(Buffer.from('other words')))[0]).toBe(409);
});

it('the addresses of one IPv6 network count as one', () => {
  const near = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:db8:1:2:0:0:0:7'].map(network);
  expect(near).toEqual(['2001:db8:1:2', '2001:db8:1:2', '2001:db8:1:2']);
  expect([network('2001:db8:1:3::1'), network('192.0.2.7'), network('::1')]).toEqual([
    '2001:db8:1:3',
    '192.0.2.7',
    '0:0:0:0',
  ]);
});
