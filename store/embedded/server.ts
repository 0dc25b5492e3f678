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

import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, StoreError } from '../error.ts';
import type { Logger } from '../log.ts';
import type { Connection } from '../url.ts';
import { startFailed, systemFault } from './failure.ts';
import { initialise, superuser, sweepDrafts } from './initialise.ts';
import { withLock } from './lock.ts';
import { type Owner, unprivilegedOwner } from './owner.ts';
import { findPlace, makeSocketDirectory, type Place, rememberPlace } from './place.ts';
import { clearStalePidFile, findPostmaster, type Postmaster, startPostmaster, waitUntilGone } from './postmaster.ts';
import { findRuntime } from './runtime.ts';
import { signIn } from './sessions.ts';
import { leaveAtExit, leaveServer } from './stop.ts';

/** What an embedded server may be started with. */
export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly log: Logger;
  /** A loopback port with a password instead of a socket: where sockets are impossible. */
  readonly overPort?: boolean;
  /** Settings of PostgreSQL over ours; tests trade durability for speed with them. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A running server that this process is signed in to. */
export interface EmbeddedServer {
  readonly connection: Connection;
  readonly home: string;
  readonly data: string;
  /** True when this call started it, false when it joined one that ran. */
  readonly started: boolean;
  /** Signs out; the last one out stops the server and waits until it is down. */
  leave(): Promise<void>;
}

/** Longest wait for another process that initialises, recovers or stops the server. */
const lockWaitMs = 180_000;
const recoveryMs = 120_000;

/** Joins the server of a data directory, or starts it: any number of processes agree on one. */
export async function joinServer(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const home = resolve(options.dataDir, 'postgres');
  try {
    return await joinAt(home, options);
  } catch (error) {
    throw systemFault(home, error);
  }
}

async function joinAt(home: string, options: EmbeddedOptions): Promise<EmbeddedServer> {
  await mkdir(home, { recursive: true });
  const owner = await unprivilegedOwner(join(home, 'data'));
  await chmod(home, owner === null ? 0o700 : 0o711);
  return withLock(home, lockWaitMs, async () => {
    const place = await findPlace(home, owner);
    const running = place.initialised ? await awaitReady(place, options.log) : null;
    const postmaster = running ?? (await start(place, owner, options));
    const session = await signIn(home);
    const forget = leaveAtExit(home, place.data, session);
    return {
      connection: await connectionTo(home, postmaster),
      home,
      data: place.data,
      started: running === null,
      leave: () => withLock(home, lockWaitMs, () => leaveServer(home, place.data, session, forget)),
    };
  });
}

/** The running server once it takes connections; null when none runs or the one that ran has stopped. */
async function awaitReady(place: Place, log: Logger): Promise<Postmaster | null> {
  const deadline = Date.now() + recoveryMs;
  for (;;) {
    const found = findPostmaster(place.data);
    if (found === null) return null;
    if (found.status === 'ready' && (await hasSocket(found))) return found;
    if (found.status === 'ready') {
      log.warn('embedded database lost its socket and is restarted', { pid: found.pid });
      process.kill(found.pid, 'SIGINT');
      await waitUntilGone(place.data, found.pid, recoveryMs);
    } else if (Date.now() > deadline) {
      throw stuck(place, found);
    }
    await sleep(20);
  }
}

async function hasSocket(postmaster: Postmaster): Promise<boolean> {
  if (postmaster.socketDirectory === '') return true;
  try {
    return (await stat(join(postmaster.socketDirectory, `.s.PGSQL.${postmaster.port}`))).isSocket();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

async function start(place: Place, owner: Owner | null, options: EmbeddedOptions): Promise<Postmaster> {
  const from = performance.now();
  const runtime = await findRuntime(owner, dirname(place.data));
  const password = await ensurePassword(place.home);
  if (!place.initialised) {
    await initialise(runtime, owner, place, password).catch((error: unknown) => {
      throw startFailed(place, String((error as { stderr?: string }).stderr ?? error), error);
    });
  }
  await rememberPlace(place);
  await sweepDrafts(place);
  clearStalePidFile(place.data);
  const logFile = await rotateLog(place.home);
  const listen = await listenSettings(place, owner, options.overPort ?? process.platform === 'win32');
  const postmaster = await startPatiently(() =>
    startPostmaster(runtime, owner, place.data, logFile, { ...ourSettings, ...listen, ...options.settings }),
  );
  if ('log' in postmaster) throw startFailed(place, postmaster.log);
  const took = Math.round(performance.now() - from);
  options.log.info('embedded database started', {
    data: place.data,
    pid: postmaster.pid,
    version: runtime.version,
    ms: took,
  });
  return postmaster;
}

/** Back ends of a server that was killed need a moment to notice; PostgreSQL refuses to start until they have. */
async function startPatiently(
  attempt: () => Promise<Postmaster | { log: string }>,
): Promise<Postmaster | { log: string }> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const result = await attempt();
    const passing =
      'log' in result && /pre-existing shared memory block|lock file ".*" already exists/.test(result.log);
    if (!passing || Date.now() > deadline) return result;
    await sleep(100);
  }
}

/** Small-machine settings; durability is PostgreSQL's own default and stated so that nobody has to look. */
const ourSettings: Readonly<Record<string, string>> = {
  fsync: 'on',
  full_page_writes: 'on',
  max_connections: '100',
  shared_buffers: '96MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '512MB',
  max_wal_senders: '0',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_checkpoints: 'off',
};

async function listenSettings(place: Place, owner: Owner | null, overPort: boolean): Promise<Record<string, string>> {
  if (overPort) return { listen_addresses: '127.0.0.1', port: String(await freePort()), unix_socket_directories: '' };
  const directory = await makeSocketDirectory(place, owner);
  return {
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: `"${directory.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
  };
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function ensurePassword(home: string): Promise<string> {
  const path = join(home, 'password');
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    const password = randomBytes(24).toString('base64url');
    await writeFile(`${path}.new`, password, { mode: 0o600, flush: true });
    await rename(`${path}.new`, path);
    return password;
  }
}

async function connectionTo(home: string, postmaster: Postmaster): Promise<Connection> {
  const { socketDirectory, port } = postmaster;
  const password = socketDirectory === '' ? await readFile(join(home, 'password'), 'utf8') : '';
  return { host: socketDirectory || '127.0.0.1', port, database: superuser, user: superuser, password, ssl: false };
}

/** Keeps the log of the last few starts: the file of a long life is moved aside once. */
async function rotateLog(home: string): Promise<string> {
  const path = join(home, 'postgres.log');
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > 4 * 1024 * 1024) {
    await rm(`${path}.1`, { force: true });
    await rename(path, `${path}.1`);
  }
  return path;
}

function stuck(place: Place, postmaster: Postmaster): StoreError {
  return new StoreError('busy', {
    zh: `内置数据库（进程 ${postmaster.pid}，目录 ${place.data}）长时间停在 “${postmaster.status}”。请查看 ${place.home}/postgres.log，结束该进程后重试。`,
    en: `The embedded database (process ${postmaster.pid}, directory ${place.data}) has been "${postmaster.status}" for too long. See ${place.home}/postgres.log, end that process and try again.`,
  });
}
