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

import { fullName, type WorldRepository, type WorldSubject } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { eventOf, happenedIn } from './event.ts';
import { time } from './json.ts';
import { notesOf } from './note.ts';
import { contributorsOf, labelOf, pipelineOf, protectionOf, releaseOf } from './part.ts';
import { userOf } from './person.ts';
import { forkOf, projectOf } from './project.ts';
import { Query } from './query.ts';
import type { Shape } from './shape.ts';
import { changeOf, issueOf, milestoneOf, type Place } from './subject.ts';

/** Rows are written out only when they are on the page. */
export type Rows = readonly (() => unknown)[];

/** What is answered, before pages are cut. */
export type Answer =
  | { readonly kind: 'list'; readonly shape: Shape; readonly rows: Rows }
  | { readonly kind: 'one'; readonly shape: Shape; readonly body: unknown }
  | { readonly kind: 'error'; readonly status: number; readonly message: string };

interface Asked extends Place {
  readonly world: World;
  readonly query: Query;
  readonly parts: readonly string[];
}

interface Route {
  readonly path: RegExp;
  readonly params: readonly string[];
  /** Anonymous callers get 401. */
  readonly needsToken?: boolean;
  readonly answer: (asked: Asked) => Answer;
}

const paging = ['page', 'per_page'];
const notFound: Answer = { kind: 'error', status: 404, message: '404 Not found' };

function list(shape: Shape, rows: Rows): Answer {
  return { kind: 'list', shape, rows };
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

function subjects<T extends WorldSubject>({ world, query }: Asked, all: readonly T[]): readonly T[] {
  const by =
    query.choice('order_by', ['created_at', 'updated_at'], 'created_at') === 'created_at' ? 'createdAt' : 'updatedAt';
  const after = query.time('updated_after');
  const before = query.time('updated_before');
  const rows = inOrder(world, all, by).filter(
    (one) => (after === null || one.updatedAt >= after) && (before === null || one.updatedAt <= before),
  );
  return query.choice('sort', ['asc', 'desc'], 'desc') === 'asc' ? rows : rows.toReversed();
}

function notes(asked: Asked, all: readonly WorldSubject[]): Answer {
  const { query, origin, repository, parts } = asked;
  const subject = all.find(({ number, gone }) => String(number) === parts[1] && gone === null);
  if (subject === undefined) return notFound;
  const by = query.choice('order_by', ['created_at', 'updated_at'], 'created_at') === 'created_at' ? 'at' : 'updatedAt';
  const descending = query.choice('sort', ['asc', 'desc'], 'desc') === 'desc';
  query.choice('activity_filter', ['all_notes', 'only_comments', 'only_activity'], 'all_notes');
  return list('notes', notesOf(subject, { projectId: repository.id, origin, by, descending }));
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

function events({ world, query, repository, origin }: Asked): Answer {
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
  return list(
    'events',
    rows.map((one) => () => eventOf(one, repository.id, origin)),
  );
}

function pipelines({ query, repository, ...place }: Asked): Answer {
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
  return list(
    'pipelines',
    runs.map((run) => () => pipelineOf(run, { ...place, repository })),
  );
}

const subjectParams = ['order_by', 'sort', 'updated_after', 'updated_before', ...paging];
const id = '/projects/([^/]+)';

function route(path: string, params: readonly string[], answer: Route['answer'], needsToken = false): Route {
  return { path: new RegExp(`^${id}${path}$`, 'u'), params, answer, needsToken };
}

const routes: readonly Route[] = [
  route('', ['license', 'statistics'], ({ repository, origin, query }) => ({
    kind: 'one',
    shape: 'project',
    body: projectOf(repository, origin, query.flag('license') === true),
  })),
  route('/issues', [...subjectParams, 'confidential', 'scope', 'state'], (asked) => {
    if (!asked.repository.issuesEnabled) return { kind: 'error', status: 403, message: '403 Forbidden' };
    const rows = asked.query.flag('confidential') === true ? [] : subjects(asked, asked.repository.issues);
    return list(
      'issues',
      rows.map((issue) => () => issueOf(issue, asked)),
    );
  }),
  route('/merge_requests', [...subjectParams, 'scope', 'state'], (asked) =>
    list(
      'mergeRequests',
      subjects(asked, asked.repository.changes).map((change) => () => changeOf(change, asked)),
    ),
  ),
  route(
    '/issues/(\\d+)/notes',
    ['order_by', 'sort', 'activity_filter', ...paging],
    (asked) => notes(asked, asked.repository.issues),
    true,
  ),
  route(
    '/merge_requests/(\\d+)/notes',
    ['order_by', 'sort', 'activity_filter', ...paging],
    (asked) => notes(asked, asked.repository.changes),
    true,
  ),
  route('/events', ['action', 'target_type', 'before', 'after', 'sort', ...paging], events),
  route('/releases', ['order_by', 'sort', ...paging], (asked) =>
    list(
      'releases',
      asked.repository.releases.filter(({ draft }) => !draft).map((release) => () => releaseOf(release, asked)),
    ),
  ),
  route('/labels', ['with_counts', 'include_ancestor_groups', 'search', ...paging], ({ repository }) =>
    list(
      'labels',
      repository.labels.map((label) => () => labelOf(label)),
    ),
  ),
  route('/milestones', ['include_ancestors', 'state', 'updated_after', ...paging], (asked) =>
    list(
      'milestones',
      asked.repository.milestones.map((milestone) => () => milestoneOf(milestone, asked)),
    ),
  ),
  route('/starrers', ['search', ...paging], ({ repository, origin }) =>
    list(
      'starrers',
      repository.stars.map(({ person, at }) => () => ({ starred_since: time(at), user: userOf(person, origin) })),
    ),
  ),
  route('/forks', ['simple', 'order_by', 'sort', 'owned', 'archived', ...paging], ({ repository, origin }) =>
    list(
      'forks',
      [...repository.forks]
        .sort((left, right) => right.createdAt - left.createdAt)
        .map((fork) => () => forkOf(fork, origin)),
    ),
  ),
  route('/pipelines', ['order_by', 'sort', 'updated_after', 'updated_before', 'status', 'ref', ...paging], pipelines),
  route(
    '/protected_branches',
    ['search', ...paging],
    ({ repository }) =>
      list(
        'protectedBranches',
        repository.protections.map((one, index) => () => protectionOf(one, index)),
      ),
    true,
  ),
  route('/repository/contributors', ['order_by', 'sort', 'ref', ...paging], ({ repository }) =>
    repository.empty
      ? notFound
      : list(
          'contributors',
          contributorsOf(repository).map((one) => () => one),
        ),
  ),
];

/** The project with that id or path, or where its path leads now. */
function findRepository(world: World, name: string): { repository: WorldRepository; moved: boolean } | null {
  const path = name.toLowerCase();
  const repository = world.repositories.find((one) => one.id === name || fullName(one).toLowerCase() === path);
  if (repository !== undefined) return { repository, moved: false };
  const former = world.repositories.find(({ formerNames }) => formerNames.some((one) => one.toLowerCase() === path));
  return former === undefined ? null : { repository: former, moved: true };
}

/** What is answered, or where the project is now. */
export type Routed = { readonly kind: 'moved'; readonly path: string } | Answer;

/** Finds what a path of the API means and answers it; parameters that GitLab does not have there are refused. */
export function answerTo(world: World, url: URL, origin: string, anonymous: boolean): Routed {
  const path = url.pathname.replace(/^\/api\/v4/u, '');
  for (const one of routes) {
    const found = one.path.exec(path);
    if (!found) continue;
    const parts = found.slice(1).map(decodeURIComponent);
    const place = findRepository(world, parts[0] ?? '');
    if (place === null || place.repository.state === 'gone')
      return { kind: 'error', status: 404, message: '404 Project Not Found' };
    const { repository, moved } = place;
    if (repository.state === 'blocked')
      return { kind: 'error', status: 451, message: '451 Unavailable For Legal Reasons' };
    if (repository.state === 'private' && anonymous)
      return { kind: 'error', status: 404, message: '404 Project Not Found' };
    if (moved) return { kind: 'moved', path: path.replace(/^\/projects\/[^/]+/u, `/projects/${repository.id}`) };
    if (one.needsToken === true && anonymous) return { kind: 'error', status: 401, message: '401 Unauthorized' };
    const query = new Query(url.searchParams, one.params);
    return one.answer({ world, query, parts, repository, origin });
  }
  return notFound;
}
