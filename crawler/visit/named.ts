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

import type { AccountFact, Facts } from '../fact.ts';

/** Everybody that the facts of a page name, in no order; null = a ghost. */
export function* namedIn(facts: Facts): Generator<AccountFact | null> {
  for (const issue of facts.issues ?? []) yield* [issue.author, issue.closedBy, ...issue.assignees];
  for (const change of facts.changes ?? []) {
    yield* [change.author, change.closedBy, change.mergedBy, ...change.assignees, ...change.requestedReviewers];
  }
  for (const comment of facts.comments ?? []) yield comment.author;
  for (const review of facts.reviews ?? []) yield review.author;
  for (const event of facts.events ?? []) yield* [event.actor, event.target];
  for (const release of facts.releases ?? []) yield release.author;
  for (const star of facts.stars ?? []) yield star.account;
  for (const fork of facts.forks ?? []) yield fork.owner;
  for (const run of facts.ciRuns ?? []) yield run.actor;
  for (const { who } of facts.contributors ?? []) if ('login' in who) yield who;
  for (const link of facts.emailLinks ?? []) yield link.account;
  for (const membership of facts.memberships ?? []) yield* [membership.account, membership.organisation];
}
