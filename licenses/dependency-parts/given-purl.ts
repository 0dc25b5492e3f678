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

import type { FoundPackage } from '../dependency-file.ts';
import { PurlError } from '../purl/error.ts';
import { buildPurl, formatPurl } from '../purl/format.ts';
import type { PurlParts } from '../purl/normalise.ts';
import { parsePurl } from '../purl/parse.ts';
import type { Purl } from '../purl/purl.ts';

function orNull<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof PurlError) return null;
    throw error;
  }
}

/** The purl that a file gives a package in full; null when it gives none, or none that is one. */
export function givenPurl({ purl }: FoundPackage): Purl | null {
  return purl === undefined ? null : orNull(() => parsePurl(purl));
}

/** What somebody logs in with is no part of an address. */
function withoutSecrets(value: string): string {
  return value.replace(/^((?:[a-z][a-z0-9+.-]{0,20}:)?\/\/)[^/@\s]{0,1000}@/iu, '$1');
}

/** `purl` of a found package, of its parts; nothing when no purl can say them. */
export function purlField(parts: PurlParts): Pick<FoundPackage, 'purl'> {
  const qualifiers = Array.from(parts.qualifiers ?? [], ([key, value]) => [key, withoutSecrets(value)] as const);
  const purl = orNull(() => formatPurl(buildPurl({ ...parts, qualifiers })));
  return purl === null ? {} : { purl };
}
