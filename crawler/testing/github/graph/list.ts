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

import type { WorldFork, WorldRelease, WorldRepository, WorldStar, WorldSubject } from '../../world/model.ts';
import { databaseId, nodeId, stamp } from '../ids.ts';
import { connection, type Listing, type PageArgs } from './connection.ts';
import { type Graph, type SubjectOrder, subjectKey } from './graph.ts';
import { personView } from './person.ts';
import { releaseView } from './release.ts';
import { repositoryView } from './repository.ts';
import { labelView, milestoneView, missing, subjectView } from './subject.ts';

interface Ordered extends PageArgs {
  readonly orderBy?: { readonly field?: string; readonly direction: 'ASC' | 'DESC' } | null;
}

interface SubjectArgs extends PageArgs {
  readonly orderBy?: SubjectOrder | null;
  readonly states?: readonly string[] | null;
  readonly labels?: readonly string[] | null;
  readonly headRefName?: string | null;
  readonly baseRefName?: string | null;
  readonly filterBy?: {
    readonly since?: string | null;
    readonly states?: readonly string[] | null;
    readonly labels?: readonly string[] | null;
  } | null;
}

function keep(subject: WorldSubject, args: SubjectArgs): boolean {
  const states = args.states ?? args.filterBy?.states;
  const labels = args.labels ?? args.filterBy?.labels;
  const since = args.filterBy?.since;
  if (states && !states.includes(subject.state.toUpperCase())) return false;
  if (labels && !subject.labels.some((label) => labels.includes(label.name))) return false;
  if (since && subject.updatedAt < Date.parse(since)) return false;
  if (subject.kind === 'issue') return true;
  const { headRefName = null, baseRefName = null } = args;
  return (
    (headRefName === null || subject.headRef === headRefName) &&
    (baseRefName === null || subject.baseRef === baseRefName)
  );
}

function subjectsOf(graph: Graph, repository: WorldRepository, kind: WorldSubject['kind']) {
  return (args: SubjectArgs): Record<string, unknown> => {
    const order = args.orderBy ?? { field: 'CREATED_AT', direction: 'ASC' };
    for (const name of Object.keys(args.filterBy ?? {})) {
      if (!['since', 'states', 'labels'].includes(name)) graph.unsupported.add(`issues(filterBy: {${name}})`);
    }
    return connection(args, {
      items: graph.sorted(repository, kind, order).filter((subject) => keep(subject, args)),
      key: (subject) => subjectKey(subject, order.field),
      descending: order.direction === 'DESC',
      view: (subject) => subjectView(graph, repository, subject),
    });
  };
}

function oneSubject(graph: Graph, repository: WorldRepository, type: string, kinds: readonly WorldSubject['kind'][]) {
  return ({ number }: { readonly number: number }): unknown => {
    const lists = kinds.map((kind): readonly WorldSubject[] =>
      kind === 'issue' ? repository.issues : repository.changes,
    );
    const found = lists.flatMap((list) => list.filter((subject) => subject.number === number && subject.gone === null));
    if (!found[0]) throw missing(type, number);
    return subjectView(graph, repository, found[0]);
  };
}

/** Sorted by time or as they are; `orderBy` turns them round. */
function timed<T>(args: Ordered, listing: Listing<T>): Record<string, unknown> {
  const descending = args.orderBy?.direction === 'DESC';
  return connection(args, descending ? { ...listing, items: [...listing.items].reverse(), descending } : listing);
}

function starsOf(graph: Graph, repository: WorldRepository) {
  return (args: Ordered) =>
    timed<WorldStar>(args, {
      items: repository.stars,
      key: (star) => [star.at, star.person.id],
      view: (star) => personView(graph, star.person),
      edge: (star) => ({ starredAt: stamp(star.at) }),
    });
}

function forkView(graph: Graph, repository: WorldRepository, fork: WorldFork): Record<string, unknown> {
  const nameWithOwner = `${fork.owner.login}/${fork.name}`;
  return {
    __typename: 'Repository',
    id: nodeId('R', fork.id),
    databaseId: databaseId(fork.id),
    name: fork.name,
    nameWithOwner,
    owner: personView(graph, fork.owner),
    createdAt: stamp(fork.createdAt),
    updatedAt: stamp(fork.createdAt),
    pushedAt: stamp(fork.createdAt),
    url: `${graph.url}/${nameWithOwner}`,
    isFork: true,
    isArchived: false,
    isPrivate: false,
    stargazerCount: 0,
    forkCount: 0,
    parent: () => repositoryView(graph, repository),
  };
}

function releasesOf(graph: Graph, repository: WorldRepository) {
  return (args: Ordered) =>
    timed<WorldRelease>(
      { ...args, orderBy: args.orderBy ?? { direction: 'DESC' } },
      {
        items: repository.releases,
        key: (release) => [release.createdAt, release.id],
        view: (release) => releaseView(graph, repository, release),
      },
    );
}

/** The lists of a repository. */
export function listFields(graph: Graph, repository: WorldRepository): Record<string, unknown> {
  return {
    issues: subjectsOf(graph, repository, 'issue'),
    pullRequests: subjectsOf(graph, repository, 'change'),
    issue: oneSubject(graph, repository, 'Issue', ['issue']),
    pullRequest: oneSubject(graph, repository, 'PullRequest', ['change']),
    issueOrPullRequest: oneSubject(graph, repository, 'issue or pull request', ['issue', 'change']),
    stargazers: starsOf(graph, repository),
    releases: releasesOf(graph, repository),
    forks: (args: Ordered) =>
      timed<WorldFork>(args, {
        items: repository.forks,
        key: (fork) => [fork.createdAt, fork.id],
        view: (fork) => forkView(graph, repository, fork),
      }),
    labels: (args: Ordered) =>
      connection(args, {
        items: repository.labels,
        key: (label) => [repository.labels.indexOf(label), label.id],
        view: (label) => labelView(graph, repository, label),
      }),
    milestones: (args: Ordered & { readonly states?: readonly string[] | null }) =>
      timed(args, {
        items: repository.milestones.filter((one) => args.states?.includes(one.state.toUpperCase()) ?? true),
        key: (milestone) => [milestone.number, milestone.id],
        view: (milestone) => milestoneView(graph, repository, milestone),
      }),
    watchers: (args: PageArgs) =>
      connection(args, {
        items: repository.stars,
        key: (star) => [star.at, star.person.id],
        view: (star) => personView(graph, star.person),
      }),
    languages: (args: PageArgs) =>
      connection(args, {
        items: repository.language === null ? [] : [repository.language],
        key: () => [0, '0'],
        view: (name) => ({ __typename: 'Language', id: nodeId('LN', name), name, color: '#3178c6' }),
        extra: { totalSize: 1000 },
      }),
    repositoryTopics: (args: PageArgs) =>
      connection(args, {
        items: repository.topics,
        key: (topic) => [repository.topics.indexOf(topic), '0'],
        view: (name) => ({
          __typename: 'RepositoryTopic',
          id: nodeId('RT', repository.id, name),
          topic: { __typename: 'Topic', id: nodeId('TO', name), name },
          url: `${graph.url}/topics/${name}`,
        }),
      }),
  };
}
