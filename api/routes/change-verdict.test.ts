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

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '#store/open.ts';
import { saveChangeVerdict } from '#store/queries/change-verdict.ts';
import { testStore } from '#store/testing.ts';
import { readConfig } from '../config.ts';
import { testApp } from '../testing.ts';
import { fillStore } from '../testing-data.ts';

let store: Store;

beforeEach(async () => {
  store = await testStore();
});
afterEach(() => store.close());

test('verdicts of a project come newest first, and those of old changes are forgotten', async () => {
  await fillStore(store);
  const [of] = await store.sql<{ id: string; url: string }[]>`
    select r.id, r.url from repository r join project_repository pr on pr.repository_id = r.id where pr.project = 'alpha'`;
  if (of === undefined) throw new Error('alpha has no repository');
  const { id: repository_id, url } = of;
  const at = (day: number) => new Date(Date.UTC(2026, 10, day));
  const row = {
    repository_id,
    base_sha: Buffer.alloc(20, 1),
    base_ref: 'main',
    report: '{}',
    problem: null,
    errors: 1,
    warnings: 2,
  };
  await saveChangeVerdict(store.db, {
    ...row,
    change_number: '1',
    head_sha: Buffer.alloc(20, 2),
    verdict: 'pass',
    checked_at: new Date('2026-01-01'),
    told_at: null,
  });
  for (const day of [1, 2]) {
    const head_sha = Buffer.alloc(20, 10 + day);
    await saveChangeVerdict(store.db, {
      ...row,
      change_number: '7',
      head_sha,
      verdict: 'fail',
      checked_at: at(day),
      told_at: at(day),
    });
  }
  const answer = await testApp(store).request('/api/v1/projects/alpha/change-verdicts');
  expect(answer.status).toBe(200);
  const { items } = (await answer.json()) as { items: object[] };
  expect(items).toMatchObject([
    { repository: url, change: '7', head: '0c'.repeat(20), verdict: 'fail', errors: 1, warnings: 2, problem: null },
    { head: '0b'.repeat(20), toldAt: '2026-11-01T00:00:00.000Z' },
  ]);
  expect(items).toHaveLength(2);
  expect((await testApp(store).request('/api/v1/projects/none/change-verdicts')).status).toBe(404);
});

test('changes are not checked unless the operator says how platforms are told', () => {
  expect(readConfig({}).changeChecks).toEqual([]);
  expect(readConfig({ TONGMING_CHANGE_CHECKS: 'off' }).changeChecks).toEqual([]);
  expect(readConfig({ TONGMING_CHANGE_CHECKS: 'comment,status' }).changeChecks).toEqual(['status', 'comment']);
  expect(readConfig({ TONGMING_CHANGE_CHECKS: 'yes' }).problems).toHaveLength(1);
});
