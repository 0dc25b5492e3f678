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

import { defineDependencyFile, type FoundPackage, foundPackage, type Scope } from '../dependency-file.ts';
import { mavenVersion } from '../dependency-parts/maven-version.ts';
import { mergeFound } from '../dependency-parts/merge-found.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { warningList } from '../dependency-parts/warnings.ts';
import { attributeOf, childOf, childrenOf, type XmlElement, xmlDocument } from '../dependency-parts/xml.ts';

const known: Readonly<Record<string, Scope>> = { test: 'test', provided: 'provided', optional: 'optional' };

/** Configurations of the module itself, before each arrow: `test->default;compile->master`. */
function configurationsOf(dependency: XmlElement): string[] {
  const parts = (attributeOf(dependency, 'conf') ?? '')
    .split(';')
    .flatMap((part) => (part.split('->')[0] ?? '').split(','));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function packageOf(dependency: XmlElement, organisation: string | null): FoundPackage | null {
  const name = attributeOf(dependency, 'name');
  const org = attributeOf(dependency, 'org') ?? organisation;
  if (name === null || org === null) return null;
  const groups = configurationsOf(dependency);
  const scopes = groups.map((group) => (Object.hasOwn(known, group) ? known[group] : undefined));
  const asked = mavenVersion(attributeOf(dependency, 'rev'));
  return foundPackage({
    name: `${org}:${name}`,
    ...(asked.constraint?.includes('${') === true ? { ...asked, version: null } : asked),
    groups,
    scopes: scopes.includes(undefined) ? [] : [...new Set(scopes.flatMap((scope) => scope ?? []))],
    direct: true,
    line: dependency.line,
  });
}

/** Ivy's module file; properties come from a build that is not run. */
export const ivyXml = defineDependencyFile({
  id: 'ivy-xml',
  ecosystem: 'maven',
  name: { zh: 'Ivy ivy.xml', en: 'Ivy ivy.xml' },
  kind: 'manifest',
  files: [/(?:^|\/)ivy\.xml$/],
  source: 'https://ant.apache.org/ivy/history/latest-milestone/ivyfile/dependency.html',
  manifests: null,
  cap: 4 * 1024 * 1024,
  read(text) {
    const root = xmlDocument(text, 'ivy-module');
    const info = childOf(root, 'info');
    const [organisation, module] = ['organisation', 'module'].map((name) =>
      info === null ? null : attributeOf(info, name),
    );
    const warnings = warningList();
    const found = childrenOf(childOf(root, 'dependencies'), 'dependency').flatMap((dependency) => {
      const one = packageOf(dependency, organisation ?? null);
      const { line } = dependency;
      if (one === null)
        warnings.add(
          `第 ${line} 行的依赖没有完整名称，已略过。`,
          `The dependency in line ${line} was passed over: its name is not complete.`,
          line,
        );
      return one ?? [];
    });
    refuseTooMany(found.length);
    const name = module == null ? null : `${organisation ?? ''}:${module}`;
    return {
      root: name === null || info === null ? null : { name, version: attributeOf(info, 'revision') },
      packages: mergeFound(found),
      recorded: null,
      warnings: warnings.all(),
    };
  },
});
