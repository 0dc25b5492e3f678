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

import type {
  WorldChange,
  WorldComment,
  WorldRepository,
  WorldReview,
  WorldReviewComment,
  WorldSubject,
} from '../../world/model.ts';
import { type Answer, type Ask, invalid, list, missing, object, problem, sinceOf } from './answer.ts';
import { type Happening, happeningsOf, issueEvent } from './event.ts';
import { simpleUser } from './person.ts';
import { issueComment, review, reviewComment } from './remark.ts';
import type { Site } from './site.ts';
import { baseRepository, fullPull, issue, pull } from './subject.ts';

/** An ask about a repository that is there. */
export type RepositoryAsk = Ask & { readonly repository: WorldRepository };

type Handler = (ask: RepositoryAsk) => Answer;

const memories = new WeakMap<WorldRepository, { revision: number; lists: Map<string, readonly unknown[]> }>();

/** A list that is the same until the world changes: pages of one list are asked for one after the other. */
function remembered<T>(ask: RepositoryAsk, name: string, make: () => readonly T[]): readonly T[] {
  const { revision } = ask.site.world;
  let memory = memories.get(ask.repository);
  if (memory?.revision !== revision) {
    memory = { revision, lists: new Map() };
    memories.set(ask.repository, memory);
  }
  const known = memory.lists.get(name);
  if (known) return known as readonly T[];
  const list = make();
  memory.lists.set(name, list);
  return list;
}

/** What the order of a list depends on; `since` moves from page to page, and is looked at afterwards. */
function orderOf(ask: Ask): string {
  return ['state', 'sort', 'direction'].map((one) => ask.query.get(one) ?? '').join(' ');
}

interface Dated {
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Orders as `sort` and `direction` ask; `ascending` is the route's default. */
function sorted<T>(ask: Ask, items: readonly T[], dates: (item: T) => Dated, ascending: boolean): T[] {
  const key = ask.query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  const up = ask.query.has('direction') ? ask.query.get('direction') === 'asc' : ascending;
  const sign = up ? 1 : -1;
  return [...items].sort((left, right) => sign * (dates(left)[key] - dates(right)[key]));
}

function inState(ask: Ask, subject: WorldSubject): boolean {
  const state = ask.query.get('state') ?? 'open';
  return state === 'all' || (state === 'open') === (subject.state === 'open');
}

function badOrder(ask: Ask, sorts: readonly string[]): string | null {
  const { query } = ask;
  if (!['open', 'closed', 'all'].includes(query.get('state') ?? 'open')) return 'state';
  if (!sorts.includes(query.get('sort') ?? 'created')) return 'sort';
  return ['asc', 'desc'].includes(query.get('direction') ?? 'asc') ? null : 'direction';
}

/** Issues and pull requests in one list, as REST has them. */
const issues: Handler = (ask) => {
  const bad = badOrder(ask, ['created', 'updated', 'comments']);
  const since = sinceOf(ask.query);
  if (bad !== null || since === 'bad') return invalid(bad ?? 'since');
  if (!ask.repository.issuesEnabled) return problem(410, 'Issues has been disabled in this repository.');
  const all: readonly WorldSubject[] = [...ask.repository.issues, ...ask.repository.changes];
  const items = remembered(ask, `issues ${orderOf(ask)}`, () => {
    const there = all.filter((one) => one.gone === null && inState(ask, one));
    return sorted(ask, there, (one) => one, false);
  });
  return list(newer(items, since), (one) => issue(ask.site, ask.repository, one));
};

const pulls: Handler = (ask) => {
  const bad = badOrder(ask, ['created', 'updated', 'popularity', 'long-running']);
  if (bad !== null) return invalid(bad);
  const items = ask.repository.changes.filter((one) => one.gone === null && inState(ask, one));
  const base = baseRepository(ask.site, ask.repository);
  const ascending = !['created', null].includes(ask.query.get('sort'));
  return list(
    sorted(ask, items, (one) => one, ascending),
    (one) => pull(ask.site, ask.repository, one, base),
  );
};

function gone(subject: WorldSubject, site: Site): Answer {
  const to = subject.gone?.movedTo ?? null;
  if (subject.gone?.reason === 'transferred' && to !== null) {
    const [name = '', number = ''] = to.split('#');
    return { kind: 'moved', to: `${site.api}/repos/${name}/issues/${number}` };
  }
  return subject.kind === 'issue' ? problem(410, 'This issue was deleted') : missing();
}

function about(
  ask: RepositoryAsk,
  number: string | undefined,
  kinds: readonly WorldSubject['kind'][],
): WorldSubject | Answer {
  const all: readonly WorldSubject[] = [
    ...(kinds.includes('issue') ? ask.repository.issues : []),
    ...(kinds.includes('change') ? ask.repository.changes : []),
  ];
  const found = all.find((one) => String(one.number) === number);
  if (!found) return missing();
  return found.gone === null ? found : gone(found, ask.site);
}

function isSubject(found: WorldSubject | Answer): found is WorldSubject {
  return 'number' in found;
}

/** A route about one issue or pull request. */
function ofIssue(answer: (ask: RepositoryAsk, subject: WorldSubject) => Answer): Handler {
  return (ask) => {
    const found = about(ask, ask.params['issue_number'], ['issue', 'change']);
    return isSubject(found) ? answer(ask, found) : found;
  };
}

/** A route about one pull request. */
function ofPull(answer: (ask: RepositoryAsk, change: WorldChange) => Answer): Handler {
  return (ask) => {
    const found = about(ask, ask.params['pull_number'], ['change']);
    return isSubject(found) && found.kind === 'change' ? answer(ask, found) : (found as Answer);
  };
}

interface Remark extends Dated {
  readonly subject: WorldSubject;
  readonly comment: WorldComment;
}

const comments: Handler = (ask) => {
  const since = sinceOf(ask.query);
  if (since === 'bad') return invalid('since');
  const all: readonly WorldSubject[] = [...ask.repository.issues, ...ask.repository.changes];
  const items = remembered(ask, `comments ${orderOf(ask)}`, () => {
    const there = all.filter((subject) => subject.gone === null);
    const remarks = there.flatMap((subject) =>
      subject.comments.map((comment): Remark => ({ ...dates(comment), subject, comment })),
    );
    return sorted(ask, remarks, (one) => one, true);
  });
  return list(newer(items, since), (one) => issueComment(ask.site, ask.repository, one.subject, one.comment));
};

function newer<T extends Dated>(items: readonly T[], since: number | null): readonly T[] {
  return since === null ? items : items.filter((one) => one.updatedAt >= since);
}

function dates({ createdAt, updatedAt }: Dated): Dated {
  return { createdAt, updatedAt };
}

interface LineRemark extends Dated {
  readonly change: WorldChange;
  readonly review: WorldReview;
  readonly comment: WorldReviewComment;
}

function lineRemarks(change: WorldChange): LineRemark[] {
  return change.reviews.flatMap((one) =>
    one.comments.map((comment) => ({ ...dates(comment), change, review: one, comment })),
  );
}

function lineComments(ask: RepositoryAsk, changes: readonly WorldChange[]): Answer {
  const since = sinceOf(ask.query);
  if (since === 'bad') return invalid('since');
  const about = ask.params['pull_number'] ?? 'all';
  const items = remembered(ask, `line comments ${about} ${orderOf(ask)}`, () => {
    const all = changes.filter((change) => change.gone === null).flatMap(lineRemarks);
    return sorted(ask, all, (one) => one, true);
  });
  return list(newer(items, since), (one) => reviewComment(ask.site, ask.repository, one.change, one));
}

const happenings: Handler = (ask) => {
  const all: readonly WorldSubject[] = [...ask.repository.issues, ...ask.repository.changes];
  const items = remembered(ask, 'events', () => {
    const there = all.filter((one) => one.gone === null).flatMap(happeningsOf);
    return there.sort((left, right) => right.at - left.at || Number(BigInt(right.id) - BigInt(left.id)));
  });
  return list<Happening>(items, (one) => issueEvent(ask.site, ask.repository, one, true), { maxPage: 300 });
};

/** Routes of issues and pull requests, below `/repos/{owner}/{repo}`. */
export const subjectRoutes: Readonly<Record<string, Handler>> = {
  '/issues': issues,
  '/issues/comments': comments,
  '/issues/events': happenings,
  '/issues/{issue_number}': ofIssue((ask, subject) => object(issue(ask.site, ask.repository, subject, true))),
  '/issues/{issue_number}/comments': ofIssue((ask, subject) => {
    const since = sinceOf(ask.query);
    if (since === 'bad') return invalid('since');
    const items = subject.comments.filter((one) => since === null || one.updatedAt >= since);
    return list(items, (one) => issueComment(ask.site, ask.repository, subject, one));
  }),
  '/issues/{issue_number}/events': ofIssue((ask, subject) =>
    list(happeningsOf(subject), (one) => issueEvent(ask.site, ask.repository, one, false)),
  ),
  '/pulls': pulls,
  '/pulls/comments': (ask) => lineComments(ask, ask.repository.changes),
  '/pulls/{pull_number}': ofPull((ask, change) => object(fullPull(ask.site, ask.repository, change))),
  '/pulls/{pull_number}/comments': ofPull((ask, change) => lineComments(ask, [change])),
  '/pulls/{pull_number}/requested_reviewers': ofPull((ask, change) =>
    object({ users: change.requestedReviewers.map((person) => simpleUser(ask.site, person)), teams: [] }),
  ),
  '/pulls/{pull_number}/reviews': ofPull((ask, change) =>
    list(change.reviews, (one) => review(ask.site, ask.repository, change, one)),
  ),
};
