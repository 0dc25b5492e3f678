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
import type { IdentityClass } from '../facts.ts';

/**
 * The life of an issue or change in one row, derived from the fact tables by `metrics/derive`. Persons, not identities,
 * except `identity_id`. Counts are null where the stream they come from was never read whole.
 */
export interface WorkItemTable {
  project: string;
  repository_id: string;
  kind: 'issue' | 'change';
  number: string;
  identity_id: string | null;
  person_id: string | null;
  /** The author's at `opened_at`; `~` = on their own behalf, null = unknown. */
  organisation: string | null;
  class: IdentityClass;
  title: string;
  labels: string[];
  state: 'open' | 'closed' | 'merged';
  draft: boolean | null;
  opened_at: Date;
  /** Month of `opened_at`. */
  month: number;
  /** Last close, null while open; of merged changes the merge. */
  closed_at: Date | null;
  merged_at: Date | null;
  /** When it was open, reopenings included; its upper end is infinite while open. */
  open_during: string;
  closed_by_id: string | null;
  merged_by_id: string | null;
  /** First comment, review or review comment by another human, whoever; null = none. */
  first_response_at: Date | null;
  first_responder_id: string | null;
  /** The same, of comments and review comments alone. */
  first_comment_at: Date | null;
  first_review_at: Date | null;
  /** Authorship of the earliest commit of a change; null = not known. */
  first_commit_at: Date | null;
  /** Publication of the first release whose history holds the merge; null = none, or not known. */
  deployed_at: Date | null;
  /** By other humans. */
  comments: number | null;
  reviews: number | null;
  review_comments: number | null;
  /** Distinct humans other than the author who reviewed or wrote review comments. */
  reviewers: number | null;
  /** Distinct humans who did anything to it, the author included. */
  participants: number | null;
  commits: number | null;
  additions: number | null;
  deletions: number | null;
  /** A change that names an issue or an issue that a change names; null = cannot be told. */
  linked: boolean | null;
  merge_sha: Buffer | null;
  /** As of an act. */
  standing: Generated<number>;
}
