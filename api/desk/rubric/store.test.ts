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
import { gateStages } from './body.ts';
import { activeRubric, defaultRubric, ensureRubric, rubricId, rubricOf } from './store.ts';

let store: Store;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

it('seeds version 1 once, however many start at once, and says so in the audit log', async () => {
  expect(await activeRubric(store.db)).toBeNull();
  await Promise.all([1, 2, 3, 4].map(() => ensureRubric(store.db)));
  await ensureRubric(store.db);
  const rows = await store.db.selectFrom('rubric').select(['version', 'state', 'made_by']).execute();
  expect(rows).toEqual([{ version: 1, state: 'active', made_by: 'machine' }]);
  const events = await store.db.selectFrom('audit_event').select(['actor', 'action', 'object_id']).execute();
  expect(events).toEqual([{ actor: 'machine', action: 'rubric.activate', object_id: 'incubation/1' }]);
  const active = await activeRubric(store.db);
  expect(active).toEqual(await rubricOf(store.db, rubricId, 1));
  expect(active?.body).toEqual(defaultRubric());
  expect(await rubricOf(store.db, rubricId, 2)).toBeNull();
});

it('has the criteria of the plan, as many required and advisory ones a stage as its table', () => {
  const { criteria, gates } = defaultRubric();
  expect(criteria).toHaveLength(38);
  const counts = gateStages.map((stage) => {
    const asked = criteria.flatMap(({ stages }) => stages[stage]?.need ?? []);
    return [
      stage,
      asked.filter((need) => need === 'required').length,
      asked.filter((need) => need === 'advisory').length,
    ];
  });
  expect(counts).toEqual([
    ['sandbox', 7, 5],
    ['incubating', 29, 8],
    ['graduated', 38, 0],
    ['emeritus', 0, 0],
  ]);
  expect(gateStages.map((stage) => [gates[stage].meanPoints, gates[stage].noticeDays])).toEqual([
    [5, 7],
    [5, 7],
    [7, 14],
    [null, 14],
  ]);
});
