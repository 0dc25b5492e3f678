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

import { constants, type Stats } from 'node:fs';
import { copyFile, link, lstat, mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CrawlerError } from '../error.ts';

/** How a copy is bounded. */
export interface CopyOptions {
  /** Bytes that may be written. */
  readonly room: number;
  /** Largest single file. */
  readonly maxFileBytes: number;
  readonly signal?: AbortSignal;
}

/** Alternates of alternates are followed so deep, as git does. */
const alternateDepth = 5;

const packFile = /^pack-(?:[0-9a-f]{40}|[0-9a-f]{64})\.(?:pack|idx|rev)$/u;
const looseFile = /^(?:[0-9a-f]{38}|[0-9a-f]{62})$/u;

function isAbsent(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');
}

/** What is at the path itself, never behind a symbolic link; null when nothing is, or nothing that may be read. */
async function look(path: string): Promise<Stats | null> {
  try {
    return await lstat(path);
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

async function readText(path: string): Promise<string | null> {
  const found = await look(path);
  if (found === null || !found.isFile() || found.size > 1024 * 1024) return null;
  return readFile(path, 'utf8');
}

/** The directory with the objects of a checkout, a linked work tree or a bare repository. */
export async function commonDirOf(path: string): Promise<string> {
  const dotGit = join(path, '.git');
  if ((await look(dotGit))?.isDirectory()) return dotGit;
  const pointer = /^gitdir: (.+?)\s*$/u.exec((await readText(dotGit)) ?? '')?.[1];
  const gitDir = pointer === undefined ? path : resolve(path, pointer);
  const common = (await readText(join(gitDir, 'commondir')))?.trim();
  return common ? resolve(gitDir, common) : gitDir;
}

/** The object directories of a repository: its own, then those it borrows from. */
async function objectDirs(commonDir: string): Promise<string[]> {
  const dirs: string[] = [];
  let open = [join(commonDir, 'objects')];
  for (let depth = 0; open.length > 0 && depth <= alternateDepth; depth++) {
    const next: string[] = [];
    for (const dir of open) {
      if (dirs.includes(dir) || !(await look(dir))?.isDirectory()) continue;
      dirs.push(dir);
      const lines = ((await readText(join(dir, 'info', 'alternates'))) ?? '').split('\n');
      next.push(...lines.filter((line) => line !== '' && !/^[#"]/u.test(line)).map((line) => resolve(dir, line)));
    }
    open = next;
  }
  return dirs;
}

interface ObjectFile {
  readonly from: string;
  /** Below `objects`. */
  readonly name: string;
}

async function entries(dir: string): Promise<string[]> {
  try {
    return await readdir(dir);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

/** Packs and loose objects, by their names alone; indexes of several packs, commit graphs and marks stay behind. */
async function* objectFiles(dir: string): AsyncGenerator<ObjectFile> {
  for (const folder of await entries(dir)) {
    if (folder !== 'pack' && !/^[0-9a-f]{2}$/u.test(folder)) continue;
    if (!(await look(join(dir, folder)))?.isDirectory()) continue;
    const wanted = folder === 'pack' ? packFile : looseFile;
    for (const file of await entries(join(dir, folder))) {
      if (wanted.test(file)) yield { from: join(dir, folder, file), name: join(folder, file) };
    }
  }
}

/** A file that nobody but us may change can be shared instead of copied. */
async function share(file: ObjectFile, found: Stats, to: string): Promise<boolean> {
  if (found.uid !== process.getuid?.() || (found.mode & 0o022) !== 0) return false;
  try {
    await link(file.from, to);
    return true;
  } catch (error) {
    if (['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) {
      return false;
    }
    throw error;
  }
}

async function copyDurably(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  const handle = await open(to);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Takes one file over; gives the bytes that were written. */
async function take(file: ObjectFile, to: string, room: number, maxFileBytes: number): Promise<number> {
  const found = await look(file.from);
  if (found === null || !found.isFile() || (await look(to)) !== null) return 0;
  if (found.size > maxFileBytes)
    throw new CrawlerError('too-large', `${file.name} is larger than ${maxFileBytes} bytes.`);
  if (await share(file, found, to)) return 0;
  if (found.size > room) throw new CrawlerError('no-space', `${file.name} needs more room than is left.`);
  try {
    await copyDurably(file.from, to);
  } catch (error) {
    // A repack takes files away at any time, and permissions differ from file to file: what is not there is missing.
    if (isAbsent(error)) return 0;
    throw error;
  }
  return found.size;
}

/**
 * Copies the objects of a local repository into another one, file by file: no process reads the source, so nothing in its
 * configuration is ever in force. What the files hold is for the caller to verify.
 */
export async function copyObjects(commonDir: string, gitDir: string, options: CopyOptions): Promise<void> {
  let { room } = options;
  for (const dir of await objectDirs(commonDir)) {
    for await (const file of objectFiles(dir)) {
      if (options.signal?.aborted) throw new CrawlerError('aborted', 'The crawl was cancelled.');
      await mkdir(join(gitDir, 'objects', file.name, '..'), { recursive: true });
      room -= await take(file, join(gitDir, 'objects', file.name), room, options.maxFileBytes);
    }
  }
}

/** True when the history of the repository is cut off. */
export async function isShallow(commonDir: string): Promise<boolean> {
  return ((await look(join(commonDir, 'shallow')))?.size ?? 0) > 0;
}
