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

import { dirname, join, normalize } from 'node:path/posix';
import {
  DependencyFileError,
  type FoundPackage,
  foundPackage,
  type PackageSource,
  type Recorded,
  type Scope,
} from '../dependency-file.ts';
import { member } from '../manifest.ts';
import { pythonConstraint, pythonGroupScope } from './python-requirement.ts';
import type { DirectNeed } from './reach.ts';
import { entriesAt, listAt, textAt, textsAt } from './values.ts';

/** A package of a `uv.lock`. */
export interface UvEntry {
  readonly key: string;
  readonly name: string;
  readonly version: string | null;
  /** Folder of a package of the repository, as the lock writes it; null of others. */
  readonly folder: string | null;
  /** It has no code of its own to install. */
  readonly virtual: boolean;
  readonly table: unknown;
  readonly line: number | null;
}

function sourceOf(table: unknown): PackageSource | null {
  const text = (key: string) => textAt(table, 'source', key);
  const git = text('git');
  if (git !== null) {
    const [address = '', commit] = git.split('#');
    return { kind: 'git', url: address.split('?')[0] ?? address, revision: commit ?? null };
  }
  const folder = text('editable') ?? text('virtual');
  if (folder !== null) return { kind: 'workspace', url: folder, revision: null };
  const path = text('directory') ?? text('path');
  if (path !== null) return { kind: 'path', url: path, revision: null };
  const url = text('url');
  if (url !== null) return { kind: 'url', url, revision: null };
  const registry = text('registry');
  return registry === null ? null : { kind: 'registry', url: registry, revision: null };
}

/** Packages in the order of the file, with keys of their own also where a name has one version twice. */
export function uvEntries(toml: unknown, lines: readonly number[]): UvEntry[] {
  const used = new Map<string, number>();
  return listAt(toml, 'package').map((table, index) => {
    const name = textAt(table, 'name');
    const line = lines[index] ?? null;
    if (name === null) throw new DependencyFileError('unparsable', line, 'A package has no name');
    const version = textAt(table, 'version');
    const short = version === null ? name : `${name}@${version}`;
    const count = (used.get(short) ?? 0) + 1;
    used.set(short, count);
    const key = count === 1 ? short : `${short}#${count}`;
    const virtual = textAt(table, 'source', 'virtual');
    return {
      key,
      name,
      version,
      folder: textAt(table, 'source', 'editable') ?? virtual,
      virtual: virtual !== null,
      table,
      line,
    };
  });
}

function sameSource(wanted: unknown, table: unknown): boolean {
  return entriesAt(wanted).every(([key, value]) => member(table, 'source', key) === value);
}

/** The entries that a dependency of the lock means: by name, and by version and source where those are given. */
export function uvResolver(entries: readonly UvEntry[]): (need: unknown) => readonly UvEntry[] {
  const byName = Map.groupBy(entries, ({ name }) => name);
  return (need) => {
    const version = textAt(need, 'version');
    return (byName.get(textAt(need, 'name') ?? '') ?? []).filter(
      (entry) => (version === null || entry.version === version) && sameSource(member(need, 'source'), entry.table),
    );
  };
}

/** Everything in the lists of an object of lists. */
function inLists(table: unknown, ...path: readonly string[]): readonly unknown[] {
  return entriesAt(table, ...path).flatMap(([, list]) => (Array.isArray(list) ? (list as readonly unknown[]) : []));
}

/** Extras that are asked for, by package: `name\0extra`. */
export function uvExtras(entries: readonly UvEntry[]): ReadonlySet<string> {
  const asked = new Set<string>();
  for (const { table } of entries) {
    const needs = [
      ...listAt(table, 'dependencies'),
      ...inLists(table, 'optional-dependencies'),
      ...inLists(table, 'dev-dependencies'),
    ];
    for (const need of needs)
      for (const extra of textsAt(need, 'extra')) asked.add(`${textAt(need, 'name') ?? ''}\0${extra}`);
  }
  return asked;
}

/** What a package needs, with what its extras need that somebody asks for. */
export function uvNeeds(
  entry: UvEntry,
  asked: ReadonlySet<string>,
  resolve: (need: unknown) => readonly UvEntry[],
): string[] {
  const extras = entriesAt(entry.table, 'optional-dependencies')
    .filter(([extra]) => asked.has(`${entry.name}\0${extra}`))
    .flatMap(([extra]) => listAt(entry.table, 'optional-dependencies', extra));
  const all = [...listAt(entry.table, 'dependencies'), ...extras];
  return [...new Set(all.flatMap((need) => resolve(need).map(({ key }) => key)))];
}

/** A need of a package of the repository, with the group or extra that it is in; null for what it runs with. */
export interface UvDirect extends DirectNeed {
  readonly group: string | null;
}

/** What the packages of the repository need themselves. */
export function uvDirect(entries: readonly UvEntry[], resolve: (need: unknown) => readonly UvEntry[]): UvDirect[] {
  return entries
    .filter(({ folder }) => folder !== null)
    .flatMap(({ table }) => {
      const direct = (list: unknown, group: string | null, scopes: readonly Scope[]) =>
        textless(list).flatMap((need) => resolve(need).map(({ key }) => ({ key, group, scopes })));
      return [
        ...direct(member(table, 'dependencies'), null, []),
        ...entriesAt(table, 'optional-dependencies').flatMap(([name, list]) => direct(list, name, ['optional'])),
        ...entriesAt(table, 'dev-dependencies').flatMap(([name, list]) => direct(list, name, [pythonGroupScope(name)])),
      ];
    });
}

function textless(list: unknown): readonly unknown[] {
  return Array.isArray(list) ? (list as readonly unknown[]) : [];
}

/** What the lock remembers of the manifests: `requires-dist` and `requires-dev` of each package of the repository. */
export function uvRecorded(entries: readonly UvEntry[], path: string): Recorded[] {
  return entries.flatMap(({ folder, table }) => {
    if (folder === null) return [];
    const manifest = normalize(join(dirname(path), folder, 'pyproject.toml'));
    const needs = [...listAt(table, 'metadata', 'requires-dist'), ...inLists(table, 'metadata', 'requires-dev')];
    return needs.flatMap((need) => {
      const name = textAt(need, 'name');
      const constraint = pythonConstraint(textAt(need, 'specifier') ?? '') ?? null;
      return name === null ? [] : [{ manifest, name, constraint }];
    });
  });
}

/** An entry as a package, without what only the whole lock tells. */
export function uvPackage({ key, name, version, table, line }: UvEntry): FoundPackage {
  const hash = textAt(table, 'sdist', 'hash') ?? textAt(listAt(table, 'wheels')[0], 'hash');
  return foundPackage({ key, name, version, source: sourceOf(table), integrity: hash, line });
}
