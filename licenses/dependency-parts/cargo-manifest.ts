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
import { DependencyFileError, type PackageSource, type ReadContext, type Scope } from '../dependency-file.ts';
import { member } from '../manifest.ts';
import { tomlDocument } from './toml.ts';
import { entriesAt, isTable, textAt, textsAt } from './values.ts';

/** A dependency of a `Cargo.toml`. */
export interface CargoNeed {
  /** The crate's own name, also where the manifest renames it. */
  readonly name: string;
  /** The key in the manifest. */
  readonly key: string;
  readonly constraint: string | null;
  readonly source: PackageSource;
  readonly scopes: readonly Scope[];
  /** Tables as written: `dev-dependencies`, `target.cfg(unix)`. */
  readonly groups: readonly string[];
  /** Table and key as {@link tomlPlaces} has them. */
  readonly table: string;
}

/** An exact requirement is one version; Cargo reads `1.2` as `^1.2`. */
export function cargoPin(constraint: string | null): string | null {
  return /^=\s*(\d+\.\d+\.\d+[^\s,]*)$/u.exec(constraint?.trim() ?? '')?.[1] ?? null;
}

function checkedText(spec: unknown, key: string, name: string): string | null {
  const value = member(spec, key);
  if (value === undefined || typeof value === 'string') return value ?? null;
  throw new DependencyFileError('unparsable', null, `"${key}" of the dependency ${name} is no string`);
}

function sourceOf(spec: unknown, name: string): PackageSource {
  const git = checkedText(spec, 'git', name);
  const [branch, tag, rev] = ['branch', 'tag', 'rev'].map((key) => checkedText(spec, key, name));
  if (git !== null) return { kind: 'git', url: git, revision: rev ?? tag ?? branch ?? null };
  const path = checkedText(spec, 'path', name);
  if (path !== null) return { kind: 'path', url: path, revision: null };
  const registry = checkedText(spec, 'registry-index', name) ?? checkedText(spec, 'registry', name);
  return { kind: 'registry', url: registry, revision: null };
}

const kinds: readonly (readonly [string, readonly Scope[]])[] = [
  ['dependencies', []],
  ['dev-dependencies', ['dev']],
  ['dev_dependencies', ['dev']],
  ['build-dependencies', ['build']],
  ['build_dependencies', ['build']],
];

/** What holds for all dependencies of a manifest. */
interface Manifest {
  readonly inherited: (key: string) => unknown;
  /** Optional dependencies that the default features turn on. */
  readonly on: ReadonlySet<string>;
}

/** Optional dependencies that the default features turn on: they are there unless somebody turns them off. */
function turnedOn(toml: unknown): ReadonlySet<string> {
  const seen = new Set(textsAt(toml, 'features', 'default'));
  for (const feature of seen) for (const next of textsAt(toml, 'features', feature)) seen.add(next);
  const names = Array.from(seen, (feature) => /^(?:dep:)?([^/?]+)(?:\/.*)?$/u.exec(feature)?.[1] ?? '');
  return new Set(names);
}

function needOf(
  key: string,
  given: unknown,
  scopes: readonly Scope[],
  at: Place,
  { inherited, on }: Manifest,
): CargoNeed {
  const inherits = member(given, 'workspace') === true;
  const spec = inherits ? inherited(key) : given;
  if (typeof spec !== 'string' && !isTable(spec)) {
    if (inherits) return { name: key, key, constraint: null, source: unknownSource, scopes, ...at };
    throw new DependencyFileError('unparsable', null, `The dependency ${key} is neither a version nor a table`);
  }
  const optional = member(given, 'optional') === true || member(spec, 'optional') === true;
  return {
    name: checkedText(spec, 'package', key) ?? key,
    key,
    constraint: typeof spec === 'string' ? spec : checkedText(spec, 'version', key),
    source: sourceOf(spec, key),
    scopes: optional && !on.has(key) ? [...scopes, 'optional'] : scopes,
    ...at,
  };
}

interface Place {
  readonly groups: readonly string[];
  readonly table: string;
}

const unknownSource: PackageSource = { kind: 'registry', url: null, revision: null };

function needsIn(toml: unknown, path: readonly string[], manifest: Manifest): CargoNeed[] {
  return kinds.flatMap(([kind, scopes]) => {
    const target = path[1] === undefined ? [] : [`target.${path[1]}`];
    const groups = [...(kind === 'dependencies' ? [] : [kind]), ...target];
    const table = [...path, kind].join('.').replace(/["'\s]/gu, '');
    return entriesAt(toml, ...path, kind).map(([key, given]) =>
      needOf(key, given, scopes, { groups, table }, manifest),
    );
  });
}

/**
 * Dependencies of a `Cargo.toml`, with those of its targets; `workspace` is the manifest that it inherits from.
 * @throws DependencyFileError when a dependency is written as none can be.
 */
export function cargoNeeds(toml: unknown, workspace: unknown): CargoNeed[] {
  const manifest: Manifest = {
    inherited: (key) => member(workspace, 'workspace', 'dependencies', key),
    on: turnedOn(toml),
  };
  const targets = entriesAt(toml, 'target').map(([name]) => ['target', name]);
  return [[], ...targets].flatMap((path) => needsIn(toml, path, manifest));
}

const mostParents = 16;

/** The manifest of the workspace that a `Cargo.toml` is part of, itself included; null when there is none at hand. */
export async function cargoWorkspace(toml: unknown, { path, beside }: ReadContext): Promise<unknown> {
  if (member(toml, 'workspace') !== undefined) return toml;
  const named = textAt(toml, 'package', 'workspace');
  let folder = dirname(path);
  for (let step = 0; step < mostParents && folder !== '.'; step += 1) {
    folder = named === null ? dirname(folder) : join(folder, named);
    const text = folder.startsWith('..') ? null : await beside(join(folder, 'Cargo.toml'));
    const found = text === null ? null : tomlDocument(text);
    if (member(found, 'workspace') !== undefined) return found;
    if (named !== null) return null;
  }
  return null;
}

/** Version of the package, which it may inherit. */
export function cargoVersion(toml: unknown, workspace: unknown): string | null {
  const own = textAt(toml, 'package', 'version');
  if (own !== null || member(toml, 'package', 'version', 'workspace') !== true) return own;
  return textAt(workspace, 'workspace', 'package', 'version');
}
