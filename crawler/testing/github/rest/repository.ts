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

import { rawNumber } from '../../raw-number.ts';
import { fullName, type WorldFork, type WorldPerson, type WorldRepository } from '../../world/model.ts';
import { nodeId, stamp } from '../ids.ts';
import { simpleUser } from './person.ts';
import { type Site } from './site.ts';

const addresses = {
  archive: '/{archive_format}{/ref}',
  assignees: '/assignees{/user}',
  blobs: '/git/blobs{/sha}',
  branches: '/branches{/branch}',
  collaborators: '/collaborators{/collaborator}',
  comments: '/comments{/number}',
  commits: '/commits{/sha}',
  compare: '/compare/{base}...{head}',
  contents: '/contents/{+path}',
  contributors: '/contributors',
  deployments: '/deployments',
  downloads: '/downloads',
  events: '/events',
  forks: '/forks',
  git_commits: '/git/commits{/sha}',
  git_refs: '/git/refs{/sha}',
  git_tags: '/git/tags{/sha}',
  hooks: '/hooks',
  issue_comment: '/issues/comments{/number}',
  issue_events: '/issues/events{/number}',
  issues: '/issues{/number}',
  keys: '/keys{/key_id}',
  labels: '/labels{/name}',
  languages: '/languages',
  merges: '/merges',
  milestones: '/milestones{/number}',
  notifications: '/notifications{?since,all,participating}',
  pulls: '/pulls{/number}',
  releases: '/releases{/id}',
  stargazers: '/stargazers',
  statuses: '/statuses/{sha}',
  subscribers: '/subscribers',
  subscription: '/subscription',
  tags: '/tags',
  teams: '/teams',
  trees: '/git/trees{/sha}',
} as const;

interface Named {
  readonly id: string;
  readonly owner: WorldPerson;
  readonly name: string;
  readonly fork: boolean;
  readonly private: boolean;
  readonly description: string | null;
}

function minimal(site: Site, of: Named) {
  const name = `${of.owner.login}/${of.name}`;
  const url = `${site.api}/repos/${name}`;
  const links = Object.fromEntries(Object.entries(addresses).map(([key, path]) => [`${key}_url`, url + path]));
  return {
    id: rawNumber(of.id),
    node_id: nodeId('R', of.id),
    name: of.name,
    full_name: name,
    private: of.private,
    owner: simpleUser(site, of.owner),
    html_url: `${site.url}/${name}`,
    description: of.description,
    fork: of.fork,
    url,
    ...links,
  };
}

function named(repository: WorldRepository): Named {
  const { id, owner, name, description, parent, state } = repository;
  return { id, owner, name, description, fork: parent !== null, private: state === 'private' };
}

/** A repository where the answer has little of it. */
export function minimalRepository(site: Site, repository: WorldRepository) {
  return minimal(site, named(repository));
}

interface Counts {
  readonly stars: number;
  readonly forks: number;
  readonly open: number;
}

function counted({ stars, forks, open }: Counts) {
  return {
    stargazers_count: stars,
    // REST's watchers are stars; who watches is counted in subscribers_count.
    watchers: stars,
    watchers_count: stars,
    forks,
    forks_count: forks,
    open_issues: open,
    open_issues_count: open,
  };
}

function places(site: Site, name: string) {
  return {
    git_url: `git://github.example/${name}.git`,
    ssh_url: `git@github.example:${name}.git`,
    clone_url: `${site.url}/${name}.git`,
    svn_url: `${site.url}/${name}`,
    mirror_url: null,
  };
}

const features = {
  has_projects: true,
  has_wiki: true,
  has_pages: false,
  has_downloads: true,
  has_discussions: false,
  disabled: false,
  allow_forking: true,
  is_template: false,
  web_commit_signoff_required: false,
  size: 1234,
};

/** A repository as lists show it. */
export function listedRepository(site: Site, repository: WorldRepository) {
  const { licence, issues, changes } = repository;
  const subjects = [...issues, ...changes];
  const open = subjects.filter((subject) => subject.state === 'open' && subject.gone === null).length;
  return {
    ...minimal(site, named(repository)),
    ...places(site, fullName(repository)),
    ...features,
    ...counted({ stars: repository.stars.length, forks: repository.forks.length, open }),
    created_at: stamp(repository.createdAt),
    updated_at: stamp(repository.updatedAt),
    pushed_at: stamp(repository.pushedAt),
    homepage: repository.homepage,
    language: repository.language,
    has_issues: repository.issuesEnabled,
    archived: repository.archived,
    license: licence === null ? null : licenceOf(site, licence),
    topics: repository.topics,
    visibility: repository.state === 'private' ? 'private' : 'public',
    default_branch: repository.defaultBranch,
  };
}

function licenceOf(site: Site, id: string) {
  const key = id.toLowerCase();
  return { key, name: id, spdx_id: id, url: `${site.api}/licenses/${key}`, node_id: nodeId('LI', id) };
}

/** A repository asked for by itself. */
export function fullRepository(site: Site, repository: WorldRepository, admin: boolean) {
  const organisation = repository.owner.kind === 'organisation';
  const parent = repository.parent === null ? null : parentOf(site, repository);
  return {
    ...listedRepository(site, repository),
    network_count: repository.forks.length,
    subscribers_count: 3,
    temp_clone_token: null,
    permissions: { admin, maintain: admin, push: admin, triage: admin, pull: true },
    ...(organisation ? { organization: simpleUser(site, repository.owner) } : {}),
    ...(parent ? { parent, source: parent } : {}),
  };
}

function parentOf(site: Site, repository: WorldRepository) {
  const [login = '', name = ''] = (repository.parent ?? '').split('/');
  const owner = { ...repository.owner, login };
  const fork = { id: `${repository.id}1`, owner, name, createdAt: repository.createdAt };
  return { ...forkedRepository(site, repository, fork), fork: false };
}

/** A fork, which the world knows little of: what it does not know is as in what it was forked from. */
export function forkedRepository(site: Site, of: WorldRepository, fork: WorldFork) {
  const name = `${fork.owner.login}/${fork.name}`;
  return {
    ...listedRepository(site, { ...of, issues: [], changes: [], stars: [], forks: [] }),
    ...minimal(site, { ...fork, fork: true, private: false, description: of.description }),
    ...places(site, name),
    created_at: stamp(fork.createdAt),
    updated_at: stamp(fork.createdAt),
    pushed_at: stamp(fork.createdAt),
  };
}
