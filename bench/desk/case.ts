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

import { randomBytes } from 'node:crypto';
import type { Actor } from '#api/desk/actor.ts';
import { testReview } from '#api/desk/reviews/testing.ts';
import { defaultRubric } from '#api/desk/rubric/store.ts';
import { testMember } from '#api/desk/testing.ts';
import type { Store } from '#store/open.ts';

/** Criteria that the gate to graduation asks, which is most of them. */
export const criteria: readonly string[] = defaultRubric()
  .criteria.filter(({ stages }) => stages.graduated !== undefined)
  .map(({ id }) => id);

const place = {
  repository: 'https://github.com/example/sample',
  commit: 'a'.repeat(40),
  path: 'docs/governance/DECISIONS.md',
  line: 7,
  text: 'Decisions are taken by lazy consensus among maintainers.',
  date: '2026-11-20',
  link: 'https://github.com/example/sample/blob/main/docs/governance/DECISIONS.md#L7',
};

/** A look of the machine as real ones are: three places an item. */
function items(): object[] {
  return criteria.map((criterion) => ({
    criterion,
    need: 'required',
    status: 'pass',
    reason: { zh: '找到了要求的文件，内容完整。', en: 'What is asked for was found, and it is complete.' },
    measured: { value: 92.5, unit: { zh: '%', en: '%' }, threshold: 80 },
    places: [place, place, place],
    coverage: 1,
    fix: null,
    source: 'check:governance',
  }));
}

/** Cases under review with evidence, as they are when reviewers score. */
export async function benchCases(store: Store, count: number): Promise<{ code: string; id: string }[]> {
  const cases = [];
  for (let i = 0; i < count; i += 1) {
    const made = await testReview(store, { target: 'graduated', title: `Case ${i}`, organisations: ['somebody'] });
    await store.db
      .insertInto('application_evidence')
      .values({
        application: made.id,
        rubric_id: 'incubation',
        rubric_version: 1,
        digest: randomBytes(32).toString('hex'),
        commits: JSON.stringify({ [place.repository]: place.commit }),
        items: JSON.stringify(items()),
      })
      .execute();
    cases.push(made);
  }
  return cases;
}

/** Members who review. */
export async function benchReviewers(store: Store, count: number): Promise<(Actor & { readonly userId: string })[]> {
  const people = [];
  for (let i = 0; i < count; i += 1) {
    people.push(await testMember(store, { roles: ['reviewer'], organisation: 'the centre', name: `Reviewer ${i}` }));
  }
  return people;
}
