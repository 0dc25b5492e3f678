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

import { type Dirent, lstatSync, readdirSync, type Stats } from 'node:fs';
import { sep } from 'node:path';
import { problemOf, type RealPath } from './read-file.ts';
import type { FileOutcome } from './result.ts';

/** Something at a path of a tree: a file to be read, or what is not read, with the reason. */
export type Entry =
  | { readonly path: string; readonly kind: 'file'; readonly real: RealPath }
  | {
      readonly path: string;
      readonly kind: 'other';
      readonly outcome: Extract<FileOutcome, 'symlink' | 'submodule' | 'special' | 'unreadable'>;
      readonly problem: string | null;
      readonly size: number | null;
    };

interface Named {
  readonly name: string;
  /** By what it is sorted: the paths below a directory begin with its name and a slash. */
  readonly key: string;
  /** The name as bytes where it is no UTF-8. */
  readonly raw: Buffer | null;
  readonly entry: Pick<Stats, 'isFile' | 'isDirectory' | 'isSymbolicLink'>;
}

interface Open {
  readonly real: RealPath;
  /** With the slash after it; empty for the root. */
  readonly path: string;
  readonly rest: Named[];
}

function below(parent: RealPath, { name, raw }: Pick<Named, 'name' | 'raw'>): RealPath {
  if (raw === null && typeof parent === 'string') return `${parent}${sep}${name}`;
  return Buffer.concat([Buffer.from(parent), Buffer.from('/'), raw ?? Buffer.from(name)]);
}

function isUnknown(entry: Dirent | Dirent<Buffer>): boolean {
  return !(
    entry.isFile() ||
    entry.isDirectory() ||
    entry.isSymbolicLink() ||
    entry.isFIFO() ||
    entry.isSocket() ||
    entry.isBlockDevice() ||
    entry.isCharacterDevice()
  );
}

const replaced = '\uFFFD';

function named(parent: RealPath, name: string, raw: Buffer | null, entry: Dirent | Dirent<Buffer>): Named {
  const key = (is: Named['entry']) => (is.isDirectory() ? `${name}/` : name);
  if (!isUnknown(entry)) return { name, key: key(entry), raw, entry };
  // Some file systems do not say what an entry is.
  const real = below(parent, { name, raw });
  const found = lstatSync(typeof real === 'string' ? real : Buffer.from(real));
  return { name, key: key(found), raw, entry: found };
}

/** The entries of a directory, the last one first: they are taken from the end. */
function namesIn(real: RealPath): Named[] {
  const place = typeof real === 'string' ? real : Buffer.from(real);
  const plain = readdirSync(place, { withFileTypes: true });
  const names = plain.some(({ name }) => name.includes(replaced))
    ? readdirSync(place, { withFileTypes: true, encoding: 'buffer' }).map((entry) => {
        const name = entry.name.toString('utf8');
        return named(real, name, Buffer.from(name).equals(entry.name) ? null : entry.name, entry);
      })
    : plain.map((entry) => named(real, entry.name, null, entry));
  return names.sort((a, b) => (a.key < b.key ? 1 : a.key > b.key ? -1 : 0));
}

function other(path: string, outcome: Extract<Entry, { kind: 'other' }>['outcome'], problem: string | null): Entry {
  return { path, kind: 'other', outcome, problem, size: null };
}

function unreadable(path: string, error: unknown): Entry {
  const problem = problemOf(error);
  if (problem === null) throw error;
  return other(path, 'unreadable', problem);
}

/** `.git` as a file points to the repository of which this directory is a submodule or a work tree. */
function isSubmodule(names: readonly Named[]): boolean {
  return names.some(({ name, entry }) => name === '.git' && entry.isFile());
}

/**
 * Everything below a directory in the order of the paths (UTF-16 code units). Links are named and never followed; `.git`
 * is left out, and so is what belongs to a submodule. What cannot be listed is named with the reason. Memory grows with
 * the largest directory and the depth only.
 */
export function* walk(root: RealPath, prefix = ''): Generator<Entry> {
  const open: Open[] = [];
  try {
    open.push({ real: root, path: prefix, rest: namesIn(root) });
  } catch (error) {
    yield unreadable(prefix === '' ? '.' : prefix.slice(0, -1), error);
    return;
  }
  for (let here = open.at(-1); here !== undefined; here = open.at(-1)) {
    const next = here.rest.pop();
    if (next === undefined) {
      open.pop();
      continue;
    }
    if (next.name === '.git') continue;
    const path = here.path + next.name;
    if (next.entry.isFile()) yield { path, kind: 'file', real: below(here.real, next) };
    else if (next.entry.isSymbolicLink()) yield other(path, 'symlink', null);
    else if (!next.entry.isDirectory()) yield other(path, 'special', null);
    else {
      const real = below(here.real, next);
      try {
        const rest = namesIn(real);
        if (isSubmodule(rest)) yield other(path, 'submodule', null);
        else open.push({ real, path: `${path}/`, rest });
      } catch (error) {
        yield unreadable(path, error);
      }
    }
  }
}

/** What was asked for at one place: all of a directory, or one file, link or device by the name it was asked for. */
export function* walkPlace(real: string, path: string): Generator<Entry> {
  let found: Stats;
  try {
    found = lstatSync(real);
  } catch (error) {
    yield unreadable(path, error);
    return;
  }
  if (found.isDirectory()) yield* walk(real, path === '' ? '' : `${path}/`);
  else if (found.isFile()) yield { path, kind: 'file', real };
  else yield other(path, found.isSymbolicLink() ? 'symlink' : 'special', null);
}
