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
import { PlatformError } from '../../http/error.ts';
import type { HttpAnswer } from '../../http/http.ts';
import type { Found, Json, RemoteRepository } from '../../platform.ts';
import { restAccount, restUser } from './account.ts';
import { type Client, place } from './client.ts';
import { idText, instant } from './scalar.ts';

const flag = z.boolean().nullish();
const count = z.number().nullish();

const restRepository = z.object({
  id: idText,
  full_name: z.string(),
  html_url: z.string(),
  clone_url: z.string(),
  owner: restUser.nullish(),
  description: z.string().nullish(),
  homepage: z.string().nullish(),
  default_branch: z.string().nullish(),
  topics: z.array(z.string()).nullish(),
  language: z.string().nullish(),
  license: z.object({ spdx_id: z.string().nullish() }).nullish(),
  visibility: z.string().nullish(),
  private: flag,
  archived: flag,
  disabled: flag,
  fork: flag,
  parent: z.object({ full_name: z.string() }).nullish(),
  mirror_url: z.string().nullish(),
  is_template: flag,
  has_issues: flag,
  has_pull_requests: flag,
  stargazers_count: count,
  forks_count: count,
  subscribers_count: count,
  created_at: instant.nullish(),
  pushed_at: instant.nullish(),
  updated_at: instant.nullish(),
});

type RestRepository = z.infer<typeof restRepository>;

function visibilityOf(item: RestRepository): RepositoryFact['visibility'] {
  const { visibility } = item;
  if (visibility === 'public' || visibility === 'internal' || visibility === 'private') return visibility;
  return item.private === undefined || item.private === null ? null : item.private ? 'private' : 'public';
}

function repositoryOf(item: RestRepository): RepositoryFact {
  const licence = item.license?.spdx_id;
  return {
    id: item.id,
    fullName: item.full_name,
    webUrl: item.html_url,
    cloneUrl: item.clone_url,
    owner: restAccount(item.owner),
    description: item.description ?? null,
    homepage: item.homepage || null,
    defaultBranch: item.default_branch ?? null,
    topics: item.topics ?? null,
    language: item.language ?? null,
    licence: !licence || licence === 'NOASSERTION' ? null : licence,
    visibility: visibilityOf(item),
    archived: item.archived ?? null,
    disabled: item.disabled ?? null,
    locked: null,
    empty: null,
    fork: item.fork ?? null,
    parent: item.parent?.full_name ?? null,
    mirror: item.mirror_url === undefined ? null : item.mirror_url !== null,
    template: item.is_template ?? null,
    issuesEnabled: item.has_issues ?? null,
    changesEnabled: item.has_pull_requests ?? null,
    stars: item.stargazers_count ?? null,
    forks: item.forks_count ?? null,
    watchers: item.subscribers_count ?? null,
    openIssues: null,
    openChanges: null,
    createdAt: item.created_at ?? null,
    pushedAt: item.pushed_at ?? null,
    updatedAt: item.updated_at ?? null,
  };
}

const refusalBody = z.object({
  message: z.string().catch(''),
  block: z.object({ reason: z.string().nullish() }).nullish().catch(null),
});

function notFound(answer: HttpAnswer<unknown>): Found | null {
  if (answer.status === 404) return { kind: 'not-found' };
  // Said so, it is believed at once; a 404 may also mean private.
  if (answer.status === 410)
    throw new PlatformError('gone', `${answer.url}: is gone for good.`, { url: answer.url, status: 410 });
  if (answer.status !== 403 && answer.status !== 451) return null;
  const { data } = refusalBody.safeParse(answer.problem ?? {});
  const reason = data?.message || `status ${answer.status}`;
  if (answer.status === 451) return { kind: 'blocked', reason, legal: true };
  if (data?.block || /access blocked/iu.test(reason)) {
    return { kind: 'blocked', reason, legal: data?.block?.reason === 'dmca' };
  }
  return { kind: 'private', reason };
}

function tagOf(state: Json): string | null {
  const tag = typeof state === 'object' && state !== null && 'etag' in state ? state.etag : null;
  return typeof tag === 'string' ? tag : null;
}

const expect = [403, 404, 410, 451];

/**
 * Asks for a repository by its path. When another one has taken the path, or nobody has it any more, it is looked for by
 * its id: that is what it is, a path is what it was called.
 */
export async function find(client: Client, known: RemoteRepository, state: Json, signal: AbortSignal): Promise<Found> {
  const path = client.endpoint('GET /repos/{owner}/{repo}', place(known.path)).url;
  const ask = (url: string, etag: string | null) => client.get(url, { schema: restRepository, signal, etag, expect });
  const byPath = await ask(path, tagOf(state));
  if (byPath.notModified) return { kind: 'unchanged', state };
  const missing = byPath.status === 404 || byPath.status === 410;
  const another = byPath.body !== null && known.id !== null && byPath.body.id !== known.id;
  if (known.id === null || (!missing && !another)) return foundOf(known, byPath);
  // The address that GitHub itself redirects renamed repositories to.
  const byId = await ask(client.endpoint('GET /repositories/{id}', { id: known.id }).url, null);
  return foundOf(known, byId.body === null && another ? byPath : byId);
}

/** Scopes of a classic token that allow more than reading; a fine-grained one does not tell its rights. */
export function excessOf(headers: ReadonlyMap<string, string>): readonly string[] {
  const scopes = (headers.get('x-oauth-scopes') ?? '').slice(0, 2000).split(',');
  return scopes.map((scope) => scope.trim()).filter((scope) => scope !== '' && !/^(?:read:|user:email$)/u.test(scope));
}

function foundOf(known: RemoteRepository, answer: HttpAnswer<RestRepository>): Found {
  if (answer.body === null) return notFound(answer) ?? { kind: 'not-found' };
  const repository = repositoryOf(answer.body);
  const moved = repository.fullName.toLowerCase() !== known.path.toLowerCase();
  // The tag belongs to the address of the path it was asked by: a new path starts without one.
  const excess = excessOf(answer.headers);
  return {
    kind: 'found',
    repository,
    moved,
    state: { etag: moved ? null : answer.etag },
    ...(excess.length === 0 ? {} : { excess }),
  };
}
