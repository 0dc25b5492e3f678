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

import { expect, test } from 'vitest';
import { testStore, testTemplate } from './testing.ts';

test('each test store is a migrated database of its own', async () => {
  const [one, two] = await Promise.all([testStore(), testStore()]);
  try {
    await one.db.insertInto('organisation').values({ id: 'acme', name: '{"zh":"甲","en":"Acme"}' }).execute();
    expect(await one.db.selectFrom('organisation').selectAll().execute()).toEqual([
      { id: 'acme', name: { zh: '甲', en: 'Acme' } },
    ]);
    expect(await two.db.selectFrom('organisation').selectAll().execute()).toEqual([]);
  } finally {
    await Promise.all([one.close(), two.close()]);
  }
});

test('closing a test store drops its database', async () => {
  const [kept, closed] = await Promise.all([testStore(), testStore()]);
  const name = closed.info.where.split('/').at(-1) ?? '';
  await closed.close();
  expect(await kept.sql`select 1 from pg_database where datname = ${name}`).toHaveLength(0);
  await kept.close();
});

test('clones of a filled template begin with its rows and do not share what comes after', async () => {
  const template = await testTemplate((store) =>
    store.db.insertInto('organisation').values({ id: 'acme', name: '{"zh":"甲","en":"Acme"}' }).execute(),
  );
  const one = await testStore({ template });
  await one.db.insertInto('organisation').values({ id: 'other', name: '{"zh":"乙","en":"Other"}' }).execute();
  const two = await testStore({ template });
  await template.drop();
  expect(await two.db.selectFrom('organisation').select('id').execute()).toEqual([{ id: 'acme' }]);
  await Promise.all([one.close(), two.close()]);
});

test('a template that cannot be filled leaves no database behind', async () => {
  let database = '';
  const filling = testTemplate(async (store) => {
    database = store.info.where.split('/').at(-1) ?? '';
    throw new Error('not today');
  });
  await expect(filling).rejects.toThrow('not today');
  const store = await testStore();
  expect(await store.sql`select 1 from pg_database where datname = ${database}`).toHaveLength(0);
  await store.close();
});
