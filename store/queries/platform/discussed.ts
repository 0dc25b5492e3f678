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

import type { CopyType } from '../../copy-page.ts';
import type { FactTable } from './fact-table.ts';

const discussed = {
  repository_id: 'int8',
  platform_id: 'text',
  number: 'text',
  title: 'text',
  author_id: 'int8',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
  closed_at: 'timestamptz',
  closed_by_id: 'int8',
  labels: 'text[]',
  assignee_ids: 'int8[]',
  milestone: 'text',
  comment_count: 'int4',
  locked: 'bool',
  state: 'text',
  seen_at: 'timestamptz',
} as const satisfies Record<string, CopyType>;

/** Whoever closed it stays known while it is closed by the same act. */
function closer(table: string): string {
  return `case when excluded.state = 'open' then excluded.closed_by_id
    when excluded.closed_at is distinct from ${table}.closed_at and excluded.closed_at is not null and ${table}.closed_at is not null
    then excluded.closed_by_id else coalesce(excluded.closed_by_id, ${table}.closed_by_id) end`;
}

/** Issues. */
export const issueTable: FactTable<'issue'> = {
  table: 'issue',
  columns: { ...discussed, state_reason: 'text' },
  key: ['repository_id', 'platform_id'],
  version: 'updated_at',
  keep: ['comment_count', 'locked'],
  special: { closed_by_id: closer('issue') },
  moves: true,
};

/** Changes. */
export const changeTable: FactTable<'change'> = {
  table: 'change',
  columns: {
    ...discussed,
    draft: 'bool',
    merged_at: 'timestamptz',
    merged_by_id: 'int8',
    merge_sha: 'bytea',
    base_ref: 'text',
    base_sha: 'bytea',
    head_ref: 'text',
    head_sha: 'bytea',
    head_repository: 'text',
    additions: 'int4',
    deletions: 'int4',
    changed_files: 'int4',
    commit_count: 'int4',
    requested_reviewer_ids: 'int8[]',
  },
  key: ['repository_id', 'platform_id'],
  version: 'updated_at',
  keep: ['comment_count', 'locked', 'draft', 'additions', 'deletions', 'changed_files', 'commit_count'],
  special: {
    closed_by_id: closer('change'),
    merged_by_id: `case when excluded.state = 'merged' then coalesce(excluded.merged_by_id, change.merged_by_id) end`,
    merge_sha: `case when excluded.state = 'merged' then coalesce(excluded.merge_sha, change.merge_sha)
      else excluded.merge_sha end`,
  },
  moves: true,
};
