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

import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Store } from '#store/open.ts';
import { silent, testStore } from '#store/testing.ts';
import { MetricsError } from '../error.ts';
import { actRows, derive } from '../testing/derived-rows.ts';
import { addChanges, addComments, addEvents, addIssues, addReviews } from '../testing/platform-facts.ts';
import { addArchived, addStars, addStreamStates } from '../testing/repository-facts.ts';
import { addCommits, addIdentity, addProject, addRepository } from '../testing/store-facts.ts';
import { deriveProject } from './derive.ts';

const people = ['ann', 'bob', 'cid', 'bot-x'];
const at = (n: number) => new Date(Date.UTC(2026, 4, 1) + n * 3_600_000).toISOString();
/** Numbers without order: so that ties and ids cannot hide behind one. */
const mixed = (n: number, of: number) => (n * 7919 + 13) % of;

type Adder = (store: Store, repository: string) => Promise<void>;

/** Facts in pieces that can arrive in any order, with ties in time. */
function pieces(): Adder[] {
  const who = (n: number) => people[mixed(n, people.length)] as string;
  return Array.from({ length: 30 }, (_, i): Adder[] => [
    (s, r) =>
      addCommits(s, r, [
        {
          name: `c${i}`,
          at: at(mixed(i, 9)),
          author: `${who(i)}@x.example`,
          coAuthors: [`${who(i + 1)}@x.example`, 'zed@y.example'],
        },
      ]),
    (s, r) => addIssues(s, r, [{ id: `i${i}`, number: String(i), title: 'Fix it!', who: who(i), at: at(mixed(i, 5)) }]),
    (s, r) =>
      addChanges(s, r, [
        {
          id: `m${i}`,
          number: String(100 + i),
          who: who(i),
          at: at(mixed(i, 7)),
          mergedAt: at(10 + i),
          mergedBy: who(i + 2),
        },
      ]),
    (s, r) => addComments(s, r, [{ id: `k${i}`, on: ['issue', String(mixed(i, 4))], who: who(i), at: at(20) }]),
    (s, r) => addReviews(s, r, [{ id: `v${i}`, change: String(100 + mixed(i, 9)), who: who(i), at: at(mixed(i, 12)) }]),
    (s, r) =>
      addEvents(s, r, [
        { id: `e${i}`, kind: i % 2 ? 'closed' : 'reopened', on: ['issue', '3'], who: who(i), at: at(30) },
      ]),
    (s, r) =>
      addArchived(s, r, [{ id: `a${i}`, kind: 'comment', object: `k${i * 2}`, number: '2', who: who(i), at: at(i) }]),
  ]).flat();
}

async function derived(order: (count: number) => number[]): Promise<unknown> {
  const store = await testStore();
  try {
    const parts: Adder[] = [
      ...pieces(),
      async (s, r) => addStars(s, r, [{ who: 'ann', at: at(1) }]),
      async (s, r) => addStreamStates(s, r, { comments: null, reviews: at(99), 'review-comments': at(99) }),
    ];
    const indexes = order(parts.length);
    for (const index of indexes.slice(0, 9)) await addIdentity(store, people[index % people.length] as string);
    await addProject(store, 'p');
    const repository = await addRepository(store, 'p');
    for (const index of indexes) await parts[index]?.(store, repository);
    await derive(store, 'p');
    const discounts =
      await sql`select kind, split_part(source, ':', 1) as source, rule, factor, evidence from act_discount
      order by kind, 2, rule, evidence::text`.execute(store.db);
    const items =
      await sql`select w.kind, w.number, p.name as person, w.state, w.opened_at, w.closed_at, w.open_during::text,
        w.first_response_at, f.name as responder, w.reviews, w.reviewers, w.standing
      from work_item w left join identity p on p.id = w.person_id left join identity f on f.id = w.first_responder_id
      order by w.kind, w.number`.execute(store.db);
    return { acts: await actRows(store, 'p'), discounts: discounts.rows, items: items.rows };
  } finally {
    await store.close();
  }
}

it('facts in another order, with other ids, come to the same rows', async () => {
  const forwards = await derived((count) => Array.from({ length: count }, (_, i) => i));
  expect(await derived((count) => Array.from({ length: count }, (_, i) => count - 1 - i))).toEqual(forwards);
});

it('a derivation that is done again changes nothing, and one that is stopped leaves what stood', async () => {
  const store = await testStore();
  try {
    await addProject(store, 'p');
    const repository = await addRepository(store, 'p');
    await addIssues(store, repository, [{ number: '1', who: 'ann', at: at(1) }]);
    const options = { log: silent, signal: new AbortController().signal };
    const report = await deriveProject(store, 'p', options);
    expect(report).toEqual({ project: 'p', acts: 1, items: 1, discounts: 0 });
    const before = await actRows(store, 'p');
    await Promise.all([deriveProject(store, 'p', options), deriveProject(store, 'p', options)]);
    expect(await actRows(store, 'p')).toEqual(before);
    await addIssues(store, repository, [{ number: '2', who: 'ann', at: at(1) }]);
    await expect(deriveProject(store, 'p', { log: silent, signal: AbortSignal.abort() })).rejects.toThrow(MetricsError);
    expect(await actRows(store, 'p')).toEqual(before);
  } finally {
    await store.close();
  }
});

it('what is as it was is not written again', async () => {
  const store = await testStore();
  try {
    await addProject(store, 'p');
    const repository = await addRepository(store, 'p');
    await addIssues(store, repository, [
      { number: '1', who: 'ann', at: at(1), labels: ['bug'] },
      { number: '2', who: 'bob', at: at(1) },
    ]);
    await derive(store, 'p');
    const versions = async () =>
      (
        await sql<{ row: string }>`select source || ' ' || xmin as row from act
        union all select 'item ' || number || ' ' || xmin from work_item order by 1`.execute(store.db)
      ).rows.map(({ row }) => row);
    const before = await versions();
    await derive(store, 'p');
    expect(await versions()).toEqual(before);
    await addComments(store, repository, [{ id: '9', on: ['issue', '2'], who: 'ann', at: at(2) }]);
    await derive(store, 'p');
    const after = await versions();
    // Ann has more to share in that month; Bob's issue now has an answer.
    expect(before.filter((row) => after.includes(row)).map((row) => row.replace(/ \d+$/, ''))).toEqual(['2', 'item 1']);
  } finally {
    await store.close();
  }
});
