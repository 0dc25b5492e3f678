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
import { DependencyFileError, defineDependencyFile, type FoundPackage, foundPackage } from '../dependency-file.ts';
import { pubSource } from '../dependency-parts/pub-source.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { entriesOf, textAt } from '../dependency-parts/yaml-node.ts';
import { yamlTree } from '../dependency-parts/yaml-tree.ts';

/** pub: `pubspec.lock`. It tells what the project asks for, not what packages need of each other. */
export const pubspecLock = defineDependencyFile({
  id: 'pubspec-lock',
  ecosystem: 'pub',
  name: { zh: 'pubspec.lock', en: 'pubspec.lock' },
  kind: 'lock',
  files: [/(?:^|\/)pubspec\.lock$/u],
  source: 'https://dart.dev/tools/pub/private-files#pubspec-lock',
  manifests: (path) => [join(dirname(path), 'pubspec.yaml')],
  cap: 8_388_608,
  read(text, context) {
    const tree = yamlTree(text);
    if (!(tree.value instanceof Map)) throw new DependencyFileError('unparsable', 1, 'The lock file is no map');
    const entries = [...entriesOf(entriesOf(tree).get('packages'))];
    refuseTooMany(entries.length);
    const manifest = join(dirname(context.path), 'pubspec.yaml');
    const packages = entries.map(([key, node]): FoundPackage => {
      const description = entriesOf(node).get('description');
      const dependency = textAt(node, 'dependency') ?? '';
      const dev = dependency === 'direct dev';
      return foundPackage({
        key,
        name: textAt(description, 'name') ?? key,
        version: textAt(node, 'version'),
        scopes: dev ? ['dev'] : textAt(node, 'source') === 'sdk' ? ['provided'] : [],
        groups: dev ? ['dev'] : [],
        direct: dependency === '' ? null : dependency.startsWith('direct'),
        source: pubSource(textAt(node, 'source'), description),
        integrity: textAt(description, 'sha256'),
        line: node.line,
      });
    });
    const recorded = packages
      .filter(({ direct }) => direct === true)
      .map(({ name }) => ({ manifest, name, constraint: null }));
    return { root: null, packages, recorded, warnings: [] };
  },
});
