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

import type { WorldRepository, WorldSubject } from '../../world/model.ts';
import type { World } from '../../world/world.ts';
import { compareKeys } from './connection.ts';

/** What the views of one stand-in share. */
export interface Graph {
  readonly world: World;
  /** Of pages for people. */
  readonly url: string;
  /** Login of who asks. */
  readonly viewer: string;
  /** May read branch protection. */
  readonly admin: boolean;
  /** What was asked for and the stand-in cannot tell: a test fails on it. */
  readonly unsupported: Set<string>;
  /** Issues or changes of a repository that are there, sorted; kept until the world changes. */
  sorted(repository: WorldRepository, kind: WorldSubject['kind'], order: SubjectOrder): readonly WorldSubject[];
}

/** How lists of issues and changes are ordered. */
export interface SubjectOrder {
  readonly field: 'CREATED_AT' | 'UPDATED_AT' | 'COMMENTS';
  readonly direction: 'ASC' | 'DESC';
}

/** Sort key of an issue or change. */
export function subjectKey(subject: WorldSubject, field: SubjectOrder['field']): readonly [number, string] {
  const key = { CREATED_AT: subject.createdAt, UPDATED_AT: subject.updatedAt, COMMENTS: subject.comments.length };
  return [key[field], subject.id];
}

/** Sorted lists that are thrown away when the world changes. */
export function createSorter(world: World): Graph['sorted'] {
  let revision = -1;
  const lists = new Map<string, readonly WorldSubject[]>();
  return (repository, kind, { field, direction }) => {
    if (revision !== world.revision) lists.clear();
    revision = world.revision;
    const name = [repository.id, kind, field, direction].join(' ');
    const kept = lists.get(name);
    if (kept) return kept;
    const sign = direction === 'DESC' ? -1 : 1;
    const all: readonly WorldSubject[] = kind === 'issue' ? repository.issues : repository.changes;
    const list = all
      .filter((subject) => subject.gone === null)
      .sort((left, right) => sign * compareKeys(subjectKey(left, field), subjectKey(right, field)));
    lists.set(name, list);
    return list;
  };
}
