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

import { DependencyFileError, defineDependencyFile, type FoundPackage } from '../dependency-file.ts';
import { jsonDocument } from '../dependency-parts/json.ts';
import { perlNeed } from '../dependency-parts/perl-prereqs.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { entriesAt, isTable, textAt } from '../dependency-parts/values.ts';
import { yamlDocument } from '../dependency-parts/yaml.ts';
import { member } from '../manifest.ts';

const relations = ['requires', 'recommends', 'suggests'];

/** Keys of version 1 of the format by phase and relation. */
const old: readonly (readonly [string, string, string])[] = [
  ['requires', 'runtime', 'requires'],
  ['recommends', 'runtime', 'recommends'],
  ['build_requires', 'build', 'requires'],
  ['configure_requires', 'configure', 'requires'],
  ['test_requires', 'test', 'requires'],
];

function needsIn(table: unknown, phase: string, relation: string): FoundPackage[] {
  return entriesAt(table).flatMap(([name, version]) =>
    perlNeed(
      name,
      typeof version === 'string' || typeof version === 'number' ? String(version) : '',
      phase,
      relation,
      null,
    ),
  );
}

function needsOf(meta: unknown): FoundPackage[] {
  const now = entriesAt(meta, 'prereqs').flatMap(([phase, table]) =>
    relations.flatMap((relation) => needsIn(member(table, relation), phase, relation)),
  );
  if (now.length > 0) return now;
  return old.flatMap(([key, phase, relation]) => needsIn(member(meta, key), phase, relation));
}

/** `META.json`, `META.yml` and their `MYMETA` twins. */
export const cpanMeta = defineDependencyFile({
  id: 'cpan-meta',
  ecosystem: 'cpan',
  name: { zh: 'CPAN 元数据', en: 'CPAN metadata' },
  kind: 'manifest',
  files: [/(?:^|\/)(?:MY)?META[\w.-]{0,50}\.(?:json|ya?ml)$/u],
  source: 'https://metacpan.org/pod/CPAN::Meta::Spec',
  manifests: null,
  cap: 1_048_576,
  read(text, { path }) {
    const meta = path.endsWith('.json') ? jsonDocument(text) : yamlDocument(text);
    if (!isTable(meta)) throw new DependencyFileError('unparsable', null, 'The metadata is no object');
    const [name, version] = [textAt(meta, 'name'), member(meta, 'version')];
    const packages = needsOf(meta);
    refuseTooMany(packages.length);
    const known = typeof version === 'string' || typeof version === 'number' ? String(version) : null;
    return { root: name === null ? null : { name, version: known }, packages, recorded: null, warnings: [] };
  },
});
