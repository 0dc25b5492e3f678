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

import type { AccountFact, ChangeFact, CommentFact, EventFact, Facts, IssueFact, ReviewFact } from '../../fact.ts';
import type { Subject } from './world.ts';

/** The account of a login of the scripted world. */
export function accountOf(login: string): AccountFact {
  return { id: `${login.slice(1)}000`, login, name: null, kind: 'user', company: null, createdAt: null };
}

function someone(n: number): AccountFact {
  return accountOf(`u${(n % 5) + 1}`);
}

function discussed(subject: Subject): Omit<IssueFact, 'state' | 'stateReason'> {
  const { number, revision, createdAt, updatedAt } = subject;
  const closed = subject.state !== 'open';
  return {
    id: `s${number}`,
    number: String(number),
    title: `subject ${number}, revision ${revision}`,
    author: someone(number),
    createdAt,
    updatedAt,
    closedAt: closed ? updatedAt : null,
    closedBy: closed ? someone(number + 1) : null,
    labels: revision === 0 ? [] : ['bug'],
    assignees: [someone(number + 2)],
    milestone: null,
    commentCount: revision,
    locked: false,
  };
}

function changeOf(subject: Subject): ChangeFact {
  const merged = subject.state === 'merged';
  return {
    ...discussed(subject),
    state: subject.state,
    draft: false,
    mergedAt: merged ? subject.updatedAt : null,
    mergedBy: merged ? someone(subject.number + 3) : null,
    mergeSha: merged ? 'ab'.repeat(20) : null,
    baseRef: 'main',
    baseSha: '01'.repeat(20),
    headRef: `topic-${subject.number}`,
    headSha: '02'.repeat(20),
    headRepository: null,
    additions: subject.number,
    deletions: 1,
    changedFiles: 2,
    commitCount: subject.revision + 1,
    requestedReviewers: [someone(subject.number + 4)],
  };
}

function commentsOf({ kind, number, revision, updatedAt }: Subject): CommentFact[] {
  return Array.from({ length: revision + 1 }, (_, n) => ({
    id: `${number}-${n}`,
    kind: kind === 'change' && n % 2 === 1 ? ('review' as const) : ('discussion' as const),
    subject: { kind, number: String(number) },
    author: n === 0 ? null : someone(n),
    createdAt: updatedAt,
    updatedAt,
    reviewId: null,
    replyTo: null,
    path: null,
    line: null,
    sha: null,
  }));
}

function reviewsOf({ kind, number, updatedAt }: Subject): ReviewFact[] {
  if (kind === 'issue') return [];
  const review = { change: String(number), author: someone(number + 1), submittedAt: updatedAt, sha: null };
  return [{ ...review, id: `r${number}`, state: 'approved' }];
}

function eventsOf({ kind, number, revision, updatedAt }: Subject): EventFact[] {
  return Array.from({ length: revision }, (_, n) => ({
    id: `e${number}-${n}`,
    subject: { kind, number: String(number) },
    kind: 'labelled',
    actor: someone(n),
    at: updatedAt,
    target: null,
    value: 'bug',
    sha: null,
  }));
}

/** Everything that a page with these subjects holds. */
export function factsOf(subjects: readonly Subject[]): Facts {
  const issues = subjects.filter(({ kind }) => kind === 'issue');
  return {
    issues: issues.map((subject) => ({
      ...discussed(subject),
      state: subject.state === 'open' ? 'open' : 'closed',
      stateReason: null,
    })),
    changes: subjects.filter(({ kind }) => kind === 'change').map(changeOf),
    comments: subjects.flatMap(commentsOf),
    reviews: subjects.flatMap(reviewsOf),
    events: subjects.flatMap(eventsOf),
  };
}
