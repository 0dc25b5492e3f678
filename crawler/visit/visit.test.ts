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

import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CrawlProgress } from '../event.ts';
import { PlatformError } from '../http/error.ts';
import type { Feed, FeedContext } from '../platform.ts';
import { addRepository, type CrawlBench, crawlBench } from '../testing/crawl.ts';
import { buildRepository } from '../testing/repository.ts';
import { factsOf } from '../testing/scripted/facts.ts';
import { scriptedHttp, scriptedPlatform, scriptedRemote } from '../testing/scripted/platform.ts';
import { type ScriptedWorld, scriptedWorld } from '../testing/scripted/world.ts';
import { dumpPlatform, visit } from '../testing/visit.ts';

let bench: CrawlBench;
let path: string;
/** Commits of the source, newest first. */
let heads: readonly string[];

beforeAll(async () => {
  bench = await crawlBench();
  path = join(bench.root, 'engine.git');
  const built = await buildRepository(path, {
    commits: [
      { author: { name: 'Lin', email: '1000+u1@users.noreply.github.com' } },
      { author: { email: 'x@example.org' } },
    ],
  });
  heads = built.toReversed();
});

afterAll(() => bench.close());

let added = 0;
async function add(): Promise<string> {
  return addRepository(bench.store, `https://scripted.example/ada/engine-${++added}`, `visit-${added}`);
}

/** A world of its own id, so that tests do not meet in one row. */
function worldOf(size: number): ScriptedWorld {
  const world = scriptedWorld(size);
  const id = `id-${++added}`;
  world.facts = { ...world.facts, id };
  world.paths.set(world.facts.fullName, id);
  return world;
}

test('a visit brings git, every feed and the identity of the repository', async () => {
  const world = worldOf(25);
  const id = await add();
  const seen: CrawlProgress[] = [];
  const report = await visit(bench, id, path, world, {}, (progress) => seen.push(progress));
  expect(report).toMatchObject({ outcome: 'complete', reasonKind: null, commitsNew: 2, retryAt: null });
  expect(report.streams).toMatchObject({
    repository: { support: 'full', asked: 1, received: 1, cleanAt: world.now },
    issues: { support: 'full', asked: 17, received: 17, refused: [], cleanAt: world.now, reasonKind: null },
    changes: { asked: 8, received: 8 },
    comments: { received: 25 },
    labels: { received: 2, refused: [{ what: 'secret labels', why: 'forbidden', count: 1 }] },
    stars: { asked: 3, received: 3 },
    emails: { received: 2 },
    releases: { support: 'unsupported', received: 0, reasonKind: 'unsupported' },
  });
  expect(report.requests).toBe(8);
  expect(report.billable).toBe(8);
  const row = await bench.store.db.selectFrom('repository').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  expect(row).toMatchObject({ platform: 'scripted', platform_id: `scripted.example:${world.facts.id}`, state: 'ok' });
  expect(seen.some(({ phase, platform }) => phase === 'platform' && platform?.feed === 'subjects')).toBe(true);
  const { changes, events } = await dumpPlatform(bench.store, id);
  expect(changes).toHaveLength(8);
  expect(events).toEqual([]);
});

function platformFault(kind: PlatformError['kind'], until: Date | null = null): PlatformError {
  return new PlatformError(kind, `It said ${kind}.`, { url: 'https://scripted.example/x', until });
}

/** Fails requests of resources that begin so. */
function failing(world: ScriptedWorld, start: string, error: () => Error): void {
  world.wire = ({ resource }) => {
    if (resource.startsWith(start)) throw error();
  };
}

async function stream(id: string, name: string): Promise<Record<string, unknown>> {
  const [row] = await bench.store.sql`
    select received, clean_at, reason_kind, reason from stream_state where repository_id = ${id} and stream = ${name}`;
  return row as Record<string, unknown>;
}

async function feed(id: string, name: string): Promise<Record<string, unknown>> {
  const [row] = await bench.store.sql`select * from feed_state where repository_id = ${id} and feed = ${name}`;
  return row as Record<string, unknown>;
}

test('after a full run that ended clean only what changed is asked for', async () => {
  const world = worldOf(35);
  const id = await add();
  await visit(bench, id, path, world);
  const first = world.now;
  expect(await feed(id, 'subjects')).toMatchObject({
    mode: 'delta',
    clean_started_at: first,
    full_finished_at: first,
    resume: null,
  });
  world.tick(86_400);
  world.touch(5);
  world.touch(9);
  world.add('issue');
  const asked: string[] = [];
  world.wire = ({ resource }) => void asked.push(resource);
  expect(await visit(bench, id, path, world)).toMatchObject({ outcome: 'complete', commitsNew: 0 });
  expect(asked.filter((resource) => resource.startsWith('subjects'))).toHaveLength(2);
  const { issues, changes } = await dumpPlatform(bench.store, id);
  expect(issues).toHaveLength(25);
  expect(changes?.find((row) => (row as { number: string }).number === '9')).toMatchObject({
    title: 'subject 9, revision 1',
  });
  expect(await feed(id, 'subjects')).toMatchObject({ clean_started_at: world.now, full_finished_at: first });
});

test('with ten updates a page while it is read, full and delta runs miss nothing', async () => {
  const world = worldOf(120);
  const id = await add();
  let next = 0;
  world.wire = ({ resource }) => {
    if (!resource.startsWith('subjects')) return;
    for (let n = 0; n < 10; n++) world.touch(((next += 37) % 120) + 1);
    if (world.subjects.size < 126) world.add('issue');
  };
  await visit(bench, id, path, world);
  world.tick(600);
  let pages = 0;
  world.wire = ({ resource }) => {
    if (!resource.startsWith('subjects') || ++pages > 4) return;
    for (let n = 0; n < 10; n++) world.touch(((next += 41) % 120) + 1);
  };
  await visit(bench, id, path, world);
  world.tick(600);
  await visit(bench, id, path, world);
  const titles = await bench.store.sql<{ number: string; title: string }[]>`
    select number, title from issue where repository_id = ${id} union all select number, title from change where repository_id = ${id}`;
  const stored = new Map(titles.map(({ number, title }) => [Number(number), title]));
  const expected = new Map(
    [...world.subjects.values()].map((one) => [one.number, `subject ${one.number}, revision ${one.revision}`]),
  );
  expect([...stored].toSorted(([a], [b]) => a - b)).toEqual([...expected]);
}, 60_000);

test('an interrupted run goes on after its last stored page; another mode or version begins anew', async () => {
  const world = worldOf(45);
  const id = await add();
  const seen: FeedContext[] = [];
  const platform = scriptedPlatform(world);
  const watched = (version: number) => ({
    ...platform,
    connect: (options: Parameters<typeof platform.connect>[0]) => {
      const connection = platform.connect(options);
      const feeds = connection.feeds.map((one) => ({
        ...one,
        ...(one.id === 'subjects' ? { version } : {}),
        run(context: FeedContext) {
          if (one.id === 'subjects') seen.push(context);
          return one.run(context);
        },
      }));
      return { ...connection, feeds };
    },
  });
  const go = (version: number, full = false) =>
    visit(bench, id, path, world, {
      full,
      remote: scriptedRemote(world, world.facts.fullName, { platform: watched(version) }),
    });
  const begun = world.now;
  failing(world, 'subjects/30', () => platformFault('server-error'));
  expect(await go(1)).toMatchObject({ outcome: 'partial', reasonKind: 'server-error', transient: true });
  expect(await feed(id, 'subjects')).toMatchObject({
    mode: 'full',
    resume: 30,
    resume_started_at: begun,
    reason_kind: 'server-error',
  });
  expect(await stream(id, 'issues')).toMatchObject({ received: 20, clean_at: null, reason_kind: 'server-error' });
  world.tick(60);
  expect(await go(2)).toMatchObject({ outcome: 'partial' });
  world.wire = () => undefined;
  world.tick(60);
  const last = world.now;
  expect(await go(2)).toMatchObject({ outcome: 'complete' });
  expect(seen.map(({ mode, resume }) => [mode, resume])).toEqual([
    ['full', null],
    ['full', null],
    ['full', 30],
  ]);
  expect(seen[2]?.startedAt).toEqual(new Date(begun.getTime() + 60_000));
  expect(await stream(id, 'issues')).toMatchObject({ received: 30, clean_at: seen[2]?.startedAt, reason_kind: null });
  expect(await stream(id, 'stars')).toMatchObject({ clean_at: last });
  world.tick(60);
  await go(2);
  expect(seen[3]).toMatchObject({ mode: 'delta', resume: null, since: new Date(begun.getTime() + 60_000 - 300_000) });
  await go(2, true);
  expect(seen[4]).toMatchObject({ mode: 'full', since: null });
});

test('a cursor that the platform refuses at once is forgotten', async () => {
  const world = worldOf(25);
  const id = await add();
  failing(world, 'subjects/10', () => platformFault('unprocessable'));
  await visit(bench, id, path, world);
  expect(await feed(id, 'subjects')).toMatchObject({ resume: 10 });
  await visit(bench, id, path, world);
  expect(await feed(id, 'subjects')).toMatchObject({
    resume: null,
    resume_started_at: null,
    reason_kind: 'unprocessable',
  });
});

test('a feed that fails keeps its data with its date, and the others go on', async () => {
  const world = worldOf(5);
  const id = await add();
  await visit(bench, id, path, world);
  const clean = world.now;
  world.tick(3600);
  failing(world, 'stars', () => platformFault('schema-drift'));
  world.labels = ['bug'];
  const report = await visit(bench, id, path, world);
  expect(report).toMatchObject({ outcome: 'partial', reasonKind: 'schema-drift', reason: 'It said schema-drift.' });
  expect(report.streams.stars).toMatchObject({ received: 3, cleanAt: clean, reasonKind: 'schema-drift' });
  expect(report.streams.labels).toMatchObject({ received: 1, cleanAt: world.now, reasonKind: null });
  const { labels } = await dumpPlatform(bench.store, id);
  expect(labels).toEqual([
    { name: 'bug', there: true },
    { name: 'good first issue', there: false },
  ]);
});

test('stars that are taken back are marked when all were listed', async () => {
  const world = worldOf(1);
  const id = await add();
  await visit(bench, id, path, world);
  world.tick(3600);
  world.stars = ['u1', 'u4'];
  expect((await visit(bench, id, path, world)).streams.stars).toMatchObject({ asked: 2, received: 2 });
  const rows = await bench.store.sql`
    select a.login, s.gone_at, s.gone_reason from star s join account a on a.identity_id = s.account_id
    where s.repository_id = ${id} order by a.login`;
  const gone = { gone_at: world.now, gone_reason: 'not-listed' };
  const there = { gone_at: null, gone_reason: null };
  expect([...rows]).toEqual([
    { login: 'u1', ...there },
    { login: 'u2', ...gone },
    { login: 'u3', ...gone },
    { login: 'u4', ...there },
  ]);
});

test('a row that is listed with a date that is none stays as it was: it is no row that is gone (B176)', async () => {
  const world = worldOf(5);
  const id = await add();
  let broken = false;
  const list: Feed = {
    id: 'issues',
    carries: ['issues'],
    needsToken: false,
    async *run() {
      const { issues = [] } = factsOf([...world.subjects.values()]);
      const at = new Date(Number.NaN);
      yield { facts: { issues: broken ? issues.map((one) => ({ ...one, createdAt: at })) : issues }, cursor: null };
      return { state: null, replaces: ['issues'] };
    },
  };
  const platform = scriptedPlatform(world, () => [list]);
  const go = () => {
    world.tick(3600);
    const remote = scriptedRemote(world, world.facts.fullName, { platform });
    return visit(bench, id, path, world, { remote, full: true });
  };
  expect((await go()).streams.issues).toMatchObject({ received: 4 });
  const { issues } = await dumpPlatform(bench.store, id);
  broken = true;
  const refused = expect.arrayContaining([{ what: 'issue', why: 'bad-value', count: 4 }]) as unknown;
  expect((await go()).streams.issues).toMatchObject({ received: 4, refused });
  expect((await dumpPlatform(bench.store, id)).issues).toEqual(issues);
  broken = false;
  world.subjects.delete(1);
  expect((await go()).streams.issues).toMatchObject({ received: 3 });
});

test.each(['unauthorised', 'rate-limited', 'unreachable', 'gone'] as const)(
  'after %s no other feed is asked',
  async (kind) => {
    const world = worldOf(5);
    const id = await add();
    const until = kind === 'rate-limited' ? new Date('2026-01-01T09:00:00Z') : null;
    const asked: string[] = [];
    world.wire = ({ resource }) => {
      asked.push(resource);
      if (resource.startsWith('subjects')) throw platformFault(kind, until);
    };
    const report = await visit(bench, id, path, world);
    expect(report).toMatchObject({ outcome: 'partial', reasonKind: kind, commitsNew: 2, retryAt: until });
    expect(asked).toEqual(['find', 'subjects/0']);
  },
);

test.each(['unauthorised', 'rate-limited', 'unreachable', 'tls'] as const)(
  'when the API is %s git is still crawled',
  async (kind) => {
    const world = worldOf(5);
    const id = await add();
    world.wire = () => {
      throw platformFault(kind);
    };
    expect(await visit(bench, id, path, world)).toMatchObject({ outcome: 'partial', reasonKind: kind, commitsNew: 2 });
  },
);

test('when git fails the API is still asked, and when both do by the network it is one sentence', async () => {
  const world = worldOf(5);
  const id = await add();
  const url = 'https://no-such-host.invalid/ada/engine';
  const target = { platform: 'git', platformId: url, url, local: false, warning: null };
  const report = await visit(bench, id, path, world, { target });
  expect(report).toMatchObject({ outcome: 'partial', reasonKind: 'dns' });
  expect(report.streams.issues).toMatchObject({ received: 4 });
  world.wire = () => {
    throw platformFault('unreachable');
  };
  const both = await visit(bench, id, path, world, { target });
  expect(both).toMatchObject({ outcome: 'failed', reasonKind: 'dns', transient: true, reason: report.reason });
});

test('an adapter that stumbles over an answer is an outcome, and a fault of the store is not', async () => {
  const world = worldOf(5);
  const id = await add();
  failing(world, 'stars', () => new TypeError("Cannot read properties of null (reading 'id')"));
  const report = await visit(bench, id, path, world);
  expect(report).toMatchObject({ outcome: 'partial', reasonKind: 'adapter', transient: false });
  expect(report.reason).toContain('reading');
  const fault = (point: string) => {
    if (point === 'in-page') throw new Error('the disk is full');
  };
  await expect(visit(bench, id, path, world, { full: true, fault })).rejects.toThrow('the disk is full');
});

test('without a token its feeds are not asked and say so; what was read with one stays', async () => {
  const world = worldOf(5);
  const id = await add();
  const asked: string[] = [];
  world.wire = ({ resource }) => void asked.push(resource);
  const host = 'closed.example';
  const as = (anonymous: boolean) => ({ remote: scriptedRemote(world, world.facts.fullName, { host, anonymous }) });
  await visit(bench, id, path, world, as(true));
  expect(asked).not.toContain('emails');
  expect(await stream(id, 'emails')).toMatchObject({ received: 0, clean_at: null, reason_kind: 'needs-token' });
  expect(await stream(id, 'emails')).toMatchObject({
    reason: 'Scripted gives it to callers with a token only: set SCRIPTED_TOKEN.',
  });
  await visit(bench, id, path, world, as(false));
  expect(asked).toContain('emails');
  expect(await stream(id, 'emails')).toMatchObject({ received: 2, reason_kind: null });
  expect(await stream(id, 'forks')).toMatchObject({ reason_kind: 'unsupported', reason: 'It has none.' });
});

test('e-mails are asked about once, each with its newest commit', async () => {
  const world = worldOf(1);
  const id = await add();
  const other = await add();
  const [tip, root] = heads;
  world.authors.set(tip ?? '', 'u4');
  const host = 'mail.example';
  const go = (row: string, of: ScriptedWorld) =>
    visit(bench, row, path, of, { remote: scriptedRemote(of, of.facts.fullName, { host }) });
  expect((await go(id, world)).streams.emails).toMatchObject({ received: 2 });
  const links = await bench.store.sql`
    select encode(e.sha, 'hex') as sha, a.login from email_account e left join account a on a.identity_id = e.account_id
    where e.host = ${host} order by a.login`;
  expect([...links]).toEqual([
    { sha: tip, login: 'u4' },
    { sha: root, login: null },
  ]);
  const twin = worldOf(1);
  const asked: string[] = [];
  twin.wire = ({ resource }) => void asked.push(resource);
  expect((await go(other, twin)).streams.emails).toMatchObject({ received: 2 });
  expect(asked).not.toContain('emails');
});

test('a no-reply address that carries the account’s id is linked without being asked about', async () => {
  const world = worldOf(1);
  const id = await add();
  const remote = scriptedRemote(world, world.facts.fullName, { host: 'github.com' });
  await visit(bench, id, path, world, { remote });
  const links = await bench.store.sql`
    select o.kind, a.login, i.kind as address from email_account e join identity i on i.id = e.identity_id
    left join identity o on o.id = e.account_id left join account a on a.identity_id = o.id
    where e.repository_id = ${id} order by o.kind nulls last`;
  expect([...links]).toEqual([
    { kind: 'account', login: 'u1', address: 'email' },
    { kind: null, login: null, address: 'email' },
  ]);
});

test('while a limit is waited for, progress says until when, and what is spent', async () => {
  const world = worldOf(5);
  const id = await add();
  const blockedUntil = new Date(Date.now() + 60_000);
  const bucket = {
    host: 'scripted.example',
    credential: null,
    resource: 'core',
    limit: 60,
    remaining: 0,
    resetAt: null,
  };
  const budget = () => [{ ...bucket, blockedUntil }];
  world.wire = async ({ resource }) => {
    if (resource === 'stars') await new Promise((resolve) => setTimeout(resolve, 1300));
  };
  const seen: CrawlProgress[] = [];
  const remote = scriptedRemote(world, world.facts.fullName, { http: scriptedHttp(world, budget) });
  await visit(bench, id, path, world, { remote }, (progress) => seen.push(progress));
  const waiting = seen.find(({ platform }) => platform?.waitingUntil !== null && platform?.feed === 'stars');
  expect(waiting?.platform).toMatchObject({
    streams: ['stars'],
    waitingUntil: blockedUntil,
    requests: 4,
    budget: budget(),
  });
});

test('a stop ends the visit as an outcome, and its cursor stays', async () => {
  const world = worldOf(45);
  const id = await add();
  const stop = new AbortController();
  world.wire = ({ resource }) => {
    if (resource === 'subjects/20') stop.abort();
  };
  const report = await visit(bench, id, path, world, { signal: stop.signal });
  expect(report).toMatchObject({ outcome: 'partial', reasonKind: 'aborted', transient: true });
  expect(await feed(id, 'subjects')).toMatchObject({ resume: 30 });
});

test('plain git is the git crawl alone', async () => {
  const world = worldOf(1);
  const id = await add();
  const report = await visit(bench, id, path, world, { remote: null });
  expect(report).toMatchObject({
    outcome: 'complete',
    commitsNew: 2,
    streams: {},
    requests: 0,
    billable: 0,
    retryAt: null,
  });
});

test('a weekly look finds what the rows lack and reads it anew; what stays different is written down once', async () => {
  const world = worldOf(25);
  const id = await add();
  await visit(bench, id, path, world);
  await bench.store.sql`delete from issue where repository_id = ${id} and number in ('4', '7')`;
  world.tick(3 * 86_400);
  expect((await visit(bench, id, path, world)).streams.issues).toMatchObject({ asked: 17, received: 15, refused: [] });
  world.tick(5 * 86_400);
  expect((await visit(bench, id, path, world)).streams.issues).toMatchObject({ asked: 17, received: 17, refused: [] });
  world.told = 19;
  world.tick(8 * 86_400);
  const asked: string[] = [];
  world.wire = ({ resource }) => void asked.push(resource);
  const known = [{ what: 'issues', why: 'not-listed', count: 2 }];
  expect((await visit(bench, id, path, world)).streams.issues).toMatchObject({
    asked: 19,
    received: 17,
    refused: known,
  });
  expect(asked).toContain('subjects/0');
  asked.length = 0;
  world.tick(8 * 86_400);
  expect((await visit(bench, id, path, world)).streams.issues).toMatchObject({ refused: known });
  expect(asked).not.toContain('subjects/0');
});

test('gaps in the numbers are looked for once, then known', async () => {
  const world = worldOf(25);
  const id = await add();
  world.subjects.delete(4);
  await visit(bench, id, path, world);
  const gap = [{ what: 'issues', why: 'number-gap', count: 1 }];
  const asked: string[] = [];
  world.wire = ({ resource }) => void asked.push(resource);
  world.tick(8 * 86_400);
  expect((await visit(bench, id, path, world)).streams.issues).toMatchObject({ refused: gap });
  expect(asked).not.toContain('subjects/0');
});
