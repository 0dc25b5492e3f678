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

import { rawNumber } from '../raw-number.ts';
import { fullName, type WorldRepository } from '../world/model.ts';
import { time } from './json.ts';
import { userOf } from './person.ts';

/** The group or person that a project is in. */
function namespaceOf(repository: WorldRepository, origin: string) {
  const { owner } = repository;
  const group = owner.kind === 'organisation';
  return {
    id: rawNumber(owner.id),
    name: owner.name ?? owner.login,
    path: owner.login.split('/').at(-1),
    kind: group ? 'group' : 'user',
    full_path: owner.login,
    parent_id: null,
    avatar_url: null,
    web_url: group ? `${origin}/groups/${owner.login}` : `${origin}/${owner.login}`,
  };
}

const numbersOfOpen = (repository: WorldRepository) =>
  repository.issues.filter((issue) => issue.gone === null && issue.state === 'open').length;

/** A project as `GET /projects/:id?license=true` shows it to somebody without rights in it. */
export function projectOf(repository: WorldRepository, origin: string, licence: boolean) {
  const path = fullName(repository);
  const forked = repository.parent === null ? {} : { forked_from_project: { path_with_namespace: repository.parent } };
  const key = repository.licence?.toLowerCase() ?? null;
  return {
    id: rawNumber(repository.id),
    description: repository.description,
    name: repository.name,
    name_with_namespace: `${repository.owner.login} / ${repository.name}`,
    path: repository.name,
    path_with_namespace: path,
    created_at: time(repository.createdAt),
    default_branch: repository.empty ? null : repository.defaultBranch,
    tag_list: repository.topics,
    topics: repository.topics,
    ssh_url_to_repo: `git@${new URL(origin).hostname}:${path}.git`,
    http_url_to_repo: `${origin}/${path}.git`,
    web_url: `${origin}/${path}`,
    readme_url: `${origin}/${path}/-/blob/${repository.defaultBranch}/README.md`,
    forks_count: repository.forks.length,
    avatar_url: null,
    star_count: repository.stars.length,
    last_activity_at: time(repository.updatedAt),
    namespace: namespaceOf(repository, origin),
    ...(repository.owner.kind === 'organisation' ? {} : { owner: userOf(repository.owner, origin) }),
    ...forked,
    packages_enabled: true,
    empty_repo: repository.empty,
    archived: repository.archived,
    visibility: repository.state === 'private' ? 'private' : 'public',
    issues_enabled: repository.issuesEnabled,
    issues_access_level: repository.issuesEnabled ? 'enabled' : 'disabled',
    merge_requests_enabled: true,
    merge_requests_access_level: 'enabled',
    ...(repository.issuesEnabled ? { open_issues_count: numbersOfOpen(repository) } : {}),
    updated_at: time(repository.updatedAt),
    ...(licence ? { license_url: null, license: key === null ? null : licenceOf(key) } : {}),
  };
}

function licenceOf(key: string) {
  return { key, name: key, nickname: null, html_url: null, source_url: null };
}

/** A fork in the short form that `simple=true` asks for. */
export function forkOf(fork: WorldRepository['forks'][number], origin: string) {
  const path = `${fork.owner.login}/${fork.name}`;
  return {
    id: rawNumber(fork.id),
    description: null,
    name: fork.name,
    name_with_namespace: `${fork.owner.login} / ${fork.name}`,
    path: fork.name,
    path_with_namespace: path,
    created_at: time(fork.createdAt),
    default_branch: 'main',
    topics: [],
    http_url_to_repo: `${origin}/${path}.git`,
    web_url: `${origin}/${path}`,
    forks_count: 0,
    star_count: 0,
    last_activity_at: time(fork.createdAt),
    namespace: {
      id: rawNumber(`${fork.owner.id}7`),
      name: fork.owner.name ?? fork.owner.login,
      path: fork.owner.login,
      kind: fork.owner.kind === 'organisation' ? 'group' : 'user',
      full_path: fork.owner.login,
      parent_id: null,
    },
  };
}
