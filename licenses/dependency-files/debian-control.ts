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
import {
  DependencyFileError,
  defineDependencyFile,
  type FoundPackage,
  foundPackage,
  type Scope,
} from '../dependency-file.ts';
import { debianIdentity } from '../dependency-parts/debian-distribution.ts';
import { controlParagraphs, fieldText } from '../dependency-parts/debian-paragraphs.ts';
import { type Relation, relationsOf } from '../dependency-parts/debian-relations.ts';
import { purlField } from '../dependency-parts/given-purl.ts';
import { mergeFound } from '../dependency-parts/merge-found.ts';
import { refuseMergeConflict, refuseTooMany } from '../dependency-parts/text.ts';
import { shown, warningList } from '../dependency-parts/warnings.ts';

const scopes: Readonly<Record<string, readonly Scope[]>> = {
  'build-depends': ['build'],
  'build-depends-indep': ['build'],
  'build-depends-arch': ['build'],
  'pre-depends': [],
  depends: [],
  recommends: ['optional'],
  suggests: ['optional'],
};

interface Place {
  readonly field: string;
  readonly vendor: string | null;
  readonly own: ReadonlySet<string>;
}

function scopesOf({ profiles, alternative }: Relation, field: string): Scope[] {
  const found = new Set(scopes[field]);
  if (profiles.includes('!nocheck')) found.add('test');
  if (alternative) found.add('optional');
  return [...found];
}

function packageOf(relation: Relation, place: Place): FoundPackage {
  const { name, operator, version, line } = relation;
  const own = place.own.has(name);
  const exact = operator === '=' && version?.includes('$') === false ? version : null;
  const named = place.vendor !== null && !own;
  return foundPackage({
    name,
    version: exact,
    constraint: operator === null ? null : `${operator} ${version}`,
    scopes: scopesOf(relation, place.field),
    groups: [place.field],
    direct: true,
    source: own ? { kind: 'workspace', url: null, revision: null } : null,
    line,
    ...(named ? purlField({ type: 'deb', namespace: place.vendor, name, version: exact }) : {}),
  });
}

/**
 * Debian's `debian/control`: of alternatives the first is what is used, the others are optional. A purl needs the distribution,
 * which the changelog beside it or the maintainer tells.
 */
export const debianControl = defineDependencyFile({
  id: 'debian-control',
  ecosystem: 'debian',
  name: { zh: 'Debian control 文件', en: 'Debian control file' },
  kind: 'manifest',
  files: [/(?:^|\/)(?:debian|DEBIAN)\/control$/],
  source: 'https://www.debian.org/doc/debian-policy/ch-controlfields.html',
  manifests: null,
  cap: 4 * 1024 * 1024,
  async read(text, { path, beside }) {
    refuseMergeConflict(text);
    const paragraphs = controlParagraphs(text);
    const head = paragraphs[0] ?? [];
    const name = fieldText(head, 'source') ?? fieldText(head, 'package');
    if (name === null)
      throw new DependencyFileError('unparsable', null, 'A control file begins with Source or Package');
    const warnings = warningList();
    const changelog = await beside(join(dirname(path), 'changelog'));
    const { vendor, version } = debianIdentity(changelog, fieldText(head, 'maintainer'));
    const own = new Set(paragraphs.flatMap((paragraph) => fieldText(paragraph, 'package') ?? []));
    const fields = paragraphs.flat().filter((field) => Object.hasOwn(scopes, field.name));
    const found = fields.flatMap((field) => {
      const odd = (piece: string, line: number) => {
        if (piece.includes('${'))
          warnings.add(`${shown(piece)} 在构建时才知道。`, `${shown(piece)} is only known when it is built.`, line);
        else
          warnings.add(
            `第 ${line} 行看不懂，已略过：${shown(piece)}`,
            `Line ${line} was passed over: ${shown(piece)}`,
            line,
          );
      };
      return relationsOf(field, odd).map((relation) => packageOf(relation, { field: field.name, vendor, own }));
    });
    refuseTooMany(found.length);
    const root = { name, version: version ?? fieldText(head, 'version') };
    return { root, packages: mergeFound(found), recorded: null, warnings: warnings.all() };
  },
});
