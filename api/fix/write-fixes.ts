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
import { constants } from 'node:fs';
import { lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { FixedFile, ReadExact } from '#licenses/fix/apply-fixes.ts';
import { exactText } from '#licenses/fix/exact-text.ts';

/** What became of one file. */
export interface WrittenFile {
  readonly path: string;
  /** `changed`: it is not any more what the patch was made for. `link`: it, or a directory above it, is no real one. */
  readonly outcome: 'written' | 'changed' | 'link';
}

/** The file's directory, every part of which is a real directory; made where parts are missing. Null where one is a link or a file. */
async function realDirectory(root: string, parts: readonly string[]): Promise<string | null> {
  let at = root;
  for (const part of parts) {
    at = join(at, part);
    let found = await lstat(at).catch(absent);
    if (found === null) {
      await mkdir(at);
      found = await lstat(at);
    }
    if (!found.isDirectory()) return null;
  }
  return at;
}

function absent(error: unknown): null {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return null;
  throw error;
}

const reading = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** What the file holds now and its mode; null when it is not there, `link` when it is no ordinary file. */
async function current(path: string): Promise<{ readonly text: string | null; readonly mode: number } | 'link' | null> {
  const found = await lstat(path).catch(absent);
  if (found === null) return null;
  if (!found.isFile()) return 'link';
  const file = await open(path, reading);
  try {
    const { mode } = await file.stat();
    return { text: exactText(await file.readFile()), mode: mode & 0o777 };
  } finally {
    await file.close();
  }
}

/** Beside its place first, then into it by one rename, with the mode that it had. */
async function put(directory: string, name: string, text: string, mode: number | null): Promise<void> {
  const making = join(directory, `.${randomBytes(8).toString('hex')}.tongming`);
  try {
    const file = await open(making, 'wx', mode ?? 0o666);
    try {
      await file.writeFile(text);
      // What the process masks away at creation was the file's own before.
      if (mode !== null) await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(making, join(directory, name));
  } catch (error) {
    await rm(making, { force: true });
    throw error;
  }
}

/** Reads files of a work tree as {@link writeFixes} will find them: nothing behind a link is there. */
export function readWorkTree(workTree: string): ReadExact {
  const root = resolve(workTree);
  return async (path) => {
    const parts = path.split('/');
    for (let count = 1; count < parts.length; count += 1) {
      const found = await lstat(join(root, ...parts.slice(0, count))).catch(absent);
      if (found?.isDirectory() !== true) return null;
    }
    const now = await current(join(root, path));
    return now === null || now === 'link' ? null : now.text;
  };
}

async function writeFixed(root: string, { path, before, after }: FixedFile): Promise<WrittenFile> {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  const directory = await realDirectory(root, parts);
  if (directory === null) return { path, outcome: 'link' };
  const now = await current(join(directory, name));
  if (now === 'link') return { path, outcome: 'link' };
  if ((now?.text ?? null) !== before || (now !== null && now.text === null)) return { path, outcome: 'changed' };
  await put(directory, name, after, now?.mode ?? null);
  return { path, outcome: 'written' };
}

/** Writes mended files into a work tree: never through a link, never over something else than was read, each whole or not at all. */
export async function writeFixes(workTree: string, files: readonly FixedFile[]): Promise<WrittenFile[]> {
  const root = resolve(workTree);
  const written: WrittenFile[] = [];
  for (const file of files) written.push(await writeFixed(root, file));
  return written;
}
