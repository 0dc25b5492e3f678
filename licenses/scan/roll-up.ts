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

import { formatExpression, joined, tryExpression } from '../expression.ts';
import { licenceFileKind } from '../files.ts';
import type { DirectoryLicences, FileLicences, FileOutcome, TreeLicences } from './result.ts';

/** What a tree comes to, without its files. */
export interface Summary extends Pick<TreeLicences, 'directories' | 'outcomes' | 'holders'> {
  readonly files: number;
  /** Files by expression, most first. */
  readonly expressions: DirectoryLicences['expressions'];
  readonly without: number;
  /** Directories that count into those above them and are not listed: there are too many. */
  readonly directoriesLeftOut: number;
}

/** Takes files in the order of their paths, so that a directory is finished when the next one begins. */
export interface RollUp {
  add(file: FileLicences): void;
  finish(): Summary;
}

const mostDirectories = 100_000;
/** Of each directory below the root: a file counts in every directory above it. */
const mostExpressions = 1000;
const [mostHolders, holdersKept] = [1000, 50_000];

interface Level {
  readonly path: string;
  files: number;
  without: number;
  readonly expressions: Map<string, number>;
  readonly own: string[];
}

function bump<K>(counts: Map<K, number>, key: K, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function byCount(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

function whole(parts: readonly string[]): string | null {
  const all = joined(
    'and',
    parts.flatMap((part) => tryExpression(part) ?? []),
  );
  return all === null ? null : formatExpression(all);
}

function facts({ path, files, without, expressions, own }: Level): DirectoryLicences {
  return {
    path,
    files,
    expressions: byCount(expressions).map(([expression, count]) => ({ expression, files: count })),
    without,
    own: whole(own),
  };
}

/** What stays of a directory when its files are all counted. */
function kept(directory: DirectoryLicences): DirectoryLicences {
  const { expressions } = directory;
  return expressions.length > mostExpressions
    ? { ...directory, expressions: expressions.slice(0, mostExpressions) }
    : directory;
}

function level(path: string): Level {
  return { path, files: 0, without: 0, expressions: new Map(), own: [] };
}

function countInto(counts: Level, { expression, outcome, size }: FileLicences): void {
  counts.files += 1;
  if (expression !== null) bump(counts.expressions, expression);
  else if ((outcome === 'scanned' || outcome === 'no-words') && size !== 0) counts.without += 1;
}

function merge(parent: Level, child: Level): void {
  parent.files += child.files;
  parent.without += child.without;
  for (const [expression, files] of child.expressions) bump(parent.expressions, expression, files);
}

function emptyOutcomes(): Record<FileOutcome, number> {
  return {
    scanned: 0,
    'no-words': 0,
    binary: 0,
    lockfile: 0,
    symlink: 0,
    submodule: 0,
    special: 0,
    unreadable: 0,
  };
}

/** Holders that were named once go first where too many different ones are named. */
function thinned(holders: Map<string, number>): void {
  for (const [name, files] of holders) if (files === 1) holders.delete(name);
  if (holders.size > holdersKept / 2) for (const [name, files] of holders) if (files === 2) holders.delete(name);
}

/** Adds up files as they come; keeps the open directories, and of the others what is told of them. */
export function createRollUp(): RollUp {
  const root = level('.');
  const open = [root];
  const done: DirectoryLicences[] = [];
  const outcomes = emptyOutcomes();
  const holders = new Map<string, number>();
  let leftOut = 0;

  function close(): void {
    const child = open.pop() as Level;
    merge(open.at(-1) as Level, child);
    if (done.length < mostDirectories) done.push(kept(facts(child)));
    else leftOut += 1;
  }
  /** The open directory of a path: others are finished, new ones opened. */
  function levelOf(directory: string): Level {
    // Files that were asked for by a path that leads out of here are nobody's but the root's.
    if (directory.startsWith('/') || directory.startsWith('..')) return root;
    const inside = ({ path }: Level) => path === '.' || directory === path || directory.startsWith(`${path}/`);
    while (!inside(open.at(-1) as Level)) close();
    let here = open.at(-1) as Level;
    while (here.path !== directory) {
      const from = here.path === '.' ? 0 : here.path.length + 1;
      const slash = directory.indexOf('/', from);
      here = level(slash < 0 ? directory : directory.slice(0, slash));
      open.push(here);
    }
    return here;
  }
  return {
    add(file) {
      const slash = file.path.lastIndexOf('/');
      const here = levelOf(slash < 0 ? '.' : file.path.slice(0, slash));
      countInto(here, file);
      outcomes[file.outcome] += 1;
      if (file.expression !== null && licenceFileKind(file.path.slice(slash + 1)) === 'licence')
        here.own.push(file.expression);
      for (const name of new Set(file.copyrights.flatMap((one) => one.holders))) bump(holders, name);
      if (holders.size > holdersKept) thinned(holders);
    },
    finish() {
      while (open.length > 1) close();
      const { files, without, expressions } = facts(root);
      const directories = [facts(root), ...done.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))];
      const most = byCount(holders).slice(0, mostHolders);
      return {
        files,
        without,
        expressions,
        directories,
        directoriesLeftOut: leftOut,
        outcomes,
        holders: most.map(([name, count]) => ({ name, files: count })),
      };
    },
  };
}
