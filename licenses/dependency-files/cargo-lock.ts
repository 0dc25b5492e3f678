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
} from '../dependency-file.ts';
import { type CargoMember, cargoMembers } from '../dependency-parts/cargo-members.ts';
import { type DirectNeed, scopesByReach } from '../dependency-parts/reach.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { tomlDocument, tomlPlaces } from '../dependency-parts/toml.ts';
import { listAt, textAt, textsAt } from '../dependency-parts/values.ts';
import { member } from '../manifest.ts';

function sourceOf(text: string | null): PackageSource | null {
  if (text === null) return { kind: 'workspace', url: null, revision: null };
  if (text.startsWith('git+')) {
    const [address = '', revision] = text.slice(4).split('#');
    return { kind: 'git', url: address.split('?')[0] ?? address, revision: revision ?? null };
  }
  const path = /^(?:path|directory|local-registry)\+(.*)$/su.exec(text)?.[1];
  if (path !== undefined) return { kind: 'path', url: path, revision: null };
  return { kind: 'registry', url: text.replace(/^registry\+/u, ''), revision: null };
}

interface Entry {
  readonly name: string;
  readonly version: string;
  readonly source: string | null;
  readonly checksum: string | null;
  readonly needs: readonly string[];
  readonly line: number | null;
}

function idOf({ name, version, source }: Pick<Entry, 'name' | 'version' | 'source'>): string {
  return source === null ? `${name} ${version}` : `${name} ${version} (${source})`;
}

/** Of each package what is asked of it below, with one text for all that come from one registry. */
function leanPackages(): (table: unknown) => unknown {
  const sources = new Map<string, string>();
  return (table) => {
    const written = textAt(table, 'source');
    const source = written === null ? null : (sources.get(written) ?? written);
    if (source !== null) sources.set(source, source);
    const [name, version] = [textAt(table, 'name'), textAt(table, 'version')];
    return { name, version, source, checksum: textAt(table, 'checksum'), dependencies: textsAt(table, 'dependencies') };
  };
}

function entriesOf(toml: unknown, text: string): Entry[] {
  const tables = [...[member(toml, 'root')].filter((table) => table !== undefined), ...listAt(toml, 'package')];
  refuseTooMany(tables.length);
  const lines = tomlPlaces(text).arrays.get('package') ?? [];
  const first = tables.length - listAt(toml, 'package').length;
  return tables.map((table, index) => {
    const [name, version] = [textAt(table, 'name'), textAt(table, 'version')];
    const line = lines.length === tables.length - first ? (lines[index - first] ?? null) : null;
    if (name === null || version === null)
      throw new DependencyFileError('unparsable', line, 'A package has no name or no version');
    const source = textAt(table, 'source');
    const old = textAt(toml, 'metadata', `checksum ${idOf({ name, version, source })}`);
    const checksum = textAt(table, 'checksum') ?? (old === '<none>' ? null : old);
    return { name, version, source, checksum, needs: textsAt(table, 'dependencies'), line };
  });
}

/** Packages by the spellings that the lock speaks of them in: `name`, `name version`, `name version (source)`; null where two share it. */
function spellings(entries: readonly Entry[], keys: ReadonlyMap<Entry, string>): ReadonlyMap<string, string | null> {
  const spoken = new Set(entries.flatMap(({ needs }) => needs));
  const found = new Map<string, string | null>();
  for (const entry of entries) {
    const key = keys.get(entry) ?? '';
    for (const spelling of [entry.name, `${entry.name} ${entry.version}`, idOf(entry)]) {
      if (!spoken.has(spelling)) continue;
      found.set(spelling, found.has(spelling) && found.get(spelling) !== key ? null : key);
    }
  }
  return found;
}

function keysOf(entries: readonly Entry[]): ReadonlyMap<Entry, string> {
  const counts = new Map<string, number>();
  const short = ({ name, version }: Entry) => `${name}@${version}`;
  for (const entry of entries) counts.set(short(entry), (counts.get(short(entry)) ?? 0) + 1);
  return new Map(entries.map((entry) => [entry, counts.get(short(entry)) === 1 ? short(entry) : idOf(entry)]));
}

interface Graph {
  readonly entries: readonly Entry[];
  readonly keys: ReadonlyMap<Entry, string>;
  readonly needs: ReadonlyMap<string, readonly string[]>;
}

/** Direct needs of the members with what their manifests say they are for; null when a manifest was not found. */
function directNeeds(graph: Graph, members: ReadonlyMap<string, CargoMember>): DirectNeed[] | null {
  const direct: DirectNeed[] = [];
  const nameOf = new Map(graph.entries.map((entry) => [graph.keys.get(entry) ?? '', entry.name]));
  for (const entry of graph.entries.filter(({ source }) => source === null)) {
    const manifest = members.get(entry.name);
    if (manifest === undefined) return null;
    for (const key of graph.needs.get(graph.keys.get(entry) ?? '') ?? []) {
      const tables = manifest.needs.filter(({ name }) => name === nameOf.get(key));
      const plain = tables.length === 0 || tables.some(({ scopes }) => scopes.length === 0);
      direct.push({ key, scopes: plain ? [] : [...new Set(tables.flatMap(({ scopes }) => scopes))] });
    }
  }
  return direct;
}

/** Of a package that lies in the repository but is no member of the workspace the lock leaves out what only its tests need. */
function isMember({ needs }: CargoMember, names: ReadonlySet<string>): boolean {
  const byName = Map.groupBy(needs, ({ name }) => name);
  const forTests = [...byName.values()].filter((same) =>
    same.every(({ scopes, source }) => scopes.includes('dev') && source.kind !== 'path'),
  );
  return forTests.length === 0 || forTests.some(([first]) => names.has(first?.name ?? ''));
}

function recordedOf(graph: Graph, members: ReadonlyMap<string, CargoMember>, root: string): Recorded[] {
  return graph.entries
    .filter(({ source }) => source === null)
    .flatMap((entry) => {
      const own = members.get(entry.name);
      const names = new Set(entry.needs.map((need) => need.split(' ')[0] ?? need));
      if (own === undefined || !(own.manifest === root || isMember(own, names))) return [];
      return [...names].map((name) => ({ manifest: own.manifest, name, constraint: null }));
    });
}

function graphOf(entries: readonly Entry[]): Graph {
  const keys = keysOf(entries);
  const spelled = spellings(entries, keys);
  const needs = new Map(
    entries.map((entry) => [
      keys.get(entry) ?? '',
      [...new Set(entry.needs.flatMap((need) => spelled.get(need) ?? []))],
    ]),
  );
  return { entries, keys, needs };
}

function placed(source: PackageSource | null, folder: string | undefined): PackageSource | null {
  return source?.kind === 'workspace' && folder !== undefined ? { ...source, url: folder } : source;
}

/** `Cargo.lock` 1 to 4; what dependencies are for comes from the members' manifests, where they are found. */
export const cargoLock = defineDependencyFile({
  id: 'cargo-lock',
  ecosystem: 'cargo',
  name: { zh: 'Cargo.lock', en: 'Cargo.lock' },
  kind: 'lock',
  files: [/(?:^|\/)Cargo\.lock$/u],
  source: 'https://doc.rust-lang.org/cargo/guide/cargo-toml-vs-cargo-lock.html',
  manifests: (path) => [join(dirname(path), 'Cargo.toml')],
  cap: 33_554_432,
  async read(text, context) {
    const toml = tomlDocument(text, leanPackages());
    const version = member(toml, 'version');
    if (typeof version === 'number' && version > 4)
      throw new DependencyFileError('unsupported-version', null, `Cargo.lock of version ${version} is not known`);
    const graph = graphOf(entriesOf(toml, text));
    const local = graph.entries.filter(({ source }) => source === null);
    const members = await cargoMembers(context, [...new Set(local.map(({ name }) => name))]);
    const needs = directNeeds(graph, members);
    // A member's needs are direct ones already, each with its scope: walked again, its tests would come with it.
    const beyond = new Map(graph.needs);
    for (const entry of local) beyond.delete(graph.keys.get(entry) ?? '');
    const scopes = needs === null ? new Map<string, never>() : scopesByReach(needs, beyond);
    const direct = new Set(local.flatMap((entry) => graph.needs.get(graph.keys.get(entry) ?? '') ?? []));
    const packages = graph.entries.map((entry): FoundPackage => {
      const key = graph.keys.get(entry) ?? '';
      const manifest = members.get(entry.name)?.manifest;
      return foundPackage({
        key,
        name: entry.name,
        version: entry.version,
        scopes: scopes.get(key) ?? [],
        direct: local.length === 0 ? null : direct.has(key),
        dependsOn: graph.needs.get(key) ?? [],
        source: placed(sourceOf(entry.source), manifest === undefined ? undefined : dirname(manifest)),
        integrity: entry.checksum,
        line: entry.line,
      });
    });
    const recorded = recordedOf(graph, members, join(dirname(context.path), 'Cargo.toml'));
    return { root: null, packages, recorded: recorded.length === 0 ? null : recorded, warnings: [] };
  },
});
