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

import { DependencyFileError, defineDependencyFile } from '../dependency-file.ts';
import { jsonDocument, jsonPlaces } from '../dependency-parts/json.ts';
import { librariesOf, needsOf, packagesOf } from '../dependency-parts/nuget-graph.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { entriesAt, textAt, textsAt } from '../dependency-parts/values.ts';
import { member } from '../manifest.ts';

function refuseOtherVersions(value: unknown): void {
  const version = member(value, 'version');
  if (typeof version === 'number' && version >= 1 && version <= 4) return;
  throw new DependencyFileError('unsupported-version', null, 'A project.assets.json has a version from 1 to 4');
}

/** Names that the project asks for, in lower case: `Name >= 1.0` for each framework. */
function askedNames(value: unknown): ReadonlySet<string> {
  const lists = entriesAt(value, 'projectFileDependencyGroups').map(([framework]) =>
    textsAt(value, 'projectFileDependencyGroups', framework),
  );
  return new Set(lists.flat().map((text) => (text.trim().split(/\s/u)[0] ?? '').toLowerCase()));
}

/** What NuGet worked out for a project, as its restore wrote it. */
export const nugetProjectAssets = defineDependencyFile({
  id: 'nuget-project-assets',
  ecosystem: 'nuget',
  name: { zh: 'NuGet project.assets.json', en: 'NuGet project.assets.json' },
  kind: 'lock',
  files: [/(?:^|\/)project\.assets\.json$/],
  source: 'https://learn.microsoft.com/en-us/nuget/reference/msbuild-targets#restore-outputs',
  manifests: () => [],
  cap: 64 * 1024 * 1024,
  read(text) {
    const value = jsonDocument(text);
    refuseOtherVersions(value);
    const libraries = librariesOf(value, jsonPlaces(text, 2).lines);
    refuseTooMany(libraries.length);
    const asked = askedNames(value);
    // The projects of the solution have files of their own; beside a program nothing else speaks of them.
    const packages = libraries.filter(({ type }) => type !== 'project');
    const name = textAt(value, 'project', 'restore', 'projectName');
    return {
      root: name === null ? null : { name, version: textAt(value, 'project', 'version') },
      packages: packagesOf(packages, needsOf(value), (library) => asked.has(library)),
      recorded: null,
      warnings: [],
    };
  },
});
