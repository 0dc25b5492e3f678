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
import { mkdir, open, readdir, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CrawlerError } from '../error.ts';

/** A full bare copy of a repository under a random name. */
export interface Mirror {
  /** Name of its directory: 32 hex digits, never derived from the source. */
  readonly id: string;
  readonly gitDir: string;
}

const idPattern = /^[0-9a-f]{32}$/u;

function mirrorsDir(dataDir: string): string {
  return join(dataDir, 'mirrors');
}

/** The mirror of that name; it need not exist. */
export function mirrorOf(dataDir: string, id: string): Mirror {
  if (!idPattern.test(id)) throw new CrawlerError('corrupt', `${id}: is not the name of a mirror.`);
  return { id, gitDir: join(mirrorsDir(dataDir), id) };
}

/** A new name, and the place where the mirror is prepared; the process id in it tells the sweeper whether it is still worked on. */
export async function newMirror(dataDir: string): Promise<{ mirror: Mirror; draft: string }> {
  await mkdir(mirrorsDir(dataDir), { recursive: true, mode: 0o700 });
  const id = randomBytes(16).toString('hex');
  return { mirror: mirrorOf(dataDir, id), draft: join(mirrorsDir(dataDir), `tmp-${process.pid}-${id}`) };
}

/** True when the directory looks like a repository of ours. */
export async function mirrorExists(mirror: Mirror): Promise<boolean> {
  const parts = await Promise.all(['HEAD', 'objects', 'config'].map((name) => exists(join(mirror.gitDir, name))));
  return parts.every(Boolean);
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw error;
  }
}

const partialMark = 'tongming-partial';

/** Marks a draft as the copy of a source that lacks objects. */
export async function markPartial(draft: string): Promise<void> {
  await writeFile(join(draft, partialMark), '');
}

/** True when the mirror is marked so. */
export function isPartial(mirror: Mirror): Promise<boolean> {
  return exists(join(mirror.gitDir, partialMark));
}

/** Removes a mirror; no harm when it is gone. */
export async function removeMirror(dataDir: string, id: string): Promise<void> {
  await rm(mirrorOf(dataDir, id).gitDir, { recursive: true, force: true });
}

/** Removes what a killed git left in a mirror: lock files and half-written packs. The caller must be the mirror's only writer. */
export async function removeStaleFiles(mirror: Mirror): Promise<void> {
  const under = async (path: string, recursive: boolean, stale: RegExp) => {
    if (!(await exists(path))) return;
    for (const entry of await readdir(path, { recursive, withFileTypes: true })) {
      if (stale.test(entry.name)) await rm(join(entry.parentPath, entry.name), { recursive: true, force: true });
    }
  };
  await under(mirror.gitDir, false, /\.lock$/u);
  await under(join(mirror.gitDir, 'refs'), true, /\.lock$/u);
  await under(join(mirror.gitDir, 'objects'), false, /^tmp_/u);
  await under(join(mirror.gitDir, 'objects', 'info'), true, /\.lock$|^tmp_/u);
  await under(join(mirror.gitDir, 'objects', 'pack'), false, /^(?:tmp_|\.tmp-)/u);
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the names in a finished mirror durable; git has synced the contents. */
export async function syncMirror(gitDir: string): Promise<void> {
  for (const part of ['objects/pack', 'objects', 'refs', '.']) await syncDirectory(join(gitDir, part));
}

/** Makes a rename into the mirrors' directory durable. */
export async function syncMirrors(dataDir: string): Promise<void> {
  await syncDirectory(mirrorsDir(dataDir));
}

/** Bytes that a fetch may fill: what is free beyond a reserve of a tenth of the disk, at most 4 GiB. */
export async function freeBytes(dataDir: string): Promise<number> {
  const { bavail, blocks, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  const reserve = Math.min(4 * 1024 ** 3, (blocks * bsize) / 10);
  if (free > reserve) return Math.floor(free - reserve);
  throw new CrawlerError(
    'no-space',
    `${dataDir}: only ${Math.floor(free / 1024 ** 2)} MiB are free. Make room, then it is tried again.`,
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function sweep(dataDir: string, isLeftover: (name: string, path: string) => Promise<boolean>): Promise<string[]> {
  const root = mirrorsDir(dataDir);
  if (!(await exists(root))) return [];
  const removed: string[] = [];
  for (const name of await readdir(root)) {
    const path = join(root, name);
    if (!(await isLeftover(name, path))) continue;
    await rm(path, { recursive: true, force: true });
    removed.push(name);
  }
  return removed;
}

/** Removes the drafts of dead processes; gives their names. */
export function sweepDrafts(dataDir: string): Promise<string[]> {
  return sweep(dataDir, async (name) => {
    const draft = /^tmp-(\d+)-/u.exec(name);
    return draft !== null && !isAlive(Number(draft[1]));
  });
}

/** Removes mirrors that no repository names any more; gives their names. For the start of a process. */
export function sweepMirrors(dataDir: string, keep: ReadonlySet<string>): Promise<string[]> {
  return sweep(dataDir, async (name, path) => {
    if (!idPattern.test(name) || keep.has(name)) return false;
    // A mirror is renamed into place a moment before its row is written.
    return Date.now() - (await stat(path)).mtimeMs > 3_600_000;
  });
}
