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

import type { EventFact, Facts, SubjectRef } from '../../../fact.ts';
import type { RemoteRepository } from '../../../platform.ts';
import { type Client, place } from '../client.ts';
import { commentOfRest, restComment } from './comment.ts';
import { eventOfRest, restEvent } from './event.ts';
import { all, listOf } from './list.ts';
import { restReview, reviewOfRest } from './review.ts';
import { changeOfRest, issueOfRest, restChange, restIssue } from './subject.ts';

/**
 * One issue or change with all that belongs to it, by REST: for those that GraphQL can't give even alone. Null when it
 * is not there.
 */
export async function readItem(
  client: Client,
  repository: RemoteRepository,
  { kind, number }: SubjectRef,
  signal: AbortSignal,
): Promise<Facts | null> {
  const alone = place(repository.path);
  const at = { ...alone, per_page: 100 };
  const issue_number = Number(number);
  const itself =
    kind === 'issue'
      ? await client.get(
          client.endpoint('GET /repos/{owner}/{repo}/issues/{issue_number}', { ...alone, issue_number }).url,
          {
            schema: restIssue.transform((item): Facts => ({ issues: [issueOfRest(item)] })),
            signal,
            expect: [404, 410],
          },
        )
      : await client.get(
          client.endpoint('GET /repos/{owner}/{repo}/pulls/{pull_number}', { ...alone, pull_number: issue_number }).url,
          {
            schema: restChange.transform((item): Facts => ({ changes: [changeOfRest(item)] })),
            signal,
            expect: [404, 410],
          },
        );
  if (itself.body === null) return null;
  const comments = await all(
    client,
    client.endpoint('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...at, issue_number }).url,
    { schema: listOf(restComment), signal },
  );
  const events = await all(
    client,
    client.endpoint('GET /repos/{owner}/{repo}/issues/{issue_number}/events', { ...at, issue_number }).url,
    { schema: listOf(restEvent), signal },
  );
  const reviews =
    kind === 'issue'
      ? []
      : await all(
          client,
          client.endpoint('GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews', { ...at, pull_number: issue_number })
            .url,
          { schema: listOf(restReview), signal },
        );
  const happened = events.map((one) => eventOfRest(one, { kind, number })).filter((one) => one !== null);
  return {
    ...withCloser(itself.body, happened),
    comments: comments.map((one) => commentOfRest(one)),
    events: happened,
    ...(kind === 'change' && { reviews: reviews.map((one) => reviewOfRest(number, one)) }),
  };
}

/** Who closed a change is told by its events only. */
function withCloser(facts: Facts, events: readonly EventFact[]): Facts {
  const closer = events.findLast((event) => event.kind === 'closed')?.actor ?? null;
  const { changes } = facts;
  if (!changes) return facts;
  return { changes: changes.map((change) => (change.closedAt ? { ...change, closedBy: closer } : change)) };
}
