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
import { z } from 'zod';
import type { Http, HttpRequest } from '../../http/http.ts';
import { connectTo, type Driven, findAs, findMain, gather, runFeeds } from '../../testing/contract/drive.ts';
import { startHttpServer } from '../../testing/git-server.ts';
import { type GiteaOptions, type GiteaServer, startGitea } from '../../testing/gitea/server.ts';
import { quiet, small, type World } from '../../testing/world/world.ts';
import { gitea } from './index.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

interface Bench {
  readonly server: GiteaServer;
  readonly driven: Driven;
}

async function bench(world: World, options: GiteaOptions = {}, token: string | null = 'secret'): Promise<Bench> {
  const server = await startGitea(world, { token: 'secret', ...options });
  const driven = connectTo({ platform: gitea, world, origin: server.origin, token });
  open.push(async () => {
    driven.close();
    await server.close();
  });
  return { server, driven };
}

/** Paths below the repository that were asked for, numbers as `#`. */
function pathsOf({ requests }: GiteaServer): string[] {
  return requests.map(
    ({ url }) =>
      url
        .replace(/^.*?\/repos\/[^/]+\/[^/?]+/u, '')
        .replaceAll(/\/\d+/gu, '/#')
        .split('?')[0]!,
  );
}

function countOf(paths: readonly string[], path: string): number {
  return paths.filter((one) => one === path).length;
}

/** An R10 with a tenth of everything: the same tails. */
function tenthOfR10(): World {
  return small({
    seed: 10,
    issues: 1000,
    changes: 1000,
    people: 200,
    stars: 150,
    forks: 60,
    releases: 12,
    commits: 400,
    ciRuns: 250,
  });
}

describe('requests for 1,000 changes and 1,000 issues', () => {
  test.each([
    { flavour: 'gitea', version: '1.25.4' },
    { flavour: 'gitea', version: '1.20.6' },
    { flavour: 'forgejo', version: '11.0.3+gitea-1.22.0' },
  ] as const)('$flavour $version', { timeout: 120_000 }, async ({ flavour, version }) => {
    const world = tenthOfR10();
    const { server, driven } = await bench(world, { flavour, version, admin: true });
    const gathered = gather();
    const first = await findAs(driven);
    if (first.kind !== 'found') throw new Error(first.kind);
    await runFeeds(driven, first.repository, gathered);
    const paths = pathsOf(server);
    const spent = {
      lists: countOf(paths, '/issues') + countOf(paths, '/pulls'),
      comments: countOf(paths, '/issues/comments'),
      mergers: countOf(paths, '/pulls/#'),
      reviews: countOf(paths, '/pulls/#/reviews'),
      lines: countOf(paths, '/pulls/#/reviews/#/comments'),
      timelines: countOf(paths, '/issues/#/timeline'),
    };
    const remarks = world.main.issues.concat(world.main.changes as never[]).flatMap((one) => one.comments).length;
    // Section 1.3 of the crawling notes: lists of 50, comments of the whole repository, and one call for reviews each.
    const floor = 20 + 20 + Math.ceil(remarks / 50) + 1000;
    const within = spent.lists + spent.comments + spent.mergers + spent.reviews;
    // oxlint-disable-next-line no-console -- the measure is for people
    console.log(
      `${flavour} ${version}: ${JSON.stringify({ ...spent, within, floor, share: within / floor, all: paths.length })}`,
    );
    expect(within / floor).toBeLessThanOrEqual(1.2);
    expect(spent.lines).toBe(
      world.main.changes
        .flatMap((one) => one.reviews)
        .filter((one) => one.state !== 'pending' && one.comments.length > 0).length,
    );
    expect(gathered.rows.issues.size + gathered.rows.changes.size).toBe(2000);

    const before = server.requests.length;
    const { repository, state } = first;
    world.tick(86_400_000);
    const again = await findAs(driven, { path: repository.fullName, id: repository.id }, state);
    if (again.kind !== 'found') throw new Error(again.kind);
    await runFeeds(driven, again.repository, gathered, { since: new Date(world.now() - 300_000) });
    expect(server.requests.length - before).toBe(2);
  });
});

describe('changes that come as null', () => {
  test('are asked for by their numbers', async () => {
    const world = small({ issues: 60, changes: 60 });
    const nulls = world.main.changes.filter((_, at) => at % 20 === 7).map((change) => change.number);
    const { driven } = await bench(world, { nulls });
    const gathered = gather();
    await runFeeds(driven, await findMain(driven), gathered);
    const got = new Set([...gathered.rows.changes.values()].map((change) => Number(change.number)));
    expect({ size: got.size, found: nulls.filter((number) => got.has(number)) }).toEqual({ size: 60, found: nulls });
  });

  test('are a refusal when the server fails on them as well', async () => {
    const world = small({ issues: 6, changes: 6 });
    const [change] = world.main.changes;
    const { number } = change!;
    const fail = (path: string) => (path.endsWith(`/pulls/${number}`) ? 500 : null);
    const { driven } = await bench(world, { nulls: [number], fail });
    const gathered = gather();
    await runFeeds(driven, await findMain(driven), gathered, {
      feeds: ({ id }) => id === 'issues' || id === 'changes',
    });
    expect(gathered.refused).toContainEqual({
      stream: 'changes',
      what: `number ${number}`,
      why: 'server-error',
      count: 1,
    });
    expect(gathered.rows.changes.size).toBe(5);
  });
});

describe('what a caller may not see', () => {
  test('without a token the default branch tells of its protection, and the rest is said to be refused', async () => {
    const { driven } = await bench(quiet(), {}, null);
    const gathered = gather();
    await runFeeds(driven, await findMain(driven), gathered);
    expect([...gathered.rows.protections.values()]).toMatchObject([{ requiredApprovals: 2, requiresChange: null }]);
    expect(gathered.refused).toContainEqual({
      stream: 'protection',
      what: 'rules of the branches',
      why: 'needs-admin',
      count: 1,
    });
  });

  test('switched-off stars, issues and runs are refusals, not empty lists', async () => {
    const world = quiet();
    const main = world.main as { issuesEnabled: boolean };
    main.issuesEnabled = false;
    const { driven } = await bench(world, { starsDisabled: true, version: '1.20.6' });
    const gathered = gather();
    await runFeeds(driven, await findMain(driven), gathered);
    const why = new Map(gathered.refused.map((refusal) => [refusal.stream, refusal.why]));
    expect([why.get('stars'), why.get('issues'), why.get('ci')]).toEqual(['forbidden', 'disabled', 'not-offered']);
    expect([...gathered.rows.changes.values()].length).toBe(3);
  });

  test('a repository without commits has no changes, which is no refusal', async () => {
    const world = quiet({ changes: 0, commits: 0, ciRuns: 0 });
    Object.assign(world.main, { empty: true });
    const { server, driven } = await bench(world, { admin: true });
    const gathered = gather();
    await runFeeds(driven, await findMain(driven), gathered);
    expect(gathered.refused).toEqual([]);
    expect(gathered.rows.issues.size).toBe(3);
    expect(pathsOf(server).filter((path) => path.startsWith('/pulls'))).toEqual([]);
  });

  test('a token that is refused is a fault of the token, and says nothing of the repository (B174)', async () => {
    const { driven } = await bench(quiet(), {}, 'stolen');
    await expect(findAs(driven)).rejects.toMatchObject({ kind: 'unauthorised', status: 401 });
  });

  test('reviews whose verdict or number of comments is not told are not taken for none (B176)', async () => {
    const world = small({ changes: 30, issues: 0 });
    const { server } = await bench(world);
    const through = (change: (review: Record<string, unknown>) => object) => (http: Http) => {
      const told = (body: unknown) =>
        Array.isArray(body) ? body.map((row: Record<string, unknown>) => change(row)) : body;
      return {
        ...http,
        request: <T>(request: HttpRequest<T>) =>
          http.request(
            /\/reviews(?:\?|$)/u.test(request.url)
              ? { ...request, schema: z.preprocess(told, request.schema) }
              : request,
          ),
      };
    };
    const crawl = async (change: (review: Record<string, unknown>) => object) => {
      const driven = connectTo({
        platform: gitea,
        world,
        origin: server.origin,
        token: 'secret',
        through: through(change),
      });
      const gathered = gather();
      await runFeeds(driven, await findMain(driven), gathered);
      driven.close();
      return gathered;
    };
    const whole = await crawl((review) => review);
    const reviews = whole.rows.reviews.size;
    expect(reviews).toBe(world.main.changes.flatMap((change) => change.reviews).length);
    const reviewed = world.main.changes.filter((change) => change.reviews.length > 0).length;
    const counted = await crawl(({ comments_count: _count, ...review }) => review);
    expect(counted.rows.comments.size).toBe(whole.rows.comments.size);
    for (const state of [undefined, 7, 'BLESSED']) {
      const { rows, refused } = await crawl((review) => ({ ...review, state }));
      const told = refused.filter(({ stream, why }) => stream === 'reviews' && why === 'unreadable');
      expect([rows.reviews.size, new Set(told.map(({ what }) => what)).size]).toEqual([0, reviewed]);
    }
  });

  test('without a token a name that somebody else took is not the repository that had it', async () => {
    const world = quiet();
    const { driven } = await bench(world, {}, null);
    const before = await findMain(driven);
    world.rename({ name: 'renamed' });
    world.add({ name: 'project', commits: 3 });
    expect(await findAs(driven, { path: before.fullName, id: before.id })).toEqual({ kind: 'not-found' });
  });
});

test('a page of a host that is no Gitea is said to be none', async () => {
  const server = await startHttpServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(`<!doctype html>${'<p>hello</p>'.repeat(100_000)}`);
  });
  const driven = connectTo({ platform: gitea, world: quiet(), origin: server.url, token: null });
  open.push(async () => {
    driven.close();
    await server.close();
  });
  const error = await findAs(driven).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ name: 'PlatformError' });
  expect(['not-json', 'too-large']).toContain((error as { kind: string }).kind);
});

test('topics of older servers are asked for once, and again when the repository changed', async () => {
  const world = quiet();
  const { server, driven } = await bench(world, { version: '1.22.6' });
  const first = await findAs(driven);
  if (first.kind !== 'found') throw new Error(first.kind);
  const asked = () => pathsOf(server).filter((path) => path === '/topics').length;
  expect({ topics: first.repository.topics, asked: asked() }).toEqual({ topics: world.main.topics, asked: 1 });
  const as = { path: first.repository.fullName, id: first.repository.id };
  const second = await findAs(driven, as, first.state);
  expect(second.kind === 'found' && second.repository.topics).toEqual(world.main.topics);
  expect(asked()).toBe(1);
  world.main.updatedAt += 60_000;
  await findAs(driven, as, first.state);
  expect(asked()).toBe(2);
});

test('who merged is asked for within what is saved, newest first, and the rest at later visits', async () => {
  const world = small({ issues: 5, changes: 800 });
  for (const change of world.main.changes) change.reviews.splice(0);
  // Reviews everywhere: nothing is saved, so that 500 are asked about.
  for (const change of world.main.changes) {
    const review = { id: `9${change.id}`, author: null, state: 'approved' as const, submittedAt: change.createdAt };
    change.reviews.push({ ...review, sha: 'a'.repeat(40), body: '', comments: [] });
  }
  const merged = world.main.changes.filter((change) => change.state === 'merged');
  const { driven } = await bench(world);
  const only = { feeds: ({ id }: { readonly id: string }) => id === 'issues' || id === 'changes' };
  const gathered = gather();
  await runFeeds(driven, await findMain(driven), gathered, only);
  const late = { stream: 'changes', what: 'who merged older changes', why: 'budget', count: merged.length - 500 };
  expect(gathered.refused).toEqual([late]);
  const since = new Date(world.now());
  world.tick(60_000);
  world.touch('change', world.main.changes[0]!.number);
  await runFeeds(driven, await findMain(driven), gathered, { ...only, since });
  const known = [...gathered.rows.changes.values()].filter((change) => change.mergedAt !== null);
  const told = merged.filter((change) => change.mergedBy !== null).length;
  expect(known.filter((change) => change.mergedBy !== null).length).toBe(told);
});
