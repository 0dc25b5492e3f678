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

import type { Tells } from '#crawler/testing/contract/compare.ts';
import { toldKinds } from '#crawler/testing/gitea/timeline.ts';
import { expectation as giteeExpectation, tells as giteeTells } from '#crawler/testing/gitee/tells.ts';
import { userNotes } from '#crawler/testing/gitlab/subject.ts';
import { gitlabTells } from '#crawler/testing/gitlab/tells.ts';
import { expectedFacts } from '#crawler/testing/world/expected.ts';
import type { World } from '#crawler/testing/world/world.ts';
import type { SiteName } from './platform-site.ts';

const streams = {
  issues: 'issues',
  changes: 'changes',
  reviews: 'reviews',
  events: 'events',
  releases: 'releases',
  labels: 'labels',
  milestones: 'milestones',
  stars: 'stars',
  forks: 'forks',
  ciRuns: 'ci',
} as const;

const giteaTells: Tells = {
  reviews: (review) => (review.state === 'pending' ? null : review),
  events: (event) => (toldKinds.has(event.kind) ? event : null),
  releases: (release) => (release.draft === true ? null : release),
};

const told: Readonly<Record<SiteName, Tells>> = {
  github: {},
  gitlab: gitlabTells,
  gitea: giteaTells,
  gitee: giteeTells,
};

/** Facts that the platform tells of the first repository, by stream. */
export function servedOf(platform: SiteName, world: World): Record<string, number> {
  const facts = expectedFacts(world.main, platform === 'gitee' ? giteeExpectation : {});
  const tells = told[platform];
  const counts: Record<string, number> = {};
  for (const [kind, stream] of Object.entries(streams) as [keyof typeof streams, string][]) {
    const tell = (tells[kind] ?? ((fact: object) => fact)) as (fact: object, world: World) => object | null;
    counts[stream] = facts[kind].filter((fact: object) => tell(fact, world) !== null).length;
  }
  const lines = facts.comments.filter(({ kind }) => kind === 'review').length;
  return { ...counts, comments: facts.comments.length - lines, 'review-comments': lines };
}

/** The least requests for changes with their remarks, as crawling.md counts them. */
export interface Floor {
  readonly requests: number;
  readonly how: string;
}

function remarks(list: readonly { readonly comments: readonly unknown[] }[]): number {
  return list.reduce((sum, { comments }) => sum + comments.length, 0);
}

/** The floor of a platform for the first repository's changes; null for GitHub, whose target is a number of requests. */
export function floorOf(platform: SiteName, { main }: World): Floor | null {
  const { changes, issues } = main;
  const pages = (rows: number, size: number) => Math.ceil(rows / size);
  if (platform === 'gitlab') {
    const noted = changes.filter((change) => userNotes(change) > 0).length;
    return { requests: pages(changes.length, 100) + noted, how: 'lists of 100 and one of notes where there are any' };
  }
  if (platform === 'gitea') {
    const lists = pages(changes.length, 50) + pages(remarks(changes) + remarks(issues), 50);
    return { requests: lists + changes.length, how: 'lists of 50, comments of all, one of reviews for each change' };
  }
  if (platform === 'gitee') {
    const lines = changes.reduce((sum, { reviews }) => sum + remarks(reviews), 0);
    const lists = pages(changes.length, 100) + pages(remarks(issues), 100) + pages(remarks(changes) + lines, 100);
    const merged = changes.filter(({ state }) => state === 'merged').length;
    return { requests: lists + merged, how: 'lists of 100, comments of all, one log for each merged change' };
  }
  return null;
}

const counted: Readonly<Record<SiteName, RegExp>> = {
  github: /^$/u,
  gitlab: /^\/merge_requests(?:\/N\/notes)?$|^\/events/u,
  gitea: /^\/pulls(?:\/N\/reviews)?$|^\/issues\/comments/u,
  gitee: /^\/pulls(?:\/comments|\/N\/operate_logs)?$|^\/issues\/comments/u,
};

/** True for a request that the floor counts, by its name in `SiteTaken.paths`. */
export function isOfFloor(platform: SiteName, name: string): boolean {
  return counted[platform].test(name);
}

/** True for any request about changes. */
export function isOfChanges(platform: SiteName, name: string): boolean {
  return name.startsWith(platform === 'gitlab' ? '/merge_requests' : '/pulls');
}
