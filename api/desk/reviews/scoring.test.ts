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
import { storeSource } from '../audit-log/store-source.ts';
import { verifyAudit } from '../audit-log/verify.ts';
import { defaultRubric } from '../rubric/store.ts';
import { type TestDesk, testDesk, testMember } from '../testing.ts';
import { testReview } from './testing.ts';

const reviewers = 50;
let store: Store;
let desk: TestDesk;
beforeAll(async () => {
  store = await testStore({ max: 8 });
  desk = testDesk(store);
});
afterAll(async () => store.close());

it(`${reviewers} reviewers score every criterion at once: what was acknowledged is stored, once, and the log is whole`, async () => {
  const { code, id } = await testReview(store, { target: 'graduated' });
  const criteria = defaultRubric().criteria.filter(({ stages }) => stages.graduated !== undefined);
  const people = await Promise.all(Array.from({ length: reviewers }, () => testMember(store, { roles: ['reviewer'] })));
  const before = await store.db.selectFrom('audit_head').select('seq').executeTakeFirstOrThrow();
  const points = [0, 2, 4, 6, 8, 10] as const;
  const acknowledged = new Map<string, number>();
  const statuses = new Set<number>();
  await Promise.all(
    people.map(async (person, p) => {
      for (const [c, { id: criterion }] of criteria.entries()) {
        const given = points[(p * 7 + c) % points.length] ?? 0;
        const { status } = await desk.ask(person, 'put', `/applications/${code}/judgements/${criterion}`, {
          verdict: given > 4 ? 'pass' : 'fail',
          points: given,
          reason: `${p} on ${c}`,
          version: 0,
        });
        statuses.add(status);
        if (status === 200) acknowledged.set(`${criterion} ${person.userId}`, given);
      }
    }),
  );
  expect([...statuses]).toEqual([200]);
  const rows = await store.db
    .selectFrom('judgement')
    .select(['criterion', 'reviewer', 'points', 'version'])
    .where('application', '=', id)
    .execute();
  expect(rows).toHaveLength(reviewers * criteria.length);
  expect(rows.every(({ version }) => version === 1)).toBe(true);
  expect(new Map(rows.map(({ criterion, reviewer, points: given }) => [`${criterion} ${reviewer}`, given]))).toEqual(
    acknowledged,
  );
  const after = await store.db.selectFrom('audit_head').select('seq').executeTakeFirstOrThrow();
  expect(Number(after.seq) - Number(before.seq)).toBe(reviewers * criteria.length);
  const seen = await verifyAudit(await storeSource(store.db), []);
  expect(seen).toMatchObject({ ok: true, events: Number(after.seq), finding: null });
}, 120_000);
