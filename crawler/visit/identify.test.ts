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

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureRepository } from '#store/queries/registry.ts';
import { silent } from '#store/testing.ts';
import { PlatformError } from '../http/error.ts';
import type { Found } from '../platform.ts';
import { addRepository, type CrawlBench, crawlBench } from '../testing/crawl.ts';
import { startGitServer, type TestServer } from '../testing/git-server.ts';
import { buildRepository } from '../testing/repository.ts';
import { scriptedHttp, scriptedPlatform, scriptedRemote } from '../testing/scripted/platform.ts';
import { type ScriptedWorld, scriptedWorld } from '../testing/scripted/world.ts';
import { visit } from '../testing/visit.ts';
import type { RemoteSource, VisitOptions } from './visit.ts';

let bench: CrawlBench;
let server: TestServer;

beforeAll(async () => {
  bench = await crawlBench();
  server = await startGitServer({ root: bench.root });
});

afterAll(async () => {
  await server.close();
  await bench.close();
});

let count = 0;

/** A repository with its own path on the git server, and its world. */
async function place(name = `ada/r${++count}`): Promise<{ world: ScriptedWorld; url: string; path: string }> {
  const path = join(bench.root, `${name}.git`);
  await buildRepository(path, { commits: [{ message: name }] });
  const world = scriptedWorld(3, name);
  const id = `id-${name}`;
  world.facts = { ...world.facts, id };
  world.paths.set(name, id);
  return { world, url: `${server.url}/${name}.git`, path };
}

function target(url: string): VisitOptions['target'] {
  return { platform: 'git', platformId: url, url, local: false, warning: null };
}

function look(
  id: string,
  url: string,
  world: ScriptedWorld,
  more: Partial<VisitOptions> = {},
): ReturnType<typeof visit> {
  const rules = { privateHosts: [server.host] };
  return visit(bench, id, url, world, { target: target(url), rules, ...more });
}

async function row(id: string): Promise<Record<string, unknown>> {
  return bench.store.db
    .selectFrom('repository')
    .select(['platform', 'platform_id', 'url', 'state', 'reason_kind', 'reason', 'missing_times'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

async function names(id: string): Promise<unknown[]> {
  const rows = await bench.store.sql`
    select url, seen_to is null as current from repository_name where repository_id = ${id} order by seen_to nulls last, url`;
  return [...rows];
}

const register = (url: string) => ensureRepository(bench.store.db, { platform: 'git', platformId: url, url });

/** A platform whose answer to "who is it" is given. */
function answering(world: ScriptedWorld, answer: () => Found): RemoteSource {
  const platform = scriptedPlatform(world);
  const find = {
    ...platform,
    connect: (options: Parameters<typeof platform.connect>[0]) => ({
      ...platform.connect(options),
      find: () => Promise.resolve(answer()),
    }),
  };
  return scriptedRemote(world, world.facts.fullName, { platform: find });
}

test('a plain row becomes the platform’s, and the registry’s address keeps leading to it', async () => {
  const { world, url } = await place();
  const id = await register(url);
  expect(await look(id, url, world)).toMatchObject({ outcome: 'complete', repositoryId: id });
  const { fullName } = world.facts;
  expect(await row(id)).toMatchObject({
    platform: 'scripted',
    platform_id: `scripted.example:id-${fullName}`,
    url,
    state: 'ok',
  });
  expect(await register(url)).toBe(id);
  expect(await register(url.toUpperCase().replace('.GIT', ''))).toBe(id);
  expect(await names(id)).toEqual([{ url, current: true }]);
});

test('a rename keeps the row and its history, and git is fetched from the new place', async () => {
  const { world, url } = await place('ada/old');
  const id = await register(url);
  await look(id, url, world);
  await buildRepository(join(bench.root, 'org/new.git'), {
    commits: [{ message: 'ada/old' }, { message: 'after the move' }],
  });
  world.facts = { ...world.facts, fullName: 'org/new' };
  world.paths.set('org/new', world.facts.id);
  world.tick(3600);
  const moved = await look(id, url, world, { remote: scriptedRemote(world, 'ada/old') });
  expect(moved).toMatchObject({ outcome: 'complete', repositoryId: id, commitsNew: 1 });
  const there = `${server.url}/org/new.git`;
  expect(await row(id)).toMatchObject({ url: there, state: 'ok' });
  expect(await names(id)).toEqual([
    { url, current: false },
    { url: there, current: true },
  ]);
  expect(await register(url)).toBe(id);
  expect(await register(there)).toBe(id);
});

test('a second row of the same repository is only another name of it', async () => {
  const { world, url } = await place();
  const first = await register(url);
  await look(first, url, world);
  const alias = `${server.url}/alias/of-it.git`;
  const second = await register(alias);
  expect(second).not.toBe(first);
  await bench.store.sql`
    insert into project (slug, entry, domain, stage, stage_since, listed) values ('p', '{}', 'database', 'sandbox', '2026-01-01', true)`;
  await bench.store.sql`insert into project_repository (project, repository_id, position) values ('p', ${second}, 0)`;
  world.tick(3600);
  const report = await look(second, alias, world, { target: target(url) });
  expect(report).toMatchObject({ repositoryId: first, outcome: 'complete', commitsNew: 0 });
  expect([...(await bench.store.sql`select repository_id from project_repository where project = 'p'`)]).toEqual([
    { repository_id: first },
  ]);
  expect([...(await bench.store.sql`select id from repository where id = ${second}`)]).toEqual([]);
  expect(await register(alias)).toBe(first);
});

test('a row with a history of its own is kept as another name', async () => {
  const { world, url } = await place();
  const older = await addRepository(bench.store, url, 'older');
  expect(await look(older, url, world, { remote: null })).toMatchObject({ outcome: 'complete', commitsNew: 1 });
  const first = await addRepository(bench.store, url, 'first');
  await look(first, url, world);
  expect(await look(older, url, world)).toMatchObject({ repositoryId: first });
  expect(await row(older)).toMatchObject({ state: 'gone', reason_kind: 'other-name' });
  expect([...(await bench.store.sql`select count(*)::int as n from commit where repository_id = ${older}`)]).toEqual([
    { n: 1 },
  ]);
  expect(await ensureRepository(bench.store.db, { platform: 'git', platformId: 'file:older', url })).toBe(first);
});

test('a name that another repository took inherits nothing', async () => {
  const { world, url, path } = await place();
  const id = await register(url);
  await look(id, url, world);
  const before = world.facts.id;
  world.facts = { ...world.facts, id: 'thief' };
  world.paths.set(world.facts.fullName, 'thief');
  world.touch(1);
  await buildRepository(path, { commits: [{ message: 'another history' }] });
  const report = await look(id, url, world);
  expect(report).toMatchObject({ outcome: 'failed', reasonKind: 'name-reused', transient: false, commitsNew: 0 });
  expect(report.reason).toContain(`is repository thief now`);
  expect(report.reason).toContain(`was ${before}`);
  expect(await row(id)).toMatchObject({
    state: 'quarantined',
    reason_kind: 'name-reused',
    platform_id: `scripted.example:${before}`,
  });
  const titles = await bench.store.sql`select title from issue where repository_id = ${id} and number = '1'`;
  expect([...titles]).toEqual([{ title: 'subject 1, revision 0' }]);
  await bench.store.sql`
    insert into project (slug, entry, domain, stage, stage_since, listed) values ('q', '{}', 'database', 'sandbox', '2026-01-01', true)`;
  await bench.store.sql`insert into project_repository (project, repository_id, position) values ('q', ${id}, 0)`;
  expect(await register(url)).toBe(id);
  await bench.store.sql`delete from project_repository where project = 'q'`;
  const fresh = await register(url);
  expect(fresh).not.toBe(id);
  expect(await look(fresh, url, world)).toMatchObject({ outcome: 'complete', repositoryId: fresh });
  expect(await register(url)).toBe(fresh);
});

test('not found once is not gone: three visits over three days are, and coming back clears it', async () => {
  const { world, url } = await place();
  const id = await register(url);
  await look(id, url, world);
  const name = world.facts.fullName;
  world.paths.delete(name);
  for (const [hours, state, transient] of [
    [1, 'unreachable', true],
    [40, 'unreachable', true],
    [33, 'gone', false],
  ] as const) {
    world.tick(hours * 3600);
    expect(await look(id, url, world)).toMatchObject({ outcome: 'failed', reasonKind: 'not-found', transient });
    expect(await row(id)).toMatchObject({ state });
  }
  expect(await row(id)).toMatchObject({ state: 'gone', reason_kind: 'not-found', missing_times: 3 });
  expect([...(await bench.store.sql`select count(*)::int as n from issue where repository_id = ${id}`)]).toEqual([
    { n: 2 },
  ]);
  world.paths.set(name, world.facts.id);
  expect(await look(id, url, world)).toMatchObject({ outcome: 'complete', commitsNew: 0 });
  expect(await row(id)).toMatchObject({ state: 'ok', reason_kind: null, missing_times: 0 });
});

test('what the platform never knew is crawled by git alone', async () => {
  const { world, url } = await place();
  world.paths.clear();
  const id = await register(url);
  expect(await look(id, url, world)).toMatchObject({ outcome: 'partial', reasonKind: 'not-found', commitsNew: 1 });
  expect(await row(id)).toMatchObject({ platform: 'git', state: 'ok' });
});

test.each([
  [{ kind: 'blocked', reason: 'DMCA notice', legal: true }, 'gone', 'legal'],
  [{ kind: 'blocked', reason: 'terms of service', legal: false }, 'gone', 'blocked'],
  [{ kind: 'private', reason: 'needs a token', legal: false }, 'private', 'private'],
] as const)('%j ends the visit with a reason and keeps the history', async (answer, state, kind) => {
  const { world, url } = await place();
  const id = await register(url);
  await look(id, url, world);
  const asked = server.requests.length;
  const report = await look(id, url, world, { remote: answering(world, () => answer) });
  expect(report).toMatchObject({ outcome: 'failed', reasonKind: kind, transient: false });
  expect(server.requests).toHaveLength(asked);
  expect(await row(id)).toMatchObject({ state, reason_kind: kind });
  expect([...(await bench.store.sql`select count(*)::int as n from commit where repository_id = ${id}`)]).toEqual([
    { n: 1 },
  ]);
  const [run] = await bench.store.sql`
    select outcome, reason_kind from crawl_run where repository_id = ${id} order by id desc limit 1`;
  expect(run).toEqual({ outcome: 'failed', reason_kind: kind });
});

test.each([
  ['gone', 410, 'gone'],
  ['blocked', 451, 'legal'],
] as const)('an answer %s (%i) means the same', async (kind, status, reasonKind) => {
  const { world, url } = await place();
  const id = await register(url);
  world.wire = () => {
    throw new PlatformError(kind, 'it is not here', { url: 'https://scripted.example/find', status });
  };
  expect(await look(id, url, world)).toMatchObject({ outcome: 'failed', reasonKind });
  expect(await row(id)).toMatchObject({ state: 'gone', reason_kind: reasonKind });
});

test('“unchanged” keeps the description, and git gone is for the platform to say', async () => {
  const { world, url } = await place();
  const id = await register(url);
  await look(id, url, world);
  const elsewhere = `${server.url}/nothing/here.git`;
  const remote = answering(world, () => ({ kind: 'unchanged', state: 'e2' }));
  const report = await look(id, url, world, { remote, target: target(elsewhere) });
  expect(report).toMatchObject({ outcome: 'partial', reasonKind: 'gone' });
  expect(report.streams.issues).toMatchObject({ received: 2 });
  expect(await row(id)).toMatchObject({ state: 'unreachable' });
  const [state] = await bench.store.sql`select find_state from platform_repository where repository_id = ${id}`;
  expect(state).toEqual({ find_state: 'e2' });
});

test('an “unchanged” that nobody asked for is asked again', async () => {
  const { world, url } = await place();
  const id = await register(url);
  const remote = answering(world, () => ({ kind: 'unchanged', state: null }));
  expect(await look(id, url, world, { remote })).toMatchObject({
    outcome: 'partial',
    reasonKind: 'schema-drift',
    commitsNew: 1,
  });
});

test('two visits that find the same repository at once end in one row', async () => {
  const { world, url } = await place();
  const rows = [await addRepository(bench.store, url, 'twin-1'), await addRepository(bench.store, url, 'twin-2')];
  const http = scriptedHttp(world);
  const reports = await Promise.all(
    rows.map((id) => look(id, url, world, { remote: scriptedRemote(world, world.facts.fullName, { http }) })),
  );
  expect(new Set(reports.map(({ repositoryId }) => repositoryId)).size).toBe(1);
  expect(reports.every(({ outcome }) => outcome !== 'failed')).toBe(true);
});

test('a repository that vanishes while it is read keeps what came, and is looked for again', async () => {
  const { world, url } = await place();
  for (let n = 0; n < 30; n++) world.add('issue');
  const id = await register(url);
  world.wire = ({ resource }) => {
    if (!resource.startsWith('subjects/') || resource === 'subjects/0') return;
    world.paths.clear();
    throw new PlatformError('not-found', 'no such thing', { url: 'https://scripted.example/x', status: 404 });
  };
  const cut = await look(id, url, world);
  expect(cut).toMatchObject({ outcome: 'partial', reasonKind: 'not-found' });
  expect(cut.streams.issues).toMatchObject({ received: 9, cleanAt: null, reasonKind: 'not-found' });
  expect(await look(id, url, world)).toMatchObject({ outcome: 'failed', reasonKind: 'not-found', transient: true });
  expect(await row(id)).toMatchObject({ state: 'unreachable', missing_times: 1 });
});

test('a history that is rewritten while the platform is read is one of two, never a mixture (F31)', async () => {
  const { world, url, path } = await place();
  const root = { message: world.facts.fullName };
  await rm(path, { recursive: true });
  await buildRepository(path, { commits: [root, { message: 'regretted' }] });
  const id = await register(url);
  world.wire = async ({ resource }) => {
    if (resource !== 'subjects/0') return;
    await rm(path, { recursive: true });
    await buildRepository(path, { commits: [root, { message: 'instead' }, { message: 'and more' }] });
  };
  expect(await look(id, url, world)).toMatchObject({ outcome: 'complete', commitsNew: 2, commitsRewritten: 0 });
  world.wire = () => undefined;
  world.tick(3600);
  const second = await look(id, url, world);
  expect(second).toMatchObject({ outcome: 'complete', commitsNew: 2, commitsRewritten: 1 });
  const counted = await bench.store.sql`
    select (select count(*)::int from commit where repository_id = ${id} and on_default) as commits,
      (select count(*)::int from issue where repository_id = ${id} and gone_at is null) as issues`;
  expect([...counted]).toEqual([{ commits: 3, issues: 2 }]);
});

test('a visit that finds another one at work says so and leaves it alone', async () => {
  const { world, url } = await place();
  const id = await register(url);
  let second: Awaited<ReturnType<typeof visit>> | undefined;
  const fault = async (point: string) => {
    if (point === 'identified') second = await look(id, url, world, { lockWaitMs: 10 });
  };
  expect(await look(id, url, world, { fault })).toMatchObject({ outcome: 'complete' });
  expect(second).toMatchObject({ outcome: 'failed', reasonKind: 'busy', transient: true, requests: 0 });
});

test('a token that may do more than read is warned of once, without being shown (B180)', async () => {
  const { world, url } = await place();
  const id = await register(url);
  const told: string[] = [];
  const log = { ...silent, warn: (...words: unknown[]) => void told.push(JSON.stringify(words)) };
  const found = {
    kind: 'found',
    repository: world.facts,
    moved: false,
    state: null,
    excess: ['repo', 'workflow'],
  } as const;
  const remote = answering(world, () => found);
  const credential = {
    host: 'scripted.example',
    id: 'c',
    headers: () => Promise.resolve({ authorization: 'tmt_SECRET' }),
  };
  const held = { ...remote, http: { ...remote.http, credential } };
  await look(id, url, world, { remote, log });
  expect(told).toEqual([]);
  await look(id, url, world, { remote: held, log });
  await look(id, url, world, { remote: held, log });
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('"excess":["repo","workflow"]');
  expect(told[0]).not.toContain('SECRET');
});
