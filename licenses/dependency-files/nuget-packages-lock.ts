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

import { DependencyFileError, defineDependencyFile, type FoundPackage, foundPackage } from '../dependency-file.ts';
import { jsonDocument, jsonPlaces } from '../dependency-parts/json.ts';
import { mergeFound } from '../dependency-parts/merge-found.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { entriesAt, textAt } from '../dependency-parts/values.ts';
import { shown, warningList } from '../dependency-parts/warnings.ts';
import { member } from '../manifest.ts';

type Entry = readonly [string, unknown];

function refuseOtherVersions(value: unknown): void {
  const version = member(value, 'version');
  if (version === 1 || version === 2) return;
  throw new DependencyFileError('unsupported-version', null, 'A packages.lock.json has version 1 or 2');
}

/** Keys of the packages of a framework by their names in lower case; `net8.0/linux-x64` adds to `net8.0`. */
function keysOf(entries: readonly Entry[]): [string, string][] {
  return entries.flatMap(([name, entry]) => {
    const version = textAt(entry, 'resolved');
    return version === null ? [] : [[name.toLowerCase(), `${name}@${version}`]];
  });
}

function packageOf(name: string, entry: unknown, keys: ReadonlyMap<string, string>, line: number | null): FoundPackage {
  const type = (textAt(entry, 'type') ?? '').toLowerCase();
  const needs = entriesAt(entry, 'dependencies').flatMap(([other]) => keys.get(other.toLowerCase()) ?? []);
  return foundPackage({
    name,
    version: textAt(entry, 'resolved'),
    constraint: textAt(entry, 'requested'),
    direct: type === 'direct',
    dependsOn: needs,
    integrity: textAt(entry, 'contentHash'),
    line,
  });
}

/** NuGet's lock file; projects of the same solution are no packages. */
export const nugetPackagesLock = defineDependencyFile({
  id: 'nuget-packages-lock',
  ecosystem: 'nuget',
  name: { zh: 'NuGet packages.lock.json', en: 'NuGet packages.lock.json' },
  kind: 'lock',
  files: [/(?:^|\/)packages(?:\.[^/]{1,200})?\.lock\.json$/],
  source:
    'https://learn.microsoft.com/en-us/nuget/consume-packages/package-references-in-project-files#locking-dependencies',
  manifests: () => [],
  manifestsBeside: { lock: 'packages.lock.json', manifests: /\.(?:cs|fs|vb)proj$/i },
  cap: 32 * 1024 * 1024,
  read(text) {
    const value = jsonDocument(text);
    refuseOtherVersions(value);
    const { lines, repeated } = jsonPlaces(text, 3);
    const warnings = warningList();
    for (const { path, line } of repeated) {
      const name = shown(path.split('\0').at(-1) ?? '');
      warnings.add(
        `${name} 在第 ${line} 行又写了一次，取最后一处。`,
        `${name} is there again in line ${line}; the last one is read.`,
        line,
      );
    }
    const frameworks = new Map(
      entriesAt(value, 'dependencies').map(([name]) => [name, entriesAt(value, 'dependencies', name)]),
    );
    const found: FoundPackage[] = [];
    for (const [framework, entries] of frameworks) {
      const base = frameworks.get(framework.split('/')[0] ?? '') ?? [];
      const keys = new Map([...keysOf(base), ...keysOf(entries)]);
      for (const [name, entry] of entries) {
        if (textAt(entry, 'resolved') === null) continue;
        found.push(packageOf(name, entry, keys, lines.get(`dependencies\0${framework}\0${name}`) ?? null));
      }
    }
    refuseTooMany(found.length);
    return { root: null, packages: mergeFound(found), recorded: null, warnings: warnings.all() };
  },
});
