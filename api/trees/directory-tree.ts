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

import { lstatSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { git } from '#crawler/git/run.ts';
import { problemOf, readWhole } from '#licenses/scan/read-file.ts';
import { walk } from '#licenses/scan/walk.ts';
import type { SourceTree, TreeFile } from '#licenses/source-tree.ts';
import { treeOf } from '#licenses/tree-of.ts';
import { UndecidedError } from '../undecided.ts';
import { mostEntries } from './object-trees.ts';
import type { Repository } from './repository.ts';

function look(place: string): Stats | null {
  return lstatSync(place, { throwIfNoEntry: false }) ?? null;
}

/** Whether a path is reached from the root through directories alone, never through a link. */
function createReach(root: string): (path: string) => boolean {
  const known = new Map<string, boolean>([['.', true]]);
  return function reach(path: string): boolean {
    const parent = dirname(path);
    const seen = known.get(parent);
    if (seen !== undefined) return seen;
    const answer = reach(parent) && look(join(root, parent))?.isDirectory() === true;
    known.set(parent, answer);
    return answer;
  };
}

function fileAt(root: string, path: string): TreeFile | null {
  const found = look(join(root, path));
  if (found === null) return null;
  const size = found.isFile() ? found.size : null;
  // A submodule's work tree is a directory here; git lists it as one name.
  const kind = found.isSymbolicLink() ? 'symlink' : found.isDirectory() ? 'submodule' : 'special';
  if (!found.isFile()) return { path, id: null, size, kind };
  return { path, id: null, size, kind: (found.mode & 0o111) === 0 ? 'file' : 'executable' };
}

/** Files that git knows or would take: what .gitignore names stays out. */
async function listed({ gitDir, root, below }: Repository, signal: AbortSignal): Promise<string[]> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const told = await git(below === '' ? args : [...args, '--', `:(literal)${below}`], {
    gitDir,
    ...(root === null ? {} : { workTree: root }),
    signal,
    limits: { stdoutBytes: 256 * 1024 ** 2 },
  });
  return told
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '')
    .map((path) => (path.endsWith('/') ? path.slice(0, -1) : path).slice(below.length));
}

function tooMany(place: string, most: number): UndecidedError {
  return new UndecidedError({
    zh: `${place} 里的文件超过 ${most} 个，不能下结论。`,
    en: `${place} has more than ${most} files, so nothing is said of it.`,
  });
}

function walked(place: string, most: number): TreeFile[] {
  const files: TreeFile[] = [];
  for (const entry of walk(place)) {
    if (files.length > most) break;
    const file = entry.kind === 'file' ? fileAt(place, entry.path) : null;
    if (file !== null) files.push(file);
    else if (entry.kind === 'other' && entry.outcome !== 'unreadable') {
      files.push({ path: entry.path, id: null, size: null, kind: entry.outcome });
    }
  }
  return files;
}

/** The files of a directory as they lie there; in a repository without what it ignores. Links are never followed, not even on the way to a file; too many files are no tree. */
export async function directoryTree(
  place: string,
  repository: Repository | null,
  signal: AbortSignal,
  most = mostEntries,
): Promise<SourceTree> {
  const reach = createReach(place);
  const inWorkTree = repository !== null && repository.root !== null;
  const files = inWorkTree
    ? (await listed(repository, signal)).flatMap((path) => (reach(path) ? (fileAt(place, path) ?? []) : []))
    : walked(place, most);
  if (files.length > most) throw tooMany(place, most);
  return treeOf({
    commit: null,
    files,
    read: (file, cap) => {
      try {
        return Promise.resolve(createReach(place)(file.path) ? readWhole(join(place, file.path), cap) : null);
      } catch (error) {
        // It is gone or closed to us: the same as not being there.
        if (problemOf(error) === null) throw error;
        return Promise.resolve(null);
      }
    },
  });
}
