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

import type { Clock } from './clock.ts';
import { type Draw, makeEvent, text } from './discussion.ts';
import { fullName, type WorldEvent, type WorldPerson, type WorldRepository, type WorldSubject } from './model.ts';
import { type Making, somebody } from './people.ts';
import { makeRepository, type RepositoryOptions } from './repository.ts';
import { makeChange, makeIssue } from './subjects.ts';
import type { World } from './world.ts';

/** A repository to add; sizes that are not given are zero. */
export type AddedRepository = Partial<Omit<RepositoryOptions, 'people' | 'numbering' | 'name'>> & {
  readonly name: string;
};

/** What `touch` and the like act on when it is not in the main repository. */
export interface InRepository {
  readonly repository?: WorldRepository;
}

/** What {@link live} gives life to. */
export interface Made {
  readonly making: Making;
  readonly clock: Clock;
  readonly numbering: 'shared' | 'separate';
  readonly people: readonly WorldPerson[];
  readonly organisation: WorldPerson;
  readonly repositories: WorldRepository[];
}

/** By number: the lists are sorted by it. */
function find(list: readonly WorldSubject[], number: number): WorldSubject {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as WorldSubject).number < number) low = middle + 1;
    else high = middle;
  }
  const found = list[low];
  if (found?.number !== number) throw new Error(`the world has no number ${number} there`);
  return found;
}

function drawIn(made: Made, repository: WorldRepository): Draw {
  const { labels, milestones } = repository;
  const making = { ...made.making, now: made.clock.now() };
  return { ...making, people: made.people, labels, milestones, fullName: fullName(repository) };
}

function record(made: Made, subject: WorldSubject, events: readonly WorldEvent[]): void {
  for (const event of events) {
    event.id = made.making.ids();
    subject.events.push(event);
  }
  subject.updatedAt = made.clock.now();
}

function comment(made: Made, subject: WorldSubject): void {
  const at = made.clock.now();
  const { random, ids } = made.making;
  const author = somebody(random, made.people);
  subject.comments.push({ id: ids(), author, createdAt: at, updatedAt: at, body: text(random, 3) });
}

function close(made: Made, draw: Draw, subject: WorldSubject, merge: boolean): void {
  if (subject.state !== 'open') throw new Error(`${subject.kind} ${subject.number} is not open`);
  const at = made.clock.now();
  const actor = somebody(draw.random, made.people);
  Object.assign(subject, { state: 'closed', closedAt: at, closedBy: actor });
  const events = [makeEvent(draw, 'closed', at, { actor })];
  if (subject.kind === 'issue') subject.stateReason = 'completed';
  else if (merge) {
    const sha = draw.random.hex(40);
    Object.assign(subject, { state: 'merged', mergedAt: at, mergedBy: actor, mergeSha: sha });
    events.unshift(makeEvent(draw, 'merged', at, { actor, sha }));
  }
  record(made, subject, events);
}

function open(made: Made, repository: WorldRepository, kind: 'issue' | 'change'): WorldSubject {
  const { issues, changes } = repository;
  const taken = made.numbering === 'shared' ? [issues, changes] : [kind === 'issue' ? issues : changes];
  const number = 1 + Math.max(...taken.map((list) => list.at(-1)?.number ?? 0));
  const draw = drawIn(made, repository);
  const at = made.clock.now();
  const subject = kind === 'issue' ? makeIssue(draw, number, at) : makeChange(draw, number, at);
  for (const item of [...subject.comments, ...subject.events]) item.id = made.making.ids();
  if (subject.kind === 'issue') {
    issues.push(subject);
    return subject;
  }
  for (const review of subject.reviews) {
    review.id = made.making.ids();
    for (const remark of review.comments) remark.id = made.making.ids();
  }
  changes.push(subject);
  return subject;
}

const nothing = {
  issues: 0,
  changes: 0,
  stars: 0,
  forks: 0,
  releases: 0,
  labels: 0,
  milestones: 0,
  ciRuns: 0,
  commits: 0,
};

function add(made: Made, options: AddedRepository): WorldRepository {
  const { people, numbering, organisation } = made;
  const making = { ...made.making, now: made.clock.now() };
  const repository = makeRepository(making, { ...nothing, owner: organisation, ...options, people, numbering });
  made.repositories.push(repository);
  const name = fullName(repository).toLowerCase();
  for (const other of made.repositories) {
    const at = other.formerNames.findIndex((former) => former.toLowerCase() === name);
    if (at >= 0) other.formerNames.splice(at, 1);
  }
  return repository;
}

function rename(repository: WorldRepository, to: { readonly name?: string; readonly owner?: WorldPerson }): void {
  repository.formerNames.push(fullName(repository));
  repository.owner = to.owner ?? repository.owner;
  repository.name = to.name ?? repository.name;
}

function forget(repository: WorldRepository, person: WorldPerson): void {
  const disown = (acts: readonly { author: WorldPerson | null }[]) => {
    for (const act of acts) if (act.author === person) act.author = null;
  };
  const subjects = [...repository.issues, ...repository.changes];
  disown([...subjects, ...repository.releases]);
  for (const subject of subjects) {
    disown(subject.comments);
    for (const event of subject.events) if (event.actor === person) event.actor = null;
    if (subject.closedBy === person) subject.closedBy = null;
  }
  for (const change of repository.changes) {
    if (change.mergedBy === person) change.mergedBy = null;
    for (const review of change.reviews) disown([review, ...review.comments]);
  }
}

/** The methods of a world over what was made. */
export function live(made: Made): World {
  const { clock, repositories, people, organisation } = made;
  const main = repositories[0] as WorldRepository;
  const state = { revision: 0 };
  const subject = (kind: 'issue' | 'change', number: number, where: InRepository = {}) =>
    find((where.repository ?? main)[kind === 'issue' ? 'issues' : 'changes'], number);
  const leave = (of: WorldSubject, gone: Pick<NonNullable<WorldSubject['gone']>, 'reason' | 'movedTo'>) => {
    of.gone = { ...gone, at: clock.now() };
  };
  const changing =
    <A extends unknown[], R>(act: (...given: A) => R) =>
    (...given: A): R => {
      state.revision += 1;
      return act(...given);
    };
  return {
    people,
    organisation,
    repositories,
    main,
    get revision() {
      return state.revision;
    },
    now: () => clock.now(),
    tick: (milliseconds) => clock.tick(milliseconds),
    subject: subject as World['subject'],
    touch: changing((kind, number, how = {}) => {
      const touched = subject(kind, number, how);
      if (how.comment !== false) comment(made, touched);
      record(made, touched, []);
    }),
    close: changing((kind, number, how = {}) =>
      close(made, drawIn(made, how.repository ?? main), subject(kind, number, how), how.merge === true),
    ),
    open: changing((kind, where = {}) => open(made, where.repository ?? main, kind)),
    remove: changing((kind, number, where) =>
      leave(subject(kind, number, where), { reason: 'deleted', movedTo: null }),
    ),
    transfer: changing((kind, number, to, where) =>
      leave(subject(kind, number, where), { reason: 'transferred', movedTo: to }),
    ),
    rename: changing((to, where = {}) => rename(where.repository ?? main, to)),
    renamePerson: changing((person, login) => {
      person.formerLogins.push(person.login);
      person.login = login;
    }),
    forget: changing((person, where = {}) => forget(where.repository ?? main, person)),
    add: changing((options) => add(made, options)),
  };
}
