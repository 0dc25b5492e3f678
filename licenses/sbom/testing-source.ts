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
import { foundPackage } from '../dependency-file.ts';
import type { Package } from '../inventory/inventory.ts';
import { formatPurl } from '../purl/format.ts';
import { parsePurl } from '../purl/parse.ts';
import type { SbomSource } from './document.ts';

/** A package for tests, named by its purl as npm would. */
export function packageOf(text: string, known: Partial<Package> = {}): Package {
  const purl = parsePurl(text);
  const { version, namespace } = purl;
  const name = namespace === null ? purl.name : `${namespace}/${purl.name}`;
  return {
    id: formatPurl(purl),
    ecosystem: purl.type,
    name,
    version,
    purl,
    scopes: [],
    direct: null,
    dependsOn: [],
    source: null,
    installScript: null,
    deprecated: null,
    integrity: null,
    places: [{ path: 'package-lock.json', line: 7, format: 'npm-lock', found: foundPackage({ name, version }) }],
    ...known,
  };
}

/** A licence for tests of which only this much is known. */
export function licenceOf(known: Partial<PackageLicence>): PackageLicence {
  return { declared: null, detected: null, concluded: null, unclear: [], facts: [], ...known };
}

/** A source for tests of which only this much is known. */
export function sourceOf(known: Partial<SbomSource>): SbomSource {
  return {
    name: 'work',
    version: '1.0.0',
    commit: '0123456789abcdef0123456789abcdef01234567',
    repository: null,
    licence: { declared: null, detected: null, concluded: null },
    copyright: null,
    packages: [],
    licences: new Map(),
    time: '2026-11-22T08:00:00+08:00',
    tool: '9.9.9',
    ...known,
  };
}
