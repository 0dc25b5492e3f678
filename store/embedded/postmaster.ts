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

import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from '../error.ts';
import { runs } from './liveness.ts';
import type { Owner } from './owner.ts';
import type { Runtime } from './runtime.ts';

/** What a running server says of itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Empty when it listens on a loopback port only. */
  readonly socketDirectory: string;
  readonly status: 'starting' | 'ready' | 'stopping' | 'standby' | '';
}

/** How a server that did not come up ended: the end of its log tells why. */
export interface StartFailure {
  readonly log: string;
}

/** The live server of a data directory; null when none runs, whatever a left-over file says. */
export function findPostmaster(data: string): Postmaster | null {
  const found = readPidFile(data);
  return found !== null && runs(found.pid) && worksIn(found.pid, data) ? found : null;
}

function readPidFile(data: string): Postmaster | null {
  try {
    const lines = readFileSync(`${data}/postmaster.pid`, 'utf8').split('\n');
    const pid = Number(lines[0]);
    if (!Number.isInteger(pid) || pid < 1) return null;
    const status = (lines[7] ?? '').trim() as Postmaster['status'];
    return { pid, port: Number(lines[3]), socketDirectory: lines[4] ?? '', status };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** A server's working directory is its data directory; where the system does not tell, the number is believed. */
function worksIn(pid: number, data: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch {
    return process.platform !== 'linux';
  }
}

/** Removes the file of a server that is certainly gone, so that its number, given to another process, does not block the start. */
export function clearStalePidFile(data: string): void {
  if (readPidFile(data) !== null && findPostmaster(data) === null) rmSync(`${data}/postmaster.pid`, { force: true });
}

/** Starts a server that outlives signals to our terminal and waits until it takes connections. */
export async function startPostmaster(
  runtime: Runtime,
  owner: Owner | null,
  data: string,
  logFile: string,
  settings: Readonly<Record<string, string>>,
): Promise<Postmaster | StartFailure> {
  const logFrom = await sizeOf(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(runtime.postgres, ['-D', data, ...flags], {
    detached: true,
    stdio: ['ignore', log, log],
    cwd: data,
    ...owner,
    ...serverEnvironment(),
  });
  let ended = false;
  let fault = '';
  child.once('error', (error) => {
    ended = true;
    fault = error.message;
  });
  child.once('exit', () => {
    ended = true;
  });
  child.unref();
  closeSync(log);
  for (;;) {
    await sleep(10);
    const found = readPidFile(data);
    if (found !== null && found.pid === child.pid && found.status === 'ready') return found;
    if (ended) return { log: fault || (await readFrom(logFile, logFrom)) };
  }
}

/** PostgreSQL gets an environment of its own; Windows cannot start a program without the system's. */
export function serverEnvironment(): { readonly env?: Record<string, string> } {
  return process.platform === 'win32' ? {} : { env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } };
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 0;
    throw error;
  }
}

async function readFrom(path: string, from: number): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const start = Math.max(from, size - 8192);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Waits until the server is out of its directory and its process has ended; false when the time is over. */
export async function waitUntilGone(data: string, pid: number, ms: number): Promise<boolean> {
  const deadline = Date.now() + ms;
  while (findPostmaster(data) !== null || runs(pid)) {
    if (Date.now() > deadline) return false;
    await sleep(10);
  }
  return true;
}
