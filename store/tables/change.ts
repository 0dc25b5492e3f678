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

/** A pull or merge request. */
export interface ChangeTable {
  repository_id: string;
  platform_id: string;
  number: string;
  title: string;
  author_id: string | null;
  created_at: Date;
  updated_at: Date;
  closed_at: Date | null;
  closed_by_id: string | null;
  labels: Generated<string[]>;
  assignee_ids: Generated<string[]>;
  milestone: string | null;
  comment_count: number | null;
  locked: boolean | null;
  state: 'open' | 'closed' | 'merged';
  draft: boolean | null;
  merged_at: Date | null;
  merged_by_id: string | null;
  merge_sha: Buffer | null;
  base_ref: string | null;
  base_sha: Buffer | null;
  head_ref: string | null;
  head_sha: Buffer | null;
  head_repository: string | null;
  additions: number | null;
  deletions: number | null;
  changed_files: number | null;
  commit_count: number | null;
  requested_reviewer_ids: Generated<string[]>;
  seen_at: Date;
  gone_at: Date | null;
  gone_reason: string | null;
  moved_to: string | null;
}
