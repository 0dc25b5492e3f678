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
  type PackageSource,
} from '../dependency-file.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { entriesOf, itemsOf, textAt, textOf, type YamlNode } from '../dependency-parts/yaml-node.ts';
import { yamlTree } from '../dependency-parts/yaml-tree.ts';

interface Named {
  readonly name: string;
  /** What stands in brackets. */
  readonly rest: string | null;
}

/** `Name (1.0)`, `Name (~> 1.0)`, `Name`. */
function named(text: string): Named {
  const open = text.indexOf(' (');
  if (open < 0) return { name: text.trim(), rest: null };
  return { name: text.slice(0, open).trim(), rest: text.slice(open + 2, text.endsWith(')') ? -1 : undefined) };
}

interface Pod extends Named {
  readonly needs: readonly string[];
  readonly line: number;
}

/** An item is a text, or a map from it to the list of what it needs. */
function podOf(item: YamlNode): Pod[] {
  const text = textOf(item);
  if (text !== null) return [{ ...named(text), needs: [], line: item.line }];
  return Array.from(entriesOf(item), ([key, needs]) => ({
    ...named(key),
    needs: itemsOf(needs)
      .flatMap((need) => textOf(need) ?? [])
      .map((need) => named(need).name),
    line: item.line,
  }));
}

function sourceOf(tree: YamlNode, pod: string, repositories: ReadonlyMap<string, string>): PackageSource {
  const at = (table: string, key: string) => textAt(tree, table, pod, `:${key}`);
  const path = at('EXTERNAL SOURCES', 'path');
  if (path !== null) return { kind: 'path', url: path, revision: null };
  const git = at('CHECKOUT OPTIONS', 'git') ?? at('EXTERNAL SOURCES', 'git');
  const revision =
    at('CHECKOUT OPTIONS', 'commit') ?? at('EXTERNAL SOURCES', 'commit') ?? at('EXTERNAL SOURCES', 'tag');
  if (git !== null) return { kind: 'git', url: git, revision: revision ?? at('EXTERNAL SOURCES', 'branch') };
  const podspec = at('EXTERNAL SOURCES', 'podspec') ?? at('EXTERNAL SOURCES', 'http');
  if (podspec !== null) return { kind: /^https?:/u.test(podspec) ? 'url' : 'path', url: podspec, revision: null };
  return { kind: 'registry', url: repositories.get(pod) ?? null, revision: null };
}

function repositoriesOf(tree: YamlNode): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [repository, pods] of entriesOf(entriesOf(tree).get('SPEC REPOS'))) {
    for (const pod of itemsOf(pods)) found.set(textOf(pod) ?? '', repository);
  }
  return found;
}

/** CocoaPods: `Podfile.lock`. */
export const podfileLock = defineDependencyFile({
  id: 'podfile-lock',
  ecosystem: 'cocoapods',
  name: { zh: 'CocoaPods 的 Podfile.lock', en: 'Podfile.lock of CocoaPods' },
  kind: 'lock',
  files: [/(?:^|\/)Podfile\.lock$/u],
  source: 'https://guides.cocoapods.org/using/using-cocoapods.html#what-is-podfilelock',
  manifests: () => [],
  cap: 16_777_216,
  read(text) {
    const tree = yamlTree(text);
    if (!(tree.value instanceof Map)) throw new DependencyFileError('unparsable', 1, 'The lock file is no map');
    const pods = itemsOf(entriesOf(tree).get('PODS')).flatMap(podOf);
    refuseTooMany(pods.length);
    const names = new Set(pods.map(({ name }) => name));
    const asked = itemsOf(entriesOf(tree).get('DEPENDENCIES')).flatMap((item) => textOf(item) ?? []);
    const direct = new Set(asked.map((need) => named(need).name));
    const repositories = repositoriesOf(tree);
    const packages = new Map<string, FoundPackage>();
    for (const { name, rest, needs, line } of pods) {
      const pod = name.split('/')[0] ?? name;
      const found = foundPackage({
        key: name,
        name,
        version: rest,
        direct: direct.has(name),
        dependsOn: needs.filter((need) => names.has(need)),
        source: sourceOf(tree, pod, repositories),
        integrity: textAt(tree, 'SPEC CHECKSUMS', pod),
        line,
      });
      packages.set(name, found);
    }
    return { root: null, packages: [...packages.values()], recorded: null, warnings: [] };
  },
});
