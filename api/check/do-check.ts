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

import { lstat, realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { StandaloneContext } from '../command.ts';
import { hookIndexOf } from '../environment.ts';
import { directoryTree } from '../trees/directory-tree.ts';
import { indexTree, type Objects, revisionTree, treeBefore } from '../trees/object-trees.ts';
import { openObjects } from '../trees/open.ts';
import { commitOf, type Repository, repositoryAt } from '../trees/repository.ts';
import { UsageError } from '../usage.ts';
import { type PolicyText, policyAt, policyIdAt, policyOnDisk } from './policy-text.ts';
import { readStaged } from './read-change.ts';
import { type Checked, type CheckMeans, checkRevisions, checkTrees } from './run-check.ts';

/** What a person asked to be judged. */
export interface CheckRequest {
  readonly path: string;
  /** Null: the whole tree. */
  readonly base: string | null;
  /** Null: the work tree, or HEAD when there is a base. */
  readonly head: string | null;
  /** What the next commit would bring. */
  readonly staged: boolean;
  /** A policy file on disk; null: the repository's own. */
  readonly policy: string | null;
}

/** A check that was done, and where its files lie. */
export interface DoneCheck extends Checked {
  /** Directory whose files were judged as they lie there; null when a revision was. */
  readonly workTree: string | null;
}

function noRepository(path: string): UsageError {
  return new UsageError({
    zh: `${path} 不在 git 代码仓里，--base、--head 和 --staged 只能用于代码仓。`,
    en: `${path} is in no git repository; --base, --head and --staged are for repositories only.`,
  });
}

async function withObjects<T>(gitDir: string, signal: AbortSignal, work: (objects: Objects) => Promise<T>): Promise<T> {
  const reader = openObjects(gitDir, signal);
  try {
    return await work({ gitDir, reader, signal });
  } finally {
    reader.close();
  }
}

/** `git commit -a` and `git commit FILE` make the commit of an index of their own; that of another repository is none of ours. */
async function withHookIndex(objects: Objects): Promise<Objects> {
  const indexFile = hookIndexOf();
  if (indexFile === null) return objects;
  const [place, own] = await Promise.all(
    [dirname(indexFile), objects.gitDir].map((path) => realpath(path).catch(() => null)),
  );
  return place === null || place !== own ? objects : { ...objects, indexFile };
}

async function stagedCheck(given: Objects, named: PolicyText | null, means: CheckMeans): Promise<Checked> {
  const objects = await withHookIndex(given);
  const head = await commitOf(objects.gitDir, 'HEAD', objects.signal);
  const [index, change, own, policyId] = await Promise.all([
    indexTree(objects),
    readStaged(objects, head),
    policyAt(objects, head),
    policyIdAt(objects, head),
  ]);
  const policyChanged = (index.get('.tongming.yml')?.id ?? null) !== policyId;
  return checkTrees(
    { head: index, base: { tree: treeBefore(objects, index, change), change }, policy: named ?? own, policyChanged },
    means,
  );
}

async function ofRepository(
  { gitDir, below, root }: Repository,
  request: CheckRequest,
  means: CheckMeans,
  signal: AbortSignal,
): Promise<Checked> {
  const named = request.policy === null ? null : policyOnDisk('.', request.policy);
  return withObjects(gitDir, signal, async (objects) => {
    if (request.staged) {
      if (root === null) throw noRepository(request.path);
      return stagedCheck(objects, named, means);
    }
    const [head, base] = await Promise.all([
      commitOf(gitDir, request.head ?? 'HEAD', signal),
      request.base === null ? null : commitOf(gitDir, request.base, signal),
    ]);
    if (base !== null) {
      return checkRevisions(objects, { base, head, below, ...(named === null ? {} : { policy: named }) }, means);
    }
    const tree = await revisionTree(objects, head, below);
    const policy = named ?? (await policyAt(objects, head));
    return checkTrees({ head: tree, base: null, policy, policyChanged: false }, means);
  });
}

/** Does what was asked; usage errors name what is not there. */
export async function doCheck(
  request: CheckRequest,
  means: CheckMeans,
  { signal }: Pick<StandaloneContext, 'signal'>,
): Promise<DoneCheck> {
  const place = resolve(request.path);
  if ((await lstat(place).catch(() => null))?.isDirectory() !== true) {
    throw new UsageError({ zh: `${request.path} 不是目录。`, en: `${request.path} is no directory.` });
  }
  const repository = await repositoryAt(place);
  const asksGit = request.base !== null || request.head !== null || request.staged;
  if (repository === null && asksGit) throw noRepository(request.path);
  if (repository !== null && (asksGit || repository.root === null)) {
    return { ...(await ofRepository(repository, request, means, signal)), workTree: null };
  }
  const policy = policyOnDisk(repository?.root ?? place, request.policy);
  const head = await directoryTree(place, repository, signal);
  return { ...(await checkTrees({ head, base: null, policy, policyChanged: false }, means)), workTree: place };
}
