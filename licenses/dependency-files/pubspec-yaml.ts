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

import { DependencyFileError, defineDependencyFile, type FoundPackage, foundPackage } from '../dependency-file.ts';
import { exactVersion } from '../dependency-parts/npm-requirement.ts';
import { pubSource } from '../dependency-parts/pub-source.ts';
import { entriesOf, textAt, textOf, type YamlNode } from '../dependency-parts/yaml-node.ts';
import { yamlTree } from '../dependency-parts/yaml-tree.ts';

function packageOf(table: string, key: string, node: YamlNode): FoundPackage {
  const hosted = entriesOf(node).get('hosted');
  const kind = ['git', 'path', 'sdk'].find((name) => entriesOf(node).has(name)) ?? null;
  const inner = entriesOf(node).get(kind ?? 'hosted');
  const described = kind === 'path' ? node : inner;
  const address = textOf(inner);
  const source = pubSource(kind, described);
  const constraint = textOf(node) ?? textAt(node, 'version') ?? (kind === null ? 'any' : null);
  const dev = table === 'dev_dependencies';
  return foundPackage({
    key: `${table}/${key}`,
    name: textAt(hosted, 'name') ?? key,
    version: source.kind === 'registry' ? exactVersion(constraint) : null,
    constraint,
    scopes: dev ? ['dev'] : kind === 'sdk' ? ['provided'] : [],
    groups: dev ? ['dev'] : [],
    direct: true,
    source: kind === 'git' || (kind === null && address !== null) ? { ...source, url: source.url ?? address } : source,
    line: node.line,
  });
}

/** pub: what `pubspec.yaml` asks for; an override stands for a need only where nothing else asks for the package. */
export const pubspecYaml = defineDependencyFile({
  id: 'pubspec-yaml',
  ecosystem: 'pub',
  name: { zh: 'pubspec.yaml', en: 'pubspec.yaml' },
  kind: 'manifest',
  files: [/(?:^|\/)pubspec\.yaml$/u],
  source: 'https://dart.dev/tools/pub/pubspec',
  manifests: null,
  cap: 1_048_576,
  read(text) {
    const tree = yamlTree(text);
    if (!(tree.value instanceof Map)) throw new DependencyFileError('unparsable', 1, 'The manifest is no map');
    const packages: FoundPackage[] = [];
    const names = new Set<string>();
    for (const table of ['dependencies', 'dev_dependencies', 'dependency_overrides']) {
      for (const [key, node] of entriesOf(entriesOf(tree).get(table))) {
        if (table === 'dependency_overrides' && names.has(key)) continue;
        names.add(key);
        packages.push(packageOf(table, key, node));
      }
    }
    const name = textAt(tree, 'name');
    return {
      root: name === null ? null : { name, version: textAt(tree, 'version') },
      packages,
      recorded: null,
      warnings: [],
    };
  },
});
