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

import { CrawlerError } from '#crawler/error.ts';
import type { ObjectReader } from '#crawler/git/object-reader.ts';
import { git } from '#crawler/git/run.ts';
import type { Change } from '#licenses/check/change.ts';
import type { SourceTree, TreeFile } from '#licenses/source-tree.ts';
import { treeOf } from '#licenses/tree-of.ts';
import { UndecidedError } from '../undecided.ts';

/** No tree is too large for a person who asks for it; these stop bombs. */
const limits = { stdoutBytes: 256 * 1024 ** 2, memoryBytes: 2 * 1024 ** 3, wallMs: 600_000 };
/** Entries of a tree that are read; a tree of more cannot be decided. */
export const mostEntries = 2_000_000;

const kinds: Readonly<Record<number, TreeFile['kind']>> = {
  0o100644: 'file',
  0o100664: 'file',
  0o100755: 'executable',
  0o120000: 'symlink',
  0o160000: 'submodule',
};

/** What git's mode of an entry means. */
export function kindOfMode(mode: number): TreeFile['kind'] {
  return kinds[mode] ?? ((mode & 0o170000) === 0o100000 ? 'file' : 'special');
}

/** What reads objects of one repository. */
export interface Objects {
  readonly gitDir: string;
  readonly reader: ObjectReader;
  readonly signal: AbortSignal;
  /** Absent: the repository's own index. */
  readonly indexFile?: string;
}

async function bytesOf({ reader }: Objects, file: TreeFile, cap: number): Promise<Uint8Array | null> {
  const found = await reader.read(file.id ?? '');
  return found === null || found.type !== 'blob' || found.size > cap ? null : found.bytes;
}

function unreadable(commit: string, cause?: unknown): UndecidedError {
  return new UndecidedError(
    {
      zh: `提交 ${commit} 的目录树读不全（条目过多，或对象缺失），不能下结论。`,
      en: `The tree of commit ${commit} cannot be read whole (too many entries, or missing objects), so nothing is said of it.`,
    },
    { cause },
  );
}

/** `<mode> <type> <id>\t<path>`; sizes are left out, since git would have to look at every object for them. */
function listed(record: string, below: string): TreeFile[] {
  const tab = record.indexOf('\t');
  const path = record.slice(tab + 1);
  if (tab < 0 || !path.startsWith(below)) return [];
  const [mode = '', , id = ''] = record.slice(0, tab).split(' ');
  return [{ path: path.slice(below.length), id, size: null, kind: kindOfMode(Number.parseInt(mode, 8)) }];
}

/** The tree of a commit, below a path (empty, or with a slash at its end), read from the object store: nothing is checked out. */
export async function revisionTree(objects: Objects, commit: string, below = ''): Promise<SourceTree> {
  const { gitDir, signal } = objects;
  const args = ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', commit];
  const told = await git(args, { gitDir, signal, limits }).catch((error: unknown) => {
    throw error instanceof CrawlerError && error.kind !== 'aborted' ? unreadable(commit, error) : error;
  });
  const records = told.toString('utf8').split('\0');
  if (records.length > mostEntries) throw unreadable(commit);
  const files = records.flatMap((record) => listed(record, below));
  return treeOf({ commit, files, read: (file, cap) => bytesOf(objects, file, cap) });
}

/** The tree before a change, from the tree after it: git need not list what is the same. */
export function treeBefore(objects: Objects, after: SourceTree, { base, files }: Change): SourceTree {
  const brought = new Set(files.flatMap((file) => file.after?.path ?? []));
  const gone = files.flatMap(({ before, status }) =>
    before === null || status === 'copied' ? [] : [{ path: before.path, id: before.id, size: null, kind: before.kind }],
  );
  return treeOf({
    commit: base,
    files: [...after.files.filter(({ path }) => !brought.has(path)), ...gone],
    read: (file, cap) => bytesOf(objects, file, cap),
  });
}

/** Options of a git command that looks at the index. */
export function fromIndex({ gitDir, signal, indexFile }: Objects) {
  return { gitDir, signal, ...(indexFile === undefined ? {} : { indexFile }) };
}

/** The index of a work tree, that is what the next commit would hold. Unmerged paths are a fault. */
export async function indexTree(objects: Objects): Promise<SourceTree> {
  const told = await git(['ls-files', '--stage', '-z'], { ...fromIndex(objects), limits });
  const files = told
    .toString('utf8')
    .split('\0')
    .filter((record) => record !== '')
    .map((record): TreeFile => {
      const [mode = '', id = '', stage = ''] = record.slice(0, record.indexOf('\t')).split(' ');
      const path = record.slice(record.indexOf('\t') + 1);
      if (stage !== '0') {
        throw new UndecidedError({
          zh: `${path} 还有未解决的合并冲突。`,
          en: `${path} still has an unresolved merge conflict.`,
        });
      }
      return { path, id, size: null, kind: kindOfMode(Number.parseInt(mode, 8)) };
    });
  return treeOf({ commit: null, files, read: (file, cap) => bytesOf(objects, file, cap) });
}
