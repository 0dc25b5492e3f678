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
import type { AccountFact } from '../../fact.ts';
import { readLogAction } from './log-action.ts';
import { readLog } from './operate-log.ts';

const event = (kind: string, value: string | null = null) => ({ kind: 'event', event: kind, value });

describe('an entry of an operation log', () => {
  test.each([
    ['merged_pr', '合并了 Pull Request', event('merged')],
    ['merge', null, event('merged')],
    ['closed', 'closed from codehub', event('closed')],
    ['opened', 'reopen from codehub', event('reopened')],
    ['opened_pr', '创建了 Pull Request', { kind: 'other' }],
    // The platform gives labels the type of reviewers.
    ['set_assignee', '添加了标签 enhancement', event('labelled', 'enhancement')],
    ['label', 'add label ci-pipeline-passed', event('labelled', 'ci-pipeline-passed')],
    ['label', 'delete label bug', event('unlabelled', 'bug')],
    ['set_assignee', null, event('review-requested')],
    ['milestone', 'changed milestone to 2.0', event('milestoned', '2.0')],
    ['title', 'changed title from **a** to **b**', event('retitled')],
    ['title', 'unmarked as a **Work In Progress**', event('ready')],
    ['check_passed', '审查通过', { kind: 'review', state: 'approved' }],
    ['test_passed', '测试通过', { kind: 'other' }],
    ['add_mr_issue_link', 'Create mr issue link: **merged** #79', { kind: 'other' }],
    ['discussion', 'resolved all discussions', { kind: 'other' }],
    ['teleported_pr', '传送了', { kind: 'unknown' }],
    [null, null, { kind: 'unknown' }],
  ])('%s “%s”', (type, content, action) => {
    expect(readLogAction(type, content)).toEqual(action);
  });

  test('is not taken for an act because of what people wrote in it', () => {
    expect(readLogAction('label', 'add label merged')).toEqual(event('labelled', 'merged'));
    expect(readLogAction('comment', '说：合并了 Pull Request')).toEqual({ kind: 'other' });
  });
});

describe('a log', () => {
  const user: AccountFact = { id: '7', login: 'zhang', name: null, kind: 'user', company: null, createdAt: null };
  const entry = (id: string, day: number, type: string, who: AccountFact | null = user) => ({
    id,
    user: who,
    content: null,
    created_at: new Date(Date.UTC(2024, 0, day)),
    action_type: type,
    action: null,
  });

  test('names the last merger, in whichever order it comes', () => {
    const other = { ...user, id: '8', login: 'li' };
    const entries = [entry('3', 3, 'merged_pr', other), entry('2', 2, 'reopened_pr'), entry('1', 1, 'merged_pr')];
    expect(readLog('5', entries).mergedBy?.login).toBe('li');
    expect(readLog('5', entries.toReversed()).mergedBy?.login).toBe('li');
  });

  test('of a change that was merged by nobody known names none, and without a merge says so', () => {
    expect(readLog('5', [entry('1', 1, 'merged_pr', null)])).toMatchObject({ mergedBy: null, refused: [] });
    expect(readLog('5', [entry('1', 1, 'opened_pr')]).refused).toEqual([
      { stream: 'events', what: 'operation log of change 5', why: 'no-merger', count: 1 },
    ]);
  });

  test('keeps one verdict of each reviewer: the last', () => {
    const log = readLog('5', [entry('1', 1, 'approved'), entry('2', 2, 'reset_check'), entry('3', 3, 'merged_pr')]);
    expect(log.reviews.map(({ id, state }) => [id, state])).toEqual([['5-7', 'dismissed']]);
  });
});
