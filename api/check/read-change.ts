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

import { git } from '#crawler/git/run.ts';
import type { Change, ChangeCommit, ChangedSide, FileChange } from '#licenses/check/change.ts';
import { fromIndex, kindOfMode, type Objects } from '../trees/object-trees.ts';
import { UndecidedError } from '../undecided.ts';

/** Commits of one change that are read. */
const mostCommits = 10_000;

function decoded(output: Buffer): string[] {
  const fields = output.toString('utf8').split('\0');
  if (fields.at(-1) === '') fields.pop();
  return fields;
}

const statuses: Readonly<Record<string, FileChange['status']>> = {
  A: 'added',
  C: 'copied',
  D: 'deleted',
  M: 'modified',
  R: 'renamed',
  // A file became a link, or the other way round.
  T: 'modified',
};

function side(path: string, mode: string, id: string): ChangedSide | null {
  return /^0+$/u.test(mode) ? null : { path, id, kind: kindOfMode(Number.parseInt(mode, 8)) };
}

/** Reads `git diff --raw -z`: `:<mode> <mode> <id> <id> <status>`, then one path, or two of a rename. */
function readRawDiff(output: Buffer, below: string): FileChange[] {
  const fields = decoded(output);
  const files: FileChange[] = [];
  for (let at = 0; at + 1 < fields.length; ) {
    const [before = '', after = '', oldId = '', newId = '', status = ''] = (fields[at] as string).slice(1).split(' ');
    const two = status.startsWith('R') || status.startsWith('C');
    const from = (fields[at + 1] as string).slice(below.length);
    const to = two ? (fields[at + 2] ?? '').slice(below.length) : from;
    files.push({
      before: side(from, before, oldId),
      after: side(to, after, newId),
      status: statuses[status[0] ?? ''] ?? 'modified',
    });
    at += two ? 3 : 2;
  }
  const pathOf = ({ before, after }: FileChange) => (after ?? before)?.path ?? '';
  return files.sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1));
}

const fields = ['%H', '%P', '%an', '%ae', '%cn', '%ce', '%aI', '%B'];

function commitsIn(output: Buffer): ChangeCommit[] {
  const all = decoded(output);
  return Array.from({ length: Math.floor(all.length / fields.length) }, (_, place): ChangeCommit => {
    const [id = '', parents = '', name = '', email = '', committer = '', committerEmail = '', date = '', message = ''] =
      all.slice(place * fields.length, (place + 1) * fields.length);
    const time = new Date(date);
    return {
      id,
      parents: parents === '' ? [] : parents.split(' '),
      author: { name, email },
      committer: { name: committer, email: committerEmail },
      // Dates that no calendar has are in real histories.
      authored: Number.isNaN(time.getTime()) ? '1970-01-01T00:00:00.000Z' : time.toISOString(),
      message,
    };
  });
}

const diff = ['-r', '--raw', '-z', '--no-abbrev', '--find-renames', '-l2000', '--no-ext-diff', '--no-textconv'];

function pathsBelow(below: string): string[] {
  return below === '' ? [] : ['--', `:(literal)${below}`];
}

/** The commit from which the change is counted. Without one, nothing can be compared: a shallow clone, or strangers. */
async function mergeBase({ gitDir, signal }: Objects, base: string, head: string): Promise<string> {
  const told = await git(['merge-base', base, head], { gitDir, signal, accept: [1] });
  const id = told.toString('latin1').trim();
  if (id !== '') return id;
  throw new UndecidedError({
    zh: `${base} 和 ${head} 在本地没有共同的祖先：多半是浅克隆，请取回完整历史（git fetch --unshallow，或 CI 的 fetch-depth: 0）。`,
    en: `${base} and ${head} have no common ancestor here: the clone is probably shallow; fetch the whole history (git fetch --unshallow, or fetch-depth: 0 in CI).`,
  });
}

/** What the head brings that the base does not have, counted from their merge base. Both are full ids of commits. */
export async function readChange(objects: Objects, base: string, head: string, below = ''): Promise<Change> {
  const { gitDir, signal } = objects;
  const from = await mergeBase(objects, base, head);
  const [files, commits] = await Promise.all([
    git(['diff-tree', ...diff, from, head, ...pathsBelow(below)], { gitDir, signal }),
    git(
      [
        'log',
        '-z',
        '--topo-order',
        `--max-count=${mostCommits + 1}`,
        `--format=${fields.join('%x00')}`,
        `${base}..${head}`,
      ],
      { gitDir, signal, settings: ['-c', 'i18n.logOutputEncoding=UTF-8'], limits: { stdoutBytes: 512 * 1024 ** 2 } },
    ),
  ]);
  const read = commitsIn(commits);
  return {
    base: from,
    head,
    files: readRawDiff(files, below),
    commits: read.slice(0, mostCommits).reverse(),
    truncated: read.length > mostCommits,
  };
}

/** What the index holds that the head commit does not: the next commit, before it is made. */
export async function readStaged(objects: Objects, head: string): Promise<Change> {
  const args = diff.filter((option) => option !== '-r');
  const output = await git(['diff-index', '--cached', ...args, head], fromIndex(objects));
  return { base: head, head: 'index', files: readRawDiff(output, ''), commits: [], truncated: false };
}
