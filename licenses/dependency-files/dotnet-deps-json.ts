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

import { basename } from 'node:path/posix';
import { DependencyFileError, defineDependencyFile } from '../dependency-file.ts';
import { jsonDocument, jsonPlaces } from '../dependency-parts/json.ts';
import { type Library, librariesOf, needsOf, packagesOf } from '../dependency-parts/nuget-graph.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { isTable } from '../dependency-parts/values.ts';
import { shown, warningList } from '../dependency-parts/warnings.ts';

/** The program itself: the project that the file is named for, else the only one. */
function rootOf(projects: readonly Library[], path: string): Library | null {
  const name = basename(path).replace(/\.deps\.json$/u, '');
  return projects.find((project) => project.name === name) ?? (projects.length === 1 ? (projects[0] ?? null) : null);
}

/** What the .NET runtime loads, as the build wrote it beside a program. */
export const dotnetDepsJson = defineDependencyFile({
  id: 'dotnet-deps-json',
  ecosystem: 'nuget',
  name: { zh: '.NET deps.json', en: '.NET deps.json' },
  kind: 'lock',
  files: [/\.deps\.json$/],
  source: 'https://github.com/dotnet/sdk/blob/main/documentation/specs/runtime-configuration-file.md',
  manifests: () => [],
  cap: 32 * 1024 * 1024,
  read(text, { path }) {
    const value = jsonDocument(text);
    if (!isTable(value)) throw new DependencyFileError('unparsable', null, 'A .deps.json is an object');
    const { lines, repeated } = jsonPlaces(text, 2);
    const warnings = warningList();
    for (const { path: key, line } of repeated) {
      const name = shown(key.split('\0').at(-1) ?? '');
      warnings.add(
        `${name} 在第 ${line} 行又写了一次，取最后一处。`,
        `${name} is there again in line ${line}; the last one is read.`,
        line,
      );
    }
    const libraries = librariesOf(value, lines);
    refuseTooMany(libraries.length);
    const needs = needsOf(value);
    const projects = libraries.filter(({ type }) => type === 'project');
    const root = rootOf(projects, path);
    const asked = root === null ? null : (needs.get(root.name.toLowerCase()) ?? new Set<string>());
    return {
      root: root === null ? null : { name: root.name, version: root.version },
      packages: packagesOf(
        libraries.filter((library) => library !== root),
        needs,
        (name) => asked?.has(name) ?? null,
      ),
      recorded: null,
      warnings: warnings.all(),
    };
  },
});
