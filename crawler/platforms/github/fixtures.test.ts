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

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AccountFact } from '../../fact.ts';
import answers from './fixtures/answers.json' with { type: 'json' };
import expected from './fixtures/expected.json' with { type: 'json' };
import { numberOfNode } from './graph/number.ts';
import { commentOfRest, lineCommentOfRest, restComment, restLineComment } from './rest/comment.ts';
import { eventOfRest, restEvent } from './rest/event.ts';
import { listOf } from './rest/list.ts';
import { restReview, reviewOfRest } from './rest/review.ts';
import { changeOfRest, issueOfRest, restChange, restIssue } from './rest/subject.ts';

/** DevLake writes no time as nothing, and no account as 0 or nothing. */
function time(date: Date | null): string {
  return date === null ? '' : date.toISOString().replace('Z', '+00:00');
}

function login(account: AccountFact | null): string {
  if (account === null) return '';
  return account.kind === 'bot' ? `${account.login}[bot]` : account.login;
}

function sorted<T extends { readonly github_id: string }>(rows: Iterable<T>): T[] {
  return [...new Map([...rows].map((row) => [row.github_id, row])).values()].toSorted((left, right) =>
    left.github_id.localeCompare(right.github_id),
  );
}

function events() {
  const facts = listOf(restEvent)
    .parse(answers.events)
    .map((item) => eventOfRest(item, null));
  return facts.filter((one) => one !== null);
}

describe('the answers that DevLake recorded', () => {
  it('make the changes that DevLake expects, all 50 answers of them', () => {
    const ours = listOf(restChange)
      .parse(answers.changes)
      .map((item) => changeOfRest(item));
    expect(ours).toHaveLength(50);
    const rows = ours.map((one) => ({
      github_id: one.id,
      number: one.number,
      status: one.state.toUpperCase(),
      state: one.state === 'open' ? 'open' : 'closed',
      title: one.title,
      github_created_at: time(one.createdAt),
      github_updated_at: time(one.updatedAt),
      closed_at: time(one.closedAt),
      merged_at: time(one.mergedAt),
      merge_commit_sha: one.mergeSha ?? '',
      head_ref: one.headRef ?? '',
      base_ref: one.baseRef ?? '',
      base_commit_sha: one.baseSha ?? '',
      head_commit_sha: one.headSha ?? '',
      author_name: login(one.author),
      author_id: one.author?.id ?? '',
      is_draft: one.draft ? '1' : '0',
      labels: one.labels.toSorted(),
    }));
    // A change that was not merged has only a test merge, which is no commit of the repository: it is not kept.
    const theirs = expected.changes.map((row) => (row.merged_at === '' ? { ...row, merge_commit_sha: '' } : row));
    expect(sorted(rows)).toEqual(sorted(theirs));
  });

  it('make the issues that DevLake expects', () => {
    const items = listOf(restIssue).parse(answers.issues);
    const rows = items
      .filter((item) => !item.pull_request)
      .map((item) => issueOfRest(item))
      .map((one) => ({
        github_id: one.id,
        number: one.number,
        state: one.state,
        title: one.title,
        author_id: one.author?.id ?? '',
        author_name: login(one.author),
        assignee_id: one.assignees[0]?.id ?? '',
        assignee_name: login(one.assignees[0] ?? null),
        milestone: one.milestone ?? '',
        closed_at: time(one.closedAt),
        github_created_at: time(one.createdAt),
        github_updated_at: time(one.updatedAt),
        labels: one.labels.toSorted(),
      }));
    expect(sorted(rows)).toEqual(sorted(expected.issues));
  });

  it('make the remarks that DevLake expects, on issues and on changes', () => {
    const ours = listOf(restComment)
      .parse(answers.comments)
      .map((item) => commentOfRest(item));
    const remarks = (kind: 'issue' | 'change') =>
      ours
        .filter((one) => one.subject.kind === kind)
        .map((one) => ({
          github_id: one.id,
          number: one.subject.number,
          author_username: login(one.author),
          author_user_id: one.author?.id ?? '',
          github_created_at: time(one.createdAt),
          github_updated_at: time(one.updatedAt),
        }));
    const issues = expected.issue_comments.map(({ issue_number: number, ...row }) => ({ ...row, number }));
    expect(sorted(remarks('issue'))).toEqual(sorted(issues));
    const changes = expected.pull_request_comments.filter((row) => row.type === 'NORMAL');
    const theirs = changes.map(
      ({ pull_request_number: number, commit_sha: _sha, review_id: _review, type: _type, ...row }) => ({
        ...row,
        number,
      }),
    );
    expect(sorted(remarks('change'))).toEqual(sorted(theirs));
  });

  it('make the remarks on lines that DevLake expects', () => {
    const items = listOf(restLineComment).parse(answers.lineComments);
    const rows = items.map((item) => {
      const one = lineCommentOfRest(item);
      // We keep the commit that was written on; DevLake keeps the one that the remark has been carried to since.
      expect(one.sha).toBe(item.original_commit_id);
      return {
        github_id: one.id,
        pull_request_number: one.subject.number,
        author_username: login(one.author),
        author_user_id: one.author?.id ?? '',
        commit_sha: item.commit_id ?? '',
        github_created_at: time(one.createdAt),
        github_updated_at: time(one.updatedAt),
        review_id: one.reviewId ?? '',
        type: 'DIFF',
      };
    });
    expect(sorted(rows)).toEqual(sorted(expected.pull_request_comments.filter((row) => row.type === 'DIFF')));
  });

  it('make the reviews that DevLake expects', () => {
    const recorded = restReview.extend({ pull_request_url: z.string() });
    const rows = listOf(recorded)
      .parse(answers.reviews)
      .map((item) => reviewOfRest(/\d+$/u.exec(item.pull_request_url)?.[0] ?? '', item))
      .map((one) => ({
        github_id: one.id,
        pull_request_number: one.change,
        author_username: login(one.author),
        author_user_id: one.author?.id ?? '',
        github_submit_at: time(one.submittedAt),
        commit_sha: one.sha ?? '',
        state: one.state.toUpperCase().replace('-', '_'),
      }));
    expect(sorted(rows)).toEqual(sorted(expected.reviews));
  });

  it('make the events that DevLake expects and that we have a word for', () => {
    const words: Readonly<Record<string, string>> = {
      labeled: 'labelled',
      closed: 'closed',
      assigned: 'assigned',
      head_ref_force_pushed: 'force-pushed',
      renamed: 'retitled',
      ready_for_review: 'ready',
    };
    const rows = events().map((one) => ({
      github_id: one.id,
      number: one.subject.number,
      type: one.kind as string,
      // DevLake takes the one who was assigned for the one who did it, as REST names them.
      author_username: login(one.kind === 'assigned' ? one.target : one.actor),
      github_created_at: time(one.at),
    }));
    const theirs = expected.events.flatMap((row) => {
      const type = words[row.type];
      return type === undefined ? [] : [{ ...row, type }];
    });
    expect(theirs).toHaveLength(expected.events.length - 2);
    expect(sorted(rows)).toEqual(sorted(theirs));
  });

  it('names events alike by REST and by GraphQL', () => {
    for (const { id, node_id } of answers.events) expect(numberOfNode(node_id)).toBe(String(id));
    for (const { id, node_id } of answers.changes) expect(numberOfNode(node_id)).toBe(String(id));
  });
});
