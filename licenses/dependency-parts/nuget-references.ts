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

import { type FoundPackage, foundPackage, type Scope } from '../dependency-file.ts';
import { listedNames, type MsbuildItem, type MsbuildProject, metadataOf } from './msbuild-project.ts';
import { nugetVersion } from './nuget-version.ts';
import { shown, type Warnings } from './warnings.ts';

const buildOnly = new Set(['DotNetCliToolReference', 'PackageDownload']);

/** A list of assets in lower case; null when nothing is said. */
function assets(item: MsbuildItem, name: string): readonly string[] | null {
  const text = metadataOf(item, name);
  return text === null ? null : listedNames(text.toLowerCase());
}

/** Nothing of the package is compiled against or shipped: analysers, generators, tools. */
function isDevelopment(item: MsbuildItem): boolean {
  if (item.kind === 'GlobalPackageReference') return true;
  if (assets(item, 'PrivateAssets')?.includes('all') !== true) return false;
  const included = assets(item, 'IncludeAssets');
  const excluded = assets(item, 'ExcludeAssets') ?? [];
  const without = (name: string) => excluded.includes(name) || excluded.includes('all');
  return (
    (included !== null && !included.includes('all') && !included.includes('compile')) ||
    (without('compile') && without('runtime'))
  );
}

function scopesOf(item: MsbuildItem, test: boolean): Scope[] {
  const scopes: Scope[] = buildOnly.has(item.kind) ? ['build'] : isDevelopment(item) ? ['dev'] : [];
  return test ? ['test', ...scopes] : scopes;
}

/** Packages with versions that stand apart from those who ask for them, by name in lower case. */
export function versionsIn(
  { items, interpolate }: MsbuildProject,
  kinds: readonly string[],
): ReadonlyMap<string, string> {
  const versions = new Map<string, string>();
  for (const item of items.filter(({ kind }) => kinds.includes(kind))) {
    const version = metadataOf(item, 'Version');
    const filled = version === null ? null : interpolate(version);
    for (const list of [metadataOf(item, 'Include'), metadataOf(item, 'Update')]) {
      for (const name of listedNames(list === null ? null : interpolate(list))) {
        if (filled !== null && filled !== '') versions.set(name.toLowerCase(), filled);
      }
    }
  }
  return versions;
}

/** How references of a project are read. */
export interface References {
  readonly project: MsbuildProject;
  readonly kinds: readonly string[];
  /** Versions given elsewhere, by name in lower case. */
  readonly central: ReadonlyMap<string, string>;
  readonly direct: boolean | null;
  readonly test: boolean;
  readonly warnings: Warnings;
}

function versionTextOf(name: string, item: MsbuildItem, references: References): string | null {
  const { project, central } = references;
  const written = metadataOf(item, 'VersionOverride') ?? metadataOf(item, 'Version');
  const filled = written === null ? null : project.interpolate(written);
  return (written === null ? central.get(name.toLowerCase()) : filled) || null;
}

/** Packages that a project asks for; one without a version is no use to NuGet either, and is told of. */
export function referencesIn(references: References): FoundPackage[] {
  const { project, kinds, direct, test, warnings } = references;
  return project.items.flatMap((item) => {
    if (!kinds.includes(item.kind)) return [];
    const line = item.own ? item.element.line : null;
    const written = metadataOf(item, 'Include');
    const names = listedNames(written === null ? null : project.interpolate(written));
    if (names.length === 0 && metadataOf(item, 'Update') === null && metadataOf(item, 'Remove') === null)
      warnings.add(
        `有一处软件包没有名称，已略过。`,
        `A package without a name was passed over (line ${item.element.line}).`,
        line,
      );
    return names.flatMap((name) => {
      const text = versionTextOf(name, item, references);
      if (text === null) {
        warnings.add(
          `仓库里没有给出 ${shown(name)} 的版本，已略过。`,
          `${shown(name)} was passed over: nothing in the tree gives its version.`,
          line,
        );
        return [];
      }
      return [foundPackage({ name, ...nugetVersion(text), scopes: scopesOf(item, test), direct, line })];
    });
  });
}
