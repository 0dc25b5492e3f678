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
import { asCommit, commitOfPurl, readPurl } from './purl-of-component.ts';
import { refuseMany } from './refuse.ts';
import { items, member, words, wordsAt } from './values.ts';

interface Licences {
  readonly declared: readonly string[];
  readonly concluded: readonly string[];
}

function licencesOf(part: unknown): Licences {
  const declared: string[] = [];
  const concluded: string[] = [];
  for (const entry of items(member(part, 'licenses'))) {
    const licence = member(entry, 'license');
    const text = wordsAt(licence, 'id') ?? wordsAt(licence, 'name') ?? wordsAt(entry, 'expression');
    const acknowledged = wordsAt(licence, 'acknowledgement') ?? wordsAt(entry, 'acknowledgement');
    if (text !== null) (acknowledged === 'concluded' ? concluded : declared).push(text);
  }
  for (const property of items(member(part, 'properties'))) {
    const value = wordsAt(property, 'value');
    if (wordsAt(property, 'name') === 'tongming:licence-concluded' && value !== null) concluded.push(value);
  }
  return { declared: [...new Set(declared)], concluded: [...new Set(concluded)] };
}

function pedigreeCommit(part: unknown): string | null {
  const [first] = items(member(member(part, 'pedigree'), 'commits'));
  return asCommit(wordsAt(first, 'uid'));
}

function needsByRef(document: unknown): ReadonlyMap<string, readonly string[]> {
  const needs = new Map<string, string[]>();
  for (const entry of items(member(document, 'dependencies'))) {
    const ref = wordsAt(entry, 'ref');
    if (ref === null) continue;
    const known = needs.get(ref) ?? [];
    needs.set(ref, known);
    for (const one of items(member(entry, 'dependsOn'))) {
      const other = words(one);
      if (other !== null) known.push(other);
    }
  }
  return needs;
}

/** All components, those inside of others after them; without recursion. */
function allParts(...roots: readonly unknown[]): unknown[] {
  const found: unknown[] = [];
  const rest = roots.toReversed();
  while (rest.length > 0) {
    const part = rest.pop();
    found.push(part);
    refuseMany(found.length);
    for (const inner of items(member(part, 'components')).toReversed()) rest.push(inner);
  }
  return found;
}

/**
 * What a CycloneDX document says of its components, those inside of others too. Its form must have been looked at before; what still
 * cannot be used is left out with a warning.
 */
export function readCyclonedx(document: unknown, version: string): SbomReading {
  const warnings: string[] = [];
  const refs = new Set<string>();
  const needs = needsByRef(document);

  function componentOf(part: unknown, place: string): SbomComponent | null {
    const name = wordsAt(part, 'name');
    if (name === null) {
      warnings.push(`${place} has no name`);
      return null;
    }
    const written = wordsAt(part, 'bom-ref');
    const ref = written === null || refs.has(written) ? `tongming-${place}` : written;
    if (written !== null && ref !== written) warnings.push(`${place}: the reference ${written} is used twice`);
    refs.add(ref);
    const text = wordsAt(part, 'purl');
    const [purl, fault] = readPurl(text);
    if (fault !== null) warnings.push(`${place}: ${text} is no purl: ${fault}`);
    return {
      ref,
      group: wordsAt(part, 'group'),
      name,
      version: wordsAt(part, 'version') ?? purl?.version ?? null,
      purl: purl === null ? null : text,
      cpe: wordsAt(part, 'cpe'),
      commit: commitOfPurl(purl) ?? pedigreeCommit(part),
      ...licencesOf(part),
      dependsOn: [...new Set(needs.get(ref))].filter((other) => other !== ref),
    };
  }

  const main = member(member(document, 'metadata'), 'component');
  const subject = main === undefined ? null : componentOf(main, 'metadata.component');
  const parts = allParts(...items(member(main, 'components')), ...items(member(document, 'components')));
  const components = parts.flatMap((part, index) => componentOf(part, `component ${index + 1}`) ?? []);
  const created = wordsAt(document, 'metadata', 'timestamp');
  return { format: 'cyclonedx', version, subject, components, created, warnings };
}
