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

import { fullName, type WorldRepository } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { time } from './json.ts';
import { type Answer, type Asked, events, list, notes, notFound, pipelines, subjects } from './list.ts';
import { contributorsOf, labelOf, protectionOf, releaseOf } from './part.ts';
import { userOf } from './person.ts';
import { forkOf, projectOf } from './project.ts';
import { Query } from './query.ts';
import { changeOf, issueOf, milestoneOf } from './subject.ts';

interface Route {
  readonly path: RegExp;
  readonly params: readonly string[];
  /** Anonymous callers get 401. */
  readonly needsToken?: boolean;
  readonly answer: (asked: Asked) => Answer;
}

const paging = ['page', 'per_page'];
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
    return list('issues', rows, (issue) => issueOf(issue, asked));
  }),
  route('/merge_requests', [...subjectParams, 'scope', 'state'], (asked) =>
    list('mergeRequests', subjects(asked, asked.repository.changes), (change) => changeOf(change, asked)),
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
      asked.repository.releases.filter(({ draft }) => !draft),
      (release) => releaseOf(release, asked),
    ),
  ),
  route('/labels', ['with_counts', 'include_ancestor_groups', 'search', ...paging], ({ repository }) =>
    list('labels', repository.labels, labelOf),
  ),
  route('/milestones', ['include_ancestors', 'state', 'updated_after', ...paging], (asked) =>
    list('milestones', asked.repository.milestones, (milestone) => milestoneOf(milestone, asked)),
  ),
  route('/starrers', ['search', ...paging], ({ repository, origin }) =>
    list('starrers', repository.stars, ({ person, at }) => ({ starred_since: time(at), user: userOf(person, origin) })),
  ),
  route('/forks', ['simple', 'order_by', 'sort', 'owned', 'archived', ...paging], ({ repository, origin }) =>
    list(
      'forks',
      [...repository.forks].sort((left, right) => right.createdAt - left.createdAt),
      (fork) => forkOf(fork, origin),
    ),
  ),
  route('/pipelines', ['order_by', 'sort', 'updated_after', 'updated_before', 'status', 'ref', ...paging], pipelines),
  route(
    '/protected_branches',
    ['search', ...paging],
    ({ repository }) => list('protectedBranches', repository.protections, protectionOf),
    true,
  ),
  route('/repository/contributors', ['order_by', 'sort', 'ref', ...paging], ({ repository }) =>
    repository.empty ? notFound : list('contributors', contributorsOf(repository), (one) => one),
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
