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
  defineDependencyFile,
  type FoundPackage,
  foundPackage,
  type ReadContext,
  type Reading,
  type Recorded,
  type Scope,
} from '../dependency-file.ts';
import { manifestBeside } from '../dependency-parts/npm-manifest.ts';
import { type NpmNeed, npmNeeds } from '../dependency-parts/npm-needs.ts';
import { type NpmEdges, npmGroups, npmScopes } from '../dependency-parts/npm-reach.ts';
import { nameAndRest, npmRequirement } from '../dependency-parts/npm-requirement.ts';
import type { DirectNeed } from '../dependency-parts/reach.ts';
import { refuseMergeConflict, refuseTooMany } from '../dependency-parts/text.ts';
import { shown, warningList } from '../dependency-parts/warnings.ts';
import { berryEntries } from '../dependency-parts/yarn-berry.ts';
import { classicEntries } from '../dependency-parts/yarn-classic.ts';
import type { YarnEntry } from '../dependency-parts/yarn-entry.ts';
import { member } from '../manifest.ts';

type Find = (name: string, requirement: string) => string | null;

/** Patterns may be written with `npm:` or without; where resolutions changed one, the only package of that name is meant. */
function finder(entries: readonly YarnEntry[]): Find {
  const byPattern = new Map<string, string>();
  const byName = new Map<string, string | null>();
  for (const { patterns, key } of entries) {
    for (const pattern of patterns) {
      byPattern.set(pattern, key);
      const name = pattern.slice(0, Math.max(0, pattern.indexOf('@', 1)));
      byName.set(name, byName.has(name) && byName.get(name) !== key ? null : key);
    }
  }
  return (name, requirement) => {
    const ways = [
      `${name}@${requirement}`,
      `${name}@npm:${requirement}`,
      `${name}@${requirement.replace(/^npm:/u, '')}`,
    ];
    const way = ways.find((pattern) => byPattern.has(pattern));
    return (way === undefined ? byName.get(name) : byPattern.get(way)) ?? null;
  };
}

function edgesOf(entries: readonly YarnEntry[], find: Find): ReadonlyMap<string, NpmEdges> {
  const keys = (needs: YarnEntry['required']) => needs.flatMap(([name, requirement]) => find(name, requirement) ?? []);
  return new Map(
    entries.map((entry) => {
      const optional = keys(entry.optional);
      return [entry.key, { required: keys(entry.required).filter((key) => !optional.includes(key)), optional }];
    }),
  );
}

/** Manifests of the project and of its workspaces, as far as they are there, with what they ask for. */
interface Manifests {
  readonly needs: ReadonlyMap<string, readonly NpmNeed[]>;
  /** There are workspaces that a lock of yarn 1 does not list: what they ask for is not known. */
  readonly partial: boolean;
}

async function manifestsOf(entries: readonly YarnEntry[], context: ReadContext): Promise<Manifests> {
  const folders = new Set(['.', ...entries.flatMap(({ workspace }) => workspace ?? [])]);
  const needs = new Map<string, readonly NpmNeed[]>();
  let partial = false;
  for (const folder of folders) {
    const path = join(dirname(context.path), folder, 'package.json');
    const json = path.startsWith('../') ? null : await manifestBeside(context, path);
    if (json !== null) needs.set(path, npmNeeds(json));
    if (folders.size === 1 && member(json, 'workspaces') !== undefined) partial = true;
  }
  return { needs, partial };
}

/** Yarn 2 and later write what each workspace asks for. */
function recordedByWorkspaces(entries: readonly YarnEntry[], context: ReadContext): Recorded[] {
  return entries.flatMap((entry) => {
    if (entry.workspace === null) return [];
    const manifest = join(dirname(context.path), entry.workspace, 'package.json');
    if (manifest.startsWith('../')) return [];
    return [...entry.required, ...entry.optional].map(([key, spec]): Recorded => {
      const { name, constraint } = npmRequirement(key, spec);
      return { manifest, name, constraint };
    });
  });
}

/** Yarn 1 only has patterns, and they are the manifest's own words; a name without any may be a workspace where there are some. */
function recordedByPatterns(entries: readonly YarnEntry[], { needs, partial }: Manifests): Recorded[] {
  const patterns = new Set(entries.flatMap((entry) => entry.patterns));
  const names = new Set(Array.from(patterns, (pattern) => nameAndRest(pattern)?.name ?? pattern));
  return Array.from(needs).flatMap(([manifest, all]) =>
    all
      .filter(({ key, spec }) => patterns.has(`${key}@${spec}`) || (partial && !names.has(key)))
      .filter(({ table }) => table !== 'peerDependencies')
      .map(({ key, spec }): Recorded => {
        const { name, constraint } = npmRequirement(key, spec);
        return { manifest, name, constraint };
      }),
  );
}

function directOf(
  entries: readonly YarnEntry[],
  needs: ReadonlyMap<string, readonly NpmNeed[]>,
  edges: ReadonlyMap<string, NpmEdges>,
  find: Find,
): DirectNeed[] {
  const told = [...needs.values()].flat().flatMap(({ key, spec, scopes }): DirectNeed[] => {
    const found = find(key, spec);
    return found === null ? [] : [{ key: found, scopes }];
  });
  if (told.length > 0) return told;
  return entries
    .filter(({ workspace }) => workspace !== null)
    .flatMap(({ key }) => [...(edges.get(key)?.required ?? []), ...(edges.get(key)?.optional ?? [])])
    .map((key) => ({ key, scopes: [] }));
}

function packageOf(
  entry: YarnEntry,
  edges: NpmEdges | undefined,
  scopes: readonly Scope[],
  direct: boolean | null,
): FoundPackage {
  return foundPackage({
    key: entry.key,
    name: entry.name,
    version: entry.version,
    scopes,
    groups: npmGroups(scopes),
    direct,
    dependsOn: [...new Set([...(edges?.required ?? []), ...(edges?.optional ?? [])])],
    source: entry.source,
    integrity: entry.integrity,
    line: entry.line,
  });
}

async function readingOf(entries: readonly YarnEntry[], context: ReadContext): Promise<Reading> {
  refuseTooMany(entries.length);
  const warnings = warningList();
  const unique = new Map<string, YarnEntry>();
  for (const entry of entries) {
    const twice = unique.has(entry.key);
    if (twice)
      warnings.add(`“${shown(entry.key)}”出现多次`, `"${shown(entry.key)}" is there more than once`, entry.line);
    unique.set(entry.key, entry);
  }
  const all = [...unique.values()];
  const find = finder(all);
  const edges = edgesOf(all, find);
  const manifests = await manifestsOf(all, context);
  const { needs, partial } = manifests;
  const direct = directOf(all, needs, edges, find);
  const keys = new Set(direct.map(({ key }) => key));
  const scopes = npmScopes(direct, edges);
  const hasWorkspaces = all.some(({ workspace }) => workspace !== null);
  const told = needs.size > 0 || hasWorkspaces;
  const isDirect = (key: string) => (keys.has(key) ? true : told && !partial ? false : null);
  const root = all.find(({ workspace }) => workspace === '.');
  return {
    root: root === undefined ? null : { name: root.name, version: null },
    packages: all
      .filter((entry) => entry !== root)
      .map((entry) => packageOf(entry, edges.get(entry.key), scopes.get(entry.key) ?? [], isDirect(entry.key))),
    recorded: !told ? null : hasWorkspaces ? recordedByWorkspaces(all, context) : recordedByPatterns(all, manifests),
    warnings: warnings.all(),
  };
}

/** yarn: `yarn.lock` of yarn 1 and of yarn 2 and later. What packages are for, only the manifests tell. */
export const yarnLock = defineDependencyFile({
  id: 'yarn-lock',
  ecosystem: 'npm',
  name: { zh: 'yarn 的 yarn.lock', en: 'yarn.lock of yarn' },
  kind: 'lock',
  files: [/(?:^|\/)yarn\.lock$/u],
  source: 'https://classic.yarnpkg.com/lang/en/docs/yarn-lock/',
  manifests: (path) => [join(dirname(path), 'package.json')],
  cap: 67_108_864,
  read(text, context) {
    refuseMergeConflict(text);
    return readingOf(/^["']?__metadata["']?:/mu.test(text) ? berryEntries(text) : classicEntries(text), context);
  },
});
