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
import { testCode, testMember } from '../testing.ts';
import { notify } from './notify.ts';

let store: Store;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

const told = {
  kind: 'report',
  object: { kind: 'report', id: '1' },
  text: { zh: '报告', en: 'report' },
  link: '/desk/reports/1/',
} as const;

it('tells each person once, whatever names them, and leaves out who did it and who is suspended', async () => {
  const [ann, bo, cy] = [
    await testMember(store, { roles: ['committee'] }),
    await testMember(store, { roles: ['committee', 'administrator'] }),
    await testMember(store, { roles: ['administrator'] }),
  ];
  await store.db.updateTable('member').set({ state: 'suspended' }).where('user_id', '=', cy.userId).execute();
  const to = { members: [ann.userId, cy.userId], roles: ['committee', 'administrator'] } as const;
  expect(await notify(store.db, { ...told, to, dedupe: 'a' })).toBe(2);
  expect(await notify(store.db, { ...told, to, dedupe: 'a' })).toBe(0);
  expect(await notify(store.db, { ...told, to, except: bo.userId })).toBe(1);
  expect(await notify(store.db, { ...told, to, except: bo.userId })).toBe(1);
});

it('tells an applicant in the desk, or by mail where there is no account', async () => {
  const applicant = await testMember(store, {});
  const [own, linked] = [testCode(), testCode()];
  const row = { kind: 'admission', target_stage: 'sandbox' } as const;
  await store.db
    .insertInto('application')
    .values([
      { ...row, code: own, applicant: applicant.userId, applicant_email: 'x@example.org' },
      { ...row, code: linked, applicant_email: 'ann@example.org', form: JSON.stringify({ locale: 'en' }) },
    ])
    .execute();
  expect(await notify(store.db, { ...told, to: { applicantOf: own }, dedupe: 'own' })).toBe(1);
  expect(await notify(store.db, { ...told, to: { applicantOf: linked }, dedupe: 'own' })).toBe(1);
  const rows = await store.db
    .selectFrom('notification')
    .select(['member', 'address', 'locale', 'to_mail', 'text'])
    .where('dedupe', '=', 'own')
    .orderBy('id')
    .execute();
  const text = { zh: '报告', en: 'report' };
  expect(rows).toEqual([
    { member: applicant.userId, address: null, locale: null, to_mail: true, text },
    { member: null, address: 'ann@example.org', locale: 'en', to_mail: true, text },
  ]);
});

it('keeps a kind out of the mail for who wants none', async () => {
  const ann = await testMember(store, {});
  await store.db
    .insertInto('notification_preference')
    .values({ member: ann.userId, kind: 'report', mail: false })
    .execute();
  await notify(store.db, { ...told, to: { members: [ann.userId] } });
  const row = await store.db
    .selectFrom('notification')
    .select('to_mail')
    .where('member', '=', ann.userId)
    .executeTakeFirst();
  expect(row).toEqual({ to_mail: false });
});
