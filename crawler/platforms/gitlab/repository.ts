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

import { Projects } from '@gitbeaker/rest';
import { z } from 'zod';
import { formatExpression, tryExpression } from '#licenses/expression.ts';
import type { AccountFact, RepositoryFact } from '../../fact.ts';
import { PlatformError } from '../../http/error.ts';
import type { Found, Json, RemoteRepository } from '../../platform.ts';
import { groupAccount, loginAccount, toAccount } from './account.ts';
import { ask, type Client } from './client.ts';
import { wireCount, wireDateOrNull, wireFlag, wireId, wireText, wireUser } from './wire.ts';

const namespace = z.object({ id: wireId, kind: wireText, name: wireText, path: wireText, full_path: z.string() });

const project = z.object({
  id: wireId,
  path_with_namespace: z.string(),
  web_url: z.string(),
  http_url_to_repo: wireText,
  namespace: namespace.nullish(),
  owner: wireUser,
  description: wireText,
  default_branch: wireText,
  topics: z.array(z.string()).nullish(),
  tag_list: z.array(z.string()).nullish(),
  license: z.object({ key: wireText }).nullish(),
  visibility: wireText,
  archived: wireFlag,
  empty_repo: wireFlag,
  mirror: wireFlag,
  forked_from_project: z.object({ path_with_namespace: wireText }).nullish(),
  issues_enabled: wireFlag,
  issues_access_level: wireText,
  merge_requests_enabled: wireFlag,
  merge_requests_access_level: wireText,
  star_count: wireCount,
  forks_count: wireCount,
  open_issues_count: wireCount,
  created_at: wireDateOrNull,
  last_activity_at: wireDateOrNull,
  updated_at: wireDateOrNull,
});
type Project = z.infer<typeof project>;

const kept = z.object({ id: z.string(), etag: z.string() }).nullable().catch(null);

function ownerOf({ owner, namespace: space }: Project): AccountFact | null {
  const account = toAccount(owner);
  if (account !== null) return account;
  if (!space) return null;
  if (space.kind === 'user') return loginAccount(space.full_path);
  return groupAccount({ id: space.id, path: space.full_path, name: space.name });
}

/** GitLab names licences by SPDX ids in small letters, and `other` when it is not sure. */
function licenceOf(key: string | null | undefined): string | null {
  if (!key || key === 'other') return null;
  const known = tryExpression(key);
  return known === null ? key : formatExpression(known);
}

function visibilityOf(text: string | null): RepositoryFact['visibility'] {
  return text === 'public' || text === 'internal' || text === 'private' ? text : null;
}

function newer(left: Date | null, right: Date | null): Date | null {
  if (left === null || right === null) return left ?? right;
  return left > right ? left : right;
}

function enabled(level: string | null, flag: boolean | null): boolean | null {
  return level === null ? flag : level !== 'disabled';
}

/** A project as a fact. */
function toRepository(found: Project): RepositoryFact {
  return {
    id: found.id,
    fullName: found.path_with_namespace,
    webUrl: found.web_url,
    cloneUrl: found.http_url_to_repo ?? `${found.web_url}.git`,
    owner: ownerOf(found),
    description: found.description,
    homepage: null,
    defaultBranch: found.default_branch,
    topics: found.topics ?? found.tag_list ?? null,
    language: null,
    licence: licenceOf(found.license?.key),
    visibility: visibilityOf(found.visibility),
    archived: found.archived,
    disabled: null,
    locked: null,
    empty: found.empty_repo,
    fork: Boolean(found.forked_from_project),
    parent: found.forked_from_project?.path_with_namespace ?? null,
    mirror: found.mirror,
    template: null,
    issuesEnabled: enabled(found.issues_access_level, found.issues_enabled),
    changesEnabled: enabled(found.merge_requests_access_level, found.merge_requests_enabled),
    stars: found.star_count,
    forks: found.forks_count,
    watchers: null,
    openIssues: found.open_issues_count,
    openChanges: null,
    createdAt: found.created_at,
    pushedAt: null,
    updatedAt: newer(found.updated_at, found.last_activity_at),
  };
}

function notFound(error: unknown, client: Client): Found {
  if (!(error instanceof PlatformError)) throw error;
  const { kind, message } = error;
  if (kind === 'not-found') return { kind: 'not-found' };
  if (kind === 'blocked') return { kind: 'blocked', reason: message, legal: true };
  if (kind === 'forbidden') return { kind: 'private', reason: message };
  if (kind === 'unauthorised' && client.http.credential === null) return { kind: 'private', reason: message };
  throw error;
}

/** Looks a project up by its id once it is known, else by its path; GitLab redirects from paths that it had before. */
export async function findProject(
  client: Client,
  repository: RemoteRepository,
  state: Json,
  signal: AbortSignal,
): Promise<Found> {
  const name = repository.id ?? repository.path;
  const before = kept.parse(state);
  // The mark is made of the answer, which is the same by path and by id.
  const etag = before !== null && before.id === repository.id ? before.etag : null;
  try {
    const answer = await ask(client, { schema: project, signal, etag }, (options) =>
      new Projects(options).show(name, { license: true }),
    );
    if (answer.notModified || answer.body === null) return { kind: 'unchanged', state };
    const fact = toRepository(answer.body);
    const moved = fact.fullName.toLowerCase() !== repository.path.toLowerCase();
    return {
      kind: 'found',
      repository: fact,
      moved,
      state: answer.etag === null ? null : { id: fact.id, etag: answer.etag },
    };
  } catch (error) {
    return notFound(error, client);
  }
}
