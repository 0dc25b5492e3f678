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

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Store } from '#store/open.ts';
import { takeLease } from '#store/queries/lease.ts';
import type { Session } from '#store/session.ts';
import { testStore } from '#store/testing.ts';
import type { ChangeFact, CommentFact, Facts, IssueFact } from '../fact.ts';
import type { FeedPage } from '../platform.ts';
import { addRepository } from '../testing/crawl.ts';
import { heavyPage } from '../testing/heavy-page.ts';
import { accountOf, factsOf } from '../testing/scripted/facts.ts';
import type { HeldLease } from './lease.ts';
import { storePage } from './store-page.ts';

let store: Store;
let session: Session;
let held: HeldLease;
let id: string;

beforeAll(async () => {
  store = await testStore();
  session = await store.sql.reserve();
});

afterAll(async () => {
  session.release();
  await store.close();
});

let count = 0;
beforeEach(async () => {
  id = await addRepository(store, 'https://example.org/a', `page-${++count}`);
  const lease = await takeLease(session, id, { holder: 'test', ms: 60_000, waitMs: 0 });
  if (lease === null) throw new Error('no lease');
  held = { session, lease };
});

const firstRun = new Date('2026-02-01T00:00:00Z');
const laterRun = new Date('2026-02-02T00:00:00Z');
const early = new Date('2026-01-01T00:00:00Z');
const late = new Date('2026-01-02T00:00:00Z');

async function put(
  facts: Facts,
  runStartedAt = firstRun,
  more: Partial<FeedPage> = {},
  host = 'example.org',
): Promise<void> {
  const page = { ...held, repositoryId: id, host, feed: 'f', mode: 'full', runStartedAt, adapterVersion: 1 } as const;
  await storePage(page, { facts, cursor: { at: 1 }, ...more });
}

function change(more: Partial<ChangeFact> = {}): ChangeFact {
  const [one] = heavyPage(1, 5).changes ?? [];
  if (one === undefined) throw new Error('no change');
  return { ...one, updatedAt: early, createdAt: early, ...more };
}

function issue(more: Partial<IssueFact> = {}): IssueFact {
  const { issues } = factsOf([
    { kind: 'issue', number: 1, revision: 0, updatedAt: early, createdAt: early, state: 'open' },
  ]);
  return { ...(issues?.[0] as IssueFact), ...more };
}

function comment(more: Partial<CommentFact> = {}): CommentFact {
  const [one] = heavyPage(1, 5).comments ?? [];
  return { ...(one as CommentFact), updatedAt: early, ...more };
}

async function changeRow(): Promise<Record<string, unknown>> {
  const [row] = await store.sql`
    select c.*, m.login as merger, k.login as closer from change c left join account m on m.identity_id = c.merged_by_id
    left join account k on k.identity_id = c.closed_by_id where c.repository_id = ${id}`;
  return row as Record<string, unknown>;
}

test('an older version of a row never overwrites a newer one, an equal one may, and seeing it counts either way', async () => {
  await put({ changes: [change({ title: 'second', updatedAt: late })] });
  await put({ changes: [change({ title: 'first', updatedAt: early })] }, laterRun);
  expect(await changeRow()).toMatchObject({ title: 'second', updated_at: late, seen_at: laterRun });
  await put({ changes: [change({ title: 'second, amended', updatedAt: late })] });
  expect(await changeRow()).toMatchObject({ title: 'second, amended', seen_at: laterRun });
});

test('figures that a poorer source does not tell are kept, and told by an older one where nothing is known', async () => {
  const poor = {
    additions: null,
    deletions: null,
    changedFiles: null,
    commitCount: null,
    mergedBy: null,
    closedBy: null,
  };
  await put({ changes: [change()] });
  await put({ changes: [change({ ...poor, updatedAt: late })] });
  const figures = { additions: 12, deletions: 3, changed_files: 2, commit_count: 1, merger: 'u9', closer: 'u7' };
  expect(await changeRow()).toMatchObject({ updated_at: late, ...figures });
  await put({ changes: [change({ ...poor, number: '6', id: 'other', updatedAt: late })] });
  await put({ changes: [change({ number: '6', id: 'other', updatedAt: early })] });
  const [other] =
    await store.sql`select additions, updated_at from change where repository_id = ${id} and number = '6'`;
  expect(other).toEqual({ additions: 12, updated_at: late });
});

test('whoever merged or closed it is forgotten once it is open again', async () => {
  await put({ changes: [change()] });
  const open = {
    state: 'open',
    mergedAt: null,
    mergedBy: null,
    closedAt: null,
    closedBy: null,
    updatedAt: late,
  } as const;
  await put({ changes: [change(open)] });
  expect(await changeRow()).toMatchObject({ state: 'open', merger: null, closer: null, merged_at: null });
  await put({ changes: [change({ state: 'closed', closedAt: laterRun, closedBy: null, updatedAt: laterRun })] });
  expect(await changeRow()).toMatchObject({ state: 'closed', closer: null });
});

test('of the same row twice in a page the newest counts, and the last of equals', async () => {
  const twice = [
    change({ title: 'b', updatedAt: late }),
    change({ title: 'a' }),
    change({ title: 'c', updatedAt: late }),
  ];
  await put({ changes: twice, comments: [comment({ line: 1 }), comment({ line: 2 })] });
  expect(await changeRow()).toMatchObject({ title: 'c' });
  const [row] = await store.sql`select line from comment where repository_id = ${id}`;
  expect(row).toEqual({ line: 2 });
});

test('an account is one row by its id whatever its login, and of what facts say of it the fullest stays', async () => {
  const ada = { ...accountOf('u1'), id: '77', name: 'Ada', company: 'Acme' };
  const bare = { ...ada, login: 'ada-renamed', name: null, company: null, kind: 'unknown' as const };
  await put({ issues: [issue({ author: ada, assignees: [] })] }, firstRun, {}, 'one.example');
  await put({ issues: [issue({ author: bare, assignees: [], updatedAt: late })] }, laterRun, {}, 'one.example');
  const rows = await store.sql`
    select a.platform_id, a.login, a.name, a.company, a.kind, i.kind as identity, i.name as shown from account a
    join identity i on i.id = a.identity_id where a.host = 'one.example'`;
  const expected = { platform_id: '77', login: 'ada-renamed', name: 'Ada', company: 'Acme', kind: 'user' };
  expect([...rows]).toEqual([{ ...expected, identity: 'account', shown: 'Ada' }]);
});

test('a login that somebody else registered anew is somebody else; who had it keeps what they did (B178)', async () => {
  const ada = { ...accountOf('u1'), id: '81', login: 'ada' };
  const thief = { ...ada, id: '82', login: 'Ada' };
  const host = 'anew.example';
  await put({ issues: [issue({ id: 'n1', number: '1', author: ada, assignees: [] })] }, firstRun, {}, host);
  await put({ issues: [issue({ id: 'n2', number: '2', author: thief, assignees: [] })] }, laterRun, {}, host);
  await put({ issues: [issue({ id: 'n3', number: '3', author: null, assignees: [] })] }, laterRun, {}, host);
  const rows = await store.sql`
    select i.number, a.platform_id as author from issue i left join account a on a.identity_id = i.author_id
    where i.repository_id = ${id} and i.platform_id in ('n1', 'n2', 'n3') order by 1`;
  expect([...rows]).toEqual([
    { number: '1', author: '81' },
    { number: '2', author: '82' },
    { number: '3', author: null },
  ]);
});

test('the same id on two hosts is two people; a login without an id is its own', async () => {
  const nameless = { ...accountOf('u1'), id: null, login: 'Lin' };
  await put(
    { issues: [issue({ author: accountOf('u1'), assignees: [nameless, { ...nameless, login: 'LIN' }] })] },
    firstRun,
    {},
    'a.example',
  );
  await put({ issues: [issue({ id: 's2', author: accountOf('u1'), assignees: [] })] }, firstRun, {}, 'b.example');
  const rows = await store.sql`
    select host, platform_id from account where host in ('a.example', 'b.example') order by host, platform_id`;
  expect([...rows]).toEqual([
    { host: 'a.example', platform_id: '1000' },
    { host: 'a.example', platform_id: null },
    { host: 'b.example', platform_id: '1000' },
  ]);
});

test('bots and agents are told by the platform and by the lists of ids, on the hosts the lists are of', async () => {
  const as = (login: string, number: string, kind: 'user' | 'bot') => ({ ...accountOf('u1'), id: number, login, kind });
  const people = [
    as('k8s-ci-robot', '20407524', 'user'),
    as('dependabot', '49699333', 'bot'),
    as('Copilot', '198982749', 'bot'),
    as('abbot', '424242', 'user'),
  ];
  await put({ issues: [issue({ author: null, assignees: people })] }, firstRun, {}, 'github.com');
  await put({ issues: [issue({ author: null, assignees: people, updatedAt: late })] }, firstRun, {}, 'ghe.example');
  const classes = async (host: string) =>
    Object.fromEntries(
      (
        await store.sql<{ login: string; class: string }[]>`
          select a.login, i.class from account a join identity i on i.id = a.identity_id
          where a.host = ${host} and a.platform_id in ('20407524', '49699333', '198982749', '424242')`
      ).map((row) => [row.login, row.class]),
    );
  const elsewhere = { dependabot: 'bot', Copilot: 'agent', abbot: 'human' };
  expect(await classes('github.com')).toEqual({ ...elsewhere, 'k8s-ci-robot': 'bot' });
  expect(await classes('ghe.example')).toEqual({ ...elsewhere, 'k8s-ci-robot': 'human' });
});

test('hostile texts are cleaned and capped, and dates or counts that no store could hold refuse their row only', async () => {
  const title = `nul \0 half \ud800 bidi \u202e ${'x'.repeat(1_000_000)}`;
  const never = new Date(Number.NaN);
  await put({
    changes: [change({ title, additions: 2 ** 40, headSha: 'zz', labels: ['a\0b'], milestone: 'm'.repeat(500) })],
    issues: [issue({ createdAt: never }), issue({ id: 's9', number: '9', closedAt: new Date(8.64e15) })],
  });
  const row = await changeRow();
  const { title: stored, labels, milestone } = row as { title: string; labels: string[]; milestone: string };
  expect(stored.startsWith('nul \\x00 half \ufffd bidi \\u{202e} xxx')).toBe(true);
  expect([stored.length, labels, milestone.length]).toEqual([501, ['a\\x00b'], 200]);
  expect(row).toMatchObject({ additions: null, head_sha: null });
  const issues = await store.sql`select number, closed_at from issue where repository_id = ${id}`;
  expect([...issues]).toEqual([{ number: '9', closed_at: null }]);
  const [state] =
    await store.sql`select received, refused from stream_state where repository_id = ${id} and stream = 'issues'`;
  expect(state).toEqual({ received: 1, refused: [{ feed: 'f', what: 'issue', why: 'bad-value', count: 1 }] });
});

test('a tombstone marks a subject and all that hangs on it; being listed again brings it back', async () => {
  const subject = { kind: 'change', number: '5' } as const;
  await put(heavyPage(2, 5));
  await put({ tombstones: [{ subject, reason: 'transferred', movedTo: 'b/c#1' }] }, laterRun);
  const counts = () => store.sql`
    select (select count(*)::int from change where repository_id = ${id} and gone_at is null) as changes,
      (select count(*)::int from comment where repository_id = ${id} and gone_at is null) as comments,
      (select count(*)::int from review where repository_id = ${id} and gone_at is null) as reviews,
      (select count(*)::int from subject_event where repository_id = ${id} and gone_at is null) as events`;
  expect([...(await counts())]).toEqual([{ changes: 1, comments: 4, reviews: 2, events: 7 }]);
  const [gone] =
    await store.sql`select gone_at, gone_reason, moved_to from change where repository_id = ${id} and number = '5'`;
  expect(gone).toEqual({ gone_at: laterRun, gone_reason: 'transferred', moved_to: 'b/c#1' });
  await put(heavyPage(2, 5), laterRun);
  expect([...(await counts())]).toEqual([{ changes: 2, comments: 8, reviews: 4, events: 14 }]);
});

test('contributors known by address only are kept by its hash, and accounts by their own identity', async () => {
  const contributors = [
    { who: { name: 'Lin 林', email: 'Lin@Example.org' }, contributions: 5 },
    { who: { name: '', email: '' }, contributions: 1 },
    { who: accountOf('u3'), contributions: null },
  ];
  await put({ contributors });
  const rows = await store.sql`
    select i.kind, i.name, i.domain, c.contributions from contributor c join identity i on i.id = c.identity_id
    where c.repository_id = ${id} order by i.kind desc`;
  expect([...rows]).toEqual([
    { kind: 'email', name: 'Lin 林', domain: 'example.org', contributions: 5 },
    { kind: 'account', name: null, domain: null, contributions: null },
  ]);
  const [leak] = await store.sql`select count(*)::int as n from identity where to_jsonb(identity)::text ilike '%lin@%'`;
  expect(leak).toEqual({ n: 0 });
});

test('every other kind of fact finds its table', async () => {
  const none = { draft: null, prerelease: null, author: null, createdAt: early, publishedAt: null };
  const asset = { id: '1', name: 'a.zip', size: 5, contentType: null, downloads: 9, digest: null, createdAt: early };
  const run = {
    kind: 'run',
    name: 'ci',
    sha: 'ab'.repeat(20),
    ref: 'main',
    trigger: 'push',
    status: 'completed',
  } as const;
  const times = { createdAt: early, updatedAt: early, startedAt: null, finishedAt: null };
  await put({
    releases: [{ ...none, id: '1', tag: 'v1', name: null, assets: [asset] }],
    labels: [{ id: '1', name: 'bug', colour: 'ff0000', description: null }],
    milestones: [
      {
        id: '1',
        number: '1',
        title: 'm',
        state: 'open',
        dueAt: null,
        createdAt: early,
        updatedAt: null,
        closedAt: null,
      },
    ],
    stars: [{ account: accountOf('u1'), at: early }],
    forks: [{ id: '1', fullName: 'b/c', owner: accountOf('u2'), createdAt: null }],
    ciRuns: [
      { ...run, ...times, id: '1', conclusion: 'a-new-word', actor: null, attempt: 1 },
      { ...run, ...times, id: '2', sha: 'no sha', conclusion: null, actor: null, attempt: 1 },
    ],
    protections: [
      {
        pattern: 'main',
        requiresChange: true,
        requiredApprovals: 1,
        requiresCodeOwners: null,
        requiredChecks: ['ci'],
        requiresSignatures: null,
        allowsForcePush: false,
        allowsDeletion: null,
        bindsAdmins: null,
      },
    ],
    memberships: [{ account: accountOf('u1'), organisation: { ...accountOf('u9'), kind: 'organisation' } }],
    accounts: [{ ...accountOf('u1'), createdAt: early }],
  });
  const streams =
    await store.sql`select stream, received, refused from stream_state where repository_id = ${id} order by 1`;
  const refused = [{ feed: 'f', what: 'ci_run', why: 'bad-value', count: 1 }];
  expect([...streams]).toEqual([
    { stream: 'ci', received: 1, refused },
    ...['forks', 'labels', 'milestones', 'protection', 'releases', 'stars'].map((stream) => ({
      stream,
      received: 1,
      refused: [],
    })),
  ]);
  const [release] = await store.sql`select assets from release where repository_id = ${id}`;
  expect(release).toEqual({ assets: [{ ...asset, createdAt: early.toISOString() }] });
  const [member] = await store.sql`
    select a.login, o.login as organisation, a.profile_read_at from account_membership m
    join account a on a.identity_id = m.account_id join account o on o.identity_id = m.organisation_id`;
  expect(member).toEqual({ login: 'u1', organisation: 'u9', profile_read_at: firstRun });
});

test('page and cursor are stored together or not at all', async () => {
  const run = { repositoryId: id, host: 'example.org', feed: 'f', mode: 'full', runStartedAt: firstRun } as const;
  const failing = {
    ...held,
    ...run,
    adapterVersion: 3,
    stored: () => {
      throw new Error('killed');
    },
  };
  await expect(storePage(failing, { facts: heavyPage(1, 1), cursor: 5 })).rejects.toThrow('killed');
  const counts = () => store.sql`
    select (select count(*)::int from change where repository_id = ${id}) as changes,
      (select count(*)::int from feed_state where repository_id = ${id}) as feeds`;
  expect([...(await counts())]).toEqual([{ changes: 0, feeds: 0 }]);
  await storePage({ ...failing, stored: () => undefined }, { facts: heavyPage(1, 1), cursor: 'text' });
  const [row] =
    await store.sql`select mode, resume, resume_started_at, version from feed_state where repository_id = ${id}`;
  expect(row).toEqual({ mode: 'full', resume: 'text', resume_started_at: firstRun, version: 3 });
});

test('of more than a hundred refusals the rest is counted', async () => {
  const refused = Array.from({ length: 130 }, (_, n) => ({
    stream: 'reviews' as const,
    what: `reviews of change ${n}`,
    why: 'not-found',
    count: 2,
  }));
  await put({}, firstRun, { refused });
  await put({}, firstRun, { refused: refused.slice(0, 3) });
  const [row] = await store.sql<{ refused: { what: string; count: number }[] }[]>`
    select refused from stream_state where repository_id = ${id} and stream = 'reviews'`;
  expect(row?.refused).toHaveLength(101);
  expect(row?.refused.at(-1)).toEqual({ feed: 'f', what: '…', why: 'more', count: 60 });
});
