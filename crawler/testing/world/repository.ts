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

import type { Draw } from './discussion.ts';
import type { Stamp, WorldComment, WorldPerson, WorldRepository } from './model.ts';
import {
  makeCiRuns,
  makeCommits,
  makeForks,
  makeLabels,
  makeMilestones,
  makeProtections,
  makeReleases,
  makeStars,
} from './parts.ts';
import type { Making } from './people.ts';
import { makeChange, makeIssue } from './subjects.ts';

/** How much there is of everything in one repository. */
export interface RepositorySize {
  readonly issues: number;
  readonly changes: number;
  readonly stars: number;
  readonly forks: number;
  readonly releases: number;
  readonly labels: number;
  readonly milestones: number;
  readonly ciRuns: number;
  readonly commits: number;
}

/** A repository to draw. */
export interface RepositoryOptions extends RepositorySize {
  readonly name: string;
  readonly owner: WorldPerson;
  readonly people: readonly WorldPerson[];
  /** `separate` = issues and changes are numbered from 1 each, as GitLab does. */
  readonly numbering: 'shared' | 'separate';
  readonly state?: WorldRepository['state'];
  readonly issuesEnabled?: boolean;
  readonly parent?: string | null;
}

interface Slot {
  readonly kind: 'issue' | 'change';
  readonly number: number;
  readonly createdAt: Stamp;
}

/** Kinds, numbers and times of all subjects, in the order they were opened. */
function* slots(making: Making, options: RepositoryOptions): Generator<Slot> {
  const total = options.issues + options.changes;
  const left = { issue: options.issues, change: options.changes };
  const numbers = { issue: 0, change: 0 };
  for (let at = 0; at < total; at += 1) {
    const kind = making.random.below(left.issue + left.change) < left.issue ? 'issue' : 'change';
    left[kind] -= 1;
    numbers[kind] += 1;
    const room = making.now - 86_400_000 - making.start;
    const createdAt = making.start + Math.floor((room * at) / total / 1000) * 1000;
    yield { kind, number: options.numbering === 'shared' ? at + 1 : numbers[kind], createdAt };
  }
}

function numberItems(making: Making, items: { id: string; at: Stamp }[]): void {
  items.sort((left, right) => left.at - right.at);
  for (const item of items) item.id = making.ids();
}

/** Comments get ids in the order they were written, across the whole repository, as platforms do. */
function numberComments(making: Making, lists: readonly (readonly WorldComment[])[]): void {
  const comments = lists.flat().sort((left, right) => left.createdAt - right.createdAt);
  for (const comment of comments) comment.id = making.ids();
}

function numberNested(making: Making, repository: Pick<WorldRepository, 'issues' | 'changes'>): void {
  const subjects = [...repository.issues, ...repository.changes];
  numberComments(
    making,
    subjects.map((subject) => subject.comments),
  );
  const reviews = repository.changes.flatMap((change) => change.reviews);
  numberComments(
    making,
    reviews.map((review) => review.comments),
  );
  for (const review of reviews.sort((left, right) => (left.submittedAt ?? 0) - (right.submittedAt ?? 0))) {
    review.id = making.ids();
  }
  numberItems(
    making,
    subjects.flatMap((subject) => subject.events),
  );
}

/** Draws a repository with everything in it. */
export function makeRepository(making: Making, options: RepositoryOptions): WorldRepository {
  const id = making.ids();
  const labels = makeLabels(making, options.labels);
  const milestones = makeMilestones(making, options.milestones);
  const fullName = `${options.owner.login}/${options.name}`;
  const draw: Draw = { ...making, people: options.people, labels, milestones, fullName };
  const lists: Pick<WorldRepository, 'issues' | 'changes'> = { issues: [], changes: [] };
  for (const slot of slots(making, options)) {
    if (slot.kind === 'issue') lists.issues.push(makeIssue(draw, slot.number, slot.createdAt));
    else lists.changes.push(makeChange(draw, slot.number, slot.createdAt));
  }
  numberNested(making, lists);
  const commits = makeCommits(draw, options.commits);
  return {
    ...describe(making, options),
    ...lists,
    id,
    labels,
    milestones,
    commits,
    releases: makeReleases(draw, options.releases),
    stars: makeStars(draw, options.stars),
    forks: makeForks(draw, options.forks),
    ciRuns: makeCiRuns(draw, options.ciRuns, commits),
    protections: commits.length === 0 ? [] : makeProtections('main'),
  };
}

function describe(making: Making, options: RepositoryOptions) {
  return {
    owner: options.owner,
    name: options.name,
    formerNames: [],
    description: `About ${options.name} – 关于`,
    homepage: 'https://project.example/',
    defaultBranch: 'main',
    topics: ['community', 'metrics'],
    language: 'TypeScript',
    licence: 'Apache-2.0',
    state: options.state ?? ('public' as const),
    archived: false,
    empty: options.commits === 0,
    parent: options.parent ?? null,
    issuesEnabled: options.issuesEnabled ?? true,
    createdAt: making.start,
    pushedAt: making.now - 3_600_000,
    updatedAt: making.now - 3_600_000,
  };
}
