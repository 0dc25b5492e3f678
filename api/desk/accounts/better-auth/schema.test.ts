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

import { getMigrations } from 'better-auth/db/migration';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '#store/open.ts';
import { silent, testStore } from '#store/testing.ts';
import { settings } from './settings.ts';

let store: Store;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

it('our migration makes every table, column and index that the library wants', async () => {
  const parts = {
    db: store.db,
    log: silent,
    secrets: [{ version: 1, value: 'x'.repeat(40) }] as const,
    origins: ['http://localhost:1'],
    joined: () => Promise.resolve(),
  };
  const { toBeAdded, toBeCreated } = await getMigrations(settings(parts));
  expect({ toBeAdded, toBeCreated }).toEqual({ toBeAdded: [], toBeCreated: [] });
  await store.sql`alter table auth_session drop column second_factor_at`;
  const lacking = await getMigrations(settings(parts));
  expect(lacking.toBeAdded.map(({ table, fields }) => [table, Object.keys(fields)])).toEqual([
    ['auth_session', ['second_factor_at']],
  ]);
});
