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
import type { ReviewFact } from '../../../fact.ts';
import { restAccount, restUser } from '../account.ts';
import { idText, instant, sha } from '../scalar.ts';

/** A review from `/pulls/{number}/reviews`. */
export const restReview = z.object({
  id: idText,
  user: restUser.nullish(),
  state: z.string(),
  submitted_at: instant.nullish(),
  commit_id: sha,
});

const states: Readonly<Record<string, ReviewFact['state']>> = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes-requested',
  COMMENTED: 'commented',
  DISMISSED: 'dismissed',
  PENDING: 'pending',
};

/** Both APIs write the states alike; a verdict that is not known yet counts as a comment. */
export function reviewState(text: string): ReviewFact['state'] {
  return states[text.toUpperCase()] ?? 'commented';
}

/** A review as REST tells it. */
export function reviewOfRest(change: string, item: z.infer<typeof restReview>): ReviewFact {
  return {
    id: item.id,
    change,
    author: restAccount(item.user),
    state: reviewState(item.state),
    submittedAt: item.submitted_at ?? null,
    sha: item.commit_id,
  };
}
