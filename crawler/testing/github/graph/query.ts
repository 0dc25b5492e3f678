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

import { GraphQLError } from 'graphql';
import type { WorldChange, WorldRepository, WorldSubject } from '../../world/model.ts';
import { findById, findByName, findPerson } from '../find.ts';
import { readNodeId } from '../ids.ts';
import { commitView, findCommit } from './commit.ts';
import { connection, type PageArgs } from './connection.ts';
import type { Graph } from './graph.ts';
import { personView } from './person.ts';
import { releaseView } from './release.ts';
import { repositoryView } from './repository.ts';
import { reviewView, threadsOf, threadView } from './review.ts';
import { commentView, labelView, milestoneView, subjectView } from './subject.ts';

function notFound(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type: 'NOT_FOUND' } });
}

interface RepositoryArgs {
  readonly owner: string;
  readonly name: string;
  readonly followRenames?: boolean | null;
}

function repository(graph: Graph, args: RepositoryArgs): unknown {
  const name = `${args.owner}/${args.name}`;
  const found = findByName(graph.world, name);
  const readable = found !== null && !(found.moved && args.followRenames === false);
  if (!readable || found.repository.state === 'private' || found.repository.state === 'gone') {
    throw notFound(`Could not resolve to a Repository with the name '${name}'.`);
  }
  if (found.repository.state === 'blocked') {
    throw new GraphQLError('Repository access blocked', { extensions: { type: 'FORBIDDEN' } });
  }
  return repositoryView(graph, found.repository);
}

function account(graph: Graph, login: string, kinds: readonly string[], type: string): unknown {
  const person = findPerson(graph.world, login);
  if (person === null || !kinds.includes(person.kind)) {
    throw notFound(`Could not resolve to a ${type} with the login of '${login}'.`);
  }
  const view = personView(graph, person);
  if (person.kind !== 'user') return view;
  const items = Number(person.id) % 3 === 0 ? [graph.world.organisation] : [];
  const organizations = (args: PageArgs) =>
    connection(args, { items, key: () => [0, '0'], view: (one) => personView(graph, one) });
  return { ...view, organizations };
}

function subjectAt(repository: WorldRepository, kind: string, number: number): WorldSubject | null {
  const list: readonly WorldSubject[] = kind === 'issue' ? repository.issues : repository.changes;
  return list.find((one) => one.number === number && one.gone === null) ?? null;
}

function changeAt(repository: WorldRepository, number: string | undefined): WorldChange | null {
  const found = subjectAt(repository, 'change', Number(number));
  return found?.kind === 'change' ? found : null;
}

type Finder = (graph: Graph, repository: WorldRepository, rest: readonly string[]) => unknown;

function subjectFinder(kind: 'issue' | 'change'): Finder {
  return (graph, repository, [number]) => {
    const found = subjectAt(repository, kind, Number(number));
    return found && subjectView(graph, repository, found);
  };
}

const finders: Readonly<Record<string, Finder>> = {
  R: (graph, repository) => repositoryView(graph, repository),
  I: subjectFinder('issue'),
  PR: subjectFinder('change'),
  C: (graph, repository, [sha = '']) => findCommit(repository, sha) && commitView(graph, repository, sha),
  LA: (graph, repository, [id]) => {
    const found = repository.labels.find((label) => label.id === id);
    return found && labelView(graph, repository, found);
  },
  MI: (graph, repository, [id]) => {
    const found = repository.milestones.find((milestone) => milestone.id === id);
    return found && milestoneView(graph, repository, found);
  },
  RE: (graph, repository, [id]) => {
    const found = repository.releases.find((release) => release.id === id);
    return found && releaseView(graph, repository, found);
  },
  IC: (graph, repository, [kind = '', number, id]) => {
    const subject = subjectAt(repository, kind, Number(number));
    const found = subject?.comments.find((comment) => comment.id === id);
    return subject && found && commentView(graph, repository, subject, found);
  },
  PRR: (graph, repository, [number, id]) => {
    const change = changeAt(repository, number);
    const found = change?.reviews.find((review) => review.id === id);
    return change && found && reviewView(graph, repository, change, found);
  },
  PRRT: (graph, repository, [number, id]) => {
    const change = changeAt(repository, number);
    const found = change && threadsOf(change).find((thread) => thread.id === id);
    return change && found && threadView(graph, repository, change, found);
  },
};

function find(graph: Graph, id: string): unknown {
  const read = readNodeId(id);
  if (!read) return null;
  const [first = '', ...rest] = read.parts;
  if (['U', 'BOT', 'MN', 'O'].includes(read.prefix)) {
    const everybody = [...graph.world.people, graph.world.organisation];
    return personView(graph, everybody.find((person) => person.id === first) ?? null);
  }
  const at = findById(graph.world, first);
  return at?.state === 'public' ? finders[read.prefix]?.(graph, at, rest) : null;
}

function node(graph: Graph, id: string): unknown {
  const found = find(graph, id);
  if (!found) throw notFound(`Could not resolve to a node with the global id of '${id}'`);
  return found;
}

/** What queries start from. */
export function rootView(graph: Graph, rateLimit: unknown): Record<string, unknown> {
  return {
    repository: (args: RepositoryArgs) => repository(graph, args),
    node: ({ id }: { readonly id: string }) => node(graph, id),
    // A promise that fails leaves a hole in the list, and its error beside it.
    nodes: ({ ids }: { readonly ids: readonly string[] }) => ids.map(async (id) => node(graph, id)),
    user: ({ login }: { readonly login: string }) => account(graph, login, ['user'], 'User'),
    organization: ({ login }: { readonly login: string }) => account(graph, login, ['organisation'], 'Organization'),
    repositoryOwner: ({ login }: { readonly login: string }) => {
      const person = findPerson(graph.world, login);
      return person?.kind === 'user' || person?.kind === 'organisation' ? personView(graph, person) : null;
    },
    viewer: () => account(graph, graph.viewer, ['user'], 'User'),
    rateLimit,
  };
}
