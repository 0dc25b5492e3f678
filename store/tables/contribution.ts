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

import type { Generated } from 'kysely';

/** What an archive of events can tell of an act. */
export const archivedKinds = [
  'change-opened',
  'change-closed',
  'change-merged',
  'change-reopened',
  'review',
  'review-comment',
  'issue-opened',
  'issue-closed',
  'issue-reopened',
  'comment',
  'commit-comment',
  'release',
  'star',
  'fork',
] as const;
/** One of {@link archivedKinds}. */
export type ArchivedKind = (typeof archivedKinds)[number];

/** An act as an archive of events tells it; `object_id` is the platform's id of what came of it, to match it with the platform's own word. */
export interface ContributionTable {
  repository_id: string;
  /** The archive, as `gharchive`. */
  source: string;
  /** The archive's id of the event. */
  source_id: string;
  kind: ArchivedKind;
  identity_id: string | null;
  at: Date;
  object_id: string | null;
  subject_number: string | null;
  /** What the archive is known not to tell of this act. */
  gaps: Generated<string[]>;
  hour: Date;
}
