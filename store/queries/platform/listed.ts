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

/** Releases. */
export const releaseTable: FactTable<'release'> = {
  table: 'release',
  columns: {
    repository_id: 'int8',
    platform_id: 'text',
    tag: 'text',
    name: 'text',
    draft: 'bool',
    prerelease: 'bool',
    author_id: 'int8',
    created_at: 'timestamptz',
    published_at: 'timestamptz',
    assets: 'jsonb',
    seen_at: 'timestamptz',
  },
  key: ['repository_id', 'platform_id'],
  version: null,
  keep: ['created_at'],
  special: {},
};

/** Labels that a repository offers. */
export const labelTable: FactTable<'label'> = {
  table: 'label',
  columns: {
    repository_id: 'int8',
    platform_id: 'text',
    name: 'text',
    colour: 'text',
    description: 'text',
    seen_at: 'timestamptz',
  },
  key: ['repository_id', 'platform_id'],
  version: null,
  keep: [],
  special: {},
};

/** Milestones. */
export const milestoneTable: FactTable<'milestone'> = {
  table: 'milestone',
  columns: {
    repository_id: 'int8',
    platform_id: 'text',
    number: 'text',
    title: 'text',
    state: 'text',
    due_at: 'timestamptz',
    created_at: 'timestamptz',
    updated_at: 'timestamptz',
    closed_at: 'timestamptz',
    seen_at: 'timestamptz',
  },
  key: ['repository_id', 'platform_id'],
  version: 'updated_at',
  keep: ['created_at'],
  special: {},
};

/** Stars. */
export const starTable: FactTable<'star'> = {
  table: 'star',
  columns: { repository_id: 'int8', account_id: 'int8', starred_at: 'timestamptz', seen_at: 'timestamptz' },
  key: ['repository_id', 'account_id'],
  version: null,
  keep: ['starred_at'],
  special: {},
};

/** Forks. */
export const forkTable: FactTable<'fork'> = {
  table: 'fork',
  columns: {
    repository_id: 'int8',
    platform_id: 'text',
    path: 'text',
    owner_id: 'int8',
    created_at: 'timestamptz',
    seen_at: 'timestamptz',
  },
  key: ['repository_id', 'platform_id'],
  version: null,
  keep: ['created_at'],
  special: {},
};

/** Rules that protect branches. */
export const protectionTable: FactTable<'branch_protection'> = {
  table: 'branch_protection',
  columns: {
    repository_id: 'int8',
    pattern: 'text',
    requires_change: 'bool',
    required_approvals: 'int4',
    requires_code_owners: 'bool',
    required_checks: 'text[]',
    requires_signatures: 'bool',
    allows_force_push: 'bool',
    allows_deletion: 'bool',
    binds_admins: 'bool',
    seen_at: 'timestamptz',
  },
  key: ['repository_id', 'pattern'],
  version: null,
  keep: [],
  special: {},
};

/** Whom the platform lists as contributors. */
export const contributorTable: FactTable<'contributor'> = {
  table: 'contributor',
  columns: { repository_id: 'int8', identity_id: 'int8', contributions: 'int4', seen_at: 'timestamptz' },
  key: ['repository_id', 'identity_id'],
  version: null,
  keep: ['contributions'],
  special: {},
};
