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

import type { EventKind } from '../../event-kind.ts';

/** What an entry of an operation log says. */
export type LogAction =
  | { readonly kind: 'event'; readonly event: EventKind; readonly value: string | null }
  /** Somebody approved the change, or took that back. */
  | { readonly kind: 'review'; readonly state: 'approved' | 'dismissed' }
  /** Known, and nothing that is kept: opening, comments, tests, links. */
  | { readonly kind: 'other' }
  | { readonly kind: 'unknown' };

const other: LogAction = { kind: 'other' };
const event = (kind: EventKind, value: string | null = null): LogAction => ({ kind: 'event', event: kind, value });

type Read = (value: string | null) => LogAction;

/**
 * The sentences of the logs, at their beginning: what follows can be anything that people wrote. They come before the
 * type of the action, which is told for labels and reviewers alike.
 */
const sentences: readonly (readonly [RegExp, Read])[] = [
  [/^(?:合并了|merged\b)/iu, () => event('merged')],
  [/^(?:重新打开|重新开启|reopen)/iu, () => event('reopened')],
  [/^(?:关闭了|拒绝了|closed\b)/iu, () => event('closed')],
  [/^(?:添加了?标签|add(?:ed)? label)\s*(.*)$/isu, (value) => event('labelled', value)],
  [
    /^(?:删除了?标签|移除了?标签|(?:delete|deleted|remove|removed) label)\s*(.*)$/isu,
    (value) => event('unlabelled', value),
  ],
  [/^(?:unmarked as a \**\s*Work In Progress|取消了?草稿|将草稿)/iu, () => event('ready')],
  [/^(?:marked as a \**\s*Work In Progress|转为草稿|标记为草稿)/iu, () => event('draft')],
  [/^(?:修改了?标题|更改了?标题|changed title\b)/iu, () => event('retitled')],
  [
    /^(?:设置了?里程碑|添加了?里程碑|关联了?里程碑|changed milestone to)\s*(.*)$/isu,
    (value) => event('milestoned', value),
  ],
  [/^(?:移除了?里程碑|取消了?里程碑|removed milestone)/iu, () => event('demilestoned')],
  [
    /^(?:取消|移除|删除|重置)了?.{0,60}(?:审查|评审|测试)(?:通过|状态|结果)/isu,
    () => ({ kind: 'review', state: 'dismissed' }),
  ],
  [/^(?:通过了?(?:代码)?(?:审查|评审)|(?:审查|评审)通过|approved\b)/iu, () => ({ kind: 'review', state: 'approved' })],
  [/^(?:通过了?测试|测试通过|tested\b)/iu, () => other],
  [/^(?:取消|移除|删除)了?.{0,60}(?:审查|评审|负责人)/isu, () => event('review-request-removed')],
  [/^(?:指派|设置|添加|邀请|将).{0,80}(?:审查|评审|负责人)/isu, () => event('review-requested')],
  [/^(?:强制推送|force[- ]pushed)/iu, () => event('force-pushed')],
  [/^(?:推送了|pushed\b)/iu, () => event('pushed')],
  [/^(?:锁定了|locked\b)/iu, () => event('locked')],
  [/^(?:解锁了|unlocked\b)/iu, () => event('unlocked')],
];

const words: ReadonlyMap<string, LogAction> = new Map([
  ...(['merged', 'merge', 'merge_request_merged'] as const).map((word) => [word, event('merged')] as const),
  ...(['closed', 'close', 'rejected', 'reject'] as const).map((word) => [word, event('closed')] as const),
  ...(['reopened', 'reopen'] as const).map((word) => [word, event('reopened')] as const),
  ...(['add_label', 'labeled', 'set_label'] as const).map((word) => [word, event('labelled')] as const),
  ...(['remove_label', 'delete_label', 'unlabeled'] as const).map((word) => [word, event('unlabelled')] as const),
  ...(['set_assignee', 'setting_assignee', 'add_assignee', 'assign', 'assigned', 'assignee', 'reviewer'] as const).map(
    (word) => [word, event('review-requested')] as const,
  ),
  ...(['unset_assignee', 'remove_assignee', 'delete_assignee', 'unassign', 'unassigned'] as const).map(
    (word) => [word, event('review-request-removed')] as const,
  ),
  ...(['set_milestone', 'add_milestone', 'milestone', 'milestoned'] as const).map(
    (word) => [word, event('milestoned')] as const,
  ),
  ...(['unset_milestone', 'remove_milestone', 'demilestoned'] as const).map(
    (word) => [word, event('demilestoned')] as const,
  ),
  ...(['title', 'change_title', 'update_title', 'retitled'] as const).map((word) => [word, event('retitled')] as const),
  ...(['push', 'pushed', 'push_commit', 'source_branch_changed', 'update_source'] as const).map(
    (word) => [word, event('pushed')] as const,
  ),
  ...(['delete_branch', 'branch_deleted'] as const).map((word) => [word, event('branch-deleted')] as const),
  ...(['approved', 'approve', 'approval', 'check_pass', 'check_passed', 'review_pass', 'pass_check'] as const).map(
    (word) => [word, { kind: 'review', state: 'approved' }] as const,
  ),
  ...(['reset_check', 'cancel_check', 'unapproved', 'reset_approve'] as const).map(
    (word) => [word, { kind: 'review', state: 'dismissed' }] as const,
  ),
  ...[
    ['opened', 'open', 'created', 'create', 'comment', 'commented', 'discussion', 'description', 'update_description'],
    ['edited', 'update', 'test', 'tested', 'test_pass', 'test_passed', 'pass_test', 'reset_test', 'cancel_test'],
    ['set_tester', 'setting_tester', 'add_tester', 'remove_tester', 'unset_tester', 'untest', 'add_mr_issue_link'],
    ['remove_mr_issue_link', 'delete_mr_issue_link', 'add_issue_mr_link', 'link_issue', 'unlink_issue', 'priority'],
    ['target_branch_changed', 'change_target_branch', 'cherry_pick', 'commit', 'mention', 'reference'],
  ].flatMap((list) => list.map((word) => [word, other] as const)),
]);

/** GitCode has one word for adding and taking away; only the sentence tells which, so the bare word is not enough. */
const bare = /_(?:pr|pull_request|mr|merge_request|issue)$/u;

/** Reads an entry by its sentence, or else by the type of its action. */
export function readLogAction(type: string | null, content: string | null): LogAction {
  const text = (content ?? '').trim();
  for (const [pattern, read] of sentences) {
    const found = pattern.exec(text);
    if (found) return read(found[1]?.trim() || null);
  }
  const word = (type ?? '').trim().toLowerCase();
  return words.get(word.replace(bare, '')) ?? words.get(word) ?? { kind: 'unknown' };
}
