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

import type { Stamp, WorldRepository } from '../world/model.ts';
import type { World } from '../world/world.ts';
import {
  changeCommentWire,
  changeWire,
  forkWire,
  issueWire,
  labelWire,
  milestoneWire,
  noteWire,
  releaseWire,
  time,
  userWire,
  type Wire,
} from './wire.ts';

/** An entry of a list before it is written. */
export interface Entry {
  readonly createdAt: Stamp;
  readonly updatedAt: Stamp;
  /** Where a list is not asked for all states. */
  readonly state: string | null;
  readonly write: () => Wire;
}

/** What lists are written with. */
export interface Place {
  /** Page of the repository for people. */
  readonly page: string;
  /** Its address in the API. */
  readonly api: string;
  readonly datesStars: boolean;
}

type Make = (repository: WorldRepository, place: Place) => Entry[];

const undated = (write: () => Wire): Entry => ({ createdAt: 0, updatedAt: 0, state: null, write });

function issues(repository: WorldRepository): Entry[] {
  const present = repository.issues.filter((issue) => issue.gone === null);
  return present.map((issue) => ({ ...issue, write: () => issueWire(issue) }));
}

function changes(repository: WorldRepository): Entry[] {
  const present = repository.changes.filter((change) => change.gone === null);
  return present.map((change) => ({ ...change, write: () => changeWire(change, repository) }));
}

function notes(repository: WorldRepository): Entry[] {
  return repository.issues.flatMap((issue) =>
    issue.gone !== null
      ? []
      : issue.comments.map(({ createdAt, updatedAt }, at): Entry => {
          const write = () => noteWire(issue.comments[at] as (typeof issue.comments)[number], issue);
          return { createdAt, updatedAt, state: null, write };
        }),
  );
}

function changeComments(repository: WorldRepository, { api }: Place): Entry[] {
  return repository.changes.flatMap((change) => {
    if (change.gone !== null) return [];
    const lines = change.reviews.flatMap((review) => review.comments.map((comment) => ({ comment, review })));
    const all = [...change.comments.map((comment) => ({ comment, review: null })), ...lines];
    return all.map(({ comment, review }): Entry => {
      const { createdAt, updatedAt } = comment;
      return { createdAt, updatedAt, state: null, write: () => changeCommentWire(comment, change, review, api) };
    });
  });
}

function branches(repository: WorldRepository): Entry[] {
  const guarded = new Set(repository.protections.map(({ pattern }) => pattern));
  const names = new Set([repository.defaultBranch, 'develop', ...guarded]);
  return [...names].map((name) => undated(() => ({ name, protected: guarded.has(name) })));
}

/** By name and address, as the platform sums them up. */
function contributors(repository: WorldRepository): Entry[] {
  const sums = new Map<string, { name: string; email: string; contributions: number }>();
  for (const { name, email } of repository.commits) {
    const known = sums.get(email) ?? { name, email, contributions: 0 };
    sums.set(email, { ...known, contributions: known.contributions + 1 });
  }
  return [...sums.values()].map((sum) => undated(() => sum));
}

/** The lists of a repository by their path below it, in the order of the platform where it is not asked for another. */
const listed: Readonly<Record<string, Make>> = {
  '/issues': issues,
  '/pulls': changes,
  '/issues/comments': notes,
  '/pulls/comments': changeComments,
  '/branches': branches,
  '/contributors': contributors,
  '/labels': (repository) => repository.labels.map((label) => undated(() => labelWire(label))),
  '/milestones': (repository) =>
    repository.milestones.map((milestone) => ({ ...milestone, write: () => milestoneWire(milestone) })),
  '/releases': (repository, { page }) =>
    repository.releases.map((release) => undated(() => releaseWire(release, page))),
  '/forks': (repository) =>
    [...repository.forks]
      .sort((left, right) => right.createdAt - left.createdAt)
      .map((fork) => undated(() => forkWire(fork))),
  '/stargazers': (repository, { datesStars }) =>
    [...repository.stars]
      .sort((left, right) => right.at - left.at)
      .map((star) => undated(() => ({ ...userWire(star.person), ...(datesStars ? { star_at: time(star.at) } : {}) }))),
};

/** Lists that come whole: they take no page. */
export const unpaged: ReadonlySet<string> = new Set(['/labels', '/contributors', '/branches']);

/** Sorted and cut as asked. */
function arrange(entries: Entry[], query: URLSearchParams, path: string): Entry[] {
  const state = query.get('state') ?? 'open';
  const since = Date.parse(query.get('since') ?? '');
  const stated = entries.some((entry) => entry.state !== null) && state !== 'all';
  const kept = entries.filter(
    (entry) => (!stated || entry.state === state) && (Number.isNaN(since) || entry.updatedAt >= since),
  );
  if (!/^\/(?:issues|pulls)/u.test(path)) return kept;
  const key = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  const rising = (query.get('direction') ?? (path === '/issues/comments' ? 'asc' : 'desc')) === 'asc';
  const sorted = kept.sort((left, right) => left[key] - right[key]);
  return rising ? sorted : sorted.reverse();
}

/** Makes lists, and keeps each for as long as the world does not change. */
export function createLists(
  world: World,
): (repository: WorldRepository, path: string, query: URLSearchParams, place: Place) => readonly Entry[] | null {
  const kept = new Map<string, readonly Entry[]>();
  let revision = world.revision;
  return (repository, path, query, place) => {
    const make = listed[path];
    if (make === undefined) return null;
    if (revision !== world.revision) kept.clear();
    revision = world.revision;
    const asked = [...query].filter(([name]) => name !== 'page' && name !== 'per_page');
    const key = `${repository.id}${path}?${JSON.stringify(asked)}`;
    const list = kept.get(key) ?? arrange(make(repository, place), query, path);
    if (kept.size > 20) kept.clear();
    kept.set(key, list);
    return list;
  };
}
