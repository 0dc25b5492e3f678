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

import { z } from 'zod';
import type { RepositoryFact } from '../../fact.ts';
import { count, flag, idText, owner, text, timeOrNull } from './wire.ts';

const texts = z
  .array(z.string())
  .nullish()
  .transform((list) => list ?? null);

/** The server's description of a repository, with what is read of it besides the fact. */
export interface ListedRepository {
  readonly fact: RepositoryFact;
  readonly releases: number | null;
}

function visibilityOf(internal: boolean | null, isPrivate: boolean | null): RepositoryFact['visibility'] {
  if (isPrivate === null) return null;
  return internal === true ? 'internal' : isPrivate ? 'private' : 'public';
}

/** An answer of `/repos/{owner}/{repo}` and of `/repositories/{id}`. */
export const listedRepository = z
  .object({
    id: idText,
    owner,
    full_name: z.string().regex(/^[^/]+\/[^/]+$/u),
    description: text,
    website: text,
    html_url: z.string(),
    clone_url: text,
    default_branch: text,
    topics: texts,
    language: text,
    licenses: texts,
    private: flag,
    internal: flag,
    archived: flag,
    empty: flag,
    fork: flag,
    parent: z.object({ full_name: text }).nullish(),
    mirror: flag,
    template: flag,
    has_issues: flag,
    external_tracker: z.object({}).nullish(),
    has_pull_requests: flag,
    stars_count: count,
    forks_count: count,
    watchers_count: count,
    open_issues_count: count,
    open_pr_counter: count,
    release_counter: count,
    created_at: timeOrNull,
    updated_at: timeOrNull,
  })
  .transform((told): ListedRepository => {
    const fact: RepositoryFact = {
      id: told.id,
      fullName: told.full_name,
      webUrl: told.html_url,
      cloneUrl: told.clone_url ?? `${told.html_url}.git`,
      owner: told.owner,
      description: told.description,
      homepage: told.website,
      defaultBranch: told.default_branch,
      topics: told.topics,
      language: told.language,
      licence: told.licenses?.length === 1 ? (told.licenses[0] ?? null) : null,
      visibility: visibilityOf(told.internal, told.private),
      archived: told.archived,
      disabled: null,
      locked: null,
      empty: told.empty,
      fork: told.fork,
      parent: told.parent?.full_name ?? null,
      mirror: told.mirror,
      template: told.template,
      // With a tracker elsewhere `has_issues` is true as well, and there is no list.
      issuesEnabled: told.has_issues === null ? null : told.has_issues && !told.external_tracker,
      changesEnabled: told.has_pull_requests,
      stars: told.stars_count,
      forks: told.forks_count,
      watchers: told.watchers_count,
      openIssues: told.open_issues_count,
      openChanges: told.open_pr_counter,
      createdAt: told.created_at,
      pushedAt: null,
      updatedAt: told.updated_at,
    };
    return { fact, releases: told.release_counter };
  });
