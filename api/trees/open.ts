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

import { lstat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createObjectReader, type ObjectReader } from '#crawler/git/object-reader.ts';
import type { SourceTree } from '#licenses/source-tree.ts';
import { UsageError } from '../usage.ts';
import { directoryTree } from './directory-tree.ts';
import { revisionTree } from './object-trees.ts';
import { commitOf, type Repository, repositoryAt } from './repository.ts';

/** Bytes kept of one object. */
const cap = 64 * 1024 * 1024;

/** An opened tree; closing it ends the git process behind it. */
export interface OpenedTree {
  readonly tree: SourceTree;
  /** The repository that it lies in; null when there is none. */
  readonly repository: Repository | null;
  readonly close: () => void;
}

/** Reads objects of a repository; must be closed. */
export function openObjects(gitDir: string, signal: AbortSignal): ObjectReader {
  return createObjectReader({ gitDir, signal, cap });
}

async function revision(place: string, rev: string, signal: AbortSignal): Promise<OpenedTree> {
  const repository = await repositoryAt(place);
  if (repository === null) {
    throw new UsageError({
      zh: `${place} 不在 git 代码仓里，没有版本可读。`,
      en: `${place} is in no git repository, so it has no revisions.`,
    });
  }
  const commit = await commitOf(repository.gitDir, rev, signal);
  const reader = openObjects(repository.gitDir, signal);
  try {
    const objects = { gitDir: repository.gitDir, reader, signal };
    return { tree: await revisionTree(objects, commit, repository.below), repository, close: reader.close };
  } catch (error) {
    reader.close();
    throw error;
  }
}

/** The files of a directory, or of a revision of the repository that it lies in; a bare repository is read at its HEAD. A usage error names what is not there. */
export async function openTree(
  path: string,
  options: { readonly rev: string | null; readonly signal: AbortSignal },
): Promise<OpenedTree> {
  const place = resolve(path);
  const found = await lstat(place).catch(() => null);
  if (found === null || !found.isDirectory()) {
    throw new UsageError({ zh: `${path} 不是目录。`, en: `${path} is no directory.` });
  }
  const repository = await repositoryAt(place);
  const rev = options.rev ?? (repository !== null && repository.root === null ? 'HEAD' : null);
  if (rev !== null) return revision(place, rev, options.signal);
  const tree = await directoryTree(place, repository, options.signal);
  return { tree, repository, close: () => undefined };
}
