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

import type { FoundPackage, Scope } from '../dependency-file.ts';
import { ecosystems } from '../ecosystem-registry.ts';
import { formatPurl } from '../purl/format.ts';
import type { Purl } from '../purl/purl.ts';
import type { InventoryFile, Package, PackagePlace } from './inventory.ts';

interface Named {
  readonly id: string;
  readonly ecosystem: string;
  readonly purl: Purl | null;
  readonly place: PackagePlace;
  readonly dependsOn: readonly string[];
}

/** `..` is no name: a purl of it could not be read again, and would lead elsewhere where it becomes a path or an address. */
function leadsElsewhere({ namespace, name, subpath }: Purl): boolean {
  return [namespace, name, subpath].some(
    (part) => part?.split('/').some((one) => one === '.' || one === '..') === true,
  );
}

function idOf(file: InventoryFile, found: FoundPackage, purl: Purl | null): string {
  return purl === null ? `${file.ecosystem}:${found.name}@${found.version ?? ''}` : formatPurl(purl);
}

function purlOf({ ecosystem }: InventoryFile, found: FoundPackage): Purl | null {
  const made = ecosystems.get(ecosystem)?.purl(found) ?? null;
  return made === null || leadsElsewhere(made) ? null : made;
}

/** Packages of one file, with what they need by the ids of the inventory. */
function* namedOf(file: InventoryFile): Generator<Named> {
  const { ecosystem, path, format } = file;
  const { packages = [] } = file.reading ?? {};
  const purls = packages.map((found) => purlOf(file, found));
  const ids = packages.map((found, place) => idOf(file, found, purls[place] ?? null));
  const byKey = new Map(packages.map(({ key }, place) => [key, ids[place] ?? '']));
  for (const [place, found] of packages.entries()) {
    yield {
      id: ids[place] ?? '',
      ecosystem,
      purl: purls[place] ?? null,
      place: { path, line: found.line, format, found },
      dependsOn: found.dependsOn.flatMap((key) => byKey.get(key) ?? []),
    };
  }
}

/** What all lists have; none when one of them is empty. */
function shared(lists: readonly (readonly Scope[])[]): Scope[] {
  const [first = [], ...rest] = lists;
  return first.filter((scope) => rest.every((list) => list.includes(scope)));
}

/** True when one says so, null when none says anything. */
function anyTrue(answers: readonly (boolean | null)[]): boolean | null {
  if (answers.includes(true)) return true;
  return answers.includes(false) ? false : null;
}

function merged(all: readonly [Named, ...Named[]]): Package {
  const [{ id, ecosystem, purl, place }] = all;
  const founds = all.map((one) => one.place.found);
  const first = <T>(of: (found: FoundPackage) => T | null): T | null => {
    for (const found of founds) {
      const value = of(found);
      if (value !== null) return value;
    }
    return null;
  };
  return {
    id,
    ecosystem,
    name: place.found.name,
    version: place.found.version,
    purl,
    scopes: shared(founds.map(({ scopes }) => scopes)),
    direct: anyTrue(founds.map(({ direct }) => direct)),
    dependsOn: [...new Set(all.flatMap(({ dependsOn }) => dependsOn))].filter((other) => other !== id).sort(),
    source: first(({ source }) => source),
    installScript: anyTrue(founds.map(({ installScript }) => installScript)),
    deprecated: first(({ deprecated }) => deprecated),
    integrity: first(({ integrity }) => integrity),
    places: all.map((one) => one.place),
  };
}

/** The packages of all files, each once, in the order of their ids. */
export function mergePackages(files: readonly InventoryFile[]): Package[] {
  const byId = new Map<string, [Named, ...Named[]]>();
  for (const file of files) {
    if (file.kind === 'manifest' && file.locked) continue;
    for (const one of namedOf(file)) {
      const known = byId.get(one.id);
      if (known === undefined) byId.set(one.id, [one]);
      else known.push(one);
    }
  }
  return Array.from(byId.values(), merged).sort((a, b) => (a.id < b.id ? -1 : 1));
}
