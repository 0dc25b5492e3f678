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

import type {
  WorldChange,
  WorldFork,
  WorldProtection,
  WorldRelease,
  WorldRepository,
  WorldStar,
  WorldSubject,
} from '../../world/model.ts';
import { databaseId, nodeId, stamp } from '../ids.ts';
import { commitView, findCommit } from './commit.ts';
import { connection, type Listing, type PageArgs } from './connection.ts';
import { type Graph, type SubjectOrder, subjectKey } from './graph.ts';
import { personView } from './person.ts';
import { releaseView } from './release.ts';
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

function ruleView(repository: WorldRepository, rule: WorldProtection): Record<string, unknown> {
  return {
    __typename: 'BranchProtectionRule',
    id: nodeId('BPR', repository.id, rule.pattern),
    databaseId: null,
    pattern: rule.pattern,
    requiresApprovingReviews: rule.requiresChange,
    requiredApprovingReviewCount: rule.requiredApprovals,
    requiresCodeOwnerReviews: rule.requiresCodeOwners,
    requiresStatusChecks: rule.requiredChecks.length > 0,
    requiredStatusCheckContexts: rule.requiredChecks,
    requiresCommitSignatures: rule.requiresSignatures,
    allowsForcePushes: rule.allowsForcePush,
    allowsDeletions: rule.allowsDeletion,
    isAdminEnforced: rule.bindsAdmins,
  };
}

function refView(graph: Graph, repository: WorldRepository, prefix: string, name: string, sha: string) {
  const rule = repository.protections.find((one) => one.pattern === name);
  return {
    __typename: 'Ref',
    id: nodeId('REF', repository.id, prefix, name),
    name,
    prefix,
    target: () => commitView(graph, repository, sha),
    branchProtectionRule: rule && graph.admin ? ruleView(repository, rule) : null,
    repository: () => repositoryView(graph, repository),
  };
}

function refsOf(repository: WorldRepository, prefix: string): readonly (readonly [string, string])[] {
  const head = repository.commits.at(-1)?.sha;
  if (head === undefined) return [];
  if (prefix === 'refs/heads/') return [[repository.defaultBranch, head]];
  return prefix === 'refs/tags/' ? repository.releases.map((release) => [release.tag, head] as const) : [];
}

function branchFields(graph: Graph, repository: WorldRepository): Record<string, unknown> {
  const heads = refsOf(repository, 'refs/heads/');
  const view = (prefix: string) => (ref: readonly [string, string]) =>
    refView(graph, repository, prefix, ref[0], ref[1]);
  return {
    defaultBranchRef: () => (heads[0] ? view('refs/heads/')(heads[0]) : null),
    refs: (args: Ordered & { readonly refPrefix: string }) => {
      const items = refsOf(repository, args.refPrefix);
      return connection(args, { items, key: (ref) => [items.indexOf(ref), '0'], view: view(args.refPrefix) });
    },
    ref: ({ qualifiedName }: { readonly qualifiedName: string }) => {
      const [, prefix = 'refs/heads/', name = qualifiedName] =
        /^(refs\/(?:heads|tags)\/)(.+)$/u.exec(qualifiedName) ?? [];
      const found = refsOf(repository, prefix).find((ref) => ref[0] === name);
      return found ? view(prefix)(found) : null;
    },
    object: ({ oid, expression }: { readonly oid?: string | null; readonly expression?: string | null }) => {
      const sha =
        oid ?? (expression === 'HEAD' || expression === repository.defaultBranch ? heads[0]?.[1] : expression);
      return sha && findCommit(repository, sha) ? commitView(graph, repository, sha) : null;
    },
    branchProtectionRules: (args: PageArgs) => {
      const items = graph.admin ? repository.protections : [];
      return connection(args, {
        items,
        key: (rule) => [items.indexOf(rule), '0'],
        view: (rule) => ruleView(repository, rule),
      });
    },
    rulesets: (args: PageArgs) => connection(args, { items: [], key: () => [0, '0'], view: () => null }),
  };
}

function listFields(graph: Graph, repository: WorldRepository): Record<string, unknown> {
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
