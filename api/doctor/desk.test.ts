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

import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testStore } from '#store/testing.ts';
import { testMember } from '../desk/testing.ts';
import { examineAccounts, examineFiles } from './desk.ts';

it('says how the first administrator comes in, and then how many there are', async () => {
  const store = await testStore();
  try {
    await testMember(store, { roles: ['reviewer'] });
    const [none] = await examineAccounts(store.db);
    expect([none?.status, none?.text.en.includes('npx tongming admin invite ADDRESS --role administrator')]).toEqual([
      'warning',
      true,
    ]);
    await testMember(store, { roles: ['administrator'] });
    const [one] = await examineAccounts(store.db);
    expect([one?.status, one?.text]).toEqual(['ok', { zh: '1 位管理员', en: '1 administrator' }]);
  } finally {
    await store.close();
  }
});

it('says where documents lie, and when they cannot', async () => {
  const data = await mkdtemp(join(tmpdir(), 'tongming-doctor-'));
  try {
    const before = await examineFiles(data);
    expect(before.map(({ status, text }) => [status, text.en])).toEqual([['ok', 'made with the first document']]);
    await mkdir(join(data, 'files'));
    const after = await examineFiles(data);
    expect(after.map(({ status, text }) => [status, text.en])).toEqual([
      ['ok', `${join(data, 'files')} can be used; back it up with the database`],
    ]);
    await rm(join(data, 'files'), { recursive: true });
    await symlink('files', join(data, 'files'));
    const wrong = await examineFiles(data);
    expect(wrong.map(({ status }) => status)).toEqual(['failure']);
  } finally {
    await rm(data, { recursive: true });
  }
});
