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

import { dirname, join } from 'node:path/posix';
import {
  DependencyFileError,
  defineDependencyFile,
  type FoundPackage,
  foundPackage,
  type PackageSource,
  type Scope,
} from '../dependency-file.ts';
import { jsoncDocument } from '../dependency-parts/jsonc.ts';
import { npmNeeds, recordedNeeds } from '../dependency-parts/npm-needs.ts';
import { type NpmEdges, npmGroups, npmScopes } from '../dependency-parts/npm-reach.ts';
import { nameAndRest, npmRequirement } from '../dependency-parts/npm-requirement.ts';
import type { DirectNeed } from '../dependency-parts/reach.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { entriesAt, isTable, textAt } from '../dependency-parts/values.ts';
import { shown, type Warnings, warningList } from '../dependency-parts/warnings.ts';
import { member } from '../manifest.ts';

interface Entry {
  /** Where it lies: `supports-color/has-flag`. */
  readonly key: string;
  readonly name: string;
  /** What stands behind the name: a version, a repository, a folder. */
  readonly rest: string;
  readonly registry: string | null;
  readonly info: unknown;
  readonly integrity: string | null;
  readonly line: number | null;
}

function entryOf(key: string, tuple: unknown, line: number | null): Entry | null {
  const parts: readonly unknown[] = Array.isArray(tuple) ? tuple : [];
  const identity = typeof parts[0] === 'string' ? nameAndRest(parts[0]) : null;
  if (identity === null) return null;
  const texts = parts.slice(1).filter((part) => typeof part === 'string');
  const integrity = texts.find((text) => /^sha\d{1,3}-/u.test(text)) ?? null;
  const registry = texts.find((text) => /^https?:/u.test(text)) ?? null;
  return { key, ...identity, registry, info: parts.find(isTable), integrity, line };
}

function entriesOf(value: unknown, lines: ReadonlyMap<string, number>, warnings: Warnings): ReadonlyMap<string, Entry> {
  const all = entriesAt(value, 'packages');
  refuseTooMany(all.length);
  const entries = new Map<string, Entry>();
  for (const [key, tuple] of all) {
    const line = lines.get(`packages\0${key}`) ?? null;
    const entry = entryOf(key, tuple, line);
    if (entry !== null) entries.set(key, entry);
    else warnings.add(`“${shown(key)}”不是软件包，已跳过`, `"${shown(key)}" is no package and was passed over`, line);
  }
  return entries;
}

/** The place above: `a/@b/c` → `a`; null at the top. */
function above(key: string): string | null {
  const parts = key.split('/');
  const cut = parts.at(-2)?.startsWith('@') === true ? 2 : 1;
  return parts.length <= cut ? null : parts.slice(0, -cut).join('/');
}

function nearest(from: string | null, name: string, entries: ReadonlyMap<string, Entry>): string | null {
  for (let at = from; at !== null; at = above(at)) if (entries.has(`${at}/${name}`)) return `${at}/${name}`;
  return entries.has(name) ? name : null;
}

function edgesOf(entries: ReadonlyMap<string, Entry>): ReadonlyMap<string, NpmEdges> {
  const edges = new Map<string, NpmEdges>();
  for (const { key, info } of entries.values()) {
    const keys = (table: string) => entriesAt(info, table).flatMap(([name]) => nearest(key, name, entries) ?? []);
    const optional = keys('optionalDependencies');
    const required = [...keys('dependencies'), ...keys('peerDependencies')].filter((need) => !optional.includes(need));
    edges.set(key, { required: [...new Set(required)], optional });
  }
  return edges;
}

/** Needs of the project and its workspaces, whose packages lie below the name of the workspace. */
function directOf(value: unknown, entries: ReadonlyMap<string, Entry>): DirectNeed[] {
  return entriesAt(value, 'workspaces').flatMap(([folder, workspace]) => {
    const below = folder === '' ? null : textAt(workspace, 'name');
    return npmNeeds(workspace).flatMap(({ key, scopes }): DirectNeed[] => {
      const found = nearest(below, key, entries);
      return found === null ? [] : [{ key: found, scopes }];
    });
  });
}

function identityOf({ name, rest, registry }: Entry): { version: string | null; source: PackageSource } {
  if (/^\d/u.test(rest)) return { version: rest, source: { kind: 'registry', url: registry, revision: null } };
  if (rest.startsWith('root:')) return { version: null, source: { kind: 'workspace', url: '.', revision: null } };
  const { source } = npmRequirement(name, rest);
  return source?.kind === 'workspace'
    ? { version: null, source: { ...source, url: rest.slice('workspace:'.length) } }
    : { version: source === null ? rest : null, source: source ?? { kind: 'registry', url: registry, revision: null } };
}

function versionOf(value: unknown): void {
  const version = member(value, 'lockfileVersion');
  if (version !== undefined && (typeof version !== 'number' || version > 1))
    throw new DependencyFileError('unsupported-version', null, 'A lock file of bun in a version that is not known');
}

/** bun: `bun.lock`, JSON with commas at ends. The old `bun.lockb` is binary and is not read. */
export const bunLock = defineDependencyFile({
  id: 'bun-lock',
  ecosystem: 'npm',
  name: { zh: 'bun 的 bun.lock', en: 'bun.lock of bun' },
  kind: 'lock',
  files: [/(?:^|\/)bun\.lock$/u],
  source: 'https://bun.sh/docs/pm/lockfile',
  manifests: (path) => [join(dirname(path), 'package.json')],
  cap: 67_108_864,
  read(text, context) {
    const { value, lines, repeated } = jsoncDocument(text, 2);
    if (!isTable(value)) throw new DependencyFileError('unparsable', null, 'The lock file is no object');
    versionOf(value);
    const warnings = warningList();
    for (const { path, line } of repeated) {
      const name = shown(path.split('\0').at(-1) ?? '');
      warnings.add(`“${name}”出现多次，以最后一处为准`, `"${name}" is there more than once: the last one counts`, line);
    }
    const entries = entriesOf(value, lines, warnings);
    const edges = edgesOf(entries);
    const needs = directOf(value, entries);
    const direct = new Set(needs.map(({ key }) => key));
    const scopesOf = npmScopes(needs, edges);
    const packages = Array.from(entries.values(), (entry): FoundPackage => {
      const scopes: readonly Scope[] = scopesOf.get(entry.key) ?? [];
      const { required = [], optional = [] } = edges.get(entry.key) ?? {};
      return foundPackage({
        key: entry.key,
        name: entry.name,
        ...identityOf(entry),
        scopes: member(entry.info, 'bundled') === true ? ['bundled', ...scopes] : scopes,
        groups: npmGroups(scopes),
        direct: direct.has(entry.key),
        dependsOn: [...required, ...optional],
        integrity: entry.integrity,
        line: entry.line,
      });
    });
    const recorded = entriesAt(value, 'workspaces').flatMap(([folder, workspace]) => {
      const manifest = join(dirname(context.path), folder, 'package.json');
      return manifest.startsWith('../') ? [] : recordedNeeds(manifest, npmNeeds(workspace));
    });
    const name = textAt(value, 'workspaces', '', 'name');
    const root = name === null ? null : { name, version: textAt(value, 'workspaces', '', 'version') };
    return { root, packages, recorded, warnings: warnings.all() };
  },
});
