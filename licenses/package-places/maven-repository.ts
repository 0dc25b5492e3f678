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

import { join } from 'node:path';
import { maven } from '../manifests/maven.ts';
import { isPlainPath } from '../package-copy.ts';
import { definePackagePlace, type PackageStore } from '../package-place.ts';

const mostParents = 8;

function pomPath(group: string, artifact: string, version: string): string | null {
  const path = `${group.replaceAll('.', '/')}/${artifact}/${version}/${artifact}-${version}.pom`;
  return isPlainPath(path) ? path : null;
}

/** The parent of a pom, which the licences are taken from where it has none of its own. */
function parentOf(text: string): string | null {
  if (/<!DOCTYPE|<!ENTITY/iu.test(text)) return null;
  const from = text.indexOf('<parent>');
  const to = from < 0 ? -1 : text.indexOf('</parent>', from);
  const parent = to < 0 ? '' : text.slice(from, to);
  const field = (tag: string) =>
    new RegExp(`<${tag}>\\s{0,99}([\\w.-]{1,200})\\s{0,99}</${tag}>`, 'u').exec(parent)?.[1];
  const [group, artifact, version] = [field('groupId'), field('artifactId'), field('version')];
  return group && artifact && version ? pomPath(group, artifact, version) : null;
}

async function declaring(store: PackageStore, first: string) {
  let path: string | null = first;
  for (let steps = 0; path !== null && steps < mostParents; steps += 1) {
    const text = await store.text(path);
    if (text === null) return steps === 0 ? null : { declaration: null, path: first };
    const declaration = maven.read(text);
    if (declaration !== null) return { declaration, path };
    path = parentOf(text);
  }
  return { declaration: null, path: first };
}

/** Maven's local repository: the pom of the artifact, and those of its parents where it names no licence. */
export const mavenRepository = definePackagePlace({
  id: 'maven-repository',
  ecosystems: ['maven'],
  source: 'https://maven.apache.org/repository/layout.html',
  beside: false,
  directories: ({ home }) => [home === null ? '' : join(home, '.m2/repository')],
  async find({ name, version }, store) {
    const [group = '', artifact = '', ...more] = name.split(':');
    if (version === null || artifact === '' || more.length > 0) return null;
    const first = pomPath(group, artifact, version);
    const found = first === null ? null : await declaring(store, first);
    if (found === null) return null;
    const directory = found.path.slice(0, found.path.lastIndexOf('/'));
    return { directory, declaration: found.declaration, declaredIn: found.path, texts: [] };
  },
});
