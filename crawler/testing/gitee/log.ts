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

import { rawNumber } from '../raw-number.ts';
import type { WorldChange, WorldEvent } from '../world/model.ts';
import { time, userWire, type Wire } from './wire.ts';

/** How an event is written in an operation log; what the platform has no entry for is missing. */
const sentences: Readonly<Partial<Record<WorldEvent['kind'], readonly [string, (value: string | null) => string]>>> = {
  merged: ['merged_pr', () => '合并了 Pull Request'],
  closed: ['closed_pr', () => '关闭了 Pull Request'],
  reopened: ['reopened_pr', () => '重新打开了 Pull Request'],
  labelled: ['add_label', (value) => `添加了标签 ${value ?? ''}`],
  unlabelled: ['remove_label', (value) => `删除了标签 ${value ?? ''}`],
  milestoned: ['set_milestone', (value) => `设置了里程碑 ${value ?? ''}`],
  'review-requested': ['set_assignee', () => '指派了审查人员进行审查'],
  retitled: ['change_title', () => '修改了标题'],
  'force-pushed': ['push', () => '强制推送了源分支'],
  'branch-deleted': ['delete_branch', () => '清理了源分支'],
};

/** Kinds of events that operation logs of this stand-in have. */
const loggedKinds: ReadonlySet<string> = new Set(Object.keys(sentences));

/** True for what the log has of a change: merging closes it, and has one entry. */
export function isLogged(change: WorldChange, event: WorldEvent): boolean {
  return loggedKinds.has(event.kind) && !(event.kind === 'closed' && change.state === 'merged');
}

interface Entry {
  readonly at: number;
  readonly wire: Wire;
}

function entry(id: string, user: Wire | null, at: number, type: string, content: string): Entry {
  return { at, wire: { id: rawNumber(id), icon: 'icon', user, content, created_at: time(at), action_type: type } };
}

/** The operation log of a change, newest first. `odd` adds an entry of a type that nobody knows. */
export function logWire(change: WorldChange, odd: boolean): Wire[] {
  const events = change.events.flatMap((event) => {
    const sentence = sentences[event.kind];
    if (sentence === undefined || !isLogged(change, event)) return [];
    const [type, content] = sentence;
    return [entry(event.id, userWire(event.actor), event.at, type, content(event.value))];
  });
  const approvals = change.reviews.flatMap((review) =>
    review.state === 'approved' && review.submittedAt !== null
      ? [entry(review.id, userWire(review.author), review.submittedAt, 'check_passed', '审查通过')]
      : [],
  );
  const opened = entry(change.id, userWire(change.author), change.createdAt, 'opened_pr', '创建了 Pull Request');
  const strange = odd ? [entry(`${change.id}9`, null, change.createdAt, 'teleported_pr', '传送了')] : [];
  const all = [opened, ...strange, ...events, ...approvals].sort((left, right) => right.at - left.at);
  return all.map(({ wire }) => wire);
}
