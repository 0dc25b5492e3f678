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

import type { RepositoryFact } from '../../fact.ts';

/** An issue or change of a scripted world. */
export interface Subject {
  readonly kind: 'issue' | 'change';
  readonly number: number;
  /** How often it was touched. */
  revision: number;
  updatedAt: Date;
  readonly createdAt: Date;
  state: 'open' | 'closed' | 'merged';
}

/** What happens on the wire before an answer; what it throws is what the platform does. */
export type Wire = (request: { readonly resource: string; readonly count: number }) => Promise<void> | void;

/** A repository on a platform that lives in this process: small, in order, and free to change while it is read. */
export interface ScriptedWorld {
  facts: RepositoryFact;
  /** Id by path, as names are given out at present. */
  readonly paths: Map<string, string>;
  readonly subjects: Map<number, Subject>;
  /** Logins. */
  stars: string[];
  labels: string[];
  now: Date;
  wire: Wire;
  /** Accounts by commit, for the look-up of e-mails. */
  readonly authors: Map<string, string>;
  /** Totals that the platform tells; null = those of the world. */
  told: number | null;
  tick(seconds: number): void;
  touch(number: number): void;
  add(kind: Subject['kind']): Subject;
}

const start = Date.UTC(2026, 0, 1);

/** Facts of a repository of which only identity and name are told. */
function bareFacts(id: string, fullName: string, host = 'scripted.example'): RepositoryFact {
  const nothing = {
    owner: null,
    description: null,
    homepage: null,
    defaultBranch: 'main',
    topics: null,
    language: null,
    licence: null,
    visibility: null,
    archived: null,
    disabled: null,
    locked: null,
    empty: null,
    fork: null,
    parent: null,
    mirror: null,
    template: null,
    issuesEnabled: null,
    changesEnabled: null,
    stars: null,
    forks: null,
    watchers: null,
    openIssues: null,
    openChanges: null,
    createdAt: null,
    pushedAt: null,
    updatedAt: null,
  };
  const url = `https://${host}/${fullName}`;
  return { ...nothing, id, fullName, webUrl: url, cloneUrl: `${url}.git` };
}

/** Makes a world with so many issues and changes, every third one a change. */
export function scriptedWorld(size: number, path = 'ada/engine'): ScriptedWorld {
  const world: ScriptedWorld = {
    facts: bareFacts('7', path),
    paths: new Map([[path, '7']]),
    subjects: new Map(),
    stars: ['u1', 'u2', 'u3'],
    labels: ['bug', 'good first issue'],
    now: new Date(start),
    wire: () => undefined,
    authors: new Map(),
    told: null,
    tick(seconds) {
      world.now = new Date(world.now.getTime() + seconds * 1000);
    },
    touch(number) {
      const subject = world.subjects.get(number);
      if (subject === undefined) throw new Error(`no subject ${number}`);
      world.tick(1);
      subject.revision++;
      subject.updatedAt = world.now;
      if (subject.revision % 3 === 0) subject.state = subject.kind === 'change' ? 'merged' : 'closed';
    },
    add(kind) {
      world.tick(1);
      const number = world.subjects.size + 1;
      const at = world.now;
      const subject: Subject = { kind, number, revision: 0, updatedAt: at, createdAt: at, state: 'open' };
      world.subjects.set(number, subject);
      return subject;
    },
  };
  for (let n = 1; n <= size; n++) world.add(n % 3 === 0 ? 'change' : 'issue');
  world.tick(3600);
  return world;
}
