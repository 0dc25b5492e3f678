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
import { readSystemNote } from './system-note.ts';

const told: readonly (readonly [string, readonly string[]])[] = [
  ['approved this merge request', ['approved']],
  ['Approved this merge request', ['approved']],
  ['unapproved this merge request', ['unapproved']],
  ['requested changes', ['changes-requested']],
  ['assigned to @ann', ['assigned @ann']],
  ['assigned to @a.b-c_d and @e', ['assigned @a.b-c_d', 'assigned @e']],
  [
    'assigned to @user1, @user2, and @user3 and unassigned @user4 and @user5',
    ['assigned @user1', 'assigned @user2', 'assigned @user3', 'unassigned @user4', 'unassigned @user5'],
  ],
  ['assigned to @user1 additionally to @user2', ['assigned @user1']],
  ['unassigned @bo', ['unassigned @bo']],
  ['removed assignee', ['unassigned']],
  [
    'requested review from @ann, @bo, and @cy',
    ['review-requested @ann', 'review-requested @bo', 'review-requested @cy'],
  ],
  [
    'requested review from @ann and removed review request for @bo',
    ['review-requested @ann', 'review-request-removed @bo'],
  ],
  ['requested review from @ann and removed approval', ['review-requested @ann', 'unapproved']],
  ['closed', ['closed']],
  ['closed via merge request !12', ['closed']],
  ['Status changed to closed by commit 0badcafe', ['closed']],
  ['reopened', ['reopened']],
  ['merged', ['merged']],
  ['changed title from **Old {-one-}** to **New {+one+}**', ['retitled']],
  ['marked this merge request as **draft**', ['draft']],
  ['marked this merge request as **draft** from 0badcafe', ['draft']],
  ['marked this merge request as **ready**', ['ready']],
  ['marked as a **Work In Progress**', ['draft']],
  ['unmarked as a **Work In Progress**', ['ready']],
  ['changed milestone to %"9.1 beta"', ['milestoned =9.1 beta']],
  ['changed milestone to group/project%next', ['milestoned =next']],
  ['changed milestone to %12', ['milestoned']],
  ['removed milestone', ['demilestoned']],
  ['added ~bug ~"needs review" labels and removed ~7 label', ['labelled =bug', 'labelled =needs review', 'unlabelled']],
  ['added 1 commit\n\n<ul><li>0badcafe - closed</li></ul>', ['pushed']],
  ['locked this merge request', ['locked']],
  ['unlocked the discussion in this issue', ['unlocked']],
  ['deleted source branch `topic`', ['branch-deleted =topic']],
  ['moved to group/other#11', ['transferred =group/other#11']],
];

const ofNothing = [
  'mentioned in commit 0badcafe',
  'mentioned in issue #4',
  'changed the description',
  'changed target branch from `a` to `b`',
  'deleted the `old` branch. This merge request now targets the `main` branch',
  'restored source branch `topic`',
  'enabled an automatic merge when the pipeline for 0badcafe succeeds',
  'canceled the automatic merge',
  'resolved all threads',
  'changed this line in [version 3 of the diff](/x)',
  'created #12 to continue this discussion',
  'marked the checklist item **Test** as completed',
  'marked this issue as related to #9',
  'marked this issue as a duplicate of #9',
  'made the issue confidential',
  'added 2h of time spent at 2026-01-01',
  'changed time estimate to 1d',
  'changed due date to January 1, 2026',
  'set weight to **3**',
  'moved from group/other#3',
];

describe('notes that GitLab writes', () => {
  test.each(told)('%s', (body, says) => {
    const read = readSystemNote(body)?.map(({ kind, login, value }) =>
      [kind, ...(login === null ? [] : [`@${login}`]), ...(value === null ? [] : [`=${value}`])].join(' '),
    );
    expect(read).toEqual(says);
  });

  test.each(ofNothing)('nothing that is kept: %s', (body) => {
    expect(readSystemNote(body)).toEqual([]);
  });

  test.each([
    'a approuvé cette demande',
    '',
    'assigned to @ann because',
    '请求 @ann 评审',
    'approved this merge request, not',
  ])('unknown: %s', (body) => {
    expect(readSystemNote(body)).toBeNull();
  });

  test('a long one made to cost time costs none', () => {
    const started = performance.now();
    for (const part of [
      'assigned to @a, ',
      '@a and ',
      'removed ',
      'added ~',
      'changed title from **',
      'set ',
      ' added ',
    ]) {
      readSystemNote(`${part.repeat(200_000)}!`);
    }
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
