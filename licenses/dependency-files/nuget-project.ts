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
import { defineDependencyFile } from '../dependency-file.ts';
import { mergeFound } from '../dependency-parts/merge-found.ts';
import { listedNames, type MsbuildProject, metadataOf, msbuildProject } from '../dependency-parts/msbuild-project.ts';
import { withLocked } from '../dependency-parts/nuget-locked.ts';
import { referencesIn, versionsIn } from '../dependency-parts/nuget-references.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { warningList } from '../dependency-parts/warnings.ts';

const surroundings = {
  before: ['Directory.Build.props', 'Directory.Packages.props'],
  after: ['Directory.Build.targets'],
};
const kinds = ['PackageReference', 'GlobalPackageReference', 'DotNetCliToolReference', 'PackageDownload'];

/** Projects of tests say so, or ask for what runs them. */
function isTest({ items, interpolate }: MsbuildProject): boolean {
  if (interpolate('$(IsTestProject)')?.toLowerCase() === 'true') return true;
  const names = items
    .filter(({ kind }) => kind === 'PackageReference')
    .flatMap((item) => listedNames(metadataOf(item, 'Include')));
  return names.some((name) => name.toLowerCase() === 'microsoft.net.test.sdk');
}

function firstOf({ interpolate }: MsbuildProject, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = interpolate(`$(${name})`);
    if (value !== null && value !== '') return value;
  }
  return null;
}

/** Projects of C#, F# and Visual Basic, with the versions and properties that lie in directories above them, and the versions of the lock file beside them. */
export const nugetProject = defineDependencyFile({
  id: 'nuget-project',
  ecosystem: 'nuget',
  name: { zh: '.NET 项目文件', en: '.NET project file' },
  kind: 'manifest',
  files: [/\.(?:cs|fs|vb|sql|wix)proj$/],
  source: 'https://learn.microsoft.com/en-us/nuget/consume-packages/package-references-in-project-files',
  manifests: null,
  cap: 4 * 1024 * 1024,
  async read(text, context) {
    const project = await msbuildProject(text, context, surroundings);
    const warnings = warningList();
    const updates = { ...project, items: project.items.filter((item) => metadataOf(item, 'Update') !== null) };
    const central = new Map([...versionsIn(project, ['PackageVersion']), ...versionsIn(updates, ['PackageReference'])]);
    const found = referencesIn({ project, kinds, central, direct: true, test: isTest(project), warnings });
    refuseTooMany(found.length);
    const name = firstOf(project, 'PackageId', 'AssemblyName') ?? basename(context.path).replace(/\.\w+$/u, '');
    return {
      root: { name, version: firstOf(project, 'PackageVersion', 'Version', 'VersionPrefix') },
      packages: mergeFound(await withLocked(found, context)),
      recorded: null,
      warnings: warnings.all(),
    };
  },
});
