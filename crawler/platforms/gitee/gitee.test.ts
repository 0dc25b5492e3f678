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
import { silent } from '#store/testing.ts';
import type { AccountFact, ChangeFact } from '../../fact.ts';
import { type ClosableHttp, createHttp } from '../../http/core.ts';
import type { Connection } from '../../platform.ts';
import { isLogged } from '../../testing/gitee/log.ts';
import { createMemory, type Memory, type MemoryVisit, visitInMemory } from '../../testing/gitee/memory.ts';
import { type Gitee, type GiteeOptions, startGitee } from '../../testing/gitee/server.ts';
import { issueNumber, reviewersOf } from '../../testing/gitee/wire.ts';
import { expectedFacts } from '../../testing/world/expected.ts';
import type { WorldChange } from '../../testing/world/model.ts';
import { quiet, r10, small, type World } from '../../testing/world/world.ts';
import { gitee } from './index.ts';

interface Bench {
  readonly site: Gitee;
  readonly http: ClosableHttp;
  readonly connection: Connection;
  /** Requests that counted since the last look. */
  billable(): number;
  /** Paths below the repository that were asked for since the last look. */
  asked(): string[];
}

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

const path = 'example-org/project';

async function bench(world: World, options: GiteeOptions = {}, token: string | null = null): Promise<Bench> {
  const site = await startGitee(world, options);
  const headers = async () => gitee.tokenHeaders(token ?? '');
  const http = createHttp({
    origin: site.url,
    credential: token === null ? null : { host: site.host, id: token, headers },
    rules: { privateHosts: [site.host], allowHttp: true },
    buckets: null,
    userAgent: 'tongming-test',
    patienceMs: 5000,
    log: silent,
  });
  open.push(async () => {
    http.close();
    await site.close();
  });
  let seen = 0;
  let counted = 0;
  return {
    site,
    http,
    connection: gitee.connect({ http, api: gitee.apiOf(site.url) }),
    billable() {
      const count = site.statuses.slice(counted).filter((status) => status !== 304).length;
      counted = site.statuses.length;
      return count;
    },
    asked() {
      const urls = site.requests.slice(seen).map(({ url }) => url.replace(`/api/v5/repos/${path}`, ''));
      seen = site.requests.length;
      return urls;
    },
  };
}

function visit(memory: Memory, { connection }: Bench, world: World, more: Partial<MemoryVisit> = {}): Promise<void> {
  return visitInMemory(memory, connection, { path, now: new Date(world.now()), mode: 'full', ...more });
}

/** How the platform shows somebody in a list: no employer, no date, and bots as people. */
function shown(person: AccountFact | null): AccountFact | null {
  if (person === null) return null;
  const kind = person.kind === 'organisation' ? 'organisation' : 'user';
  return { ...person, name: person.name ?? person.login, kind, company: null, createdAt: null };
}

const byId = <T extends { readonly id: string }>(list: Iterable<T>) =>
  [...list].sort((left, right) => (left.id < right.id ? -1 : 1));

const numbering = {
  number: ({ kind, number }: { readonly kind: string; readonly number: number }) =>
    kind === 'issue' ? issueNumber(number) : String(number),
};

function expectedChange(fact: ChangeFact, change: WorldChange): ChangeFact {
  const reviewers = reviewersOf(change);
  const waiting = change.state === 'open' ? reviewers.filter(({ accept }) => !accept) : [];
  const all = new Map(expectedPeople.map((person) => [person.id, person]));
  const account = (id: string) => shown(all.get(id) ?? null) as AccountFact;
  return {
    ...fact,
    author: shown(fact.author),
    closedBy: shown(fact.mergedBy),
    mergedBy: shown(fact.mergedBy),
    mergeSha: null,
    assignees: reviewers.map(({ person }) => account(person.id)),
    requestedReviewers: waiting.map(({ person }) => account(person.id)),
    commentCount: null,
    additions: null,
    deletions: null,
    changedFiles: null,
    commitCount: null,
  };
}

let expectedPeople: AccountFact[] = [];

function remember(world: World): void {
  expectedPeople = world.people.map(({ id, login, name, kind, company, createdAt }) => ({
    id,
    login,
    name,
    kind,
    company,
    createdAt: new Date(createdAt),
  }));
}

function expectEverything(memory: Memory, world: World): void {
  remember(world);
  const expected = expectedFacts(world.main, numbering);
  const { kept } = memory;
  const changes = new Map(world.main.changes.map((change) => [change.id, change]));
  const issues = new Map(world.main.issues.map((issue) => [issue.id, issue]));
  expect(byId(kept.issues.values())).toEqual(
    byId(
      expected.issues.map((issue) => {
        const started = issue.state === 'open' && (issues.get(issue.id)?.assignees.length ?? 0) > 0;
        const ended = issue.stateReason === 'not_planned' ? 'rejected' : 'closed';
        return {
          ...issue,
          author: shown(issue.author),
          assignees: issue.assignees.map(shown),
          closedBy: null,
          locked: null,
          stateReason: issue.state === 'open' ? (started ? 'progressing' : null) : ended,
        };
      }),
    ),
  );
  expect(byId(kept.changes.values())).toEqual(
    byId(expected.changes.map((fact) => expectedChange(fact, changes.get(fact.id) as WorldChange))),
  );
  expect(byId(kept.comments.values())).toEqual(
    byId(
      expected.comments.map((comment) => ({
        ...comment,
        author: shown(comment.author),
        reviewId: null,
        line: null,
      })),
    ),
  );
}

describe('everything', () => {
  test('of a small repository is told, in our words', async () => {
    const world = small({ numbering: 'separate' });
    const one = await bench(world);
    const memory = createMemory();
    await visit(memory, one, world);
    expectEverything(memory, world);
    expect(memory.refused).toEqual([]);
    expect(one.site.complaints).toEqual([]);
  });

  test('about merged changes comes from their logs', async () => {
    const world = small({ numbering: 'separate' });
    const one = await bench(world);
    const memory = createMemory();
    await visit(memory, one, world);
    const merged = world.main.changes.filter(({ state }) => state === 'merged');
    const events = merged.flatMap((change) =>
      change.events
        .filter((event) => isLogged(change, event))
        .map((event) => ({
          id: event.id,
          kind: event.kind,
          number: String(change.number),
          at: new Date(event.at),
          actor: event.actor?.id ?? null,
          value: event.value,
        })),
    );
    expect(
      byId(memory.kept.events.values()).map(({ id, kind, subject, at, actor, value }) => ({
        id,
        kind,
        number: subject.number,
        at,
        actor: actor?.id ?? null,
        value,
      })),
    ).toEqual(
      byId(events).map((event) =>
        ['labelled', 'unlabelled', 'milestoned'].includes(event.kind) ? event : { ...event, value: null },
      ),
    );
    expect(events.length).toBeGreaterThan(50);
  });

  test('about approvals: with a date where the log has it, and once for each reviewer', async () => {
    const world = small({ numbering: 'separate' });
    const one = await bench(world);
    const memory = createMemory();
    await visit(memory, one, world);
    const approvals = world.main.changes.flatMap((change) => {
      const given = change.reviews.filter(({ state, author }) => state === 'approved' && author !== null);
      const last = new Map(given.map((review) => [review.author?.id, review]));
      return [...last.values()].map((review) => ({
        id: `${change.number}-${review.author?.id}`,
        at: change.state === 'merged' ? review.submittedAt : null,
      }));
    });
    const kept = byId(memory.kept.reviews.values());
    expect(kept.map(({ id, submittedAt }) => ({ id, at: submittedAt?.getTime() ?? null }))).toEqual(byId(approvals));
    expect(new Set(kept.map(({ state }) => state))).toEqual(new Set(['approved']));
  });

  test('else: releases, labels, milestones, stars, forks, branches, contributors', async () => {
    const world = small({ numbering: 'separate' });
    const one = await bench(world, { datesStars: true });
    const memory = createMemory();
    await visit(memory, one, world);
    remember(world);
    const expected = expectedFacts(world.main, numbering);
    const { kept } = memory;
    expect(byId(kept.labels.values())).toEqual(
      byId(expected.labels.map(({ id, name, colour }) => ({ id, name, colour, description: null }))),
    );
    expect([...kept.milestones.values()].map(({ number, title, state }) => ({ number, title, state }))).toEqual(
      world.main.milestones.map(({ number, title, state }) => ({ number: String(number), title, state })),
    );
    expect(
      byId(kept.releases.values()).map(({ id, tag, assets }) => ({ id, tag, files: assets.map(({ name }) => name) })),
    ).toEqual(
      byId(expected.releases).map(({ id, tag, assets }) => ({ id, tag, files: assets.map(({ name }) => name) })),
    );
    expect(new Map([...kept.stars.values()].map(({ account, at }) => [account.login, at?.getTime()]))).toEqual(
      new Map(world.main.stars.map(({ person, at }) => [person.login, at])),
    );
    expect(byId(kept.forks.values()).map(({ fullName }) => fullName)).toEqual(
      byId(expected.forks).map(({ fullName }) => fullName),
    );
    expect([...kept.protections.values()].map(({ pattern }) => pattern)).toEqual(
      world.main.protections.map(({ pattern }) => pattern),
    );
    const commits = [...kept.contributors.values()].reduce((sum, { contributions }) => sum + (contributions ?? 0), 0);
    expect(commits).toBe(world.main.commits.length);
    expect(memory.ends.get('labels')?.replaces).toEqual(['labels']);
    expect(memory.ends.get('stars')?.replaces).toEqual(['stars']);
  });

  test('keeps ids beyond 2^53 as they are', async () => {
    const world = quiet({ numbering: 'separate', firstId: 9_007_199_254_740_993n });
    const one = await bench(world);
    const memory = createMemory();
    await visit(memory, one, world);
    expectEverything(memory, world);
    expect([...memory.kept.issues.keys()].every((id) => id.startsWith('90071992547'))).toBe(true);
  });

  test('comes as well from a server that counts nothing and links pages, or does neither', async () => {
    for (const options of [{ totals: false, links: true }, { totals: false }] as const) {
      const world = small({ numbering: 'separate', changes: 130, issues: 130 });
      const one = await bench(world, options);
      const memory = createMemory();
      await visit(memory, one, world);
      expectEverything(memory, world);
    }
  });
});

describe('the repository', () => {
  test('is described, with its group as owner and China’s times', async () => {
    const world = small({ numbering: 'separate' });
    const one = await bench(world);
    const memory = createMemory();
    await visit(memory, one, world, { feeds: [] });
    const { main, organisation } = world;
    expect(memory.repository).toMatchObject({
      id: main.id,
      fullName: path,
      webUrl: `${one.site.url}/${path}`,
      cloneUrl: `${one.site.url}/${path}.git`,
      owner: { id: `namespace-${organisation.id}`, login: organisation.login, kind: 'organisation' },
      visibility: 'public',
      archived: false,
      stars: main.stars.length,
      createdAt: new Date(main.createdAt),
    });
  });

  const signal = new AbortController().signal;
  const remote = { path, id: null, defaultBranch: null };

  test('answers under its new name, and says so', async () => {
    const world = small();
    world.rename({ name: 'renamed' });
    const { connection } = await bench(world);
    const found = await connection.find(remote, null, signal);
    expect(found).toMatchObject({ kind: 'found', moved: true, repository: { fullName: 'example-org/renamed' } });
  });

  test('that is private is found with the token only', async () => {
    const world = small();
    world.main.state = 'private';
    const without = await bench(world, { token: 'secret' });
    expect(await without.connection.find(remote, null, signal)).toEqual({ kind: 'not-found' });
    const withIt = await bench(world, { token: 'secret' }, 'secret');
    expect(await withIt.connection.find(remote, null, signal)).toMatchObject({ kind: 'found' });
    expect(withIt.site.complaints).toEqual([]);
  });

  test('that is taken down is blocked, one that is gone is not found', async () => {
    const world = small();
    const { connection } = await bench(world);
    world.main.state = 'blocked';
    expect(await connection.find(remote, null, signal)).toMatchObject({ kind: 'blocked', legal: true });
    world.main.state = 'gone';
    expect(await connection.find(remote, null, signal)).toEqual({ kind: 'not-found' });
  });

  test('costs nothing when it did not change', async () => {
    const world = small();
    const one = await bench(world);
    const found = await one.connection.find(remote, null, signal);
    one.billable();
    const again = await one.connection.find(remote, 'state' in found ? found.state : null, signal);
    expect(again.kind).toBe('unchanged');
    expect(one.billable()).toBe(0);
  });

  test('with a wrong token is a fault, not a missing repository', async () => {
    const { connection } = await bench(small(), { token: 'secret' }, 'wrong');
    await expect(connection.find(remote, null, signal)).rejects.toMatchObject({ kind: 'unauthorised' });
  });
});

describe('few requests', () => {
  test('for all changes: the lists, and one for each merged change', async () => {
    const changes = 2000;
    const world = r10({ changes, issues: 200, numbering: 'separate' });
    const one = await bench(world);
    const memory = createMemory();
    await visit(memory, one, world, { feeds: ['changes', 'change-comments'] });
    const requests = one.asked().length - 1;
    const comments = world.main.changes.reduce(
      (sum, change) => sum + change.comments.length + change.reviews.flatMap((review) => review.comments).length,
      0,
    );
    const merged = world.main.changes.filter(({ state }) => state === 'merged').length;
    const floor = changes / 100 + Math.ceil(comments / 100) + merged;
    const per = (count: number) => ((count * 1000) / changes).toFixed(1);
    process.stdout.write(
      `gitee: ${per(requests)} requests per 1,000 changes, floor ${per(floor)} (${per(merged)} of them logs of merged ones)\n`,
    );
    expect(requests / floor).toBeLessThanOrEqual(1.2);
    expect(memory.kept.changes.size).toBe(changes);
    expect(memory.kept.comments.size).toBe(comments);
    expect([...memory.kept.changes.values()].filter(({ mergedBy }) => mergedBy !== null).length).toBe(
      world.main.changes.filter(({ mergedBy }) => mergedBy !== null).length,
    );
  }, 120_000);

  test('when nothing happened: none that counts', async () => {
    const world = small({ numbering: 'separate' });
    const one = await bench(world);
    const memory = createMemory();
    await visit(memory, one, world);
    one.billable();
    world.tick(3_600_000);
    await visit(memory, one, world, { mode: 'delta' });
    expect(one.billable()).toBeLessThanOrEqual(2);
    expect([...memory.ends.values()].every(({ unchanged }) => unchanged)).toBe(true);
  });

  test('when nothing happened and the server has no etags: one for each list that moves, and the repository', async () => {
    const world = small({ numbering: 'separate' });
    world.tick(86_400_000);
    const one = await bench(world, { etags: false });
    const memory = createMemory();
    await visit(memory, one, world);
    one.billable();
    world.tick(3_600_000);
    await visit(memory, one, world, { mode: 'delta' });
    expect(one.billable()).toBe(5);
  });

  test('each merger is asked for once', async () => {
    const world = small({ numbering: 'separate' });
    world.tick(86_400_000);
    const one = await bench(world);
    const memory = createMemory();
    await visit(memory, one, world);
    const logs = () => one.asked().filter((url) => url.includes('operate_logs'));
    const known = world.main.changes.filter(({ state, mergedBy }) => state === 'merged' && mergedBy !== null);
    expect(new Set(logs()).size).toBe(world.main.changes.filter(({ state }) => state === 'merged').length);
    world.tick(3_600_000);
    const [first] = known;
    const waiting = world.main.changes.find(({ state }) => state === 'open');
    world.touch('change', first?.number ?? 0);
    world.close('change', waiting?.number ?? 0, { merge: true });
    await visit(memory, one, world, { mode: 'delta' });
    expect(logs()).toEqual([`/pulls/${waiting?.number}/operate_logs`]);
    expect(memory.kept.changes.get(first?.id ?? '')?.mergedBy?.id).toBe(first?.mergedBy?.id);
  });
});

describe('nothing is lost', () => {
  /** Ten things happen before each page of a list is answered. */
  function restless(world: World): GiteeOptions {
    let at = 0;
    return {
      before(url, query) {
        if (!query.has('per_page') || !/\/(?:issues|pulls)(?:\/comments)?$/u.test(url)) return;
        world.tick(7000);
        for (let count = 0; count < 10; count += 1) {
          at = (at * 31 + 17) % 390;
          world.touch('issue', 1 + at);
          world.touch('change', 1 + at);
        }
      },
    };
  }

  test('with ten updates before every page', async () => {
    const world = small({ numbering: 'separate', changes: 400, issues: 400 });
    const one = await bench(world, restless(world));
    const memory = createMemory();
    await visit(memory, one, world);
    const { kept } = memory;
    expect(kept.issues.size).toBe(400);
    expect(kept.changes.size).toBe(400);
    const quietly = await bench(world);
    world.tick(1000);
    await visit(memory, quietly, world, { mode: 'delta' });
    expectEverything(memory, world);
  }, 60_000);

  test('when changes are deleted while their list is read', async () => {
    const world = small({ numbering: 'separate', changes: 420, issues: 0 });
    let gone = 0;
    const one = await bench(world, {
      before(url, query) {
        if (!url.endsWith('/pulls') || !query.has('page') || query.get('page') === '1' || gone >= 12) return;
        for (let count = 0; count < 4; count += 1) world.remove('change', (gone += 1));
      },
    });
    const memory = createMemory();
    await visit(memory, one, world, { feeds: ['changes'] });
    const present = world.main.changes.filter((change) => change.gone === null).map(({ id }) => id);
    expect(present.filter((id) => !memory.kept.changes.has(id))).toEqual([]);
    expect(gone).toBe(12);
  });

  test('when hundreds share a stamp, and reading them comes to an end', async () => {
    const world = small({ numbering: 'separate', issues: 350, changes: 350 });
    const stamp = world.now() - 86_400_000;
    for (const subject of [...world.main.issues, ...world.main.changes]) {
      Object.assign(subject, { createdAt: stamp, updatedAt: stamp });
      for (const comment of subject.comments) Object.assign(comment, { createdAt: stamp, updatedAt: stamp });
    }
    const one = await bench(world);
    const memory = createMemory();
    await visit(memory, one, world);
    expectEverything(memory, world);
    world.tick(3_600_000);
    world.touch('issue', 5);
    await visit(memory, one, world, { mode: 'delta' });
    expectEverything(memory, world);
  });

  test('when it stops after any page and goes on', async () => {
    const world = small({ numbering: 'separate', changes: 130, issues: 130 });
    const whole = createMemory();
    const one = await bench(world);
    let pages = 0;
    await visit(whole, one, world, { kept: () => (pages += 1) });
    const memory = createMemory();
    let stops = 0;
    for (const { id } of one.connection.feeds) {
      for (let done = false; !done; ) {
        const kept = () => {
          stops += 1;
          if (stops % 2 === 1) throw new Error('stop');
        };
        done = await visit(memory, one, world, { feeds: [id], kept }).then(
          () => true,
          (error: unknown) => String(error) !== 'Error: stop',
        );
      }
    }
    expect(memory.kept).toEqual(whole.kept);
    expect(stops).toBeGreaterThan(pages);
  });

  test('when the server breaks on large pages: they get smaller, and stay so at the next visit', async () => {
    const world = small({ numbering: 'separate', changes: 130, issues: 130 });
    const one = await bench(world, { fail: (_, query) => (Number(query.get('per_page') ?? 0) > 25 ? 502 : null) });
    const memory = createMemory();
    await visit(memory, one, world);
    expectEverything(memory, world);
    one.asked();
    world.tick(3_600_000);
    world.touch('issue', 3);
    await visit(memory, one, world, { mode: 'delta' });
    expect(one.asked().filter((url) => /per_page=(?:100|50)\b/u.test(url))).toEqual([]);
    expectEverything(memory, world);
  });
});

describe('what is not given', () => {
  test('a log that is said to be missing is refused, the rest goes on', async () => {
    const world = small({ numbering: 'separate' });
    const [first] = world.main.changes.filter(({ state }) => state === 'merged');
    const lost = `/pulls/${first?.number}/operate_logs`;
    const one = await bench(world, { spurious: (url) => url.endsWith(lost) });
    const memory = createMemory();
    await visit(memory, one, world);
    expect(memory.refused).toEqual([
      { stream: 'events', what: `operation log of change ${first?.number}`, why: 'not-found', count: 1 },
    ]);
    expect(memory.kept.changes.size).toBe(world.main.changes.length);
    expect(memory.kept.changes.get(first?.id ?? '')?.mergedBy).toBeNull();
  });

  test('a list that is missing once is asked for again', async () => {
    const world = small({ numbering: 'separate' });
    let left = 1;
    const one = await bench(world, { spurious: (url) => url.endsWith('/pulls') && left-- > 0 });
    const memory = createMemory();
    await visit(memory, one, world);
    expect(memory.refused).toEqual([]);
    expect(memory.kept.changes.size).toBe(world.main.changes.length);
  });

  test('a list that stays away is refused, and read whole when it is back', async () => {
    const world = small({ numbering: 'separate', issues: 230 });
    let away = true;
    const one = await bench(world, { spurious: (url) => away && url.endsWith('/issues') });
    const memory = createMemory();
    await visit(memory, one, world);
    expect(memory.refused).toEqual([{ stream: 'issues', what: 'the list of issues', why: 'not-found', count: 1 }]);
    expect(memory.kept.issues.size).toBe(0);
    away = false;
    world.tick(3_600_000);
    await visit(memory, one, world, { mode: 'delta' });
    expect(memory.kept.issues.size).toBe(world.main.issues.length);
  });

  test('log entries of an unknown type are counted', async () => {
    const world = quiet({ numbering: 'separate' });
    const one = await bench(world, { oddLogs: true });
    const memory = createMemory();
    await visit(memory, one, world);
    const merged = world.main.changes.filter(({ state }) => state === 'merged').length;
    expect(memory.refused).toHaveLength(merged);
    expect(memory.refused[0]).toEqual({
      stream: 'events',
      what: 'log entries of the type teleported_pr',
      why: 'unreadable-log',
      count: 1,
    });
  });

  test('a refusal for speed is waited for, with headers and without', async () => {
    for (const headers of [true, false]) {
      const world = quiet({ numbering: 'separate' });
      const one = await bench(world, { rate: { limit: 1000, windowMs: 60_000, headers } });
      const memory = createMemory();
      await visit(memory, one, world);
      expectEverything(memory, world);
      const limited = await bench(world, { rate: { limit: 2, windowMs: 60_000, headers } });
      await expect(visit(createMemory(), limited, world)).rejects.toMatchObject({ kind: 'rate-limited' });
      expect(limited.site.requests.length).toBeLessThanOrEqual(3);
    }
  });

  test('accounts of addresses: one commit each, a missing commit is refused and not asked again', async () => {
    const world = small({ numbering: 'separate' });
    const one = await bench(world, { token: 'secret' }, 'secret');
    const memory = createMemory();
    const commits = world.main.commits.slice(0, 3);
    const missing = { identityId: '99', sha: 'f'.repeat(40) };
    const emails = [...commits.map(({ sha }, at) => ({ identityId: String(at + 1), sha })), missing];
    await visit(memory, one, world, { emails, feeds: ['emails'] });
    expect([...memory.kept.emailLinks.values()].map(({ identityId, account }) => [identityId, account?.id])).toEqual(
      commits.map(({ person }, at) => [String(at + 1), person?.id]),
    );
    expect(memory.refused).toEqual([{ stream: 'emails', what: `commit ${missing.sha}`, why: 'not-found', count: 1 }]);
    one.asked();
    await visit(memory, one, world, { mode: 'delta', emails: [missing], feeds: ['emails'] });
    expect(one.asked().filter((url) => url.includes('/commits/'))).toEqual([]);
  });
});
