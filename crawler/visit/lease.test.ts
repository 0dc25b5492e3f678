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

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore, type Store } from '#store/open.ts';
import { holdsLease, releaseLease, renewLease, takeLease } from '#store/queries/lease.ts';
import { silent, testDatabase } from '#store/testing.ts';
import { addRepository, type CrawlBench, crawlBench } from '../testing/crawl.ts';
import { buildRepository } from '../testing/repository.ts';
import { scriptedRemote } from '../testing/scripted/platform.ts';
import { dumpPlatform, visit } from '../testing/visit.ts';
import { type VisitOnce, worldOnce } from '../testing/visit-once.ts';
import { withLease } from './lease.ts';

let bench: CrawlBench;
let store: Store;
let database: Awaited<ReturnType<typeof testDatabase>>;
let path: string;

beforeAll(async () => {
  bench = await crawlBench();
  database = await testDatabase();
  const { dataDir } = bench;
  store = await openStore({ databaseUrl: database.url, dataDir, log: silent, applicationName: 'tongming-test' });
  path = join(bench.root, 'a.git');
  await buildRepository(path, { commits: [{ files: { 'a.ts': 'a\n' } }, { files: { 'a.ts': 'b\n' } }] });
});

afterAll(async () => {
  await store.close();
  await database.drop();
  await bench.close();
});

let count = 0;
const add = () => addRepository(store, path, `lease-${++count}`);
const terms = { holder: 'test', ms: 60_000, waitMs: 0 };

test('a lease is held by one; its fence grows with every taking', async () => {
  const id = await add();
  const [one, two] = [await store.sql.reserve(), await store.sql.reserve()];
  const first = await takeLease(one, id, terms);
  expect(first).toEqual({ repositoryId: id, fence: '1' });
  expect(await takeLease(two, id, terms)).toBeNull();
  await releaseLease(one, { repositoryId: id, fence: '1' });
  expect(await takeLease(two, id, terms)).toEqual({ repositoryId: id, fence: '2' });
  expect(await renewLease(store.db, { repositoryId: id, fence: '1' }, 1000)).toBe(false);
  expect(await renewLease(store.db, { repositoryId: id, fence: '2' }, 1000)).toBe(true);
  await releaseLease(two, { repositoryId: id, fence: '2' });
  one.release();
  two.release();
});

test('a lease that was not renewed is taken over, and one that ends while its holder commits is not', async () => {
  const id = await add();
  const [one, two] = [await store.sql.reserve(), await store.sql.reserve()];
  const lease = await takeLease(one, id, { ...terms, ms: 1 });
  if (lease === null) throw new Error('no lease');
  await new Promise((resolve) => setTimeout(resolve, 20));
  await one`begin`;
  expect(await holdsLease(one, lease, true)).toBe(true);
  expect(await takeLease(two, id, terms)).toBeNull();
  await one`commit`;
  expect(await takeLease(two, id, terms)).toEqual({ repositoryId: id, fence: '2' });
  expect(await holdsLease(two, lease, false)).toBe(false);
  // Whoever takes over ends the connection that hangs.
  await expect(one`select 1`).rejects.toThrow(/CONNECTION|terminat|EPIPE|ECONNRESET/u);
  one.release();
  two.release();
});

test('work under a lease ends when the lease is lost', async () => {
  const id = await add();
  const session = await store.sql.reserve();
  const options = { store, session, repositoryId: id, log: silent, signal: new AbortController().signal, leaseMs: 60 };
  const work = withLease(options, async (_held, signal) => {
    await store.sql`update crawl_lease set fence = fence + 1 where repository_id = ${id}`;
    await once(signal, 'abort');
    throw signal.reason;
  });
  await expect(work).rejects.toMatchObject({ kind: 'lease-lost', transient: true });
  session.release();
});

interface Running {
  readonly child: ChildProcess;
  /** The next line it writes. */
  readonly line: () => Promise<string>;
}

function start(id: string, more: Partial<VisitOnce>): Running {
  const options: VisitOnce = {
    databaseUrl: database.url,
    dataDir: bench.dataDir,
    id,
    path,
    size: 40,
    platformId: `p${id}`,
    leaseMs: 1500,
    latency: 0,
    requests: null,
    pause: null,
    ...more,
  };
  const script = join(import.meta.dirname, '../testing/visit-once.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { child, line: async () => (await lines.next()).value as string };
}

test.each([
  ['page-stored', 2],
  ['in-page', 2],
  ['in-snapshot', 1],
  ['lines-stored', 1],
])(
  'a worker that hangs at %s past its lease cannot commit what it still has',
  async (point, after) => {
    const id = await add();
    const { child, line } = start(id, { pause: { point, after } });
    expect(await line()).toBe('paused');
    child.kill('SIGSTOP');
    const world = worldOnce({ size: 40, platformId: `p${id}` });
    world.subjects.delete(40);
    const remote = scriptedRemote(world, world.facts.fullName, { host: `p${id}.example` });
    const report = await visit({ store, dataDir: bench.dataDir }, id, path, world, { remote, lockWaitMs: 15_000 });
    expect(report).toMatchObject({ outcome: 'complete' });
    const before = await dumpPlatform(store, id);
    expect(before['issues']).toHaveLength(26);
    child.kill('SIGCONT');
    expect(JSON.parse(await line())).toEqual({ outcome: 'failed', reasonKind: 'lease-lost' });
    await once(child, 'exit');
    expect(await dumpPlatform(store, id)).toEqual(before);
    const [run] =
      await store.sql`select count(*)::int as open from crawl_run where repository_id = ${id} and finished_at is null`;
    expect(run).toEqual({ open: 0 });
    const [lease] = await store.sql`select fence from crawl_lease where repository_id = ${id}`;
    expect(lease).toEqual({ fence: '2' });
  },
  60_000,
);

test('the lease of a worker that was killed is free at once', async () => {
  const id = await add();
  const { child, line } = start(id, { leaseMs: 600_000, pause: { point: 'page-stored', after: 1 } });
  expect(await line()).toBe('paused');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const world = worldOnce({ size: 40, platformId: `p${id}` });
  const asked: string[] = [];
  world.wire = ({ resource }) => void asked.push(resource);
  const remote = scriptedRemote(world, world.facts.fullName, { host: `p${id}.example` });
  expect(await visit({ store, dataDir: bench.dataDir }, id, path, world, { remote })).toMatchObject({
    outcome: 'complete',
  });
  expect(asked[1]).toBe('subjects/10');
}, 60_000);
