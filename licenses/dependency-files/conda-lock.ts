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
import { condaPurl } from '../dependency-parts/conda-package.ts';
import { purlField } from '../dependency-parts/given-purl.ts';
import { mergedByKey } from '../dependency-parts/python-lock.ts';
import { pythonGroupScope } from '../dependency-parts/python-requirement.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { entriesOf, itemsOf, textAt, type YamlNode } from '../dependency-parts/yaml-node.ts';
import { yamlTree } from '../dependency-parts/yaml-tree.ts';

function purlOf(found: FoundPackage, manager: string, platform: string | null): Pick<FoundPackage, 'purl'> {
  const url = found.source?.url ?? null;
  if (manager === 'pip') return purlField({ type: 'pypi', name: found.name, version: found.version });
  const build = /-([^-/]+?)(?:\.conda|\.tar\.bz2)$/u.exec(url ?? '')?.[1] ?? null;
  return condaPurl(found.name, found.version, {
    build,
    channel: url?.replace(/\/[^/]*$/u, '') ?? null,
    subdir: platform,
  });
}

function packageOf(entry: YamlNode): FoundPackage {
  const [name, version] = [textAt(entry, 'name'), textAt(entry, 'version')];
  if (name === null || version === null)
    throw new DependencyFileError('unparsable', entry.line, 'A package has no name or no version');
  const manager = textAt(entry, 'manager') ?? 'conda';
  const category = textAt(entry, 'category') ?? 'main';
  const optional = textAt(entry, 'optional') === 'true' && category === 'main';
  const hash = textAt(entry, 'hash', 'sha256');
  const url = textAt(entry, 'url');
  const found = foundPackage({
    key: `${manager}:${name}@${version}`,
    name,
    version,
    scopes: optional ? ['optional'] : category === 'main' ? [] : [pythonGroupScope(category)],
    groups: category === 'main' ? [] : [category],
    source: url === null ? null : { kind: 'registry', url, revision: null },
    line: entry.line,
    integrity: hash === null ? textAt(entry, 'hash', 'md5') : `sha256:${hash}`,
  });
  return { ...found, ...purlOf(found, manager, textAt(entry, 'platform')) };
}

/** `conda-lock.yml`: one entry for each platform; those of one version are one package. */
export const condaLock = defineDependencyFile({
  id: 'conda-lock',
  ecosystem: 'conda',
  name: { zh: 'conda-lock 锁文件', en: 'conda-lock file' },
  kind: 'lock',
  files: [/(?:^|\/)(?:[\w.-]{1,100}\.)?conda-lock\.ya?ml$/u],
  source: 'https://conda.github.io/conda-lock/output/',
  manifests: (path) =>
    ['environment.yml', 'environment.yaml', 'pyproject.toml'].map((name) => join(dirname(path), name)),
  cap: 33_554_432,
  read(text) {
    const entries = itemsOf(entriesOf(yamlTree(text)).get('package'));
    refuseTooMany(entries.length);
    const plain = entries.map(packageOf);
    const manager = (index: number) => textAt(entries[index], 'manager') ?? 'conda';
    const keys = new Map<string, string>();
    for (const [index, { name, key }] of plain.entries())
      keys.set(`${manager(index)} ${textAt(entries[index], 'platform') ?? ''} ${name}`, key);
    const packages = plain.map((found, index) => {
      const platform = textAt(entries[index], 'platform') ?? '';
      const needs = [...entriesOf(entriesOf(entries[index]).get('dependencies')).keys()].flatMap(
        (name) => keys.get(`${manager(index)} ${platform} ${name}`) ?? keys.get(`conda ${platform} ${name}`) ?? [],
      );
      return { ...found, dependsOn: [...new Set(needs)] };
    });
    return { root: null, packages: mergedByKey(packages), recorded: null, warnings: [] };
  },
});
