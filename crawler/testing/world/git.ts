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

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BuiltCommit, buildRepository, testGit } from '../repository.ts';
import type { WorldRepository } from './model.ts';

/** How a platform keeps the heads of changes. */
export interface GitOptions {
  /** Folder that gets `<repository id>.git`. */
  readonly root: string;
  /** Ref of the head of a change, as `refs/pull/12/head`. */
  readonly changeRef: (number: number) => string;
}

function seconds(stamp: number): number {
  return Math.floor(stamp / 1000);
}

/** The default branch, then one commit for the head of each change, on what was there when it was opened. */
function commitsOf(repository: WorldRepository, options: GitOptions): BuiltCommit[] {
  const main = repository.commits.map((commit, at): BuiltCommit => {
    const author = { name: commit.name, email: commit.email, epoch: seconds(commit.at) };
    return {
      ref: `refs/heads/${repository.defaultBranch}`,
      author,
      message: commit.message,
      files: { 'README.md': `version ${at}\n`, [`src/part-${at % 50}.ts`]: `export const part = ${at};\n` },
    };
  });
  const heads = repository.changes.map((change): BuiltCommit => {
    const before = repository.commits.findLastIndex((commit) => commit.at <= change.createdAt);
    const author = change.author ?? { login: 'nobody', name: null, email: 'nobody@people.example' };
    const who = { name: author.name ?? author.login, email: author.email, epoch: seconds(change.createdAt) };
    const files = { [`topic-${change.number}.txt`]: `${change.title}\n` };
    return {
      ref: options.changeRef(change.number),
      author: who,
      message: `${change.title}\n`,
      files,
      parents: [Math.max(0, before)],
    };
  });
  return [...main, ...heads];
}

/**
 * Writes the repository that a world tells of, with the heads of its changes and tags of its releases, and puts the ids
 * of the real commits into the world. Gives its path.
 */
export async function writeGit(repository: WorldRepository, options: GitOptions): Promise<string> {
  const path = join(options.root, `${repository.id}.git`);
  mkdirSync(path, { recursive: true });
  const head = `refs/heads/${repository.defaultBranch}`;
  const main = repository.commits.length;
  const commits = main === 0 ? [] : commitsOf(repository, options);
  const tags = main === 0 ? [] : repository.releases.map(({ tag }) => ({ name: tag, commit: main - 1 }));
  const shas = await buildRepository(path, { commits, tags, head });
  const renamed = new Map(repository.commits.map((commit, at) => [commit.sha, shas[at] ?? commit.sha]));
  for (const [at, commit] of repository.commits.entries()) commit.sha = shas[at] ?? commit.sha;
  for (const run of repository.ciRuns) run.sha = renamed.get(run.sha) ?? run.sha;
  for (const [at, change] of repository.changes.entries()) setHead(change, shas[main + at]);
  await testGit(path, 'config', 'uploadpack.allowFilter', 'true');
  return path;
}

function setHead(change: WorldRepository['changes'][number], sha: string | undefined): void {
  if (sha === undefined) return;
  change.headSha = sha;
  for (const review of change.reviews) {
    review.sha = sha;
    for (const comment of review.comments) comment.sha = sha;
  }
}
