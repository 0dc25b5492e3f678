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
import type { Logger } from '#store/log.ts';
import { packageRoot } from '../../environment.ts';
import { runNode } from '../../pages/build.ts';
import { sourcesDigest } from './sources.ts';

/** How the pages are made. */
export interface DeskBuildOptions {
  /** Takes the build where the package's own cache cannot be written. */
  readonly dataDir: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/** Builds kept beside the one in use: other checkouts and older versions may still run. */
const keptBuilds = 6;
const staleMilliseconds = 15 * 60_000;

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function isWhole(directory: string): Promise<boolean> {
  return exists(join(directory, 'server', 'entry.mjs'));
}

async function writable(place: string): Promise<boolean> {
  const probe = join(place, `probe-${randomBytes(6).toString('hex')}`);
  try {
    await mkdir(probe, { recursive: true });
    await rm(probe, { recursive: true });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['EACCES', 'EROFS', 'EPERM'].includes(String(error.code))) {
      return false;
    }
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
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

async function takeLock(lock: string): Promise<boolean> {
  try {
    const handle = await open(lock, 'wx');
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
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

async function sweep(place: string, current: string): Promise<void> {
  const found = await Promise.all(
    (await readdir(place)).map(async (name) => ({
      name,
      at: (await lstat(join(place, name)).catch(() => null))?.mtimeMs,
    })),
  );
  const builds = found
    .filter(({ name }) => /^[0-9a-f]{24}$/.test(name) && name !== current)
    .toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0));
  const halves = found.filter(
    ({ name, at }) => name.startsWith('making-') && Date.now() - (at ?? 0) > staleMilliseconds,
  );
  for (const { name } of [...builds.slice(keptBuilds), ...halves]) {
    await rm(join(place, name), { recursive: true, force: true });
  }
}

async function buildInto(place: string, digest: string, options: DeskBuildOptions): Promise<void> {
  const making = join(place, `making-${digest}-${randomBytes(4).toString('hex')}`);
  const started = performance.now();
  try {
    await mkdir(making, { recursive: true });
    await runNode(
      [
        join(packageRoot, 'node_modules', 'astro', 'bin', 'astro.mjs'),
        'build',
        '--silent',
        '--root',
        join(packageRoot, 'site', 'desk'),
      ],
      { ...options.environment, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', TONGMING_OUT: making },
      options.signal,
    );
    await rename(making, join(place, digest));
    await sweep(place, digest);
    options.log.info('desk pages built', { build: digest, milliseconds: Math.round(performance.now() - started) });
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

/** The directory of the desk's built pages: the one of these sources when it is there, else it is made now. */
export async function builtDesk(options: DeskBuildOptions): Promise<string> {
  const digest = await sourcesDigest(packageRoot);
  const places = [join(packageRoot, 'node_modules', '.cache', 'tongming', 'desk'), join(options.dataDir, 'desk-pages')];
  for (const place of places) {
    const directory = join(place, digest);
    if (await isWhole(directory)) {
      // Being used is what keeps a build; a place that is only read keeps it anyway.
      await utimes(directory, new Date(), new Date()).catch(() => undefined);
      return directory;
    }
  }
  for (const place of places) {
    if (!(await writable(place))) continue;
    const directory = join(place, digest);
    await once(
      join(place, `${digest}.lock`),
      options.signal,
      () => isWhole(directory),
      () => buildInto(place, digest, options),
    );
    return directory;
  }
  throw new Error(`the pages of the desk cannot be written to ${places.join(' or ')}`);
}
