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

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '#store/open.ts';
import { ensureRepository } from '#store/queries/registry.ts';
import { testStore } from '#store/testing.ts';
import { hourOf, importHour } from './gharchive.ts';
import { readEvent } from './gharchive-event.ts';

const repo = { id: 77, name: 'Owner/Name', url: 'https://api.github.com/repos/Owner/Name' };
const actor = { id: 5, login: 'someone', display_login: 'someone' };

function event(type: string, payload: object, more: object = {}) {
  return { id: '900', type, actor, repo, payload, public: true, created_at: '2026-01-31T07:00:01Z', ...more };
}

function read(type: string, payload: object, more: object = {}) {
  const act = readEvent(event(type, payload, more));
  return typeof act === 'string' ? act : [act.kind, act.objectId, act.number, ...act.gaps];
}

describe('what an event tells', () => {
  const change = { id: 11, number: 3, url: 'https://api.github.com/repos/Owner/Name/pulls/3' };
  test.each<[string, unknown, unknown]>([
    [
      'a change opened',
      read('PullRequestEvent', { action: 'opened', number: 3, pull_request: change }),
      ['change-opened', '11', '3'],
    ],
    [
      'closed with merged',
      read('PullRequestEvent', { action: 'closed', pull_request: { ...change, merged: true } }),
      ['change-merged', '11', '3'],
    ],
    [
      'closed without',
      read('PullRequestEvent', { action: 'closed', pull_request: { ...change, merged: false } }),
      ['change-closed', '11', '3'],
    ],
    [
      'closed, trimmed',
      read('PullRequestEvent', { action: 'closed', pull_request: change }),
      ['change-closed', '11', '3', 'merge-unknown'],
    ],
    [
      'merged, as an action',
      read('PullRequestEvent', { action: 'merged', pull_request: change }),
      ['change-merged', '11', '3'],
    ],
    [
      'reopened',
      read('PullRequestEvent', { action: 'reopened', pull_request: change }),
      ['change-reopened', '11', '3'],
    ],
    ['labelled', read('PullRequestEvent', { action: 'labeled', pull_request: change }), 'none'],
    [
      'a review, number from the URL',
      read('PullRequestReviewEvent', { action: 'created', review: { id: 21 }, pull_request: { url: change.url } }),
      ['review', '21', '3'],
    ],
    [
      'a dismissal',
      read('PullRequestReviewEvent', { action: 'dismissed', review: { id: 21 }, pull_request: change }),
      'none',
    ],
    [
      'a line comment',
      read('PullRequestReviewCommentEvent', { action: 'created', comment: { id: 31 }, pull_request: change }),
      ['review-comment', '31', '3'],
    ],
    ['an issue', read('IssuesEvent', { action: 'opened', issue: { id: 41, number: 9 } }), ['issue-opened', '41', '9']],
    ['an issue assigned', read('IssuesEvent', { action: 'assigned', issue: { id: 41, number: 9 } }), 'none'],
    [
      'a comment',
      read('IssueCommentEvent', { action: 'created', comment: { id: 51 }, issue: { id: 41, number: 9 } }),
      ['comment', '51', '9'],
    ],
    ['a comment on a commit', read('CommitCommentEvent', { comment: { id: 61 } }), ['commit-comment', '61', null]],
    ['a release', read('ReleaseEvent', { action: 'published', release: { id: 71 } }), ['release', '71', null]],
    ['a star of 2026', read('WatchEvent', { action: 'started' }), ['star', null, null, 'stars-sampled']],
    [
      'a star before',
      read('WatchEvent', { action: 'started' }, { created_at: '2024-01-01T00:00:00Z' }),
      ['star', null, null],
    ],
    ['a fork', read('ForkEvent', { forkee: { id: 81 } }), ['fork', '81', null]],
    ['a push', read('PushEvent', { push_id: 1, head: 'x' }), 'none'],
    ['a new type', read('SponsorEvent', {}), 'none'],
    ['no repository', readEvent({ ...event('WatchEvent', {}), repo: null }), 'broken'],
    [
      'the form before 2015',
      readEvent({
        type: 'WatchEvent',
        actor: 'someone',
        created_at: '2014-01-01T00:00:00-08:00',
        repository: { id: 1 },
      }),
      'broken',
    ],
    [
      'an id beyond 2^53 as text',
      read('IssuesEvent', { action: 'opened', issue: { id: '1152921504606846977', number: 1 } }),
      ['issue-opened', '1152921504606846977', '1'],
    ],
  ])('%s', (_name, got, wanted) => {
    expect(got).toEqual(wanted);
  });

  test('bots lose their suffix, ghosts are nobody', () => {
    const act = (who: object | null) => readEvent(event('WatchEvent', { action: 'started' }, { actor: who }));
    expect(act({ id: 49, login: 'dependabot[bot]' })).toMatchObject({
      actor: { id: '49', login: 'dependabot', kind: 'bot' },
    });
    expect(act({ id: 1, login: '' })).toMatchObject({ actor: null });
    expect(act(null)).toMatchObject({ actor: null });
  });
});

test.each([
  ['2026-01-31-7.json.gz', '2026-01-31T07:00:00.000Z'],
  ['/tmp/2015-01-01-23.json', '2015-01-01T23:00:00.000Z'],
])('%s is the hour %s', (file, hour) => {
  expect(hourOf(file).toISOString()).toBe(hour);
});

test.each(['2014-12-31-23.json.gz', '2026-02-31-7.json.gz', '2026-01-31-25.json.gz', 'events.json.gz'])(
  '%s is refused by name',
  (file) => {
    expect(() => hourOf(file)).toThrow(`${file}: is not an hour of GH Archive`);
  },
);

describe('an hour into the store', () => {
  let store: Store;
  let directory = '';
  let repository = '';
  const path = () => join(directory, '2026-01-31-7.json.gz');
  beforeEach(async () => {
    store = await testStore();
    directory = await mkdtemp(join(tmpdir(), 'tongming-archive-'));
    const url = 'https://github.com/owner/name';
    repository = await ensureRepository(store.db, { platform: 'git', platformId: url, url });
  });
  afterEach(async () => {
    await store.close();
    await rm(directory, { recursive: true });
  });

  const lines = [
    JSON.stringify(event('IssuesEvent', { action: 'opened', issue: { id: 41, number: 9 } }, { id: '1' })),
    JSON.stringify(event('WatchEvent', { action: 'started' }, { id: '2', actor: { id: 6, login: 'a[bot]' } })),
    JSON.stringify(event('PushEvent', {}, { id: '3' })),
    JSON.stringify(event('WatchEvent', { action: 'started' }, { id: '4', repo: { id: 78, name: 'other/name' } })),
    '{"broken',
    '',
    JSON.stringify(event('WatchEvent', { action: 'started' }, { id: '2', actor: { id: 6, login: 'a[bot]' } })),
    JSON.stringify(
      event(
        'IssueCommentEvent',
        { action: 'created', comment: { id: 51, body: '"repo":{"id":78' }, issue: { id: 41, number: 9 } },
        { id: '5' },
      ),
    ),
  ];

  async function run(tracked: { byId?: [string, string][]; byPath?: [string, string][] }) {
    return importHour(
      store,
      path(),
      { byId: new Map(tracked.byId), byPath: new Map(tracked.byPath) },
      { now: new Date('2026-11-22T00:00:00Z'), signal: new AbortController().signal, onBytes: () => undefined },
    );
  }
  const rows = () =>
    store.db
      .selectFrom('contribution')
      .leftJoin('account', 'account.identity_id', 'contribution.identity_id')
      .select(['source_id', 'contribution.kind', 'at', 'object_id', 'subject_number', 'gaps', 'login', 'platform_id'])
      .orderBy('source_id')
      .execute();
  const kept = [
    {
      source_id: '1',
      kind: 'issue-opened',
      object_id: '41',
      subject_number: '9',
      gaps: [],
      login: 'someone',
      platform_id: '5',
    },
    {
      source_id: '2',
      kind: 'star',
      object_id: null,
      subject_number: null,
      gaps: ['stars-sampled'],
      login: 'a',
      platform_id: '6',
    },
    {
      source_id: '5',
      kind: 'comment',
      object_id: '51',
      subject_number: '9',
      gaps: [],
      login: 'someone',
      platform_id: '5',
    },
  ].map((row) => ({ ...row, at: new Date('2026-01-31T07:00:01Z') }));

  test.each([
    ['its id', { byId: ['77'] }],
    ['its name, while its id is not known', { byPath: ['owner/name'] }],
  ] as [string, { byId?: string[]; byPath?: string[] }][])(
    'a repository is found by %s; twice is once',
    async (_name, { byId = [], byPath = [] }) => {
      const ours = (names: readonly string[]) => names.map((name): [string, string] => [name, repository]);
      const own = { byId: ours(byId), byPath: ours(byPath) };
      await writeFile(path(), gzipSync(lines.join('\n')));
      const report = await run(own);
      expect(report).toMatchObject({
        events: 7,
        kept: 4,
        broken: 1,
        brokenLines: [5],
        gaps: ['trimmed-payloads', 'stars-sampled'],
      });
      expect(await rows()).toEqual(kept);
      await run(own);
      expect(await rows()).toEqual(kept);
      expect(await store.db.selectFrom('archive_hour').select(['hour', 'events', 'kept', 'broken']).execute()).toEqual([
        { hour: new Date('2026-01-31T07:00:00Z'), events: 7, kept: 4, broken: 1 },
      ]);
    },
  );

  test('a name that passed to another repository is not taken for ours', async () => {
    await writeFile(path(), gzipSync(lines.join('\n').replaceAll('"id":77', '"id":99')));
    expect(await run({ byId: [['77', repository]] })).toMatchObject({ kept: 0 });
  });

  test('a file that ends early leaves nothing behind, wherever it is cut', async () => {
    const whole = gzipSync(lines.join('\n'));
    for (let length = 0; length < whole.length; length += 7) {
      await writeFile(path(), whole.subarray(0, length));
      await expect(run({ byId: [['77', repository]] })).rejects.toThrow(
        /cannot be read to its end .* Nothing of it was stored/u,
      );
    }
    expect(await rows()).toEqual([]);
    expect(await store.db.selectFrom('archive_hour').selectAll().execute()).toEqual([]);
  });
});
