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

import { defineDependencyFile, type FoundPackage, foundPackage } from '../dependency-file.ts';
import { richVersion } from '../dependency-parts/gradle-rich-version.ts';
import { mavenVersion } from '../dependency-parts/maven-version.ts';
import { mergeFound } from '../dependency-parts/merge-found.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { type TomlPlaces, tomlDocument, tomlPlaces } from '../dependency-parts/toml.ts';
import { entriesAt, isTable, textAt, textsAt } from '../dependency-parts/values.ts';
import { shown, type Warnings, warningList } from '../dependency-parts/warnings.ts';
import { member } from '../manifest.ts';

type Asked = Pick<FoundPackage, 'version' | 'constraint'>;

interface Catalogue {
  readonly value: unknown;
  readonly places: TomlPlaces;
  readonly warnings: Warnings;
}

function lineIn({ places }: Catalogue, table: string, alias: string): number | null {
  const key = alias.replace(/["'\s]/gu, '');
  const under = ['', '.module', '.group', '.id', '.name'].map((end) => places.keys.get(`${table}\0${key}${end}`));
  return under.find((line) => line !== undefined) ?? places.tables.get(`${table}.${key}`) ?? null;
}

function versionOf(entry: unknown, alias: string, catalogue: Catalogue): Asked {
  const written = member(entry, 'version');
  const ref = textAt(written, 'ref') ?? textAt(entry, 'versionRef');
  const version = richVersion(ref === null ? written : member(catalogue.value, 'versions', ref));
  if (ref !== null && version === null)
    catalogue.warnings.add(
      `${shown(alias)} 引用的版本 ${shown(ref)} 不在目录里。`,
      `The version ${shown(ref)} of ${shown(alias)} is not in the catalogue.`,
    );
  return version ?? { version: null, constraint: null };
}

/** `group:artifact` of a library; null when the entry does not say. */
function moduleOf(entry: unknown): string | null {
  const module = textAt(entry, 'module');
  if (module !== null) return /^[^:\s]{1,300}:[^:\s]{1,300}$/u.test(module) ? module : null;
  const [group, name] = [textAt(entry, 'group'), textAt(entry, 'name')];
  return group === null || name === null ? null : `${group}:${name}`;
}

function libraryOf(alias: string, entry: unknown, catalogue: Catalogue): (Pick<FoundPackage, 'name'> & Asked) | null {
  if (typeof entry === 'string') {
    const [, name, version] = /^([^:\s]{1,300}:[^:\s]{1,300})(?::([^:\s]{1,300}))?$/u.exec(entry) ?? [];
    return name === undefined ? null : { name, ...mavenVersion(version ?? null) };
  }
  const name = moduleOf(entry);
  return name === null || !isTable(entry) ? null : { name, ...versionOf(entry, alias, catalogue) };
}

/** A plugin is fetched by an artifact that is named for it. */
function pluginOf(alias: string, entry: unknown, catalogue: Catalogue): (Pick<FoundPackage, 'name'> & Asked) | null {
  const [, short, version] = typeof entry === 'string' ? (/^([^:\s]{1,300}):([^:\s]{1,300})$/u.exec(entry) ?? []) : [];
  const id = short ?? textAt(entry, 'id');
  if (id === null) return null;
  const asked = short === undefined ? versionOf(entry, alias, catalogue) : mavenVersion(version ?? null);
  return { name: `${id}:${id}.gradle.plugin`, ...asked };
}

function bundlesOf(value: unknown): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [bundle] of entriesAt(value, 'bundles')) {
    for (const alias of textsAt(value, 'bundles', bundle)) {
      const key = alias.replace(/[-_.]/gu, '.');
      found.set(key, [...(found.get(key) ?? []), `bundle:${bundle}`]);
    }
  }
  return found;
}

/** Gradle's catalogue of what a build may use: libraries with their bundles as groups, and plugins, which only the build runs. */
export const gradleVersionCatalog = defineDependencyFile({
  id: 'gradle-version-catalog',
  ecosystem: 'maven',
  name: { zh: 'Gradle 版本目录', en: 'Gradle version catalogue' },
  kind: 'manifest',
  files: [/(?:^|\/)[^/]{1,200}\.versions\.toml$/],
  source: 'https://docs.gradle.org/current/userguide/version_catalogs.html',
  manifests: null,
  cap: 4 * 1024 * 1024,
  read(text) {
    const warnings = warningList();
    const catalogue = { value: tomlDocument(text), places: tomlPlaces(text), warnings };
    const bundles = bundlesOf(catalogue.value);
    const found: FoundPackage[] = [];
    for (const table of ['libraries', 'plugins'] as const) {
      for (const [alias, entry] of entriesAt(catalogue.value, table)) {
        const line = lineIn(catalogue, table, alias);
        const known = (table === 'libraries' ? libraryOf : pluginOf)(alias, entry, catalogue);
        const groups = table === 'libraries' ? (bundles.get(alias.replace(/[-_.]/gu, '.')) ?? []) : [];
        if (known === null)
          warnings.add(
            `${shown(alias)} 不是完整的坐标，已略过。`,
            `${shown(alias)} was passed over: it names no package.`,
            line,
          );
        else
          found.push(
            foundPackage({ ...known, scopes: table === 'plugins' ? ['build'] : [], groups, direct: true, line }),
          );
      }
    }
    refuseTooMany(found.length);
    return { root: null, packages: mergeFound(found), recorded: null, warnings: warnings.all() };
  },
});
