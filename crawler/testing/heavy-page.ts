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

import type { AccountFact, ChangeFact, CommentFact, EventFact, Facts, ReviewFact } from '../fact.ts';
import { accountOf } from './scripted/facts.ts';

function person(n: number): AccountFact {
  return accountOf(`u${(n % 200) + 1}`);
}

function changeOf(number: number, at: Date): ChangeFact {
  return {
    id: `c${number}`,
    number: String(number),
    title: `feat: make part ${number} of the engine do what part ${number - 1} did`,
    author: person(number),
    createdAt: at,
    updatedAt: at,
    closedAt: at,
    closedBy: person(number + 1),
    labels: ['size/M', 'kind/feature'],
    assignees: [person(number + 2)],
    milestone: null,
    commentCount: 4,
    locked: false,
    state: 'merged',
    draft: false,
    mergedAt: at,
    mergedBy: person(number + 3),
    mergeSha: 'ab'.repeat(20),
    baseRef: 'main',
    baseSha: 'cd'.repeat(20),
    headRef: `topic-${number}`,
    headSha: 'ef'.repeat(20),
    headRepository: 'ada/engine',
    additions: 12,
    deletions: 3,
    changedFiles: 2,
    commitCount: 1,
    requestedReviewers: [person(number + 4)],
  };
}

/** A page as a busy project has it: so many changes with 13 nested rows each, by 200 people; `revision` moves all of them on. */
export function heavyPage(changes: number, from: number, revision = 0): Facts {
  const at = new Date(Date.UTC(2026, 0, 1) + revision * 60_000);
  const numbers = Array.from({ length: changes }, (_, n) => from + n);
  const nested = <T>(count: number, make: (number: number, n: number) => T): T[] =>
    numbers.flatMap((number) => Array.from({ length: count }, (_, n) => make(number, n)));
  return {
    changes: numbers.map((number) => changeOf(number, at)),
    comments: nested(
      4,
      (number, n): CommentFact => ({
        id: `${number}-${n}`,
        kind: n < 2 ? 'discussion' : 'review',
        subject: { kind: 'change', number: String(number) },
        author: person(number + n),
        createdAt: at,
        updatedAt: at,
        reviewId: null,
        replyTo: null,
        path: n < 2 ? null : 'src/engine.ts',
        line: n < 2 ? null : 42,
        sha: null,
      }),
    ),
    reviews: nested(
      2,
      (number, n): ReviewFact => ({
        id: `${number}-${n}`,
        change: String(number),
        author: person(number + n + 5),
        state: 'approved',
        submittedAt: at,
        sha: 'ef'.repeat(20),
      }),
    ),
    events: nested(
      7,
      (number, n): EventFact => ({
        id: `${number}-${n}`,
        subject: { kind: 'change', number: String(number) },
        kind: 'labelled',
        actor: person(number + n),
        at,
        target: null,
        value: 'kind/feature',
        sha: null,
      }),
    ),
  };
}
