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

import {
  DependencyFileError,
  defineDependencyFile,
  type FoundPackage,
  foundPackage,
  type Scope,
} from '../dependency-file.ts';
import { jsonDocument, jsonPlaces } from '../dependency-parts/json.ts';
import { type NpmNeed, needTables, npmNeeds } from '../dependency-parts/npm-needs.ts';
import { npmGroups } from '../dependency-parts/npm-reach.ts';
import { exactVersion, npmRequirement } from '../dependency-parts/npm-requirement.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { entriesAt, isTable, textAt } from '../dependency-parts/values.ts';
import { shown, type Warnings, warningList } from '../dependency-parts/warnings.ts';
import { member } from '../manifest.ts';

/** Files of other systems have the same name: Unity's packages come from Unity, and an extension of VS Code is no package of npm. */
function isUnity(json: unknown): boolean {
  return typeof member(json, 'unity') === 'string';
}

function isEditorExtension(json: unknown): boolean {
  return member(json, 'engines', 'vscode') !== undefined || isTable(member(json, 'contributes'));
}

function packageOf(needs: readonly NpmNeed[], lines: ReadonlyMap<string, number>): FoundPackage {
  const [{ key, spec, table } = { key: '', spec: '', table: '' }] = needs;
  const { name, constraint, source } = npmRequirement(key, spec);
  const runs = needs.some(({ scopes }) => scopes.length === 0);
  const scopes: readonly Scope[] = runs ? [] : needs.flatMap((need) => need.scopes);
  return foundPackage({
    key: `${table}/${key}`,
    name,
    version: source === null ? exactVersion(constraint) : null,
    constraint,
    scopes,
    groups: npmGroups(scopes),
    direct: true,
    source,
    line: lines.get(`${table}\0${key}`) ?? null,
  });
}

function warnOfOthers(json: unknown, lines: ReadonlyMap<string, number>, warnings: Warnings): void {
  for (const { table } of needTables) {
    for (const [key, spec] of entriesAt(json, table)) {
      if (typeof spec === 'string') continue;
      const line = lines.get(`${table}\0${key}`) ?? null;
      warnings.add(
        `“${shown(key)}”没有写版本要求，已跳过`,
        `"${shown(key)}" has no requirement and was passed over`,
        line,
      );
    }
  }
}

/** npm, pnpm, yarn, bun: `package.json` as a list of needs. What stands in two tables with one requirement is one need. */
export const npmPackageJson = defineDependencyFile({
  id: 'npm-package-json',
  ecosystem: 'npm',
  name: { zh: 'package.json', en: 'package.json' },
  kind: 'manifest',
  files: [/(?:^|\/)package\.json$/u],
  source: 'https://docs.npmjs.com/cli/configuring-npm/package-json',
  manifests: null,
  cap: 5_242_880,
  read(text) {
    const json = jsonDocument(text);
    if (!isTable(json)) throw new DependencyFileError('unparsable', null, 'The manifest is no object');
    const warnings = warningList();
    if (isUnity(json)) {
      warnings.add('这是 Unity 的软件包，不是 npm 的', 'This is a package of Unity, not of npm');
      return { root: null, packages: [], recorded: null, warnings: warnings.all() };
    }
    const { lines, repeated } = jsonPlaces(text, 2);
    for (const { path, line } of repeated) {
      const name = shown(path.split('\0').at(-1) ?? '');
      warnings.add(`“${name}”出现多次，以最后一处为准`, `"${name}" is there more than once: the last one counts`, line);
    }
    const needs = npmNeeds(json);
    refuseTooMany(needs.length);
    warnOfOthers(json, lines, warnings);
    const same = Map.groupBy(needs, ({ key, spec }) => JSON.stringify([key, spec]));
    const [name, version] = [textAt(json, 'name'), textAt(json, 'version')];
    const named = name !== null && name !== '' && !isEditorExtension(json);
    return {
      root: named ? { name, version: version === '' ? null : version } : null,
      packages: Array.from(same.values(), (group) => packageOf(group, lines)),
      recorded: null,
      warnings: warnings.all(),
    };
  },
});
