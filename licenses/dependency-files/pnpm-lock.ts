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
  type Recorded,
  type Scope,
} from '../dependency-file.ts';
import { type NpmEdges, npmGroups, npmScopes } from '../dependency-parts/npm-reach.ts';
import { nameAndRest, npmRequirement, resolvedSource } from '../dependency-parts/npm-requirement.ts';
import { pnpmKey, pnpmPath, withoutPeers } from '../dependency-parts/pnpm-paths.ts';
import type { DirectNeed } from '../dependency-parts/reach.ts';
import { refuseMergeConflict, refuseTooMany } from '../dependency-parts/text.ts';
import { shown, type Warnings, warningList } from '../dependency-parts/warnings.ts';
import { entriesOf, textAt, textOf, type YamlNode } from '../dependency-parts/yaml-node.ts';
import { yamlTree } from '../dependency-parts/yaml-tree.ts';

const needTables: readonly (readonly [string, readonly Scope[]])[] = [
  ['dependencies', []],
  ['optionalDependencies', ['optional']],
  ['devDependencies', ['dev']],
];

interface Lock {
  readonly version: number;
  /** Importers by their folder from the lock file. */
  readonly importers: ReadonlyMap<string, YamlNode>;
  readonly packages: ReadonlyMap<string, YamlNode>;
  /** From version 9: the same packages with their peers, and what they need. */
  readonly snapshots: ReadonlyMap<string, YamlNode>;
  readonly overrides: ReadonlyMap<string, YamlNode>;
}

/** Since pnpm 11 the packages of pnpm's own surroundings may stand in a document of their own before the project's. */
function documents(text: string): YamlNode[] {
  const parts = text.split(/^---[ \t]*\r?$/mu);
  if (parts.length < 3) return [yamlTree(text)];
  let lines = 0;
  return parts.flatMap((part) => {
    const node = part.trim() === '' ? [] : [yamlTree('\n'.repeat(lines) + part)];
    lines += part.split('\n').length - 1;
    return node;
  });
}

function versionOf(tree: YamlNode): number {
  const written = textAt(tree, 'lockfileVersion') ?? textAt(tree, 'shrinkwrapVersion') ?? '5';
  // pnpm 7 could write requirements where 6.0 has them later.
  const version = Number(written.replace(/-inlineSpecifiers$/u, ''));
  if (!(version >= 3 && version < 10))
    throw new DependencyFileError('unsupported-version', null, 'A lock file of pnpm in a version that is not known');
  return version;
}

function lockOf(tree: YamlNode): Lock {
  if (typeof tree.value === 'string' && tree.value !== '')
    throw new DependencyFileError('unparsable', 1, 'The lock file is no map');
  const root = entriesOf(tree);
  const listed = entriesOf(root.get('importers'));
  const packages = entriesOf(root.get('packages'));
  const snapshots = entriesOf(root.get('snapshots'));
  refuseTooMany(Math.max(packages.size, snapshots.size));
  return {
    version: versionOf(tree),
    importers: listed.size > 0 ? listed : new Map([['.', tree]]),
    packages,
    snapshots,
    overrides: entriesOf(root.get('overrides')),
  };
}

function finder(lock: Lock): (name: string, node: YamlNode) => string | null {
  const has = (key: string) => lock.snapshots.has(key) || lock.packages.has(key);
  return (name, node) => {
    const reference = textOf(node) ?? textAt(node, 'version');
    const key = reference === null ? null : pnpmKey(name, reference, has);
    return key === null || lock.packages.has(key) ? key : withoutPeers(key);
  };
}

function edgesOf(lock: Lock): ReadonlyMap<string, NpmEdges> {
  const find = finder(lock);
  const edges = new Map<string, { required: Set<string>; optional: Set<string> }>();
  const keysIn = (node: YamlNode, table: string) =>
    Array.from(entriesOf(entriesOf(node).get(table)), ([name, value]) => find(name, value)).filter(
      (key) => key !== null,
    );
  for (const [path, node] of [...lock.packages, ...lock.snapshots]) {
    const key = lock.packages.has(path) ? path : withoutPeers(path);
    const own = edges.get(key) ?? { required: new Set(), optional: new Set() };
    for (const need of keysIn(node, 'dependencies')) own.required.add(need);
    for (const need of keysIn(node, 'optionalDependencies')) own.optional.add(need);
    edges.set(key, own);
  }
  return new Map(
    Array.from(edges, ([key, { required, optional }]) => [key, { required: [...required], optional: [...optional] }]),
  );
}

function directOf(lock: Lock): DirectNeed[] {
  const find = finder(lock);
  return [...lock.importers.values()].flatMap((importer) =>
    needTables.flatMap(([table, scopes]) =>
      Array.from(entriesOf(entriesOf(importer).get(table)), ([name, node]) => find(name, node))
        .filter((key) => key !== null)
        .map((key) => ({ key, scopes })),
    ),
  );
}

/** Packages that the project forces another requirement on: importers have that one in place of their manifest's. */
function overridden(lock: Lock): ReadonlySet<string> {
  const names = Array.from(lock.overrides.keys(), (key) => {
    const forced = key.split(/(?<=[^ |@])>/u).at(-1) ?? key;
    return nameAndRest(forced)?.name ?? forced;
  });
  return new Set(names);
}

function recordedOf(lock: Lock, path: string): Recorded[] {
  const forced = overridden(lock);
  return [...lock.importers].flatMap(([folder, importer]) => {
    const manifest = join(dirname(path), folder, 'package.json');
    if (manifest.startsWith('../')) return [];
    const specifiers = entriesOf(entriesOf(importer).get('specifiers'));
    const inline = needTables.flatMap(([table]) => [...entriesOf(entriesOf(importer).get(table))]);
    const all = specifiers.size > 0 ? [...specifiers] : inline;
    return all.flatMap(([key, node]): Recorded[] => {
      const specifier = textOf(node) ?? textAt(node, 'specifier');
      if (specifier === null) return [];
      const { name, constraint } = npmRequirement(key, specifier);
      return [{ manifest, name, constraint: forced.has(key) ? null : constraint }];
    });
  });
}

function sourceOf(path: string, node: YamlNode): PackageSource {
  const resolution = entriesOf(node).get('resolution');
  const repository = textAt(resolution, 'repo');
  if (repository !== null) return { kind: 'git', url: repository, revision: textAt(resolution, 'commit') };
  const directory = textAt(resolution, 'directory');
  if (directory !== null) return { kind: 'path', url: directory, revision: null };
  const tarball = textAt(resolution, 'tarball');
  return resolvedSource(tarball ?? (path.startsWith('file:') ? path : null));
}

interface Facts {
  readonly lock: Lock;
  readonly edges: ReadonlyMap<string, NpmEdges>;
  readonly direct: ReadonlySet<string>;
  readonly scopes: ReadonlyMap<string, readonly Scope[]>;
}

/** Flags of old files; null where the file has none and ways must be followed. */
function flagged(node: YamlNode): readonly Scope[] | null {
  const [dev, optional] = [textAt(node, 'dev'), textAt(node, 'optional')];
  if (dev === null && optional === null) return null;
  return [...(dev === 'true' ? (['dev'] as const) : []), ...(optional === 'true' ? (['optional'] as const) : [])];
}

function packageAt(path: string, node: YamlNode, facts: Facts, warnings: Warnings): FoundPackage[] {
  const { lock } = facts;
  const said = pnpmPath(path, lock.version);
  const name = textAt(node, 'name') ?? said.name;
  const version = textAt(node, 'version') ?? said.version;
  const source = sourceOf(path, node);
  if (name === null || (version === null && source.kind === 'registry')) {
    warnings.add(
      `“${shown(path)}”没有软件包名或版本，已跳过`,
      `"${shown(path)}" names no package with a version and was passed over`,
      node.line,
    );
    return [];
  }
  const scopes = flagged(node) ?? facts.scopes.get(path) ?? [];
  const { required = [], optional = [] } = facts.edges.get(path) ?? {};
  return [
    foundPackage({
      key: path,
      name,
      version,
      scopes,
      groups: npmGroups(scopes),
      direct: facts.direct.has(path),
      dependsOn: [...new Set([...required, ...optional])],
      source,
      integrity: textAt(node, 'resolution', 'integrity'),
      installScript: lock.version >= 9 ? null : textAt(node, 'requiresBuild') === 'true',
      deprecated: textAt(node, 'deprecated'),
      line: node.line,
    }),
  ];
}

/** pnpm: `pnpm-lock.yaml`, versions 3 to 9, workspaces included. */
export const pnpmLock = defineDependencyFile({
  id: 'pnpm-lock',
  ecosystem: 'npm',
  name: { zh: 'pnpm 的 pnpm-lock.yaml', en: 'pnpm-lock.yaml of pnpm' },
  kind: 'lock',
  files: [/(?:^|\/)pnpm-lock\.yaml$/u],
  source: 'https://github.com/pnpm/spec/tree/master/lockfile',
  manifests: (path) => [join(dirname(path), 'package.json')],
  cap: 67_108_864,
  read(text, context) {
    refuseMergeConflict(text);
    const warnings = warningList();
    const packages: FoundPackage[] = [];
    const recorded: Recorded[] = [];
    for (const tree of documents(text)) {
      const lock = lockOf(tree);
      const edges = edgesOf(lock);
      const direct = directOf(lock);
      const facts = { lock, edges, direct: new Set(direct.map(({ key }) => key)), scopes: npmScopes(direct, edges) };
      for (const [path, node] of lock.packages) packages.push(...packageAt(path, node, facts, warnings));
      recorded.push(...recordedOf(lock, context.path));
    }
    refuseTooMany(packages.length);
    const keys = new Map(packages.map((found) => [found.key, found]));
    const whole = Array.from(keys.values(), (found) => ({
      ...found,
      dependsOn: found.dependsOn.filter((key) => keys.has(key)),
    }));
    return { root: null, packages: whole, recorded, warnings: warnings.all() };
  },
});
