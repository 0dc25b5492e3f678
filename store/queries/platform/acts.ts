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

import type { FactTable } from './fact-table.ts';

/** Comments on issues and changes. */
export const commentTable: FactTable<'comment'> = {
  table: 'comment',
  columns: {
    repository_id: 'int8',
    kind: 'text',
    platform_id: 'text',
    subject_kind: 'text',
    subject_number: 'text',
    author_id: 'int8',
    created_at: 'timestamptz',
    updated_at: 'timestamptz',
    review_id: 'text',
    reply_to: 'text',
    path: 'text',
    line: 'int4',
    sha: 'bytea',
    seen_at: 'timestamptz',
  },
  key: ['repository_id', 'kind', 'platform_id'],
  version: 'updated_at',
  keep: ['review_id', 'reply_to', 'path', 'line', 'sha'],
  special: {},
};

/** Reviews of changes. */
export const reviewTable: FactTable<'review'> = {
  table: 'review',
  columns: {
    repository_id: 'int8',
    platform_id: 'text',
    change_number: 'text',
    author_id: 'int8',
    state: 'text',
    submitted_at: 'timestamptz',
    sha: 'bytea',
    seen_at: 'timestamptz',
  },
  key: ['repository_id', 'platform_id'],
  version: null,
  keep: ['submitted_at', 'sha'],
  special: {},
};

/** Events in the life of issues and changes. */
export const eventTable: FactTable<'subject_event'> = {
  table: 'subject_event',
  columns: {
    repository_id: 'int8',
    platform_id: 'text',
    subject_kind: 'text',
    subject_number: 'text',
    kind: 'text',
    actor_id: 'int8',
    at: 'timestamptz',
    target_id: 'int8',
    value: 'text',
    sha: 'bytea',
    seen_at: 'timestamptz',
  },
  key: ['repository_id', 'platform_id'],
  version: null,
  keep: [],
  special: {},
};

/** Runs of continuous integration. */
export const ciRunTable: FactTable<'ci_run'> = {
  table: 'ci_run',
  columns: {
    repository_id: 'int8',
    kind: 'text',
    platform_id: 'text',
    name: 'text',
    sha: 'bytea',
    ref: 'text',
    trigger: 'text',
    status: 'text',
    conclusion: 'text',
    actor_id: 'int8',
    attempt: 'int4',
    created_at: 'timestamptz',
    updated_at: 'timestamptz',
    started_at: 'timestamptz',
    finished_at: 'timestamptz',
    seen_at: 'timestamptz',
  },
  key: ['repository_id', 'kind', 'platform_id'],
  version: 'updated_at',
  keep: ['name', 'ref', 'trigger', 'attempt', 'started_at'],
  special: {},
};
