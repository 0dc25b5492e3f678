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
import type { Stamp, WorldPerson, WorldRepository, WorldSubject } from '../world/model.ts';
import { time } from './json.ts';
import { userOf } from './person.ts';

/** Events older than this are deleted. */
const kept = 3 * 365 * 86_400_000;

interface Happened {
  readonly id: string;
  readonly action: string;
  readonly at: Stamp;
  readonly by: WorldPerson | null;
  readonly subject: WorldSubject;
}

/** A merge is no closing on GitLab. */
function isMergeClosing(subject: WorldSubject, kind: string, at: Stamp): boolean {
  return kind === 'closed' && subject.kind === 'change' && subject.state === 'merged' && at === subject.mergedAt;
}

function* happenedTo(subject: WorldSubject): Generator<Happened> {
  for (const { id, kind, at, actor: by } of subject.events) {
    if (!['closed', 'reopened', 'merged'].includes(kind) || isMergeClosing(subject, kind, at)) continue;
    yield { id, action: kind, at, by, subject };
  }
  if (subject.kind === 'issue') return;
  for (const { id, state, submittedAt, author } of subject.reviews) {
    if (state === 'approved' && submittedAt !== null)
      yield { id, action: 'approved', at: submittedAt, by: author, subject };
  }
}

/** What happened in the project in the last three years, newest first. */
export function happenedIn(repository: WorldRepository, now: Stamp): Happened[] {
  const list: Happened[] = [];
  for (const subject of [...repository.issues, ...repository.changes]) {
    if (subject.gone === null) for (const one of happenedTo(subject)) if (one.at > now - kept) list.push(one);
  }
  return list.sort(
    (left, right) => right.at - left.at || right.id.length - left.id.length || (left.id < right.id ? 1 : -1),
  );
}

/** An event of the project. */
export function eventOf({ id, action, at, by, subject }: Happened, projectId: string, origin: string) {
  const author = userOf(by, origin);
  return {
    id: rawNumber(id),
    project_id: rawNumber(projectId),
    action_name: action === 'merged' ? 'accepted' : action,
    target_id: rawNumber(subject.id),
    target_iid: subject.number,
    target_type: subject.kind === 'issue' ? 'Issue' : 'MergeRequest',
    author_id: author.id,
    target_title: subject.title,
    created_at: time(at),
    author,
    imported: false,
    imported_from: 'none',
    author_username: author.username,
  };
}
