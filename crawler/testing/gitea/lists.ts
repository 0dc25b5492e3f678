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
import type { WorldChange, WorldComment, WorldRepository, WorldSubject } from '../world/model.ts';
import { fullName } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { timelineOf } from './timeline.ts';
import {
  changeWire,
  commentWire,
  issueWire,
  lineWire,
  person,
  releaseWire,
  repositoryWire,
  requestWire,
  reviewWire,
  type Site,
  time,
  type Wire,
} from './wire.ts';

/** One row of a list, written when its page is sent. */
export interface Row {
  readonly write: () => Wire | null;
}

/** A list, and how it takes `page`. */
export interface Listed {
  readonly rows: readonly Row[];
  /** `always` = a page is cut whatever is asked; `asked` = only where `page` is given; `never` = everything comes. */
  readonly paging: 'always' | 'asked' | 'never';
  /** Lists that tell their total by a Link header as well. */
  readonly links?: boolean;
}

interface Remark {
  readonly comment: WorldComment;
  readonly subject: WorldSubject;
}

/** How the lists behave besides the version. */
export interface ListOptions {
  /** Numbers of changes that come as `null`. */
  readonly nulls: ReadonlySet<number>;
}

function byNumber<T extends WorldSubject>(list: readonly T[], wanted: string): T | null {
  const [at] = /^\d{1,9}$/u.test(wanted) ? [Number(wanted)] : [0];
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.number ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  const found = list[low];
  return found?.number === at && found.gone === null ? found : null;
}

const present = (subject: WorldSubject) => subject.gone === null;

function sinceOf(query: URLSearchParams): number {
  const since = query.get('since');
  return since === null ? 0 : Date.parse(since);
}

/** Newest first by creation; the filter is by update. */
function issuesOf(repository: WorldRepository, query: URLSearchParams): WorldSubject[] {
  const type = query.get('type');
  const state = query.get('state') ?? 'open';
  const since = sinceOf(query);
  const all: WorldSubject[] = [
    ...(type === 'pulls' || !repository.issuesEnabled ? [] : repository.issues),
    ...(type === 'issues' ? [] : repository.changes),
  ];
  const fits = (one: WorldSubject) =>
    present(one) && (state === 'all' || (state === 'open') === (one.state === 'open'));
  return all
    .filter((one) => fits(one) && one.updatedAt >= since)
    .sort((left, right) => right.createdAt - left.createdAt || right.number - left.number);
}

function changesOf(repository: WorldRepository, query: URLSearchParams): WorldChange[] {
  const state = query.get('state') ?? 'open';
  const fits = (one: WorldChange) => present(one) && (state === 'all' || (state === 'open') === (one.state === 'open'));
  const all = repository.changes.filter(fits);
  const byCreation = (left: WorldChange, right: WorldChange) =>
    left.createdAt - right.createdAt || left.number - right.number;
  if (query.get('sort') === 'oldest') return all.sort(byCreation);
  if (query.get('sort') === 'recentupdate')
    return all.sort((left, right) => right.updatedAt - left.updatedAt || byCreation(right, left));
  return all.sort((left, right) => byCreation(right, left));
}

/** Oldest first by creation; the filter is by update. */
function remarksOf(repository: WorldRepository, query: URLSearchParams): Remark[] {
  const since = sinceOf(query);
  const subjects: WorldSubject[] = [...repository.issues, ...repository.changes].filter(present);
  return subjects
    .flatMap((subject) => subject.comments.map((comment) => ({ comment, subject })))
    .filter(({ comment }) => comment.updatedAt >= since)
    .sort((left, right) => left.comment.createdAt - right.comment.createdAt || idOrder(left, right));
}

function idOrder(left: Remark, right: Remark): number {
  return BigInt(left.comment.id) < BigInt(right.comment.id) ? -1 : 1;
}

function reviewsOf(change: WorldChange): Row[] {
  // Pending reviews are their author's alone, and nobody here is the author.
  const reviews = change.reviews.filter((review) => review.state !== 'pending');
  const asked = change.requestedReviewers.map((who, at) => ({
    write: () => requestWire(`${change.id}${at}`, who, change.createdAt),
  }));
  return [...reviews.map((review) => ({ write: () => reviewWire(review) })), ...asked];
}

function fixed(repository: WorldRepository, site: Site): Readonly<Record<string, () => Listed>> {
  const rows = <T>(list: readonly T[], write: (one: T) => Wire): Row[] =>
    list.map((one) => ({ write: () => write(one) }));
  return {
    '/labels': () => ({
      rows: rows(repository.labels, (label) => ({
        id: rawNumber(label.id),
        name: label.name,
        color: label.colour,
        description: label.description ?? '',
      })),
      paging: 'asked',
    }),
    '/milestones': () => ({
      rows: rows(repository.milestones, (milestone) => ({
        id: rawNumber(milestone.id),
        title: milestone.title,
        state: milestone.state,
        description: '',
        created_at: time(milestone.createdAt),
        updated_at: time(milestone.updatedAt),
        closed_at: milestone.closedAt === null ? null : time(milestone.closedAt),
        due_on: milestone.dueAt === null ? null : time(milestone.dueAt),
      })),
      paging: 'always',
    }),
    '/stargazers': () => ({ rows: rows(repository.stars, (star) => person(star.person)), paging: 'asked' }),
    '/forks': () => ({
      rows: rows(repository.forks, (fork) => ({
        id: rawNumber(fork.id),
        owner: person(fork.owner),
        full_name: `${fork.owner.login}/${fork.name}`,
        html_url: `${site.url}/${fork.owner.login}/${fork.name}`,
        created_at: time(fork.createdAt),
      })),
      paging: 'always',
    }),
    '/releases': () => ({
      rows: rows(
        repository.releases.toReversed().filter((release) => !release.draft),
        releaseWire,
      ),
      paging: 'always',
      links: true,
    }),
  };
}

/** Lists of a repository; what is costly is kept until the world changes. */
export function createLists(world: World, site: Site, options: ListOptions) {
  const kept = new Map<string, Listed>();
  let revision = -1;
  const page = (repository: WorldRepository) => `${site.url}/${fullName(repository)}`;
  const build = (repository: WorldRepository, path: string, query: URLSearchParams): Listed | null => {
    if (path === '/issues')
      return {
        rows: issuesOf(repository, query).map((subject) => ({ write: () => issueWire(subject) })),
        paging: 'always',
        links: true,
      };
    if (path === '/issues/comments') {
      const write = ({ comment, subject }: Remark) => commentWire(comment, subject, page(repository));
      return { rows: remarksOf(repository, query).map((one) => ({ write: () => write(one) })), paging: 'asked' };
    }
    if (path === '/pulls') {
      const write = (change: WorldChange) =>
        options.nulls.has(change.number) ? null : changeWire(change, repository, site, false);
      const rows = changesOf(repository, query).map((change) => ({ write: () => write(change) }));
      return { rows, paging: 'always', links: true };
    }
    return fixed(repository, site)[path]?.() ?? null;
  };
  return (repository: WorldRepository, path: string, query: URLSearchParams): Listed | null => {
    if (revision !== world.revision) kept.clear();
    ({ revision } = world);
    const filters = ['state', 'type', 'sort', 'since'].map((name) => query.get(name) ?? '');
    const key = [repository.id, path, ...filters].join(' ');
    const found = kept.get(key) ?? build(repository, path, query);
    if (found !== null) kept.set(key, found);
    return found;
  };
}

/** Lists that hang on one issue or change; null = there is no such thing. */
export function nestedList(
  repository: WorldRepository,
  path: string,
  holes: Readonly<Record<string, string>>,
  query: URLSearchParams,
  site: Site,
): Listed | null {
  const { index = '' } = holes;
  const change = byNumber(repository.changes, index);
  if (path === '/issues/{index}/timeline') {
    const subject = change ?? byNumber(repository.issues, index);
    if (subject === null) return null;
    const since = sinceOf(query);
    const rows = timelineOf(subject, `${site.url}/${fullName(repository)}`);
    return { rows: rows.filter((row) => row.updatedAt >= since), paging: 'asked' };
  }
  if (change === null) return null;
  if (path === '/pulls/{index}/reviews') return { rows: reviewsOf(change), paging: 'asked' };
  const review = change.reviews.find((one) => one.id === holes['id']);
  if (path !== '/pulls/{index}/reviews/{id}/comments' || review === undefined) return null;
  return { rows: review.comments.map((one) => ({ write: () => lineWire(one, review) })), paging: 'never' };
}

/** One issue or change by its number; null = there is none. */
export function singleWire(repository: WorldRepository, path: string, index: string, site: Site): Wire | null {
  const change = byNumber(repository.changes, index);
  if (path === '/pulls/{index}') return change && changeWire(change, repository, site, true);
  const subject = change ?? byNumber(repository.issues, index);
  return subject && issueWire(subject);
}

/** The description, the branch and what else is no list; null = it is not there. */
export function partWire(
  repository: WorldRepository,
  path: string,
  holes: Readonly<Record<string, string>>,
  site: Site,
): Wire | null {
  if (path === '') return repositoryWire(repository, site);
  if (path === '/topics') return { topics: repository.topics };
  const last = repository.commits.at(-1);
  if (path === '/branches/{branch}') {
    if (holes['branch'] !== repository.defaultBranch) return null;
    const rule = repository.protections.find((one) => one.pattern === repository.defaultBranch);
    return {
      name: repository.defaultBranch,
      commit: { id: last?.sha ?? '' },
      protected: rule !== undefined,
      required_approvals: rule?.requiredApprovals ?? 0,
      enable_status_check: (rule?.requiredChecks ?? []).length > 0,
      status_check_contexts: rule?.requiredChecks ?? [],
    };
  }
  if (path === '/git/commits/{sha}') {
    const commit = repository.commits.find((one) => one.sha === holes['sha']);
    if (commit === undefined) return null;
    const signer = { name: commit.name, email: commit.email, date: time(commit.at) };
    const account = commit.person && person(commit.person);
    const body = { author: signer, committer: signer, message: commit.message };
    return {
      sha: commit.sha,
      created: time(commit.at),
      author: account,
      committer: account,
      commit: body,
      parents: [],
    };
  }
  if (path === '/commits/{ref}/status') {
    const sha = holes['ref'] === repository.defaultBranch ? last?.sha : holes['ref'];
    return sha === undefined ? null : { sha, state: '', total_count: 0, statuses: null };
  }
  return null;
}
