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

import type { WorldSubject } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { eventOf, happenedIn } from './event.ts';
import { notesOf } from './note.ts';
import { pipelineOf } from './part.ts';
import type { Query } from './query.ts';
import type { Shape } from './shape.ts';
import type { Place } from './subject.ts';

/** What a list has; each is written out only when it is on the page. */
export interface Rows {
  readonly length: number;
  readonly slice: (from: number, to: number) => unknown[];
}

/** What is answered, before pages are cut. */
export type Answer =
  | { readonly kind: 'list'; readonly shape: Shape; readonly rows: Rows }
  | { readonly kind: 'one'; readonly shape: Shape; readonly body: unknown }
  | { readonly kind: 'error'; readonly status: number; readonly message: string };

/** One request, understood. */
export interface Asked extends Place {
  readonly world: World;
  readonly query: Query;
  readonly parts: readonly string[];
}

/** There is none. */
export const notFound: Answer = { kind: 'error', status: 404, message: '404 Not found' };

/** An answer with a list. */
export function list<T>(shape: Shape, items: readonly T[], write: (item: T, index: number) => unknown): Answer {
  const slice = (from: number, to: number) => items.slice(from, to).map((item, index) => write(item, from + index));
  return { kind: 'list', shape, rows: { length: items.length, slice } };
}

interface Ordered {
  readonly revision: number;
  readonly now: number;
  readonly rows: readonly WorldSubject[];
}

const sorted = new WeakMap<readonly WorldSubject[], Map<string, Ordered>>();

/** Sorted once for each state of the world; ten thousand are not sorted for every page. */
function inOrder<T extends WorldSubject>(world: World, all: readonly T[], by: 'createdAt' | 'updatedAt'): readonly T[] {
  const kept = sorted.get(all) ?? new Map<string, Ordered>();
  sorted.set(all, kept);
  const before = kept.get(by);
  if (before?.revision === world.revision && before.now === all.length) return before.rows as readonly T[];
  const rows = all
    .filter((one) => one.gone === null)
    .sort((left, right) => left[by] - right[by] || left.number - right.number);
  kept.set(by, { revision: world.revision, now: all.length, rows });
  return rows;
}

/** The first that was updated at `stamp` or later, in a list in that order. */
function firstSince(rows: readonly WorldSubject[], stamp: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] as WorldSubject).updatedAt < stamp) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Issues or merge requests in the order and from the time asked for. */
export function subjects<T extends WorldSubject>({ world, query }: Asked, all: readonly T[]): readonly T[] {
  const by =
    query.choice('order_by', ['created_at', 'updated_at'], 'created_at') === 'created_at' ? 'createdAt' : 'updatedAt';
  const after = query.time('updated_after') ?? Number.NEGATIVE_INFINITY;
  const before = query.time('updated_before') ?? Number.POSITIVE_INFINITY;
  const sorted = inOrder(world, all, by);
  const rows =
    by === 'updatedAt'
      ? sorted.slice(firstSince(sorted, after), firstSince(sorted, before + 1))
      : sorted.filter((one) => one.updatedAt >= after && one.updatedAt <= before);
  return query.choice('sort', ['asc', 'desc'], 'desc') === 'asc' ? rows : rows.toReversed();
}

/** Notes of one of them. */
export function notes(asked: Asked, all: readonly WorldSubject[]): Answer {
  const { query, origin, repository, parts } = asked;
  const subject = all.find(({ number, gone }) => String(number) === parts[1] && gone === null);
  if (subject === undefined) return notFound;
  const by = query.choice('order_by', ['created_at', 'updated_at'], 'created_at') === 'created_at' ? 'at' : 'updatedAt';
  const descending = query.choice('sort', ['asc', 'desc'], 'desc') === 'desc';
  query.choice('activity_filter', ['all_notes', 'only_comments', 'only_activity'], 'all_notes');
  return list('notes', notesOf(subject, { projectId: repository.id, origin, by, descending }), (write) => write());
}

const actions = [
  'approved',
  'closed',
  'commented',
  'created',
  'destroyed',
  'merged',
  'pushed',
  'reopened',
  'updated',
] as const;

/** What happened in the project. */
export function events({ world, query, repository, origin }: Asked): Answer {
  const action = query.choice('action', actions, null);
  const before = query.day('before');
  const after = query.day('after');
  const type = query.choice('target_type', ['issue', 'merge_request', 'milestone', 'note'], null);
  const kind = type === 'merge_request' ? 'change' : type;
  const rows = happenedIn(repository, world.now()).filter(
    (one) =>
      (action === null || one.action === action) &&
      (kind === null || one.subject.kind === kind) &&
      (before === null || one.at < before) &&
      (after === null || one.at >= after + 86_400_000),
  );
  if (query.choice('sort', ['asc', 'desc'], 'desc') === 'asc') rows.reverse();
  return list('events', rows, (one) => eventOf(one, repository.id, origin));
}

/** Pipelines. */
export function pipelines({ query, repository, ...place }: Asked): Answer {
  const by = query.choice('order_by', ['id', 'status', 'ref', 'updated_at', 'user_id'], 'id');
  const descending = query.choice('sort', ['asc', 'desc'], 'desc') === 'desc';
  const byId = (id: string) => id.padStart(30, '0');
  // In PostgreSQL what has no update yet comes last, and first when the order is turned round.
  const key = (run: (typeof repository.ciRuns)[number]) =>
    by === 'updated_at'
      ? `${run.status === 'queued' ? '9' : '0'}${String(run.updatedAt).padStart(20, '0')}${byId(run.id)}`
      : byId(run.id);
  const runs = [...repository.ciRuns].sort((left, right) => (key(left) < key(right) ? -1 : 1));
  if (descending) runs.reverse();
  return list('pipelines', runs, (run) => pipelineOf(run, { ...place, repository }));
}
