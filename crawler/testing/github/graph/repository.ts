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

import type { WorldChange, WorldRepository } from '../../world/model.ts';
import { databaseId, nodeId, stamp } from '../ids.ts';
import { branchFields } from './branch.ts';
import type { Graph } from './graph.ts';
import { listFields } from './list.ts';
import { personView } from './person.ts';

/** The repository that a change comes from; null when it was deleted. */
export function headRepositoryView(graph: Graph, repository: WorldRepository, change: WorldChange): unknown {
  if (change.headRepository === null) return null;
  const nameWithOwner = change.headRepository;
  const [login = '', name = ''] = nameWithOwner.split('/');
  const id = nodeId('R', `${repository.id}0${change.author?.id ?? ''}`);
  return {
    __typename: 'Repository',
    id,
    name,
    nameWithOwner,
    url: `${graph.url}/${login}/${name}`,
    isFork: true,
    databaseId: null,
  };
}

const flags = {
  isLocked: false,
  lockReason: null,
  isDisabled: false,
  isMirror: false,
  mirrorUrl: null,
  isTemplate: false,
  isUserConfigurationRepository: false,
  hasDiscussionsEnabled: false,
  hasProjectsEnabled: true,
  hasWikiEnabled: true,
  isSecurityPolicyEnabled: false,
  templateRepository: null,
  fundingLinks: [],
  diskUsage: 1234,
};

/** A repository. */
export function repositoryView(graph: Graph, repository: WorldRepository): Record<string, unknown> {
  const nameWithOwner = `${repository.owner.login}/${repository.name}`;
  const { licence, language } = repository;
  return {
    __typename: 'Repository',
    ...flags,
    ...listFields(graph, repository),
    ...branchFields(graph, repository),
    id: nodeId('R', repository.id),
    databaseId: databaseId(repository.id),
    name: repository.name,
    nameWithOwner,
    owner: () => personView(graph, repository.owner),
    isInOrganization: repository.owner.kind === 'organisation',
    url: `${graph.url}/${nameWithOwner}`,
    resourcePath: `/${nameWithOwner}`,
    sshUrl: `git@github.example:${nameWithOwner}.git`,
    description: repository.description,
    homepageUrl: repository.homepage,
    licenseInfo:
      licence === null
        ? null
        : {
            __typename: 'License',
            id: nodeId('LI', licence),
            key: licence.toLowerCase(),
            name: licence,
            spdxId: licence,
          },
    primaryLanguage:
      language === null ? null : { __typename: 'Language', id: nodeId('LN', language), name: language, color: null },
    visibility: repository.state === 'private' ? 'PRIVATE' : 'PUBLIC',
    isPrivate: repository.state === 'private',
    isArchived: repository.archived,
    archivedAt: null,
    isEmpty: repository.empty,
    isFork: repository.parent !== null,
    parent:
      repository.parent === null
        ? null
        : { __typename: 'Repository', nameWithOwner: repository.parent, id: nodeId('R', 1) },
    hasIssuesEnabled: repository.issuesEnabled,
    stargazerCount: repository.stars.length,
    forkCount: repository.forks.length,
    createdAt: stamp(repository.createdAt),
    pushedAt: repository.empty ? null : stamp(repository.pushedAt),
    updatedAt: stamp(repository.updatedAt),
    viewerPermission: graph.admin ? 'ADMIN' : 'READ',
  };
}
