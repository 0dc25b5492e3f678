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

import { createHash } from 'node:crypto';
import type { WorldCommit, WorldPerson, WorldRepository } from '../../world/model.ts';
import { nodeId, stamp } from '../ids.ts';
import { connection, type PageArgs } from './connection.ts';
import type { Graph } from './graph.ts';
import { userView } from './person.ts';
import { repositoryView } from './repository.ts';

/** A commit id that stays the same for the same place. */
export function madeSha(of: string, at: number): string {
  return createHash('sha1').update(`${of} ${at}`).digest('hex');
}

const indexes = new WeakMap<WorldRepository, Map<string, WorldCommit>>();

/** A commit of the default branch by its id. Commit ids of a repository must not change once it was asked for. */
export function findCommit(repository: WorldRepository, sha: string): WorldCommit | null {
  let index = indexes.get(repository);
  if (index?.size !== repository.commits.length) {
    index = new Map(repository.commits.map((commit) => [commit.sha, commit]));
    indexes.set(repository, index);
  }
  return index.get(sha) ?? null;
}

interface Actor {
  readonly name: string;
  readonly email: string;
  readonly at: number;
  readonly person: WorldPerson | null;
}

function actorView(graph: Graph, actor: Actor): Record<string, unknown> {
  return {
    __typename: 'GitActor',
    name: actor.name,
    email: actor.email,
    date: stamp(actor.at),
    user: userView(graph, actor.person),
    avatarUrl: `${graph.url}/avatars/git`,
  };
}

/** A commit; one that is not of the default branch has its id and nobody the platform knows. */
export function commitView(graph: Graph, repository: WorldRepository, sha: string): Record<string, unknown> {
  const commit = findCommit(repository, sha);
  const at = commit?.at ?? repository.createdAt;
  const message = commit?.message ?? '';
  const actor = {
    name: commit?.name ?? 'Somebody',
    email: commit?.email ?? 'somebody@strangers.example',
    at,
    person: commit?.person ?? null,
  };
  return {
    __typename: 'Commit',
    id: nodeId('C', repository.id, sha),
    oid: sha,
    abbreviatedOid: sha.slice(0, 7),
    message,
    messageHeadline: message.split('\n')[0],
    messageBody: '',
    authoredDate: stamp(at),
    committedDate: stamp(at),
    pushedDate: null,
    author: actorView(graph, actor),
    committer: actorView(graph, actor),
    authors: (args: PageArgs) =>
      connection(args, { items: [actor], key: () => [0, '0'], view: (one) => actorView(graph, one) }),
    history: (args: PageArgs) => history(graph, repository, sha, args),
    statusCheckRollup: null,
    status: null,
    signature: null,
    url: `${graph.url}/${repository.owner.login}/${repository.name}/commit/${sha}`,
    repository: () => repositoryView(graph, repository),
  };
}

/** Newest first, from the commit back. */
function history(graph: Graph, repository: WorldRepository, sha: string, args: PageArgs): Record<string, unknown> {
  const end = repository.commits.findIndex((commit) => commit.sha === sha);
  const items = repository.commits.slice(0, end + 1).reverse();
  const view = (commit: WorldCommit) => commitView(graph, repository, commit.sha);
  const places = new Map(items.map((commit, place) => [commit.sha, place]));
  return connection(args, { items, key: (commit) => [places.get(commit.sha) ?? 0, '0'], view });
}
