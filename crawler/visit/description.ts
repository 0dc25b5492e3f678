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

import { mergeAccounts } from '#store/queries/platform/account.ts';
import { readDescription, writeDescription } from '#store/queries/platform/description.ts';
import type { Session } from '#store/session.ts';
import type { AccountFact, RepositoryFact } from '../fact.ts';
import type { Json } from '../platform.ts';
import { accountRow } from './accounts.ts';
import { exact, figure, instant, shown, shownOrNull } from './values.ts';
import type { RemoteSource } from './visit-context.ts';

/** What a visit writes of the description. */
export interface Described {
  readonly remote: Pick<RemoteSource, 'host' | 'platform'>;
  readonly repositoryId: string;
  readonly facts: RepositoryFact;
  readonly state: Json;
  readonly at: Date;
}

async function ownerOf(session: Session, host: string, owner: AccountFact | null, at: Date): Promise<string | null> {
  if (owner === null) return null;
  const [id] = await mergeAccounts(session, host, [accountRow(host, owner, false)], at);
  return id ?? null;
}

/** Stores what the platform says of the repository. */
export async function storeDescription(session: Session, described: Described): Promise<void> {
  const { facts, remote, at } = described;
  await writeDescription(session, {
    repository_id: described.repositoryId,
    platform: remote.platform.id,
    host: remote.host,
    platform_id: exact(facts.id),
    path: shown(facts.fullName),
    web_url: shown(facts.webUrl),
    clone_url: shown(facts.cloneUrl),
    owner_id: await ownerOf(session, remote.host, facts.owner, at),
    description: shownOrNull(facts.description),
    homepage: shownOrNull(facts.homepage),
    default_branch: shownOrNull(facts.defaultBranch),
    topics: facts.topics?.map(shown) ?? null,
    language: shownOrNull(facts.language),
    licence: shownOrNull(facts.licence),
    visibility: facts.visibility,
    archived: facts.archived,
    disabled: facts.disabled,
    locked: facts.locked,
    empty: facts.empty,
    fork: facts.fork,
    parent: shownOrNull(facts.parent),
    mirror: facts.mirror,
    template: facts.template,
    issues_enabled: facts.issuesEnabled,
    changes_enabled: facts.changesEnabled,
    stars: figure(facts.stars),
    forks: figure(facts.forks),
    watchers: figure(facts.watchers),
    open_issues: figure(facts.openIssues),
    open_changes: figure(facts.openChanges),
    created_at: instant(facts.createdAt),
    pushed_at: instant(facts.pushedAt),
    updated_at: instant(facts.updatedAt),
    find_state: described.state,
    observed_at: at,
  });
}

/** The newest description with what its adapter wants to find again; null = there is none. */
export async function loadDescription(
  session: Session,
  repositoryId: string,
): Promise<{ readonly host: string; readonly facts: RepositoryFact; readonly state: Json } | null> {
  const row = await readDescription(session, repositoryId);
  if (row === null) return null;
  const owner =
    row.owner_login === null
      ? null
      : {
          id: row.owner_platform_id,
          login: row.owner_login,
          name: null,
          kind: (row.owner_kind ?? 'unknown') as AccountFact['kind'],
          company: null,
          createdAt: null,
        };
  const facts: RepositoryFact = {
    id: row.platform_id,
    fullName: row.path,
    webUrl: row.web_url,
    cloneUrl: row.clone_url,
    owner,
    description: row.description,
    homepage: row.homepage,
    defaultBranch: row.default_branch,
    topics: row.topics,
    language: row.language,
    licence: row.licence,
    visibility: row.visibility as RepositoryFact['visibility'],
    archived: row.archived,
    disabled: row.disabled,
    locked: row.locked,
    empty: row.empty,
    fork: row.fork,
    parent: row.parent,
    mirror: row.mirror,
    template: row.template,
    issuesEnabled: row.issues_enabled,
    changesEnabled: row.changes_enabled,
    stars: row.stars,
    forks: row.forks,
    watchers: row.watchers,
    openIssues: row.open_issues,
    openChanges: row.open_changes,
    createdAt: row.created_at,
    pushedAt: row.pushed_at,
    updatedAt: row.updated_at,
  };
  return { host: row.host, facts, state: row.find_state as Json };
}
