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

import type { Side } from '../check/facts.ts';
import type { FoundPackage, Recorded } from '../dependency-file.ts';
import { dependencyFiles } from '../dependency-file-registry.ts';
import { ecosystems } from '../ecosystem-registry.ts';
import type { InventoryFile } from '../inventory/inventory.ts';
import type { SourceTree } from '../source-tree.ts';

/** How a lock differs from its manifest. */
export interface LockDifference {
  readonly kind: 'not-locked' | 'not-asked-for' | 'other-constraint' | 'no-manifest';
  readonly lock: InventoryFile;
  /** Path of the manifest; of `no-manifest`, one that would be its manifest. */
  readonly manifest: string;
  /** Name of the package; empty for `no-manifest`. */
  readonly name: string;
  /** What the manifest asks for, and what the lock remembers; null where one says nothing. */
  readonly asked: string | null;
  readonly remembered: string | null;
  /** In the manifest; null where it has none. */
  readonly line: number | null;
}

function folded(constraint: string | null): string {
  return (constraint ?? '').replaceAll(/\s+/gu, ' ').replaceAll(/ ?, ?/gu, ',').trim();
}

/** What a lock need not remember: the surroundings bring it, or it is a part of the same repository. */
function isOptionalInLock({ scopes, source }: FoundPackage): boolean {
  const apart = scopes.some((scope) => scope === 'peer' || scope === 'provided' || scope === 'bundled');
  return apart || source?.kind === 'path' || source?.kind === 'workspace';
}

type Named = ReadonlyMap<
  string,
  { readonly constraints: ReadonlySet<string>; readonly first: FoundPackage | null; readonly written: string | null }
>;

function byName<T>(
  all: readonly T[],
  nameOf: (one: T) => string,
  constraintOf: (one: T) => string | null,
  found: (one: T) => FoundPackage | null,
): Named {
  const names = new Map<string, { constraints: Set<string>; first: FoundPackage | null; written: string | null }>();
  for (const one of all) {
    const known = names.get(nameOf(one)) ?? { constraints: new Set(), first: found(one), written: constraintOf(one) };
    if (constraintOf(one) !== null) known.constraints.add(folded(constraintOf(one)));
    names.set(nameOf(one), known);
  }
  return names;
}

/** One manifest against what the lock remembers of it. */
function compared(lock: InventoryFile, manifest: InventoryFile, recorded: readonly Recorded[]): LockDifference[] {
  const canonical = ecosystems.get(lock.ecosystem)?.canonicalName ?? ((name: string) => name);
  const asked = byName(
    manifest.reading?.packages ?? [],
    ({ name }) => canonical(name),
    ({ constraint }) => constraint,
    (one) => one,
  );
  const kept = byName(
    recorded,
    ({ name }) => canonical(name),
    ({ constraint }) => constraint,
    () => null,
  );
  const found: LockDifference[] = [];
  const base = { lock, manifest: manifest.path };
  for (const [name, { constraints, first, written }] of asked) {
    const own = kept.get(name);
    const line = first?.line ?? null;
    if (own === undefined) {
      if (first !== null && isOptionalInLock(first)) continue;
      found.push({ ...base, kind: 'not-locked', name: first?.name ?? name, asked: written, remembered: null, line });
    } else if (own.constraints.size > 0 && constraints.size > 0 && own.constraints.isDisjointFrom(constraints)) {
      found.push({
        ...base,
        kind: 'other-constraint',
        name: first?.name ?? name,
        asked: written,
        remembered: own.written,
        line,
      });
    }
  }
  for (const [name, { written }] of kept) {
    if (!asked.has(name))
      found.push({ ...base, kind: 'not-asked-for', name, asked: null, remembered: written, line: null });
  }
  return found;
}

function differencesOf(
  lock: InventoryFile,
  byPath: ReadonlyMap<string, readonly InventoryFile[]>,
  tree: Pick<SourceTree, 'get'>,
): LockDifference[] {
  const usual = dependencyFiles.get(lock.format)?.manifests?.(lock.path) ?? [];
  const recorded = Map.groupBy(lock.reading?.recorded ?? [], ({ manifest }) => manifest);
  const wanted = [...new Set([...usual, ...recorded.keys()])];
  const [first] = wanted;
  if (first === undefined) return [];
  if (!wanted.some((path) => tree.get(path) !== null)) {
    return [{ kind: 'no-manifest', lock, manifest: first, name: '', asked: null, remembered: null, line: null }];
  }
  if (lock.reading?.recorded == null) return [];
  return wanted.flatMap((path) => {
    // Several formats may read one file; that of the same ecosystem is the one that the lock speaks of.
    const manifest = byPath.get(path)?.find((file) => file.ecosystem === lock.ecosystem && file.reading !== null);
    return manifest === undefined ? [] : compared(lock, manifest, recorded.get(path) ?? []);
  });
}

/** How the locks of a tree differ from their manifests, as far as they remember them. */
export function lockDifferences(
  { inventory: { files }, tree }: Pick<Side, 'inventory' | 'tree'>,
  only: (path: string) => boolean = () => true,
): LockDifference[] {
  const byPath = Map.groupBy(files, ({ path }) => path);
  const locks = files.filter(({ kind, reading }) => kind === 'lock' && reading !== null);
  return locks
    .filter((lock) => {
      const usual = dependencyFiles.get(lock.format)?.manifests?.(lock.path) ?? [];
      const recorded = lock.reading?.recorded ?? [];
      return only(lock.path) || usual.some(only) || recorded.some(({ manifest }) => only(manifest));
    })
    .flatMap((lock) => differencesOf(lock, byPath, tree));
}

/** Whether a lock remembers which ranges its manifests ask for; some remember only names, some nothing. */
export function remembersRanges({ reading }: InventoryFile): boolean {
  return reading?.recorded?.some(({ constraint }) => constraint !== null) === true;
}

/** Names whose range is another one than before; those that are new or gone count where the lock does not remember names. */
export function changedRanges(before: InventoryFile, after: InventoryFile, lock: InventoryFile): string[] {
  const [was, is] = [before, after].map(({ reading }) => {
    const all = reading?.packages ?? [];
    return new Map(
      all.map(({ name, constraint, groups }) => [JSON.stringify([name, groups]), { name, range: folded(constraint) }]),
    );
  });
  const names = [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])];
  const forgets = lock.reading?.recorded == null;
  return names.flatMap((key) => {
    const [old, now] = [was?.get(key), is?.get(key)];
    const differs = old !== undefined && now !== undefined ? old.range !== now.range : forgets;
    return differs ? [(now ?? old)?.name ?? ''] : [];
  });
}
