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

import { lstat, readFile, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { CrawlerError } from '#crawler/error.ts';
import { git } from '#crawler/git/run.ts';
import { UsageError } from '../usage.ts';

async function look(path: string): Promise<'file' | 'directory' | null> {
  const found = await lstat(path).catch(() => null);
  if (found === null) return null;
  return found.isDirectory() ? 'directory' : 'file';
}

const pointer = 'gitdir: ';

/** A place where a repository begins: its git directory, and its work tree unless it is bare. */
async function gitDirAt(place: string): Promise<{ gitDir: string; bare: boolean } | null> {
  const dotGit = join(place, '.git');
  const kind = await look(dotGit);
  if (kind === 'directory') return { gitDir: dotGit, bare: false };
  if (kind === 'file') {
    const text = await readFile(dotGit, 'utf8');
    return text.startsWith(pointer) ? { gitDir: resolve(place, text.slice(pointer.length).trim()), bare: false } : null;
  }
  const bare = (await look(join(place, 'HEAD'))) === 'file' && (await look(join(place, 'objects'))) === 'directory';
  return bare ? { gitDir: place, bare: true } : null;
}

/** A repository on this machine. */
export interface Repository {
  readonly gitDir: string;
  /** Root of the work tree; null for a bare repository. */
  readonly root: string | null;
  /** What of it was asked for: empty for all, else a path with a slash at its end. */
  readonly below: string;
}

function pathBelow(parent: string, place: string): string {
  const inside = relative(parent, place).replaceAll(sep, '/');
  return inside === '' || isAbsolute(inside) ? '' : `${inside}/`;
}

/**
 * The repository at or above a place: a work tree, a linked one, a bare one; null when there is none. Files of a work tree
 * that look like a bare repository are files: somebody may have committed them to have their configuration read (B218).
 */
export async function repositoryAt(place: string): Promise<Repository | null> {
  const start = await realpath(place).catch(() => null);
  let bare: Repository | null = null;
  for (let here = start; here !== null; here = dirname(here) === here ? null : dirname(here)) {
    const found = await gitDirAt(here);
    if (found === null) continue;
    const below = found.bare ? '' : pathBelow(here, start ?? here);
    if (found.bare) bare ??= { gitDir: found.gitDir, root: null, below };
    // The git directory of a work tree, and those of its submodules, are no files of it.
    else if (bare !== null && (below.startsWith('.git/') || below === '')) return bare;
    else return { gitDir: found.gitDir, root: here, below };
  }
  return bare;
}

/** The id of the commit that a revision names; a usage error when there is none. */
export async function commitOf(gitDir: string, rev: string, signal: AbortSignal): Promise<string> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${rev}^{commit}`];
  const told = await git(args, { gitDir, signal }).catch((error: unknown) => {
    if (error instanceof CrawlerError && error.kind === 'git-failed') return Buffer.alloc(0);
    throw error;
  });
  const id = told.toString('latin1').trim();
  if (/^[0-9a-f]{40,64}$/u.test(id)) return id;
  throw new UsageError({
    zh: `代码仓里没有版本 ${rev}。浅克隆请先取回它：git fetch origin ${rev}。`,
    en: `The repository has no revision ${rev}. A shallow clone must fetch it first: git fetch origin ${rev}.`,
  });
}
