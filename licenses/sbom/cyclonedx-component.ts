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

import type { PackageLicence } from '../check/package-licence.ts';
import type { Package } from '../inventory/inventory.ts';
import { formatPurl } from '../purl/format.ts';
import { checksumsOf } from './checksums.ts';
import { cleanText, cleanUrl } from './clean.ts';
import { componentLicences } from './cyclonedx-licences.ts';

/** A JSON object whose members that are undefined are left out when it is written. */
export type Json = Readonly<Record<string, unknown>>;

/** Types whose namespace is a field of its own in CycloneDX, and what stands between the two in the package's name. */
const groups: Readonly<Record<string, string>> = { npm: '/', composer: '/', maven: ':' };
const kinds: Readonly<Record<string, string>> = { docker: 'container', oci: 'container', github: 'application' };
const notRun = new Set(['dev', 'test', 'build']);
const notAlways = new Set(['optional', 'peer', 'provided']);

/** Undefined for an empty list, so that its member is left out. */
export function orNothing<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items;
}

function nameOf({ name, purl }: Package): Json {
  const separator = purl === null ? undefined : groups[purl.type];
  const group = purl?.namespace;
  if (separator === undefined || group === null || group === undefined) return { name: cleanText(name) };
  const start = `${group}${separator}`;
  return name.startsWith(start) && name.length > start.length
    ? { group: cleanText(group), name: cleanText(name.slice(start.length)) }
    : { name: cleanText(name) };
}

function scopeOf({ scopes }: Package): string {
  if (scopes.some((scope) => notRun.has(scope))) return 'excluded';
  return scopes.some((scope) => notAlways.has(scope)) ? 'optional' : 'required';
}

function referencesOf({ source }: Package): Json[] {
  const url = cleanUrl(source?.url ?? null);
  if (url === null) return [];
  return [{ type: source?.kind === 'git' ? 'vcs' : 'distribution', url }];
}

function property(name: string, value: string | null): Json[] {
  return value === null || value === '' ? [] : [{ name: `tongming:${name}`, value: cleanText(value) }];
}

function propertiesOf(found: Package, concluded: string | null): Json[] {
  return [
    ...property('deprecated', found.deprecated),
    ...property('direct', found.direct === null ? null : String(found.direct)),
    ...property('ecosystem', found.ecosystem),
    ...property('install-script', found.installScript === true ? 'true' : null),
    ...property('licence-concluded', concluded),
    ...found.scopes.toSorted().flatMap((scope) => property('scope', scope)),
    ...property('source-revision', found.source?.revision ?? null),
  ];
}

function occurrencesOf({ places }: Package): Json[] {
  const rows = places.map(({ path, line }): [string, number | null] => [cleanText(path), line]);
  const byText = new Map(rows.map((row) => [JSON.stringify(row), row]));
  return [...byText.values()]
    .sort(([a, x], [b, y]) => (a === b ? (x ?? 0) - (y ?? 0) : a < b ? -1 : 1))
    .map(([location, line]) => ({ location, line: line ?? undefined }));
}

/** A package as a component; `ref` is its `bom-ref`. */
export function componentOf(found: Package, ref: string, licence: Partial<PackageLicence>, mixed: boolean): Json {
  const { licenses, concluded, evidence } = componentLicences(licence, mixed);
  return {
    type: kinds[found.purl?.type ?? ''] ?? 'library',
    'bom-ref': ref,
    ...nameOf(found),
    version: found.version === null ? undefined : cleanText(found.version),
    scope: scopeOf(found),
    hashes: orNothing(checksumsOf(found.integrity).map(({ algorithm, hex }) => ({ alg: algorithm, content: hex }))),
    licenses: orNothing(licenses),
    purl: found.purl === null ? undefined : formatPurl(found.purl),
    externalReferences: orNothing(referencesOf(found)),
    properties: orNothing(propertiesOf(found, concluded)),
    evidence: { licenses: orNothing(evidence), occurrences: orNothing(occurrencesOf(found)) },
  };
}
