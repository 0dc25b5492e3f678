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

import { refuse, refuseMany } from './refuse.ts';

type Fields = Record<string, unknown>;

/** Tags of a package by the members of the JSON form. */
const packageTags: ReadonlyMap<string, string> = new Map([
  ['SPDXID', 'SPDXID'],
  ['PackageVersion', 'versionInfo'],
  ['PackageDownloadLocation', 'downloadLocation'],
  ['PackageLicenseDeclared', 'licenseDeclared'],
  ['PackageLicenseConcluded', 'licenseConcluded'],
]);
/** Tags that begin something else than a package. */
const others = new Set(['FileName', 'SnippetSPDXID', 'LicenseID', 'Annotator', 'Reviewer']);

/** Tags and values in order; a value in `<text>` may have many lines. */
function* tagsOf(text: string): Generator<readonly [tag: string, value: string, line: number]> {
  const lines = text.split(/\r?\n/u);
  for (let at = 0; at < lines.length; at += 1) {
    const start = at;
    const line = lines[at] ?? '';
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [, tag = '', first = ''] = /^\s*([A-Za-z]{1,60}):(.*)$/su.exec(line) ?? [];
    if (tag === '') refuse('unparsable', 'A line of the document is no tag', at + 1);
    const parts = [first.trim()];
    if (first.trim().startsWith('<text>')) {
      while (!(parts.at(-1) ?? '').includes('</text>')) {
        at += 1;
        if (at >= lines.length) refuse('unparsable', 'A text of the document has no end', start + 1);
        parts.push(lines[at] ?? '');
      }
    }
    yield [
      tag,
      parts
        .join('\n')
        .replace(/^<text>/u, '')
        .replace(/<\/text>\s*$/u, ''),
      start + 1,
    ];
  }
}

function relationOf(value: string, line: number): Fields {
  const [from, kind, to] = value.split(/\s+/u);
  if (to === undefined) return refuse('unparsable', 'A relationship has not three words', line);
  return { spdxElementId: from, relationshipType: kind, relatedSpdxElement: to };
}

function referenceOf(value: string, line: number): Fields {
  const [, type, locator] = value.split(/\s+/u);
  if (locator === undefined) return refuse('unparsable', 'An external reference has not three words', line);
  return { referenceType: type, referenceLocator: locator };
}

/**
 * A tag-value document in the members of the JSON form, as far as packages need them.
 * @throws DependencyFileError when a line is no tag.
 */
export function spdxTags(text: string): Fields {
  const packages: Fields[] = [];
  const relationships: Fields[] = [];
  const document: Fields = { packages, relationships };
  let current: Fields | null = document;
  let references: Fields[] = [];
  for (const [tag, value, line] of tagsOf(text)) {
    const member = packageTags.get(tag);
    if (tag === 'SPDXVersion') document['spdxVersion'] = value;
    else if (tag === 'Created') document['creationInfo'] = { created: value };
    else if (tag === 'Relationship') relationships.push(relationOf(value, line));
    else if (tag === 'PackageName') {
      references = [];
      current = { name: value, externalRefs: references };
      packages.push(current);
      refuseMany(packages.length);
    } else if (others.has(tag)) current = null;
    else if (current === null) continue;
    else if (tag === 'ExternalRef' && current !== document) references.push(referenceOf(value, line));
    else if (member !== undefined && !Object.hasOwn(current, member)) current[member] = value;
  }
  return document;
}
