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
  type FoundPackage,
  foundPackage,
  type PackageSource,
  type ReadContext,
  type Reading,
  type Scope,
} from '../dependency-file.ts';
import { member } from '../manifest.ts';
import type { JsonPlaces } from './json.ts';
import { nearest } from './npm-lock-graph.ts';
import { manifestNeeds } from './npm-manifest.ts';
import { npmGroups } from './npm-reach.ts';
import { npmRequirement, resolvedSource } from './npm-requirement.ts';
import { refuseTooMany } from './text.ts';
import { entriesAt, isTable, textAt } from './values.ts';
import { shown, type Warnings } from './warnings.ts';

interface Entry {
  readonly path: string;
  readonly name: string;
  readonly line: number | null;
  readonly value: unknown;
}

/** All entries with the place that npm gives them; iterative, as the file may nest as deep as it likes. */
function entriesIn(json: unknown, places: JsonPlaces, warnings: Warnings): Entry[] {
  const entries: Entry[] = [];
  const open: { readonly value: unknown; readonly path: string; readonly at: string }[] = [
    { value: json, path: '', at: '' },
  ];
  for (const level of open) {
    for (const [name, value] of entriesAt(level.value, 'dependencies')) {
      const at = `${level.at}dependencies\0${name}`;
      const line = places.lines.get(at) ?? null;
      const path = `${level.path}node_modules/${name}`;
      if (isTable(value)) {
        entries.push({ path, name, line, value });
        open.push({ value, path: `${path}/`, at: `${at}\0` });
      } else
        warnings.add(`“${shown(name)}”不是软件包，已跳过`, `"${shown(name)}" is no package and was passed over`, line);
    }
    refuseTooMany(entries.length);
  }
  return entries;
}

interface Identity {
  readonly name: string;
  readonly version: string | null;
  readonly source: PackageSource;
}

/** `version` holds a version, an alias with one, or where the package is from. */
function identityOf({ name, value }: Entry): Identity {
  const version = textAt(value, 'version');
  if (version === null || version === '')
    return { name, version: null, source: resolvedSource(textAt(value, 'resolved')) };
  const meant = npmRequirement(name, version);
  if (meant.source !== null) return { name: meant.name, version: null, source: meant.source };
  return { name: meant.name, version: meant.constraint, source: resolvedSource(textAt(value, 'resolved')) };
}

function scopesOf(value: unknown): Scope[] {
  const scopes: Scope[] = [];
  if (member(value, 'bundled') === true) scopes.push('bundled');
  if (member(value, 'dev') === true) scopes.push('dev');
  if (member(value, 'optional') === true) scopes.push('optional');
  return scopes;
}

/** Packages of a lock of version 1, which nests what lies nested on disk. What the project itself asks for, only its manifest tells. */
export async function nestedEntries(
  json: unknown,
  places: JsonPlaces,
  context: ReadContext,
  warnings: Warnings,
): Promise<Omit<Reading, 'warnings'>> {
  const entries = entriesIn(json, places, warnings);
  const paths = new Set(entries.map(({ path }) => path));
  const needs = await manifestNeeds(context, join(dirname(context.path), 'package.json'));
  const direct = needs === null ? null : new Set(needs.map(({ key }) => `node_modules/${key}`));
  const packages = entries.map((entry): FoundPackage => {
    const scopes = scopesOf(entry.value);
    const required = entriesAt(entry.value, 'requires').flatMap(
      ([name]) => nearest(entry.path, name, (path) => paths.has(path)) ?? [],
    );
    return foundPackage({
      ...identityOf(entry),
      key: entry.path,
      scopes,
      groups: npmGroups(scopes),
      direct: direct === null ? null : direct.has(entry.path),
      dependsOn: [...new Set(required)],
      integrity: textAt(entry.value, 'integrity'),
      line: entry.line,
    });
  });
  const name = textAt(json, 'name');
  return { root: name === null ? null : { name, version: textAt(json, 'version') }, packages, recorded: null };
}
