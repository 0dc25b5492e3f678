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

import { basename, dirname, join, normalize } from 'node:path/posix';
import {
  type FoundPackage,
  foundPackage,
  type PackageSource,
  type ReadContext,
  type Reading,
  type Recorded,
  type Scope,
} from '../dependency-file.ts';
import { member } from '../manifest.ts';
import type { JsonPlaces } from './json.ts';
import { licencesOf } from './npm-licences.ts';
import { nearest } from './npm-lock-graph.ts';
import { needTables, npmNeeds, recordedNeeds } from './npm-needs.ts';
import { npmGroups } from './npm-reach.ts';
import { resolvedSource } from './npm-requirement.ts';
import { refuseTooMany } from './text.ts';
import { entriesAt, isTable, textAt } from './values.ts';
import { shown, type Warnings } from './warnings.ts';

type Entry = Readonly<Record<string, unknown>>;

/** `packages` of a lock of version 2 or 3: places in the tree of folders. */
interface Lock {
  readonly entries: ReadonlyMap<string, Entry>;
  /** Place in `node_modules` → the folder that it links to. */
  readonly links: ReadonlyMap<string, string>;
  readonly hasWorkspaces: boolean;
}

function lockOf(json: unknown, warnings: Warnings, places: JsonPlaces): Lock {
  const all = entriesAt(json, 'packages');
  refuseTooMany(all.length);
  const entries = new Map<string, Entry>();
  const links = new Map<string, string>();
  for (const [path, entry] of all) {
    const target = textAt(entry, 'resolved');
    if (!isTable(entry)) {
      const line = places.lines.get(`packages\0${path}`) ?? null;
      warnings.add(`“${shown(path)}”不是软件包，已跳过`, `"${shown(path)}" is no package and was passed over`, line);
    } else if (member(entry, 'link') === true && target !== null) links.set(path, normalize(target));
    else entries.set(path, entry);
  }
  return { entries, links, hasWorkspaces: member(entries.get(''), 'workspaces') !== undefined };
}

function isInstalled(path: string): boolean {
  return path.startsWith('node_modules/') || path.includes('/node_modules/');
}

function nameAt(path: string, entry: Entry): string {
  const own = textAt(entry, 'name');
  if (own !== null && own !== '') return own;
  return isInstalled(path) ? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length) : basename(path);
}

function sourceAt(path: string, entry: Entry, lock: Lock): PackageSource {
  if (isInstalled(path)) return resolvedSource(textAt(entry, 'resolved'));
  const inside = lock.hasWorkspaces && !path.startsWith('..') && !path.startsWith('/');
  return { kind: inside ? 'workspace' : 'path', url: path, revision: null };
}

function scopesOf(entry: Entry): Scope[] {
  const is = (flag: string) => member(entry, flag) === true;
  const scopes: Scope[] = [];
  if (is('inBundle')) scopes.push('bundled');
  if (is('dev') || is('devOptional')) scopes.push('dev');
  if (is('optional') || is('devOptional')) scopes.push('optional');
  if (is('peer')) scopes.push('peer');
  return scopes;
}

/** A package that the project's own files bring along is not the business of somebody else's archive. */
function lookup(lock: Lock): (from: string, name: string) => string | null {
  const has = (path: string) => lock.entries.has(path) || lock.links.has(path);
  return (from, name) => {
    const path = nearest(from, name, has);
    if (path === null) return null;
    const target = lock.links.get(path);
    return target === undefined || !lock.entries.has(target) ? path : target;
  };
}

function packageAt(path: string, entry: Entry, lock: Lock, known: Pick<FoundPackage, 'dependsOn' | 'direct' | 'line'>) {
  const scopes = scopesOf(entry);
  const deprecated = member(entry, 'deprecated');
  return foundPackage({
    key: path,
    name: nameAt(path, entry),
    version: textAt(entry, 'version'),
    scopes,
    groups: npmGroups(scopes),
    source: sourceAt(path, entry, lock),
    integrity: textAt(entry, 'integrity'),
    licences: licencesOf(entry),
    installScript: member(entry, 'hasInstallScript') === true,
    deprecated: typeof deprecated === 'string' ? deprecated : null,
    ...known,
  });
}

/** Links whose folder the lock does not describe: all that is known of them is the name. */
function danglingLinks(
  lock: Lock,
  direct: ReadonlySet<string>,
  lineOf: (path: string) => number | null,
): FoundPackage[] {
  return Array.from(lock.links)
    .filter(([, target]) => !lock.entries.has(target))
    .map(([path, target]) =>
      foundPackage({
        key: path,
        name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
        direct: direct.has(path),
        source: { kind: 'path', url: target, revision: null },
        line: lineOf(path),
      }),
    );
}

/** What the project and its own folders ask for, and where that leads. */
function asked(lock: Lock, find: ReturnType<typeof lookup>, context: ReadContext) {
  const direct = new Set<string>();
  const recorded: Recorded[] = [];
  for (const [path, entry] of lock.entries) {
    if (isInstalled(path)) continue;
    const needs = npmNeeds(entry);
    for (const { key } of needs) {
      const found = find(path, key);
      if (found !== null) direct.add(found);
    }
    // A folder outside is another project, whose own lock speaks for it.
    const manifest = join(dirname(context.path), path, 'package.json');
    if (!path.startsWith('..')) recorded.push(...recordedNeeds(manifest, needs));
  }
  return { direct, recorded };
}

/** Places of what a package gets, each once. */
function needsOf(path: string, entry: Entry, find: ReturnType<typeof lookup>): readonly string[] {
  const found = new Set<string>();
  for (const { table } of needTables) {
    for (const [key, spec] of entriesAt(entry, table)) {
      const place = typeof spec === 'string' ? find(path, key) : null;
      if (place !== null) found.add(place);
    }
  }
  return [...found];
}

/** Packages of a lock that lists folders, with the edges as node finds them. */
export function pathEntries(
  json: unknown,
  places: JsonPlaces,
  context: ReadContext,
  warnings: Warnings,
): Omit<Reading, 'warnings'> {
  const lock = lockOf(json, warnings, places);
  const find = lookup(lock);
  const lineOf = (path: string) => places.lines.get(`packages\0${path}`) ?? null;
  const { direct, recorded } = asked(lock, find, context);
  const packages: FoundPackage[] = [];
  for (const [path, entry] of lock.entries) {
    if (path === '') continue;
    const needs = needsOf(path, entry, find);
    packages.push(packageAt(path, entry, lock, { dependsOn: needs, direct: direct.has(path), line: lineOf(path) }));
  }
  const name = textAt(json, 'name') ?? textAt(lock.entries.get(''), 'name');
  const version = textAt(json, 'version') ?? textAt(lock.entries.get(''), 'version');
  const root = name === null ? null : { name, version };
  return { root, packages: [...packages, ...danglingLinks(lock, direct, lineOf)], recorded };
}
