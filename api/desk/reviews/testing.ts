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

import type { Store } from '#store/open.ts';
import { type TestApplication, testApplication } from '../applications/testing.ts';
import { ensureRubric, rubricId } from '../rubric/store.ts';

/** An application under review with the rubric that the hub comes with. */
export async function testReview(
  store: Store,
  given: TestApplication = {},
): Promise<{ readonly code: string; readonly id: string }> {
  await ensureRubric(store.db);
  return testApplication(store, {
    state: 'reviewing',
    rubric: { id: rubricId, version: 1 },
    clock: 'review',
    dueAt: new Date('2026-12-20T08:00:00Z'),
    ...given,
  });
}

/** How many events the audit log has. */
export async function auditCount(store: Store): Promise<number> {
  const { n } = await store.db
    .selectFrom('audit_event')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}
