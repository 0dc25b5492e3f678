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
import { visitor } from '../actor.ts';
import { testDesk } from '../testing.ts';
import type { AuthPort } from './port.ts';
import { signedIn, testAccounts } from './testing.ts';

let store: Store;
let port: AuthPort;
beforeAll(async () => {
  store = await testStore();
  port = testAccounts(testDesk(store).context);
});
afterAll(() => store.close());

it('the actor behind a cookie is read with roles, organisation, second factor and proven claims', async () => {
  const { cookie, actor, userId } = await signedIn(store, port, {
    roles: ['reviewer', 'committee'],
    organisation: 'acme',
  });
  await store.sql`insert into project (slug, entry, domain, stage) select slug, '{}', 'x', 'sandbox' from unnest(array['a', 'b', 'c']) as slug`;
  await store.sql`insert into project_claim (project, member, method, proof, state) values
    ('b', ${userId}, 'file', 'x', 'proven'), ('a', ${userId}, 'file', 'x', 'proven'), ('c', ${userId}, 'file', 'x', 'pending')`;
  expect(await port.actorOf(new Headers({ cookie }))).toEqual({ ...actor, maintains: ['a', 'b'] });
});

it.each([
  ['none', ''],
  ['another signature', 'tongming.session_token=abc.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D'],
  ['not encoded', 'tongming.session_token=%E0%A4%A'],
  ['empty', 'tongming.session_token='],
])('a bad cookie is nobody: %s', async (_name, cookie) => {
  expect(await port.actorOf(new Headers({ cookie }))).toEqual(visitor);
});
