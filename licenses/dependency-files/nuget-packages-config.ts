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

import { defineDependencyFile, foundPackage } from '../dependency-file.ts';
import { mergeFound } from '../dependency-parts/merge-found.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { warningList } from '../dependency-parts/warnings.ts';
import { attributeOf, childrenOf, xmlDocument } from '../dependency-parts/xml.ts';

/** NuGet's older list of all packages of a project, in the versions that are used. */
export const nugetPackagesConfig = defineDependencyFile({
  id: 'nuget-packages-config',
  ecosystem: 'nuget',
  name: { zh: 'NuGet packages.config', en: 'NuGet packages.config' },
  kind: 'lock',
  files: [/(?:^|\/)packages(?:\.[^/]{1,200})?\.config$/i],
  source: 'https://learn.microsoft.com/en-us/nuget/reference/packages-config',
  manifests: () => [],
  cap: 4 * 1024 * 1024,
  read(text) {
    const warnings = warningList();
    const elements = childrenOf(xmlDocument(text, 'packages'), 'package');
    refuseTooMany(elements.length);
    const found = elements.flatMap((element) => {
      const [name, version] = [attributeOf(element, 'id'), attributeOf(element, 'version')];
      const { line } = element;
      if (name === null || version === null) {
        warnings.add(
          `第 ${line} 行的软件包缺少名称或版本，已略过。`,
          `The package in line ${line} was passed over: it has no id or no version.`,
          line,
        );
        return [];
      }
      const development = attributeOf(element, 'developmentDependency')?.toLowerCase() === 'true';
      const constraint = attributeOf(element, 'allowedVersions');
      return [foundPackage({ name, version, constraint, scopes: development ? ['dev'] : [], line })];
    });
    return { root: null, packages: mergeFound(found), recorded: null, warnings: warnings.all() };
  },
});
