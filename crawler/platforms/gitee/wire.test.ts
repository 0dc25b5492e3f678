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

import { describe, expect, test } from 'vitest';
import { wireChange } from './changes.ts';
import { wireChangeComment, wireIssueComment } from './comments.ts';
import { wireIssue } from './issues.ts';
import { repositoryFact, wireProject } from './repository.ts';
import { instant } from './wire.ts';

describe('a time', () => {
  test.each([
    ['2024-04-07T22:28:04+08:00', '2024-04-07T14:28:04.000Z'],
    ['2024-04-07T22:28:04.512+08:00', '2024-04-07T14:28:04.512Z'],
    ['2024-04-07T22:28:04Z', '2024-04-07T22:28:04.000Z'],
    ['2024-04-07 22:28:04', '2024-04-07T14:28:04.000Z'],
    ['2024-11-08', '2024-11-08T00:00:00.000Z'],
  ])('%s', (text, iso) => {
    expect(instant(text)?.toISOString()).toBe(iso);
  });

  test('that is none', () => {
    expect(instant('')).toBeNull();
    expect(instant('昨天')).toBeNull();
  });
});

const at = '2024-01-01T09:32:55+08:00';

describe('an issue', () => {
  test('keeps its number of letters and digits, and the platform’s word for its state', () => {
    const issue = wireIssue.parse({ id: 1, number: 'I1DACG', state: 'progressing', title: 't', created_at: at });
    expect(issue).toMatchObject({ number: 'I1DACG', state: 'open', stateReason: 'progressing', author: null });
    const rejected = wireIssue.parse({
      id: 1,
      number: 'I1',
      state: 'rejected',
      title: 't',
      created_at: at,
      finished_at: at,
    });
    expect(rejected).toMatchObject({ state: 'closed', stateReason: 'rejected', closedAt: new Date(at) });
  });

  test('with a state that nobody knows yet is over, under that word', () => {
    const issue = wireIssue.parse({ id: 1, number: 'I1', state: 'Verified', title: null, created_at: at });
    expect(issue).toMatchObject({ state: 'closed', stateReason: 'verified', title: '' });
  });
});

describe('a change', () => {
  test('of a deleted fork and author, with nulls in its lists', () => {
    const { fact, accepted } = wireChange.parse({
      id: 9,
      number: 3,
      state: 'open',
      title: 't',
      user: null,
      head: { ref: 'topic', sha: 'ABCDEF0123456789ABCDEF0123456789ABCDEF01', repo: null },
      assignees: [null, { id: 2, login: 'a', accept: true }, { id: 3, login: 'b', accept: false }],
      created_at: at,
    });
    expect(fact).toMatchObject({
      author: null,
      headRepository: null,
      headSha: 'abcdef0123456789abcdef0123456789abcdef01',
    });
    expect(fact.requestedReviewers.map(({ login }) => login)).toEqual(['b']);
    expect(accepted.map(({ login }) => login)).toEqual(['a']);
  });
});

describe('a comment', () => {
  test('names its subject in its target or in one of its addresses', () => {
    const note = { id: 1, created_at: at, html_url: 'https://gitee.com/o/r/issues/I9ZZ#note_1' };
    expect(wireIssueComment.parse({ ...note, target: { issue: { number: 'I1' } } }).number).toBe('I1');
    expect(wireIssueComment.parse({ ...note, target: null }).number).toBe('I9ZZ');
    expect(wireIssueComment.parse({ id: 1, created_at: at }).number).toBeNull();
    expect(
      wireChangeComment.parse({ id: 1, created_at: at, html_url: 'https://gitee.com/o/r/pulls/7#note_1' }).number,
    ).toBe('7');
  });

  test('on a line is a review comment, with its commit and what it answers', () => {
    const sha = '8cd1bca4f2989ac2e2753a152c8c4c8e065b22f5';
    const comment = {
      id: 1,
      created_at: at,
      comment_type: 'diff_comment',
      path: 'a.ts',
      position: '4',
      commit_id: sha,
    };
    expect(wireChangeComment.parse({ ...comment, in_reply_to_id: 5 })).toMatchObject({
      kind: 'review',
      path: 'a.ts',
      sha,
      replyTo: '5',
      line: null,
    });
  });
});

test('a repository of which little is told has nothing made up', () => {
  const fact = repositoryFact(wireProject.parse({ id: 1 }), 'o/r', 'https://gitee.com', true);
  expect(fact).toMatchObject({
    fullName: 'o/r',
    webUrl: 'https://gitee.com/o/r',
    cloneUrl: 'https://gitee.com/o/r.git',
  });
  const told = new Set(['id', 'fullName', 'webUrl', 'cloneUrl']);
  expect(Object.entries(fact).filter(([key, value]) => !told.has(key) && value !== null)).toEqual([]);
});
