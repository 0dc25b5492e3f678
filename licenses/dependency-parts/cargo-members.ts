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
import type { ReadContext } from '../dependency-file.ts';
import { type CargoNeed, cargoNeeds } from './cargo-manifest.ts';
import { tomlDocument } from './toml.ts';
import { entriesAt, textAt, textsAt } from './values.ts';

/** A package of the repository, as its own manifest has it. */
export interface CargoMember {
  readonly manifest: string;
  readonly needs: readonly CargoNeed[];
}

const mostManifests = 5000;

/** What folders of packages are often called where they do not have the package's name. */
const commonFolders = [
  'cli',
  'bin',
  'lib',
  'core',
  'main',
  'app',
  'api',
  'server',
  'client',
  'daemon',
  'macros',
  'derive',
];

/** The name, and what is left of it without its first words: `foo-bar-baz`, `bar-baz`, `baz`. */
function foldersOf(name: string): string[] {
  const words = name.split(/[-_]/u);
  const tails = words.map((_, at) => name.slice(words.slice(0, at).join('-').length + (at === 0 ? 0 : 1)));
  return [
    ...tails,
    ...tails.map((tail) => (tail.includes('-') ? tail.replaceAll('-', '_') : tail.replaceAll('_', '-'))),
  ];
}

/** Folders that a pattern of `workspace.members` can mean: `crates/*` and `foo-bar` → `crates/foo-bar`, `crates/bar`. */
function candidates(pattern: string, names: readonly string[]): string[] {
  const at = pattern.indexOf('*');
  if (at < 0) return [pattern];
  const rest = pattern.slice(at).replace(/^\*+/u, '');
  if (rest.includes('*')) return [];
  return [...names.flatMap(foldersOf), ...commonFolders].map((name) => `${pattern.slice(0, at)}${name}${rest}`);
}

/** Paths that the root manifest gives to all members, and those that stand in for packages of the registry. */
function sharedPaths(toml: unknown): string[] {
  const tables = [
    entriesAt(toml, 'workspace', 'dependencies'),
    ...entriesAt(toml, 'patch').map(([, table]) => entriesAt(table)),
    entriesAt(toml, 'replace'),
  ];
  return tables.flat().flatMap(([, spec]) => textAt(spec, 'path') ?? []);
}

/**
 * Manifests of the packages that have no source in a `Cargo.lock`, by their names. They are looked for where the root manifest, the
 * patterns of its members and paths between them say; one that lies elsewhere is missing.
 */
export async function cargoMembers(
  { path, beside }: ReadContext,
  names: readonly string[],
): Promise<ReadonlyMap<string, CargoMember>> {
  const members = new Map<string, CargoMember>();
  const root = dirname(path);
  const wanted = new Set(names);
  const folders = new Set([root]);
  let workspace: unknown = null;
  for (const folder of folders) {
    if (folders.size > mostManifests || members.size === wanted.size) break;
    const manifest = join(folder, 'Cargo.toml');
    const text = folder.startsWith('..') ? null : await beside(manifest);
    if (text === null) continue;
    const toml = tomlDocument(text);
    if (folder === root) {
      workspace = toml;
      for (const pattern of textsAt(toml, 'workspace', 'members'))
        for (const found of candidates(pattern, names)) folders.add(normalize(join(root, found)));
      for (const found of sharedPaths(toml)) folders.add(normalize(join(root, found)));
    }
    const needs = cargoNeeds(toml, workspace);
    for (const { source } of needs)
      if (source.kind === 'path') {
        for (const base of [folder, root]) folders.add(normalize(join(base, source.url ?? '')));
      }
    const name = textAt(toml, 'package', 'name');
    if (name !== null && wanted.has(name) && !members.has(name)) members.set(name, { manifest, needs });
  }
  return members;
}
