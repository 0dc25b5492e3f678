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
import type { AccountFact, RepositoryFact } from '../../fact.ts';
import type { Found, Json, RemoteRepository } from '../../platform.ts';
import type { Host } from './host.ts';
import { wireCount, wireFlag, wireId, wireList, wireMaybe, wireMaybeUser, wireText, wireTime } from './wire.ts';

const wireNamespace = wireMaybe(
  z.object({ id: wireMaybe(wireId), type: wireText, kind: wireText, name: wireText, path: wireText }),
);

/** A repository, as it comes alone, as a fork, or in a change. */
export const wireProject = z.object({
  id: wireId,
  full_name: wireText,
  path: wireText,
  namespace: wireNamespace,
  owner: wireMaybeUser,
  html_url: wireText,
  web_url: wireText,
  http_url_to_repo: wireText,
  description: wireText,
  homepage: wireText,
  default_branch: wireText,
  language: wireText,
  license: wireText,
  private: wireFlag,
  public: wireFlag,
  internal: wireFlag,
  fork: wireFlag,
  archived: wireFlag,
  status: wireText,
  empty_repo: wireFlag,
  has_issues: wireFlag,
  pull_requests_enabled: wireFlag,
  stargazers_count: wireCount,
  forks_count: wireCount,
  watchers_count: wireCount,
  open_issues_count: wireCount,
  parent: wireMaybe(z.object({ full_name: wireText })),
  project_labels: z.unknown().optional(),
  created_at: wireTime,
  pushed_at: wireTime,
  updated_at: wireTime,
});
/** What {@link wireProject} reads. */
export type Project = z.infer<typeof wireProject>;

const groups = new Set(['group', 'enterprise', 'organization']);

/** Who owns the path: for a group that is the group, while `owner` names the person who made it. */
export function ownerOf({ namespace, owner }: Project): AccountFact | null {
  if (namespace?.path == null || !groups.has((namespace.type ?? namespace.kind ?? '').toLowerCase())) return owner;
  // Groups are numbered apart from people: the bare number would name a stranger.
  const id = namespace.id === null ? null : `namespace-${namespace.id}`;
  return { id, login: namespace.path, name: namespace.name, kind: 'organisation', company: null, createdAt: null };
}

function visibilityOf(project: Project): RepositoryFact['visibility'] {
  if (project.private === true) return 'private';
  if (project.internal === true) return 'internal';
  return project.public === true || project.private === false ? 'public' : null;
}

/** `owner/name`: GitCode puts spaces around the slash in some places. */
export function nameOf({ full_name: fullName, namespace, path }: Project): string | null {
  if (fullName !== null) return fullName.replaceAll(/\s*\/\s*/gu, '/');
  return namespace?.path == null || path === null ? null : `${namespace.path}/${path}`;
}

function archivedOf({ archived, status }: Project, statusTells: boolean): boolean | null {
  if (archived !== null || !statusTells || status === null) return archived;
  return status === '关闭' || status.toLowerCase() === 'closed';
}

const wireTopics = wireList(z.object({ name: z.string() }).transform((topic) => topic.name));

/** A repository as a fact; `path` is what it was asked by. */
export function repositoryFact(project: Project, path: string, origin: string, statusTells: boolean): RepositoryFact {
  const fullName = nameOf(project) ?? path;
  const page = project.web_url ?? project.html_url ?? `${origin}/${fullName}`;
  const webUrl = page.replace(/\.git$/u, '');
  return {
    id: project.id,
    fullName,
    webUrl,
    cloneUrl: project.http_url_to_repo ?? `${webUrl}.git`,
    owner: ownerOf(project),
    description: project.description,
    homepage: project.homepage,
    defaultBranch: project.default_branch,
    topics: Array.isArray(project.project_labels) ? (wireTopics.safeParse(project.project_labels).data ?? null) : null,
    language: project.language,
    licence: /^[A-Za-z0-9.+-]+$/u.test(project.license ?? '') ? project.license : null,
    visibility: visibilityOf(project),
    archived: archivedOf(project, statusTells),
    disabled: null,
    locked: null,
    empty: project.empty_repo,
    fork: project.fork,
    parent: project.parent?.full_name ?? null,
    mirror: null,
    template: null,
    issuesEnabled: project.has_issues,
    changesEnabled: project.pull_requests_enabled,
    stars: project.stargazers_count,
    forks: project.forks_count,
    watchers: project.watchers_count,
    openIssues: project.open_issues_count,
    openChanges: null,
    createdAt: project.created_at,
    pushedAt: project.pushed_at,
    updatedAt: project.updated_at,
  };
}

function messageOf(problem: unknown): string {
  if (typeof problem !== 'object' || problem === null) return '';
  const { message, error, error_message: long } = problem as Readonly<Record<string, unknown>>;
  return [message, error, long]
    .filter((text) => typeof text === 'string')
    .join(' ')
    .slice(0, 300);
}

const legalWords = /违法|法律|侵权|dmca|legal|copyright/iu;
const blockedWords = /block|屏蔽|封禁|违规|违法|下架|冻结|涉嫌/iu;

function refused(status: number, message: string): Found {
  if (status === 404) return { kind: 'not-found' };
  if (status === 451) return { kind: 'blocked', reason: message || 'legal', legal: true };
  if (blockedWords.test(message)) return { kind: 'blocked', reason: message, legal: legalWords.test(message) };
  return { kind: 'private', reason: message || (status === 401 ? 'asks for a token' : 'asks for more rights') };
}

function etagIn(state: Json): string | null {
  if (typeof state !== 'object' || state === null || !('etag' in state)) return null;
  return typeof state.etag === 'string' ? state.etag : null;
}

/** Looks a repository up by its path. */
export async function findRepository(
  host: Host,
  origin: string,
  repository: RemoteRepository,
  state: Json,
  signal: AbortSignal,
): Promise<Found> {
  const known = etagIn(state);
  const answer = await host.client.get({
    path: host.repositoryPath(repository.path),
    schema: wireProject,
    etag: known,
    // A token that is refused is a fault of the token; without one it says that a token is needed.
    expect: [403, 404, 451, ...(host.client.anonymous ? [401] : [])],
    signal,
  });
  if (answer.notModified) return { kind: 'unchanged', state: { etag: known } };
  if (answer.status !== 200) return refused(answer.status, messageOf(answer.problem));
  if (answer.body === null) return { kind: 'not-found' };
  const fact = repositoryFact(answer.body, repository.path, origin, host.flavour.statusTells);
  const moved = answer.moved || fact.fullName.toLowerCase() !== repository.path.toLowerCase();
  return { kind: 'found', repository: fact, moved, state: { etag: answer.etag } };
}
