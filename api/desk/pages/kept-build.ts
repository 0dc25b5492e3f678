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
import { access, lstat, mkdir, open, readdir, readFile, rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A build that is kept under the name of its sources. */
export interface BuildToKeep {
  /** 24 hex digits. */
  readonly digest: string;
  /** Directories that may hold builds, the preferred one first. */
  readonly places: readonly [string, ...string[]];
  /** File of a build that is written last, as `server/entry.mjs`. */
  readonly proof: string;
  /** Builds into an empty directory; throws when that fails. */
  readonly make: (out: string) => Promise<void>;
  readonly signal: AbortSignal;
}

/** Builds kept beside the one in use: other checkouts and older versions may still run. */
const keptBuilds = 6;
const staleMilliseconds = 15 * 60_000;

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

async function writable(place: string): Promise<boolean> {
  const probe = join(place, `probe-${randomBytes(6).toString('hex')}`);
  try {
    await mkdir(probe, { recursive: true });
    await rm(probe, { recursive: true });
    return true;
  } catch (error) {
    if (['EACCES', 'EROFS', 'EPERM', 'ENOTDIR', 'ENOSPC'].includes(codeOf(error))) return false;
    throw error;
  }
}

/** Whether the process that wrote the lock is gone; one that was just made may not be written yet. */
async function isAbandoned(lock: string): Promise<boolean> {
  const found = await lstat(lock).catch(() => null);
  if (found === null) return false;
  const age = Date.now() - found.mtimeMs;
  if (age > staleMilliseconds) return true;
  const pid = Number(await readFile(lock, 'utf8').catch(() => ''));
  if (!Number.isInteger(pid) || pid <= 0) return age > 5000;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

async function takeLock(lock: string): Promise<boolean> {
  try {
    const handle = await open(lock, 'wx');
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Does the work in one process at a time; the others wait, and find it done. */
async function once(lock: string, signal: AbortSignal, done: () => Promise<boolean>, work: () => Promise<void>) {
  while (!(await done())) {
    if (await takeLock(lock)) {
      try {
        if (!(await done())) await work();
      } finally {
        await rm(lock, { force: true });
      }
    } else if (await isAbandoned(lock)) await rm(lock, { force: true });
    else await sleep(150, undefined, { signal });
  }
}

async function ages(place: string): Promise<{ readonly name: string; readonly at: number }[]> {
  const names = await readdir(place);
  const found = names.map(async (name) => {
    const entry = await lstat(join(place, name)).catch(() => null);
    return { name, at: entry?.mtimeMs ?? 0 };
  });
  return Promise.all(found);
}

async function sweep(place: string, current: string): Promise<void> {
  const found = await ages(place);
  const builds = found.filter(({ name }) => /^[0-9a-f]{24}$/.test(name) && name !== current);
  const old = builds.toSorted((a, b) => b.at - a.at).slice(keptBuilds);
  const halves = found.filter(({ name, at }) => /^(?:making|probe)-/.test(name) && Date.now() - at > staleMilliseconds);
  for (const { name } of [...old, ...halves]) await rm(join(place, name), { recursive: true, force: true });
}

async function makeIn(place: string, { digest, make }: BuildToKeep): Promise<void> {
  const making = join(place, `making-${digest}-${randomBytes(4).toString('hex')}`);
  try {
    await mkdir(making, { recursive: true });
    await make(making);
    // By one rename: a directory of that name is always whole.
    await rename(making, join(place, digest));
    await sweep(place, digest);
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

/** The directory of the build: found, or made by one process while the others wait. */
export async function keptBuild(build: BuildToKeep): Promise<string> {
  const { digest, places, proof, signal } = build;
  const isWhole = (place: string) => exists(join(place, digest, proof));
  for (const place of places) {
    if (!(await isWhole(place))) continue;
    // Being used is what keeps a build; a place that is only read keeps it anyway.
    await utimes(join(place, digest), new Date(), new Date()).catch(() => undefined);
    return join(place, digest);
  }
  for (const place of places) {
    if (!(await writable(place))) continue;
    await once(
      join(place, `${digest}.lock`),
      signal,
      () => isWhole(place),
      () => makeIn(place, build),
    );
    return join(place, digest);
  }
  throw new Error(`the pages of the desk cannot be written to ${places.join(' or ')}`);
}
