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

import { z } from 'zod';
import type { EventKind } from '../../../event-kind.ts';
import type { EventFact, SubjectRef } from '../../../fact.ts';
import { restAccount, restUser } from '../account.ts';
import { idText, instant, sha } from '../scalar.ts';

/** An event of an issue or change, from `/issues/events` or `/issues/{number}/events`. */
export const restEvent = z.object({
  id: idText,
  event: z.string(),
  actor: restUser.nullish(),
  assigner: restUser.nullish(),
  assignee: restUser.nullish(),
  requested_reviewer: restUser.nullish(),
  requested_team: z.object({ slug: z.string() }).nullish(),
  label: z.object({ name: z.string().nullish() }).nullish(),
  milestone: z.object({ title: z.string() }).nullish(),
  commit_id: sha,
  created_at: instant,
  issue: z.object({ number: idText, pull_request: z.unknown().optional() }).nullish(),
});

const kinds: Readonly<Record<string, EventKind>> = {
  closed: 'closed',
  reopened: 'reopened',
  merged: 'merged',
  labeled: 'labelled',
  unlabeled: 'unlabelled',
  assigned: 'assigned',
  unassigned: 'unassigned',
  milestoned: 'milestoned',
  demilestoned: 'demilestoned',
  review_requested: 'review-requested',
  review_request_removed: 'review-request-removed',
  review_dismissed: 'review-dismissed',
  convert_to_draft: 'draft',
  converted_to_draft: 'draft',
  ready_for_review: 'ready',
  locked: 'locked',
  unlocked: 'unlocked',
  renamed: 'retitled',
  transferred: 'transferred',
  head_ref_force_pushed: 'force-pushed',
  head_ref_deleted: 'branch-deleted',
};

/**
 * An event as REST tells it; null for those that have no word. The actor of `assigned` is the one who was assigned
 * there: who did it is the assigner.
 */
export function eventOfRest(item: z.infer<typeof restEvent>, asked: SubjectRef | null): EventFact | null {
  const kind = kinds[item.event];
  const subject = asked ?? subjectOf(item);
  if (kind === undefined || subject === null) return null;
  const assigning = kind === 'assigned' || kind === 'unassigned';
  return {
    id: item.id,
    subject,
    kind,
    actor: restAccount(assigning ? (item.assigner ?? item.actor) : item.actor),
    at: item.created_at,
    target: restAccount(item.assignee ?? item.requested_reviewer),
    value: item.label?.name ?? item.milestone?.title ?? item.requested_team?.slug ?? null,
    sha: item.commit_id,
  };
}

function subjectOf({ issue }: z.infer<typeof restEvent>): SubjectRef | null {
  if (!issue) return null;
  return { kind: issue.pull_request ? 'change' : 'issue', number: issue.number };
}
