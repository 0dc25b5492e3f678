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
import { pythonFound, pythonGroupScope, pythonRequirement } from '../dependency-parts/python-requirement.ts';
import { refuseMergeConflict, refuseTooMany } from '../dependency-parts/text.ts';

interface Value {
  readonly section: string;
  readonly key: string;
  readonly text: string;
  readonly line: number;
}

/** Values by the line, as `configparser` reads them: what is indented goes on with the value above. */
function valuesOf(text: string): Value[] {
  const values: Value[] = [];
  let section = '';
  let key: string | null = null;
  for (const [index, raw] of text.split(/\r?\n/u).entries()) {
    const line = raw.replace(/(?:^|\s)#.*$/u, '');
    const head = /^\[([^\]]{1,200})\]/u.exec(line)?.[1];
    const assigned = /^([\w.-]{1,200})\s*[=:](.*)$/u.exec(line);
    if (head !== undefined) {
      section = head.trim();
      key = null;
    } else if (assigned !== null) {
      key = assigned[1] ?? '';
      values.push({ section, key, text: (assigned[2] ?? '').trim(), line: index + 1 });
    } else if (/^\s+\S/u.test(line) && key !== null) {
      values.push({ section, key, text: line.trim(), line: index + 1 });
    }
  }
  return values;
}

function scopesOf({ section, key }: Value): readonly Scope[] | null {
  if (section === 'options.extras_require')
    return pythonGroupScope(key) === 'test' ? ['optional', 'test'] : ['optional'];
  if (section !== 'options') return null;
  if (key === 'install_requires') return [];
  if (key === 'tests_require') return ['test'];
  return key === 'setup_requires' ? ['build'] : null;
}

function packagesOf(value: Value): FoundPackage[] {
  const scopes = scopesOf(value);
  if (scopes === null) return [];
  const extra = value.section === 'options.extras_require' ? value.key : null;
  const requirement = pythonRequirement(value.text);
  if (requirement === null) return [];
  const known = pythonFound(requirement);
  const key = `${value.section}:${value.key}:${known.name}:${known.constraint ?? ''}:${requirement.marker ?? ''}`;
  const groups = extra === null ? [] : [extra];
  return [foundPackage({ ...known, key, scopes, groups, direct: true, line: value.line })];
}

/** `setup.cfg` of setuptools. */
export const setupCfg = defineDependencyFile({
  id: 'setup-cfg',
  ecosystem: 'pypi',
  name: { zh: 'setup.cfg', en: 'setup.cfg' },
  kind: 'manifest',
  files: [/(?:^|\/)setup\.cfg$/u],
  source: 'https://setuptools.pypa.io/en/latest/userguide/declarative_config.html',
  manifests: null,
  cap: 1_048_576,
  read(text) {
    refuseMergeConflict(text);
    const values = valuesOf(text);
    const packages = new Map(values.flatMap(packagesOf).map((found) => [found.key, found]));
    refuseTooMany(packages.size);
    const said = (key: string) =>
      values.find((value) => value.section === 'metadata' && value.key === key)?.text ?? null;
    const name = said('name');
    const version = said('version');
    const plain = version === null || /^(?:attr|file):/u.test(version) ? null : version;
    return {
      root: name === null ? null : { name, version: plain },
      packages: [...packages.values()],
      recorded: null,
      warnings: [],
    };
  },
});
