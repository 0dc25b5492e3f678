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
import { mergeFound } from '../dependency-parts/merge-found.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { warningList } from '../dependency-parts/warnings.ts';
import { attributeOf, childOf, childrenOf, type XmlElement, xmlDocument } from '../dependency-parts/xml.ts';

const checksums = ['sha512', 'sha256', 'sha1', 'md5'];

/** The strongest checksum of the first artifact that is no description. */
function integrityOf(component: XmlElement): string | null {
  const artifacts = childrenOf(component, 'artifact');
  const artifact = artifacts.find((one) => /\.(?:jar|aar|klib|zip|war)$/u.test(attributeOf(one, 'name') ?? ''));
  const kind = checksums.find((name) => childOf(artifact ?? null, name) !== null);
  const checksum = kind === undefined ? null : childOf(artifact ?? null, kind);
  const value = checksum === null ? null : attributeOf(checksum, 'value');
  return value === null ? null : `${kind}:${value}`;
}

function packageOf(component: XmlElement): FoundPackage {
  const [group, name, version] = ['group', 'name', 'version'].map((key) => attributeOf(component, key));
  return foundPackage({
    name: `${group ?? ''}:${name ?? ''}`,
    version: version ?? null,
    integrity: integrityOf(component),
    line: component.line,
  });
}

/** Gradle's list of what may be downloaded: it also holds what the build needs, and versions that are not used any more. */
export const gradleVerificationMetadata = defineDependencyFile({
  id: 'gradle-verification-metadata',
  ecosystem: 'maven',
  name: { zh: 'Gradle 依赖校验清单', en: 'Gradle verification metadata' },
  kind: 'list',
  files: [/(?:^|\/)verification-metadata\.xml$/],
  source: 'https://docs.gradle.org/current/userguide/dependency_verification.html',
  manifests: null,
  cap: 32 * 1024 * 1024,
  read(text) {
    const root = xmlDocument(text, 'verification-metadata');
    const warnings = warningList();
    const components = childrenOf(root, 'components').flatMap((element) => childrenOf(element, 'component'));
    refuseTooMany(components.length);
    for (const component of components) {
      const missing = ['group', 'name', 'version'].filter((key) => attributeOf(component, key) === null);
      if (missing.length === 0) continue;
      const [zh, en] = [
        `第 ${component.line} 行的组件缺少 ${missing.join('、')}。`,
        `A component has no ${missing.join(', ')}`,
      ];
      warnings.add(zh, `${en} (line ${component.line}).`, component.line);
    }
    return { root: null, packages: mergeFound(components.map(packageOf)), recorded: null, warnings: warnings.all() };
  },
});
