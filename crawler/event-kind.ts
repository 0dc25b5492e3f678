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

/** What can happen to an issue or change, in one vocabulary; what has no word here is left out by the adapter. */
export const eventKinds = [
  'closed',
  'reopened',
  'merged',
  'labelled',
  'unlabelled',
  'assigned',
  'unassigned',
  'milestoned',
  'demilestoned',
  'review-requested',
  'review-request-removed',
  'review-dismissed',
  'draft',
  'ready',
  'locked',
  'unlocked',
  'retitled',
  'transferred',
  'pushed',
  'force-pushed',
  'branch-deleted',
] as const;
/** One of {@link eventKinds}. */
export type EventKind = (typeof eventKinds)[number];
