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

import type { ObjectReader } from '#crawler/git/object-reader.ts';
import { git } from '#crawler/git/run.ts';
import { readTree, type TreeEntry } from '#crawler/git/tree.ts';
import type { SourceTree, TreeFile } from '#licenses/source-tree.ts';
import { treeOf } from '#licenses/tree-of.ts';
import { UndecidedError } from '../undecided.ts';

/** No tree is too large for a person who asks for it; these stop bombs. */
const limits = { entries: 2_000_000, bytes: 1024 ** 3, depth: 4096, pathBytes: 65_536, wallMs: 600_000 };

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

function fileOf({ path, mode, blob, size }: TreeEntry, below: string): TreeFile {
  return { path: path.slice(below.length), id: blob.toString('hex'), size, kind: kindOfMode(mode) };
}

/** What reads objects of one repository. */
export interface Objects {
  readonly gitDir: string;
  readonly reader: ObjectReader;
  readonly signal: AbortSignal;
}

async function bytesOf({ reader }: Objects, file: TreeFile, cap: number): Promise<Uint8Array | null> {
  const found = await reader.read(file.id ?? '');
  return found === null || found.type !== 'blob' || found.size > cap ? null : found.bytes;
}

/** The tree of a commit, below a path (empty, or with a slash at its end), read from the object store: nothing is checked out. */
export async function revisionTree(objects: Objects, commit: string, below = ''): Promise<SourceTree> {
  const { gitDir, signal } = objects;
  const files: TreeFile[] = [];
  const reading = await readTree(commit, { gitDir, signal, limits, recursive: true }, (entry) => {
    if (entry.path.startsWith(below)) files.push(fileOf(entry, below));
  });
  if (reading.bomb || reading.broken || reading.refused.size > 0) {
    throw new UndecidedError({
      zh: `提交 ${commit} 的目录树读不全（条目过多、过深，或对象缺失），不能下结论。`,
      en: `The tree of commit ${commit} cannot be read whole (too many or too deep entries, or missing objects), so nothing is said of it.`,
    });
  }
  return treeOf({ commit, files, read: (file, cap) => bytesOf(objects, file, cap) });
}

/** The index of a work tree, that is what the next commit would hold. Unmerged paths are a fault. */
export async function indexTree(objects: Objects): Promise<SourceTree> {
  const told = await git(['ls-files', '--stage', '-z'], {
    gitDir: objects.gitDir,
    signal: objects.signal,
    limits: { stdoutBytes: limits.bytes },
  });
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
