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

import { defineDependencyFile } from '../dependency-file.ts';
import { mergeFound } from '../dependency-parts/merge-found.ts';
import { msbuildProject } from '../dependency-parts/msbuild-project.ts';
import { referencesIn } from '../dependency-parts/nuget-references.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { warningList } from '../dependency-parts/warnings.ts';

const kinds = ['PackageVersion', 'GlobalPackageReference', 'PackageReference'];

/** Versions of all packages that the projects below may ask for; whether one does is not said here. */
export const nugetCentralPackages = defineDependencyFile({
  id: 'nuget-central-packages',
  ecosystem: 'nuget',
  name: { zh: 'NuGet 集中版本管理', en: 'NuGet central package versions' },
  kind: 'manifest',
  files: [/(?:^|\/)Directory\.Packages\.props$/],
  source: 'https://learn.microsoft.com/en-us/nuget/consume-packages/central-package-management',
  manifests: null,
  cap: 4 * 1024 * 1024,
  async read(text, context) {
    const project = await msbuildProject(text, context, { before: ['Directory.Build.props'], after: [] });
    const warnings = warningList();
    const own = { ...project, items: project.items.filter((item) => item.own) };
    const found = referencesIn({ project: own, kinds, central: new Map(), direct: null, test: false, warnings });
    refuseTooMany(found.length);
    return { root: null, packages: mergeFound(found), recorded: null, warnings: warnings.all() };
  },
});
