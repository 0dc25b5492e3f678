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

import type { SbomComponent, SbomReading } from './component.ts';
import { commitOfPurl, commitOfUrl, readPurl } from './purl-of-component.ts';
import { refuse, refuseMany } from './refuse.ts';
import { items, member, words, wordsAt } from './values.ts';

const nothing = new Set(['NOASSERTION', 'NONE']);
const usualId = 'SPDXRef-DOCUMENT';

/** Relationships in which the second needs the first, beside those that end in `_DEPENDENCY_OF`. */
function needsFirst(kind: string): boolean {
  return kind === 'DEPENDENCY_OF' || kind.endsWith('_DEPENDENCY_OF');
}

interface Relations {
  readonly needs: ReadonlyMap<string, readonly string[]>;
  readonly described: ReadonlySet<string>;
}

function relationsOf(source: unknown, document: string): Relations {
  const needs = new Map<string, string[]>();
  const described = new Set(items(member(source, 'documentDescribes')).flatMap((one) => words(one) ?? []));
  for (const one of items(member(source, 'relationships'))) {
    const [from, to] = [wordsAt(one, 'spdxElementId'), wordsAt(one, 'relatedSpdxElement')];
    const kind = wordsAt(one, 'relationshipType')?.toUpperCase().replaceAll('-', '_') ?? '';
    if (from === null || to === null) continue;
    if (kind === 'DESCRIBES' && from === document) described.add(to);
    else if (kind === 'DESCRIBED_BY' && to === document) described.add(from);
    else if (kind === 'DEPENDS_ON') push(needs, from, to);
    else if (needsFirst(kind)) push(needs, to, from);
  }
  return { needs, described };
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function licence(value: unknown): string[] {
  const text = words(value);
  return text === null || nothing.has(text) ? [] : [text];
}

function referenceOf(part: unknown, type: RegExp): string | null {
  for (const one of items(member(part, 'externalRefs'))) {
    const locator = wordsAt(one, 'referenceLocator');
    if (locator !== null && type.test(wordsAt(one, 'referenceType') ?? '')) return locator;
  }
  return null;
}

/** The version of SPDX that a document is written in. */
function spdxVersion(source: unknown): string {
  const version = wordsAt(source, 'spdxVersion') ?? '';
  if (/^SPDX-2\.[0-3]$/u.test(version)) return version;
  return refuse('unsupported-version', `SPDX in the version ${version.slice(0, 40) || '(none)'} is not read`);
}

/**
 * What an SPDX 2 document says of its packages, from the members that its JSON form has; files and snippets are left alone.
 * @throws DependencyFileError when its members are not what the form says.
 */
export function readSpdx(source: unknown): SbomReading {
  const version = spdxVersion(source);
  const document = wordsAt(source, 'SPDXID') ?? usualId;
  const listed = member(source, 'packages') ?? [];
  if (!Array.isArray(listed)) refuse('unparsable', 'The packages of the document are no list');
  const packages = items(listed);
  refuseMany(packages.length);
  const { needs, described } = relationsOf(source, document);
  const warnings = document === usualId ? [] : [`The SPDXID of the document is not ${usualId}`];
  const refs = new Set<string>();

  function componentOf(part: unknown, index: number): SbomComponent {
    const [ref, name] = [wordsAt(part, 'SPDXID'), wordsAt(part, 'name')];
    if (ref === null || name === null) return refuse('unparsable', `Package ${index + 1} has no name or no SPDXID`);
    if (refs.has(ref)) refuse('unparsable', `The SPDXID ${ref.slice(0, 200)} is used twice`);
    refs.add(ref);
    const text = referenceOf(part, /^(?:.*\/)?purl$/iu);
    const [purl, fault] = readPurl(text);
    if (fault !== null) warnings.push(`${ref}: ${text} is no purl: ${fault}`);
    return {
      ref,
      group: null,
      name,
      version: wordsAt(part, 'versionInfo') ?? purl?.version ?? null,
      purl: purl === null ? null : text,
      cpe: referenceOf(part, /cpe2[23]Type$/u),
      commit: commitOfPurl(purl) ?? commitOfUrl(wordsAt(part, 'downloadLocation')),
      declared: licence(member(part, 'licenseDeclared')),
      concluded: licence(member(part, 'licenseConcluded')),
      dependsOn: [...new Set(needs.get(ref))].filter((other) => other !== ref),
    };
  }

  const all = packages.map(componentOf);
  const subjects = all.filter(({ ref }) => described.has(ref));
  const subject = subjects.length === 1 ? (subjects[0] ?? null) : null;
  return {
    format: 'spdx',
    version,
    subject,
    components: all.filter((one) => one !== subject),
    created: wordsAt(source, 'creationInfo', 'created'),
    warnings,
  };
}
