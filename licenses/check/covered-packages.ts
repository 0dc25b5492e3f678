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

import type { Package } from '../inventory/inventory.ts';
import { PurlError } from '../purl/error.ts';
import { formatPurl } from '../purl/format.ts';
import { parsePurl } from '../purl/parse.ts';
import type { Purl } from '../purl/purl.ts';

/** Canonical text of a purl without version, qualifiers and subpath. */
export function bareText(purl: Purl): string {
  return formatPurl({ ...purl, version: null, qualifiers: new Map(), subpath: null });
}

/** Packages by their purl without version, as waivers and curations name them. */
export function packagesByPurl(packages: readonly Package[]): ReadonlyMap<string, readonly Package[]> {
  const found = new Map<string, Package[]>();
  const put = (key: string, one: Package) => {
    const known = found.get(key);
    if (known === undefined) found.set(key, [one]);
    else known.push(one);
  };
  for (const one of packages) {
    if (one.purl === null) continue;
    const bare = bareText(one.purl);
    put(bare, one);
    const full = formatPurl({ ...one.purl, version: null });
    if (full !== bare) put(full, one);
  }
  return found;
}

/** A finding's purl in the two spellings in which it may be named, and its version; nothing when it is no purl. */
export function namesOf(text: string): { readonly names: readonly string[]; readonly version: string | null } {
  try {
    const purl = parsePurl(text);
    return { names: [bareText(purl), formatPurl({ ...purl, version: null })], version: purl.version };
  } catch (error) {
    if (!(error instanceof PurlError)) throw error;
    return { names: [], version: null };
  }
}

/** The canonical spelling of a purl; null when it is none. */
export function canonicalText(text: string): string | null {
  try {
    return formatPurl(parsePurl(text));
  } catch (error) {
    if (!(error instanceof PurlError)) throw error;
    return null;
  }
}
