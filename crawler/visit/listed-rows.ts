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

import type { FactRow } from '#store/queries/platform/fact-table.ts';
import type { LabelFact, MilestoneFact, ProtectionFact, ReleaseFact } from '../fact.ts';
import type { RowContext } from './rows.ts';
import { exact, figure, instant, shown, shownOrNull } from './values.ts';

/** Assets of one release beyond these are left out: the row is read whole. */
const mostAssets = 1000;

/** The row of a release. */
export function releaseRow(fact: ReleaseFact, context: RowContext): FactRow<'release'> {
  const assets = fact.assets.slice(0, mostAssets).map((asset) => ({
    ...asset,
    id: exact(asset.id),
    name: shown(asset.name),
    contentType: shownOrNull(asset.contentType),
    digest: shownOrNull(asset.digest),
    createdAt: instant(asset.createdAt),
  }));
  return {
    repository_id: context.repositoryId,
    platform_id: exact(fact.id),
    tag: shown(fact.tag),
    name: shownOrNull(fact.name),
    draft: fact.draft,
    prerelease: fact.prerelease,
    author_id: context.accounts.id(fact.author),
    created_at: instant(fact.createdAt),
    published_at: instant(fact.publishedAt),
    assets: JSON.stringify(assets),
    seen_at: context.seenAt,
  };
}

/** The row of a label. */
export function labelRow(fact: LabelFact, { repositoryId, seenAt }: RowContext): FactRow<'label'> {
  return {
    repository_id: repositoryId,
    platform_id: exact(fact.id),
    name: shown(fact.name),
    colour: shownOrNull(fact.colour),
    description: shownOrNull(fact.description),
    seen_at: seenAt,
  };
}

/** The row of a milestone. */
export function milestoneRow(fact: MilestoneFact, { repositoryId, seenAt }: RowContext): FactRow<'milestone'> {
  return {
    repository_id: repositoryId,
    platform_id: exact(fact.id),
    number: exact(fact.number),
    title: shown(fact.title),
    state: fact.state,
    due_at: instant(fact.dueAt),
    created_at: instant(fact.createdAt),
    updated_at: instant(fact.updatedAt),
    closed_at: instant(fact.closedAt),
    seen_at: seenAt,
  };
}

/** The row of a branch's protection. */
export function protectionRow(fact: ProtectionFact, context: RowContext): FactRow<'branch_protection'> {
  return {
    repository_id: context.repositoryId,
    pattern: shown(fact.pattern),
    requires_change: fact.requiresChange,
    required_approvals: figure(fact.requiredApprovals),
    requires_code_owners: fact.requiresCodeOwners,
    required_checks: fact.requiredChecks?.map(shown) ?? null,
    requires_signatures: fact.requiresSignatures,
    allows_force_push: fact.allowsForcePush,
    allows_deletion: fact.allowsDeletion,
    binds_admins: fact.bindsAdmins,
    seen_at: context.seenAt,
  };
}
