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

import { afterEach, describe, expect, test } from 'vitest';
import type { AccountFact, ChangeFact, EventFact, IssueFact } from '../../fact.ts';
import type { Feed, Found, RemoteRepository } from '../../platform.ts';
import { connectTo, contextOf, feedOf, type Gathered, gather } from '../../testing/gitlab/drive.ts';
import { type GitlabOptions, startGitlab } from '../../testing/gitlab/server.ts';
import { userNotes } from '../../testing/gitlab/subject.ts';
import { tellEvent, tellReview } from '../../testing/gitlab/tells.ts';
import { expectedFacts } from '../../testing/world/expected.ts';
import { makeWorld, quiet, small, type World } from '../../testing/world/world.ts';

const closing: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const signal = new AbortController().signal;
const remote: RemoteRepository = { path: 'example-org/project', id: null, defaultBranch: null };

async function serve(world: World, options: GitlabOptions & { readonly anonymous?: boolean } = {}) {
  const server = await startGitlab(world, options);
  closing.push(() => server.close());
  const { connection, http } = connectTo(server.origin, options.anonymous === true ? null : server.token);
  closing.push(() => http.close());
  const find = (repository = remote, state: Parameters<typeof connection.find>[1] = null) =>
    connection.find(repository, state, signal);
  const repository = async () => {
    const found = await find();
    if (found.kind !== 'found') throw new Error(found.kind);
    return found.repository;
  };
  return { server, connection, find, repository };
}

function fact(found: Found) {
  if (found.kind !== 'found') throw new Error(`it is ${found.kind}`);
  return found;
}

/** GitLab tells neither a profile nor who is a bot beside an act. */
function shown(account: AccountFact | null) {
  return account === null ? null : { id: account.id, login: account.login };
}

type Named = Pick<IssueFact, 'author' | 'closedBy' | 'assignees'>;

function named<T extends Named>(fact: T) {
  return {
    ...fact,
    author: shown(fact.author),
    closedBy: shown(fact.closedBy),
    assignees: fact.assignees.map(shown),
  };
}

function namedChange(change: ChangeFact) {
  const requestedReviewers = change.requestedReviewers.map(shown);
  return { ...named(change), mergedBy: shown(change.mergedBy), requestedReviewers };
}

const order = <T extends { readonly id: string }>(list: readonly T[]) =>
  [...new Map(list.map((one) => [one.id, one])).values()].sort((left, right) =>
    left.id.length === right.id.length ? (left.id < right.id ? -1 : 1) : left.id.length - right.id.length,
  );

function told(event: EventFact) {
  const { subject, kind, actor, at, target } = event;
  return JSON.stringify([subject.kind, subject.number, kind, shown(actor)?.login, at, shown(target)?.login]);
}

function tellable(world: World): string[] {
  return expectedFacts(world.main)
    .events.map((event) => tellEvent(event, world))
    .filter((event) => event !== null)
    .map(told);
}

async function all(connection: { readonly feeds: readonly Feed[] }, context: ReturnType<typeof contextOf>) {
  const facts: Record<string, unknown[]> = {};
  const refused: Gathered['refused'][number][] = [];
  for (const feed of connection.feeds) {
    const gathered = await gather(feed, context);
    refused.push(...gathered.refused);
    for (const [kind, rows] of Object.entries(gathered.facts)) (facts[kind] ??= []).push(...rows);
  }
  // They were put together by the same names.
  return { facts: facts as unknown as Gathered['facts'], refused };
}

describe('a full crawl', () => {
  test('gives every issue, change, comment and review, and the events that GitLab tells', async () => {
    const world = small({ numbering: 'separate', firstId: 9_007_199_254_740_993n });
    const { connection, repository } = await serve(world);
    const { facts, refused } = await all(connection, contextOf(await repository()));
    const expected = expectedFacts(world.main);
    const locked = (one: { readonly locked: boolean | null }) => (one.locked === true ? true : null);
    expect(order(facts.issues).map(named)).toEqual(
      expected.issues.map((issue) => named({ ...issue, stateReason: null, locked: locked(issue) })),
    );
    const notes = new Map(world.main.changes.map((change) => [String(change.number), userNotes(change)]));
    const untold = { baseSha: null, additions: null, deletions: null, changedFiles: null, commitCount: null };
    expect(order(facts.changes).map(namedChange)).toEqual(
      expected.changes.map((change) =>
        namedChange({
          ...change,
          ...untold,
          headRepository: change.headRepository === 'example-org/project' ? change.headRepository : null,
          commentCount: notes.get(change.number) ?? null,
          locked: locked(change),
        }),
      ),
    );
    expect(order(facts.comments).map((one) => ({ ...one, author: shown(one.author) }))).toEqual(
      expected.comments.map((one) => ({ ...one, author: shown(one.author), reviewId: null, replyTo: null })),
    );
    const verdict = ({ change, author, state, submittedAt }: (typeof expected.reviews)[number]) =>
      JSON.stringify([change, shown(author), state, submittedAt]);
    const reviews = expected.reviews.filter((review) => tellReview(review, world));
    expect(order(facts.reviews).map(verdict).sort()).toEqual(reviews.map(verdict).sort());
    expect(order(facts.events).map(told).sort()).toEqual(tellable(world).sort());
    expect(refused).toEqual([]);
  });

  test('gives labels, milestones, releases, stars, forks, runs, protection and contributors', async () => {
    const world = small({ numbering: 'separate' });
    const { connection, repository } = await serve(world);
    const { facts } = await all(connection, contextOf(await repository()));
    const expected = expectedFacts(world.main);
    expect(order(facts.labels)).toEqual(expected.labels);
    expect(order(facts.milestones)).toEqual(expected.milestones.map((one) => ({ ...one, closedAt: null })));
    expect(facts.releases.map(({ tag, assets }) => [tag, assets.map(({ name }) => name).sort()])).toEqual(
      expected.releases
        .filter(({ draft }) => draft !== true)
        .map(({ tag, assets }) => [tag, assets.map(({ name }) => name).sort()]),
    );
    expect(facts.stars.map(({ account, at }) => [account.id, at])).toEqual(
      expected.stars.map(({ account, at }) => [account.id, at]),
    );
    expect(order(facts.forks).map(({ id, fullName, createdAt }) => [id, fullName, createdAt])).toEqual(
      expected.forks.map(({ id, fullName, createdAt }) => [id, fullName, createdAt]),
    );
    expect(order(facts.ciRuns).map(({ id, sha, status, createdAt }) => [id, sha, status, createdAt])).toEqual(
      expected.ciRuns.map(({ id, sha, status, createdAt }) => [id, sha, status, createdAt]),
    );
    expect(facts.protections.map(({ pattern }) => pattern)).toEqual(['main']);
    const commits = facts.contributors.reduce((sum, { contributions }) => sum + (contributions ?? 0), 0);
    expect(commits).toBe(world.main.commits.length);
  });

  test('costs at most 1.2 times the floor on the reference repository’s mix', async () => {
    const world = makeWorld({ seed: 10, numbering: 'separate', changes: 500, issues: 0, people: 400 });
    const { connection, repository, server } = await serve(world);
    const context = contextOf(await repository());
    const before = server.requests.length;
    const changes = await gather(feedOf(connection, 'changes'), context);
    const activity = await gather(feedOf(connection, 'activity'), context);
    const spent = server.requests.length - before;
    const floor = 5 + world.main.changes.filter((change) => userNotes(change) > 0).length;
    expect(order(changes.facts.changes).length).toBe(500);
    expect(order(changes.facts.comments).length).toBe(expectedFacts(world.main).comments.length);
    expect([...changes.refused, ...activity.refused]).toEqual([]);
    expect({ spent, floor, over: spent > 1.2 * floor }).toEqual({ spent, floor, over: false });
  });

  test('goes on where it was killed, with no more than one page again', async () => {
    const world = makeWorld({ numbering: 'separate', changes: 350, issues: 0 });
    const { connection, repository, server } = await serve(world);
    const context = contextOf(await repository());
    const feed = feedOf(connection, 'changes');
    const whole = await gather(feed, context);
    const first = await gather(feed, context, 2);
    const before = server.requests.length;
    const rest = await gather(feed, { ...context, resume: first.cursor });
    const both = [...first.facts.changes, ...rest.facts.changes];
    expect(order(both)).toEqual(order(whole.facts.changes));
    expect(order([...first.facts.comments, ...rest.facts.comments])).toEqual(order(whole.facts.comments));
    const lists = server.requests.slice(before).filter(({ path }) => /merge_requests\?/u.test(path));
    expect(lists.length).toBe(2);
    expect(rest.end).toEqual(whole.end);
  });
});

describe('while people go on working', () => {
  test.each(['issues', 'changes'] as const)('ten updates a page lose none of 700 %s', async (stream) => {
    const kind = stream === 'issues' ? 'issue' : 'change';
    const world = makeWorld({ numbering: 'separate', issues: 0, changes: 0, [stream]: 700 });
    let next = 0;
    const answered = (path: string) => {
      if (!/\/(?:issues|merge_requests)\?/u.test(path)) return;
      world.tick(1000);
      for (let at = 0; at < 10; at += 1) {
        next = (next * 31 + 17) % 700;
        world.touch(kind, next + 1);
      }
    };
    const { connection, repository } = await serve(world, { answered });
    const context = contextOf(await repository());
    const startedAt = new Date(world.now());
    const full = await gather(feedOf(connection, stream), context);
    const met = new Set(full.facts[stream].map(({ number }) => number));
    expect(met.size).toBe(700);
    const again = world.now();
    const delta = await gather(feedOf(connection, stream), {
      ...context,
      mode: 'delta',
      state: full.end.state,
      since: startedAt,
    });
    const known = new Map([...full.facts[stream], ...delta.facts[stream]].map((one) => [one.number, one.updatedAt]));
    const stale = world.main[stream].filter(
      ({ number, updatedAt }) => (known.get(String(number)) ?? new Date(0)).getTime() < updatedAt,
    );
    // What was touched after the second run began is the third one's.
    expect(stale.filter(({ updatedAt }) => updatedAt < again)).toEqual([]);
  });

  test('a stamp that fills several pages is read to its end, also when some leave it meanwhile', async () => {
    const world = makeWorld({ numbering: 'separate', changes: 0, issues: 450 });
    const stamp = world.now() - 1_000_000;
    for (const issue of world.main.issues) if (issue.number > 20) issue.updatedAt = stamp;
    let left = 21;
    const answered = (path: string) => {
      if (!/\/issues\?.*page=[23]/u.test(path) || left > 60) return;
      world.tick(1000);
      for (const end = left + 20; left < end; left += 1) world.touch('issue', left, { comment: false });
    };
    const { connection, repository, server } = await serve(world, { answered });
    const { facts, end } = await gather(feedOf(connection, 'issues'), contextOf(await repository()));
    expect(new Set(facts.issues.map(({ number }) => number)).size).toBe(450);
    expect(end.replaces).toEqual(['issues']);
    expect(server.requests.filter(({ path }) => /\/issues\?/u.test(path)).length).toBeLessThanOrEqual(20);
  });
});

describe('a second visit', () => {
  test('to a quiet project costs one request that counts at most', async () => {
    const world = quiet({ numbering: 'separate' });
    const { connection, server, find } = await serve(world);
    const first = fact(await find());
    const context = contextOf(first.repository);
    const states = new Map<string, Gathered['end']['state']>();
    for (const feed of connection.feeds) states.set(feed.id, (await gather(feed, context)).end.state);
    const before = server.requests.length;
    const second = await find({ ...remote, id: first.repository.id }, first.state);
    expect(second.kind).toBe('unchanged');
    const unchanged: string[] = [];
    for (const feed of connection.feeds) {
      const state = states.get(feed.id) ?? null;
      const { end } = await gather(feed, { ...context, mode: 'delta', state, since: new Date(world.now()) });
      if (end.unchanged === true) unchanged.push(feed.id);
    }
    expect(unchanged).toEqual(connection.feeds.map(({ id }) => id));
    expect(server.requests.slice(before).filter(({ status }) => status !== 304)).toEqual([]);
  });

  test('brings what was opened, closed, said and approved since, and nothing else', async () => {
    const world = small({ numbering: 'separate' });
    const { connection, repository } = await serve(world);
    const context = contextOf(await repository());
    const ends = new Map<string, Gathered>();
    for (const feed of connection.feeds) ends.set(feed.id, await gather(feed, context));
    world.tick(3_600_000);
    const since = new Date(world.now());
    world.tick(1000);
    const opened = world.open('change');
    const open = world.main.changes.find(({ state, number }) => state === 'open' && number !== opened.number);
    world.close('change', open?.number ?? 0, { merge: true });
    world.touch('issue', 3);
    const delta = (id: string) =>
      gather(feedOf(connection, id), { ...context, mode: 'delta', state: ends.get(id)?.end.state ?? null, since });
    const [changes, issues, activity] = [await delta('changes'), await delta('issues'), await delta('activity')];
    expect(new Set(changes.facts.changes.map(({ number }) => number))).toEqual(
      new Set([String(opened.number), String(open?.number)]),
    );
    expect(
      changes.facts.events.filter(({ kind, subject }) => kind === 'merged' && subject.number === String(open?.number))
        .length,
    ).toBe(1);
    expect(issues.facts.issues.map(({ number }) => number)).toEqual(['3']);
    expect(issues.facts.comments.length).toBeGreaterThanOrEqual(1);
    expect(activity.refused).toEqual([]);
  });
});

describe('finding a project', () => {
  test('tells a new name, by path through the redirect and by id through the answer', async () => {
    const world = quiet({ numbering: 'separate' });
    const { find } = await serve(world);
    const id = fact(await find()).repository.id;
    world.rename({ name: 'renamed' });
    expect(fact(await find())).toMatchObject({ moved: true, repository: { id, fullName: 'example-org/renamed' } });
    expect(fact(await find({ ...remote, id }))).toMatchObject({ moved: true, repository: { id } });
  });

  test('reads nested groups', async () => {
    const world = quiet({ numbering: 'separate' });
    world.organisation.login = 'top/middle/low';
    const { find, server } = await serve(world);
    const found = fact(await find({ ...remote, path: 'top/middle/low/project' }));
    expect(found.repository).toMatchObject({
      fullName: 'top/middle/low/project',
      owner: { login: 'top/middle/low', kind: 'organisation' },
    });
    expect(server.requests[0]?.path).toBe('/api/v4/projects/top%2Fmiddle%2Flow%2Fproject?license=true');
  });

  test('knows gone, blocked and private from each other as far as GitLab says', async () => {
    const world = quiet({ numbering: 'separate' });
    const { find } = await serve(world, { anonymous: true });
    world.main.state = 'gone';
    expect((await find()).kind).toBe('not-found');
    world.main.state = 'private';
    expect((await find()).kind).toBe('not-found');
    world.main.state = 'blocked';
    expect(await find()).toMatchObject({ kind: 'blocked', legal: true });
  });

  test('a token that is not taken is a fault, not a private project', async () => {
    const world = quiet({ numbering: 'separate' });
    const server = await startGitlab(world);
    closing.push(() => server.close());
    const { connection, http } = connectTo(server.origin, 'wrong');
    closing.push(() => http.close());
    await expect(connection.find(remote, null, signal)).rejects.toMatchObject({ kind: 'unauthorised' });
    expect(server.requests.length).toBe(1);
  });
});

describe('without a token', () => {
  test('lists are read and notes are refused, without asking for them', async () => {
    const world = small({ numbering: 'separate' });
    const { connection, repository, server } = await serve(world, { anonymous: true });
    const context = contextOf(await repository());
    const { facts, refused, end } = await gather(feedOf(connection, 'changes'), context);
    expect(facts.changes.length).toBe(30);
    const spoken = world.main.changes.filter((change) => userNotes(change) > 0).length;
    const why = refused.map(({ stream, why: reason }) => [stream, reason]);
    expect(why).toEqual(['comments', 'review-comments', 'reviews', 'events'].map((stream) => [stream, 'needs-token']));
    expect(refused.every(({ count }) => count >= spoken)).toBe(true);
    expect(server.requests.filter(({ path }) => path.includes('/notes'))).toEqual([]);
    const protection = await gather(feedOf(connection, 'protection'), context);
    expect(protection.refused).toEqual([{ stream: 'protection', what: 'protection', why: 'needs-token', count: 1 }]);
    const later = connectTo(server.origin, server.token);
    closing.push(() => later.http.close());
    const since = new Date(world.now());
    const heard = await gather(feedOf(later.connection, 'changes'), {
      ...context,
      mode: 'delta',
      state: end.state,
      since,
    });
    const lines = expectedFacts(world.main).comments.filter(({ subject }) => subject.kind === 'change');
    expect(order(heard.facts.comments).length).toBe(lines.length);
  });

  test('the lists that are promised to anonymous callers are whole', async () => {
    const world = small({ numbering: 'separate' });
    const { connection, repository } = await serve(world, { anonymous: true });
    const { facts } = await all(
      { feeds: connection.feeds.filter(({ needsToken }) => !needsToken) },
      contextOf(await repository()),
    );
    const expected = expectedFacts(world.main);
    for (const kind of ['issues', 'changes', 'labels', 'milestones', 'forks'] as const) {
      const ids = (list: readonly { readonly id: string }[]) => order(list).map(({ id }) => id);
      expect(ids(facts[kind])).toEqual(ids(expected[kind]));
    }
    const tags = (list: typeof facts.releases) => list.map(({ tag }) => tag).sort();
    expect(tags(facts.releases)).toEqual(tags(expected.releases.filter(({ draft }) => draft !== true)));
    expect(facts.stars.length).toBe(expected.stars.length);
  });

  test('issues that are switched off are refused as disabled, and read whole once they are on', async () => {
    const world = makeWorld({ numbering: 'separate', issues: 5, changes: 1 });
    Object.assign(world.main, { issuesEnabled: false });
    const { connection, repository } = await serve(world);
    const off = await gather(feedOf(connection, 'issues'), contextOf(await repository()));
    expect(off.refused).toEqual([{ stream: 'issues', what: 'issues', why: 'disabled', count: 1 }]);
    Object.assign(world.main, { issuesEnabled: true });
    const since = new Date(world.now() + 1000);
    const context = contextOf(await repository(), { mode: 'delta', state: off.end.state, since });
    const on = await gather(feedOf(connection, 'issues'), context);
    expect(on.facts.issues.length).toBe(5);
  });
});

describe('behind a proxy that drops the headers', () => {
  test('everything is read, page by page', async () => {
    const world = makeWorld({ numbering: 'separate', issues: 250, changes: 0, labels: 120 });
    const { connection, repository } = await serve(world, { headers: false });
    const context = contextOf(await repository());
    const { facts } = await gather(feedOf(connection, 'issues'), context);
    expect(order(facts.issues).length).toBe(250);
    expect((await gather(feedOf(connection, 'labels'), context)).facts.labels.length).toBe(120);
  });
});

describe('the stand-in', () => {
  test('refuses what GitLab does not document', async () => {
    const world = quiet({ numbering: 'separate' });
    const { server } = await serve(world);
    const ask = async (path: string) => (await fetch(`${server.api}/projects/${world.main.id}${path}`)).status;
    expect(await ask('/issues?since=2026-01-01')).toBe(400);
    expect(await ask('/issues?updated_after=2026-01-01T00:00:00+00:00')).toBe(400);
    expect(await ask('/issues?updated_after=2026-01-01T00:00:00%2B00:00')).toBe(200);
    expect(await ask('/merge_requests?page=501&per_page=100')).toBe(405);
    expect(await ask('/merge_requests?per_page=0')).toBe(400);
    expect(await ask('/issues/1/notes')).toBe(401);
    expect(await ask('/protected_branches')).toBe(401);
  });

  test('limits, and says so in the headers', async () => {
    const world = quiet({ numbering: 'separate' });
    const { server } = await serve(world, { limit: 2 });
    const ask = () => fetch(`${server.api}/projects/${world.main.id}`);
    const answers = [await ask(), await ask(), await ask()];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get('ratelimit-remaining'))).toEqual(['1', '0', '0']);
    expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(50);
  });
});
