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

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActKind } from '#store/facts.ts';
import type { Store } from '#store/open.ts';
import type { Month } from '#store/period.ts';
import { testStore } from '#store/testing.ts';
import type { MetricRequest, MetricRow } from '../metric.ts';
import { metrics } from '../metric-registry.ts';
import { type ActSpec, addActs, addStreams, rowsOf, valuesOf } from '../testing/derived-facts.ts';
import { addCommits, addIdentity, addOrganisation, addProject, addRepository } from '../testing/store-facts.ts';

let store: Store;
const ids = new Map<string, string>();

beforeAll(async () => {
  store = await testStore();
  for (const name of ['ann', 'bo', 'cy', 'dee', 'eve', 'fay', 'gus', 'hal', 'bot-x'])
    ids.set(name, await addIdentity(store, name));
  for (const organisation of ['acme', 'lab'])
    await addOrganisation(store, organisation, [{ domain: `${organisation}.example` }]);
});
afterAll(() => store.close());

const who = (name: string) => ids.get(name) ?? null;
const act = (kind: ActKind, at: string, name: string | null, more: Partial<ActSpec> = {}): ActSpec => ({
  kind,
  at: `${at}T12:00:00Z`,
  person: name === null ? null : who(name),
  ...more,
});
const times = (n: number, ...[kind, at, name, more]: Parameters<typeof act>) =>
  Array.from({ length: n }, () => act(kind, at, name, more));

async function project(slug: string, acts: readonly ActSpec[]): Promise<string> {
  await addProject(store, slug);
  const repository = await addRepository(store, slug);
  await addStreams(store, repository, '2026-11-15T08:00:00Z', '2023-01-01T00:00:00Z');
  // What is known of git begins with the first commit.
  await addCommits(store, repository, [
    { at: '2023-01-01T00:00:00Z', author: 'zoe@none.example', name: `first of ${slug}` },
  ]);
  await addActs(store, slug, repository, acts);
  return repository;
}

async function rows(id: string, request: Partial<MetricRequest>): Promise<MetricRow[]> {
  const metric = metrics.get(id);
  if (metric === undefined) throw new Error(`no metric ${id}`);
  return rowsOf(store, metric, { scope: 'project', subjects: null, first: '2026-01', last: '2026-10', ...request });
}

async function value(
  id: string,
  slug: string,
  month: Month,
  period = 'month',
  scope: MetricRequest['scope'] = 'project',
) {
  const found = await rows(id, { scope, subjects: [slug], first: month, last: month });
  return valuesOf(found, slug)[`${period} ${month}`];
}

describe('people who do anything', () => {
  beforeAll(async () => {
    await project('crowd', [
      act('star', '2026-02-01', 'ann'),
      act('star', '2026-02-02', null),
      act('fork', '2026-02-03', 'ann'),
      act('fork', '2026-03-03', 'ann'),
      act('comment', '2026-02-05', 'bo', { other: who('ann') }),
      act('comment', '2026-02-06', 'bo', { other: who('bo') }),
      act('comment', '2026-03-06', 'bo', { other: who('cy') }),
      act('comment', '2026-03-07', 'bo', { other: who('bot-x') }),
      act('comment', '2026-03-08', null, { other: who('ann') }),
      act('review', '2026-03-09', 'cy', { other: who('bo') }),
      act('review', '2026-03-10', 'cy', { other: who('cy') }),
      act('review', '2026-03-11', null, { other: who('bo') }),
      act('review-comment', '2026-03-12', 'dee', { other: who('cy') }),
      act('commit', '2026-02-10', 'eve'),
      act('co-author', '2026-03-10', 'fay'),
      act('release', '2026-04-10', 'gus'),
    ]);
  });

  it('attention: stars + 2·forks by different people, the hidden one by one', async () => {
    expect(await value('attention', 'crowd', '2026-02')).toBe(4);
    expect(await value('attention', 'crowd', '2026-03', 'quarter')).toBe(4);
    expect(await value('stars', 'crowd', '2026-02')).toBe(2);
    expect(await value('forks', 'crowd', '2026-03', 'quarter')).toBe(2);
  });

  it('participants, contributors of code, active and new people differ', async () => {
    expect(await value('participants', 'crowd', '2026-03', 'quarter')).toBe(2);
    expect(await value('contributors', 'crowd', '2026-03', 'quarter')).toBe(2);
    expect(await value('active-people', 'crowd', '2026-03', 'quarter')).toBe(5);
    expect(await value('active-people', 'crowd', '2026-04', 'window12')).toBe(6);
    expect(await value('new-people', 'crowd', '2026-02')).toBe(2);
    expect(await value('new-people', 'crowd', '2026-03')).toBe(3);
    expect(await value('new-contributors', 'crowd', '2026-03')).toBe(1);
  });

  it('reviews, reviewers and those worked with leave out oneself, bots and the unknown', async () => {
    expect(await value('reviews-given', 'crowd', '2026-03')).toBe(2);
    expect(await value('reviewers', 'crowd', '2026-03')).toBe(2);
    expect(await value('comments', 'crowd', '2026-03')).toBe(3);
    expect(await value('people-worked-with', 'crowd', '2026-03', 'quarter')).toBe(3);
    expect(await value('people-worked-with', who('bo') ?? '', '2026-03', 'window12', 'person')).toBe(2);
  });

  it('inactive: seen before the end, nothing in six months', async () => {
    const inactive = await rows('inactive-contributors', { subjects: ['crowd'] });
    const monthly = valuesOf(inactive, 'crowd');
    const months = ['02', '03', '07', '08', '09', '10'].map((month) => monthly[`month 2026-${month}`]);
    expect(months).toEqual([0, 0, 0, 1, 2, 2]);
    expect(monthly['window12 2026-08']).toBe(1);
  });

  it('active hours are scaled to the busiest, 0–10', async () => {
    const [newest] = (
      await rows('active-dates-and-times', { subjects: ['crowd'], first: '2026-10', last: '2026-10' })
    ).filter(({ period }) => period === 'window12');
    const detail = newest?.detail as number[];
    expect(detail).toHaveLength(168);
    expect(Math.max(...detail)).toBe(10);
    // Thursday 12:00: 5 February; 12 March. Tuesday: 10 February, 10 March ×2. Friday: 6 Feb, 6 March, 10 April.
    expect([detail[3 * 24 + 12], detail[24 + 12], detail[4 * 24 + 12], detail[0]]).toEqual([7, 10, 10, 0]);
    expect(newest?.value).toBe(7);
  });
});

describe('the funnel', () => {
  beforeAll(async () => {
    await project('funnel', [
      act('star', '2026-01-05', 'ann'),
      act('comment', '2026-01-06', 'ann'),
      act('change-merged', '2026-03-06', 'ann'),
      act('comment', '2026-01-07', 'bo'),
      act('star', '2026-01-08', 'bo'),
      act('fork', '2026-01-09', 'cy'),
      act('issue-opened', '2026-02-09', 'cy'),
      act('star', '2026-01-10', 'dee'),
      act('star', '2026-02-10', null),
    ]);
  });

  it('counts people by step', async () => {
    expect(await value('d0-users', 'funnel', '2026-01')).toBe(4);
    expect(await value('d1-users', 'funnel', '2026-01')).toBe(2);
    expect(await value('d2-contributors', 'funnel', '2026-03', 'quarter')).toBe(1);
    expect(await value('change-contributors', 'funnel', '2026-03')).toBe(1);
    expect(await value('new-change-contributors', 'funnel', '2026-03', 'quarter')).toBe(1);
  });

  it('converts those who came in the period, and took the next step after, by its end', async () => {
    expect(await value('conversion-d0-d1', 'funnel', '2026-01')).toBe(0.25);
    expect(await value('conversion-d0-d1', 'funnel', '2026-03', 'quarter')).toBe(0.5);
    expect(await value('conversion-d0-d1', 'funnel', '2026-02')).toBeNull();
    expect(await value('conversion-d1-d2', 'funnel', '2026-03', 'window12')).toBeCloseTo(1 / 3, 12);
    expect(await value('conversion-d1-d2', 'funnel', '2026-02')).toBe(0);
  });
});

describe('organisations and maintainers', () => {
  const [acme, lab] = [{ organisation: 'acme' }, { organisation: 'lab' }];
  beforeAll(async () => {
    const repository = await project('home', [
      ...times(3, 'commit', '2026-05-01', 'ann', { ...acme, activity: 1 }),
      ...times(2, 'commit', '2026-05-02', 'bo', { ...lab, activity: 1 }),
      act('comment', '2026-05-03', 'cy', { organisation: '~', activity: 1 }),
      act('comment', '2026-05-04', 'dee'),
      act('commit', '2026-06-01', 'ann', lab),
      act('change-merged', '2026-05-05', 'bo', { ...lab, other: who('ann') }),
      act('change-merged', '2026-05-06', 'ann', { ...acme, other: who('ann') }),
      act('change-merged', '2026-05-06', 'bo', { ...lab, other: who('bot-x') }),
      act('issue-closed', '2026-06-07', 'bo', { ...lab, other: who('cy') }),
      act('issue-closed', '2026-06-08', 'cy', { organisation: '~', other: who('cy') }),
      act('issue-closed', '2026-06-08', 'dee', { other: null }),
    ]);
    await addCommits(store, repository, [{ at: '2026-05-01T12:00:00Z', author: 'fay@none.example', name: 'mailed' }]);
    await store.db
      .updateTable('commit')
      .set({ committer_id: who('gus'), committed_at: new Date('2026-07-02T00:00:00Z') })
      .where('repository_id', '=', repository)
      .execute();
    await project('away', [
      ...times(9, 'commit', '2026-05-01', 'bo', { ...lab, activity: 1 }),
      act('commit', '2026-05-02', 'ann', { ...acme, activity: 1 }),
    ]);
  });

  it('outsiders: of the known, who did nothing for the host', async () => {
    expect(await value('outside-contributors', 'home', '2026-05')).toBeCloseTo(2 / 3, 12);
    // Both have three commits over the quarter, and everybody who is known but cy acted for one of them.
    expect(await value('outside-contributors', 'home', '2026-06', 'quarter')).toBeCloseTo(1 / 3, 12);
  });

  it('activity elsewhere: where somebody else has more commits', async () => {
    expect(await value('outside-own-projects', 'acme', '2026-05', 'month', 'organisation')).toBe(0.25);
    expect(await value('outside-own-projects', 'lab', '2026-05', 'month', 'organisation')).toBeCloseTo(2 / 11, 12);
    expect(await value('outside-own-projects', 'lab', '2026-06', 'quarter', 'organisation')).toBe(0);
    const [individuals] = await rows('outside-own-projects', {
      scope: 'organisation',
      subjects: ['~'],
      first: '2026-10',
    });
    expect(individuals).toMatchObject({ value: null, reason: { en: 'Not an organisation' } });
  });

  it('maintainers merge, close or commit what others did', async () => {
    expect(await value('maintainers-active', 'home', '2026-05')).toBe(1);
    expect(await value('maintainers-active', 'home', '2026-06')).toBe(1);
    expect(await value('maintainers-active', 'home', '2026-07')).toBe(1);
    expect(await value('maintainers-active', 'home', '2026-07', 'window12')).toBe(3);
    expect(await value('maintainers-employed', 'acme', '2026-05', 'month', 'organisation')).toBe(1);
    expect(await value('maintainers-employed', 'lab', '2026-06', 'quarter', 'organisation')).toBe(2);
    expect(await value('maintainers-employed', 'acme', '2026-06', 'month', 'organisation')).toBe(0);
  });
});

describe('what git alone can tell', () => {
  it('is stated, and maintainers that it does not show are unknown', async () => {
    await addProject(store, 'plain');
    const repository = await addRepository(store, 'plain');
    await addCommits(store, repository, [{ at: '2026-05-01T00:00:00Z', author: 'zoe@none.example', name: 'plain' }]);
    await addActs(store, 'plain', repository, [act('commit', '2026-05-01', 'eve', { activity: 1 })]);
    const only = { subjects: ['plain'], first: '2026-05', last: '2026-05' } as const;
    const [maintainers] = await rows('maintainers-active', only);
    expect(maintainers).toMatchObject({
      value: null,
      reason: { en: expect.stringMatching(/^Git history alone does not show any/) },
    });
    const [activity] = await rows('activity', only);
    expect(activity).toMatchObject({ value: 1, reason: { en: expect.stringMatching(/^Git history only/) } });
    const [participants] = await rows('participants', only);
    expect(participants).toMatchObject({ value: null, reason: { en: 'The platform does not tell this' } });
  });
});

describe('bus factor of OpenDigger', () => {
  it('counts everybody who weighs as much as the median: eight equals are 8', async () => {
    const names = ['ann', 'bo', 'cy', 'dee', 'eve', 'fay', 'gus', 'hal'];
    await project(
      'equals',
      names.map((name) => act('comment', '2026-05-01', name, { activity2023: 1.25 })),
    );
    expect(await value('bus-factor', 'equals', '2026-05')).toBe(8);
    const worked = [1000, 202, 90, 33, 332, 343, 42, 433];
    await project(
      'worked',
      names.map((name, i) => act('comment', '2026-05-01', name, { activity2023: worked[i] ?? 0 })),
    );
    expect(await value('bus-factor', 'worked', '2026-05', 'window12')).toBe(2);
    expect(await value('bus-factor', 'worked', '2026-06')).toBeNull();
  });
});

describe('elephant factor', () => {
  it('of CHAOSS, with the numbers of the absence factor: 1000, 202, 90, 33, 332, 343, 42, 433 → 2', async () => {
    const worked = [1000, 202, 90, 33, 332, 343, 42, 433];
    await project(
      'herd',
      worked.flatMap((n, i) => times(n, 'commit', '2026-05-01', 'ann', { organisation: `herd-${i}` })),
    );
    expect(await value('elephant-factor', 'herd', '2026-05')).toBe(2);
    expect(await value('contributor-absence-factor', 'herd', '2026-05')).toBe(1);
    await project('solo', [
      ...times(5, 'commit', '2026-05-01', 'ann', { organisation: '~' }),
      ...times(3, 'commit', '2026-05-01', 'bo', { organisation: '~' }),
      ...times(2, 'commit', '2026-05-01', 'cy', { organisation: 'acme' }),
    ]);
    expect(await value('elephant-factor', 'solo', '2026-05')).toBe(1);
    expect(await value('organisations', 'solo', '2026-05')).toBe(1);
    expect(await value('organisation-diversity', 'solo', '2026-05')).toBeCloseTo(1 - (25 + 9 + 4) / 100, 12);
  });
});

describe('verified identities', () => {
  it('are accounts, and addresses that an account is proven to own', async () => {
    const [mail, other] = [await addIdentity(store, 'm@none.example'), await addIdentity(store, 'o@none.example')];
    const [account, claimed] = [await addIdentity(store, 'account-m'), await addIdentity(store, 'account-o')];
    const joined = [
      { mail, account, kind: 'noreply-id' },
      { mail: other, account: claimed, kind: 'mailmap' },
    ];
    for (const one of joined) {
      const rows = [one.mail, one.account].map((id) => ({ identity_id: id, person_id: one.mail }));
      await store.db.insertInto('person_identity').values(rows).execute();
      await store.db
        .insertInto('identity_evidence')
        .values({ a_id: one.mail, b_id: one.account, kind: one.kind, source: 'test', strength: 0.9, detail: '{}' })
        .execute();
    }
    const alone = await addIdentity(store, 'alone@none.example');
    const by = (person: string | null, n: number, at: string) =>
      Array.from({ length: n }, () => act('commit', at, null, { person }));
    await project('proof', [
      ...by(mail, 3, '2026-05-01'),
      ...by(other, 4, '2026-05-01'),
      ...by(who('ann'), 2, '2026-05-01'),
      ...by(alone, 3, '2026-05-01'),
      ...by(null, 5, '2026-05-01'),
      ...by(alone, 1, '2026-06-01'),
    ]);
    expect(await value('verified-identity', 'proof', '2026-05')).toBeCloseTo(5 / 12, 12);
    expect(await value('verified-identity', 'proof', '2026-06')).toBeNull();
    expect(await value('verified-identity', mail, '2026-05', 'month', 'person')).toBe(1);
    expect(await value('verified-identity', other, '2026-05', 'month', 'person')).toBe(0);
  });
});

describe('newcomers', () => {
  it('of the period before who are still there, and first acts older than two windows', async () => {
    const acme = { organisation: 'acme' };
    await project('new', [
      act('commit', '2023-02-01', 'hal', acme),
      act('commit', '2026-02-01', 'hal', acme),
      act('commit', '2026-02-01', 'gus', acme),
      act('commit', '2026-02-02', 'eve'),
      act('commit', '2026-03-01', 'gus'),
    ]);
    expect(await value('newcomer-retention', 'new', '2026-03')).toBe(0.5);
    expect(await value('retention', 'new', '2026-03')).toBeCloseTo(1 / 3, 12);
    expect(await value('newcomer-retention', 'new', '2026-04')).toBeNull();
    const request = {
      scope: 'organisation',
      subjects: ['acme'],
      within: ['new'],
      first: '2026-02',
      last: '2026-02',
    } as const;
    expect(valuesOf(await rows('new-contributors', request), 'acme')['month 2026-02']).toBe(1);
    const domain = {
      scope: 'domain',
      within: ['new'],
      subjects: ['database'],
      first: '2026-02',
      last: '2026-02',
    } as const;
    expect(valuesOf(await rows('new-contributors', domain), 'database')['month 2026-02']).toBe(2);
  });
});
