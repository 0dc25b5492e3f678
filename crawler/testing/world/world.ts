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

import { createClock } from './clock.ts';
import { type AddedRepository, type InRepository, live } from './live.ts';
import type { Stamp, WorldChange, WorldIssue, WorldPerson, WorldRepository } from './model.ts';
import { type Making, makeOrganisation, makePeople } from './people.ts';
import { createRandom } from './random.ts';
import { makeRepository, type RepositorySize } from './repository.ts';

/** What a world is made of; everything has a default of {@link small}. The same options give the same world. */
export interface WorldOptions extends Partial<RepositorySize> {
  readonly seed?: number;
  readonly people?: number;
  /** Repositories of that size; the first is `world.main`, called `example-org/project`. One unless told. */
  readonly repositories?: number;
  readonly numbering?: 'shared' | 'separate';
  /** Ids of everything but accounts count up from here; beyond 2^53 they try who reads them as numbers. */
  readonly firstId?: bigint;
  /** `still` (default) = time passes by `tick` only, from 2026-06-01; `live` = by the machine's clock, plus ticks. */
  readonly clock?: 'still' | 'live';
}

/**
 * A community that a stand-in serves. Stand-ins read the plain arrays; tests change it with the methods while a crawl
 * goes on. Every change raises `revision`, so that a stand-in can keep sorted lists.
 */
export interface World {
  readonly people: readonly WorldPerson[];
  readonly organisation: WorldPerson;
  readonly repositories: readonly WorldRepository[];
  readonly main: WorldRepository;
  readonly revision: number;
  /** Now in the world, whole seconds. */
  now(): Stamp;
  /** Lets time pass. */
  tick(milliseconds: number): void;
  /** Throws when there is none. */
  subject(kind: 'issue', number: number, where?: InRepository): WorldIssue;
  subject(kind: 'change', number: number, where?: InRepository): WorldChange;
  subject(kind: 'issue' | 'change', number: number, where?: InRepository): WorldIssue | WorldChange;
  /** Somebody does something now: `updatedAt` moves, with a new comment unless `comment` is false. */
  touch(kind: 'issue' | 'change', number: number, how?: InRepository & { readonly comment?: boolean }): void;
  /** Closes an open one now, or merges it; with its events. */
  close(kind: 'issue' | 'change', number: number, how?: InRepository & { readonly merge?: boolean }): void;
  /** Somebody opens a new one now. */
  open(kind: 'issue' | 'change', where?: InRepository): WorldIssue | WorldChange;
  /** It is deleted. */
  remove(kind: 'issue' | 'change', number: number, where?: InRepository): void;
  /** It moves to `to`, as `owner/name#number`. */
  transfer(kind: 'issue' | 'change', number: number, to: string, where?: InRepository): void;
  /** The repository gets another name, or another owner; the old one redirects. */
  rename(to: { readonly name?: string; readonly owner?: WorldPerson }, where?: InRepository): void;
  renamePerson(person: WorldPerson, login: string): void;
  /** The account is deleted: what it did stays, by nobody. */
  forget(person: WorldPerson, where?: InRepository): void;
  /** Another repository appears; it may take a name that one had before. */
  add(options: AddedRepository): WorldRepository;
}

const smallSize: RepositorySize = {
  issues: 30,
  changes: 30,
  stars: 12,
  forks: 5,
  releases: 6,
  labels: 8,
  milestones: 4,
  ciRuns: 25,
  commits: 40,
};

/** A few of everything: 30 issues, 30 changes. */
export function small(options: WorldOptions = {}): World {
  return makeWorld({ ...smallSize, ...options });
}

/** A repository in which little ever happened. */
export function quiet(options: WorldOptions = {}): World {
  const size = {
    issues: 3,
    changes: 3,
    stars: 2,
    forks: 1,
    releases: 1,
    labels: 2,
    milestones: 1,
    ciRuns: 2,
    commits: 5,
  };
  return makeWorld({ people: 8, ...size, ...options });
}

/**
 * The reference repository: 10,000 changes with about 129,000 comments, reviews, line comments and events (at most 219
 * comments on one), 10,000 issues with their own, 2,000 people.
 */
export function r10(options: WorldOptions = {}): World {
  const size = {
    issues: 10_000,
    changes: 10_000,
    people: 2000,
    stars: 1500,
    forks: 600,
    releases: 120,
    labels: 60,
    milestones: 25,
    ciRuns: 2500,
    commits: 4000,
  };
  return makeWorld({ seed: 28, ...size, ...options });
}

function createIds(first: bigint): () => string {
  let count = 0;
  const small = first < 1n << 50n ? Number(first) : null;
  return () => {
    count += 1;
    return String(small === null ? first + BigInt(count) : small + count);
  };
}

/** Makes a world; the same options make the same one. */
export function makeWorld(options: WorldOptions = {}): World {
  const clock = createClock(options.clock ?? 'still');
  const now = clock.now();
  const making: Making = {
    random: createRandom(options.seed ?? 1),
    ids: createIds(1_000_000n),
    now,
    start: now - 1500 * 86_400_000,
  };
  const numbering = options.numbering ?? 'shared';
  const people = makePeople(making, options.people ?? 40);
  const organisation = makeOrganisation(making, 'example-org');
  const things: Making = options.firstId === undefined ? making : { ...making, ids: createIds(options.firstId) };
  const { issues, changes, stars, forks, releases, labels, milestones, ciRuns, commits } = { ...smallSize, ...options };
  const size = { issues, changes, stars, forks, releases, labels, milestones, ciRuns, commits };
  const repositories: WorldRepository[] = [];
  for (let index = 0; index < (options.repositories ?? 1); index += 1) {
    const name = index === 0 ? 'project' : `project-${index}`;
    repositories.push(makeRepository(things, { ...size, name, owner: organisation, people, numbering }));
  }
  return live({ making: things, clock, numbering, people, organisation, repositories });
}
