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

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { RepositoryFact } from '../../fact.ts';
import { startHttpServer } from '../../testing/git-server.ts';
import { connectTo, contextOf, feedOf, gather } from '../../testing/gitlab/drive.ts';
import { readNotes, wireNote } from './note.ts';

interface Row {
  readonly [field: string]: string | number | boolean | null | readonly string[];
}

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`fixtures/devlake/${name}.json`, import.meta.url), 'utf8'));
}

const expected = fixture('expected') as Readonly<
  Record<'merge_requests' | 'pull_requests' | 'issues' | 'mr_notes' | 'pull_request_comments', readonly Row[]>
>;

const repository: RepositoryFact = {
  id: '7400001',
  fullName: 'example-group/example',
  webUrl: 'https://gitlab.example/example-group/example',
  cloneUrl: 'https://gitlab.example/example-group/example.git',
  owner: null,
  description: null,
  homepage: null,
  defaultBranch: 'master',
  topics: null,
  language: null,
  licence: null,
  visibility: 'public',
  archived: false,
  disabled: null,
  locked: null,
  empty: false,
  fork: null,
  parent: null,
  mirror: null,
  template: null,
  issuesEnabled: true,
  changesEnabled: true,
  stars: null,
  forks: null,
  watchers: null,
  openIssues: null,
  openChanges: null,
  createdAt: null,
  pushedAt: null,
  updatedAt: null,
};

/** Recorded lists, and the notes of whatever is asked for. */
async function recorded(feed: 'issues' | 'changes') {
  const lists: Readonly<Record<string, unknown>> = {
    issues: fixture('issues'),
    merge_requests: fixture('merge-requests'),
  };
  const notes = fixture('notes') as readonly { readonly noteable_iid: number }[];
  const server = await startHttpServer((request, response) => {
    const [, list = '', iid] = /projects\/7400001\/(\w+)(?:\/(\d+)\/notes)?\?/u.exec(request.url ?? '') ?? [];
    const of = list === 'issues' ? [] : notes.filter((note) => String(note.noteable_iid) === iid);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(iid === undefined ? lists[list] : of));
  });
  const { connection, http } = connectTo(server.url, 'any');
  try {
    return await gather(feedOf(connection, feed), contextOf(repository));
  } finally {
    http.close();
    await server.close();
  }
}

const iso = (date: Date | null) => date?.toISOString() ?? null;
const byField = (field: string) => (left: Row, right: Row) => Number(left[field]) - Number(right[field]);

test('all 18 recorded merge requests are what DevLake made of them', async () => {
  const { facts, refused } = await recorded('changes');
  const states = { open: 'opened', closed: 'closed', merged: 'merged' };
  const ours = facts.changes.map((change) => ({
    gitlab_id: change.id,
    iid: change.number,
    state: states[change.state],
    title: change.title,
    user_notes_count: change.commentCount,
    work_in_progress: change.draft,
    same_project: change.headRepository === 'example-group/example',
    source_branch: change.headRef,
    target_branch: change.baseRef,
    merge_commit_sha: change.mergeSha,
    diff_head_sha: change.headSha,
    merged_at: iso(change.mergedAt),
    gitlab_created_at: iso(change.createdAt),
    gitlab_updated_at: iso(change.updatedAt),
    // DevLake, as GitLab, does not call a merge a closing.
    closed_at: change.state === 'merged' ? null : iso(change.closedAt),
    merged_by_username: change.mergedBy?.login ?? null,
    author_username: change.author?.login,
    author_user_id: change.author?.id,
    labels: [...change.labels].sort(),
  }));
  expect(ours.sort(byField('gitlab_id') as never)).toEqual([...expected.merge_requests].sort(byField('gitlab_id')));
  const domain = facts.changes.map((change) => ({
    pull_request_key: change.number,
    status: change.state.toUpperCase(),
    created_date: iso(change.createdAt),
    merged_date: iso(change.mergedAt),
    closed_date: change.state === 'merged' ? null : iso(change.closedAt),
    // DevLake puts the head where there is no merge.
    merge_commit_sha: change.mergeSha ?? change.headSha,
    head_ref: change.headRef,
    base_ref: change.baseRef,
    author_name: change.author?.login,
  }));
  const key = byField('pull_request_key');
  expect(domain.sort(key as never)).toEqual([...expected.pull_requests].sort(key));
  expect(refused).toEqual([]);
});

test('all 16 recorded issues are what DevLake made of them', async () => {
  const { facts, refused } = await recorded('issues');
  const ours = facts.issues.map((issue) => ({
    gitlab_id: issue.id,
    number: issue.number,
    state: issue.state === 'open' ? 'opened' : 'closed',
    title: issue.title,
    creator_id: issue.author?.id,
    creator_name: issue.author?.login,
    closed_at: iso(issue.closedAt),
    gitlab_created_at: iso(issue.createdAt),
    gitlab_updated_at: iso(issue.updatedAt),
    labels: [...issue.labels].sort(),
    assignee_ids: issue.assignees.map(({ id }) => id ?? '').sort(),
  }));
  expect(ours.sort(byField('number') as never)).toEqual([...expected.issues].sort(byField('number')));
  expect(refused).toEqual([]);
});

test('all 26 recorded notes are read: remarks and approvals as DevLake counts them, the rest as events', () => {
  const rows = z.array(wireNote.extend({ noteable_iid: z.number() })).parse(fixture('notes'));
  const numbers = [...new Set(rows.map((row) => String(row.noteable_iid)))];
  const read = numbers.map((number) => ({
    number,
    ...readNotes(
      rows.filter((row) => String(row.noteable_iid) === number),
      { kind: 'change', number },
      new Map(),
    ),
  }));
  const remarks = read.flatMap(({ number, comments }) =>
    comments.map(({ id, author, createdAt }) => ({ id, number, by: author?.id, at: iso(createdAt) })),
  );
  const verdicts = read.flatMap(({ reviews }) =>
    reviews.map(({ change, author, submittedAt }) => ({ number: change, by: author?.id, at: iso(submittedAt) })),
  );
  const theirs = expected.pull_request_comments.map((row) => ({
    number: row['merge_request_iid'],
    by: row['account_id'],
    at: row['created_date'],
  }));
  const plain = remarks.map(({ number, by, at }) => ({ number, by, at }));
  const order = (left: { at: unknown }, right: { at: unknown }) => (String(left.at) < String(right.at) ? -1 : 1);
  expect([...plain, ...verdicts].sort(order)).toEqual(theirs.sort(order));
  const people = new Set(expected.mr_notes.filter((row) => row['is_system'] === false).map((row) => row['gitlab_id']));
  expect(new Set(remarks.map(({ id }) => id))).toEqual(people);
  expect(read.flatMap(({ reviews }) => reviews.map(({ state }) => state)).sort()).toEqual([
    ...Array.from({ length: 5 }, () => 'approved'),
    'dismissed',
  ]);
  expect(read.flatMap(({ reviews }) => reviews.map(({ id }) => id)).length).toBe(
    new Set(read.flatMap(({ reviews }) => reviews.map(({ id }) => id))).size,
  );
  const kinds = read.flatMap(({ events }) => events.map(({ kind }) => kind));
  const count = (kind: string) => kinds.filter((one) => one === kind).length;
  expect([count('assigned'), count('unassigned'), count('pushed'), count('merged'), count('ready')]).toEqual([
    4, 1, 6, 2, 1,
  ]);
  expect(kinds.length).toBe(14);
  expect(read.map(({ unreadable }) => unreadable)).toEqual(numbers.map(() => 0));
});
