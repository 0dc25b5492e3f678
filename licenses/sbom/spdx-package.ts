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
import { type Json, orNothing } from './cyclonedx-component.ts';
import { digest } from './derived-id.ts';
import type { SbomSource } from './document.ts';
import type { LicenceFields } from './spdx-licences.ts';

/** SPDXID of the work that the document is about. */
export const workId = 'SPDXRef-work';

/** A package's id as an SPDXID, which has only letters, digits, `.` and `-`. */
export function spdxId(id: string): string {
  const words = id.replaceAll(/[^A-Za-z0-9.]+/gu, '-').slice(0, 80);
  return `SPDXRef-package-${words}-${digest(id, 12)}`;
}

/** SPDX takes a location of its own form for version control: `git+https://…@revision`. */
function locationOf({ source }: Package): string {
  const url = cleanUrl(source?.url ?? null);
  if (url === null) return 'NOASSERTION';
  if (source?.kind !== 'git') return /^(?:https?|ftp|git|ssh|svn):/u.test(url) ? url : 'NOASSERTION';
  const revision = /^[\w./-]{1,200}$/u.test(source.revision ?? '') ? `@${source.revision}` : '';
  return `${url.startsWith('git') ? '' : 'git+'}${url.replace(/#.*$/u, '')}${revision}`;
}

function placesOf({ places }: Package): string {
  const rows = places.map(({ path, line }) => (line === null ? path : `${path}:${line}`));
  return cleanText(`Found in ${[...new Set(rows)].join(', ')}`);
}

function commentOf(licence: Partial<PackageLicence>): string | undefined {
  if (licence.detected === null || licence.detected === undefined) return undefined;
  return cleanText(`Licence texts found: ${licence.detected}`);
}

/** A package as SPDX describes it. */
export function spdxPackageOf(found: Package, licence: Partial<PackageLicence>, licences: LicenceFields): Json {
  const checksums = checksumsOf(found.integrity).map(({ algorithm, hex }) => ({
    algorithm: algorithm === 'MD5' ? algorithm : algorithm.replace('-', ''),
    checksumValue: hex,
  }));
  const locator = found.purl === null ? null : formatPurl(found.purl);
  return {
    SPDXID: spdxId(found.id),
    name: cleanText(found.name),
    versionInfo: found.version === null ? undefined : cleanText(found.version),
    downloadLocation: locationOf(found),
    filesAnalyzed: false,
    licenseDeclared: licences.field(licence.declared ?? null, licence.unclear),
    licenseConcluded: licences.field(licence.concluded ?? null),
    licenseComments: commentOf(licence),
    copyrightText: 'NOASSERTION',
    sourceInfo: placesOf(found),
    checksums: orNothing(checksums),
    externalRefs:
      locator === null
        ? undefined
        : [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: locator }],
  };
}

/** The work itself as SPDX describes it. */
export function spdxWorkOf(source: SbomSource, licences: LicenceFields): Json {
  const { declared, detected, concluded } = source.licence;
  const url = cleanUrl(source.repository);
  return {
    SPDXID: workId,
    name: cleanText(source.name) || 'unnamed',
    versionInfo: source.version === null ? undefined : cleanText(source.version),
    downloadLocation:
      url === null
        ? 'NOASSERTION'
        : `git+${url.replace(/^git\+/u, '')}${source.commit === null ? '' : `@${source.commit}`}`,
    filesAnalyzed: false,
    licenseDeclared: licences.field(declared),
    licenseConcluded: licences.field(concluded),
    licenseComments: detected === null ? undefined : cleanText(`Licence texts found: ${detected}`),
    copyrightText: source.copyright === null ? 'NOASSERTION' : cleanText(source.copyright),
    primaryPackagePurpose: 'SOURCE',
  };
}
