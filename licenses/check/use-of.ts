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

import type { Use } from '../compatibility/facts.ts';
import type { Package } from '../inventory/inventory.ts';
import { formatPurl } from '../purl/format.ts';
import type { Settings } from './settings.ts';

/** Purl without version and qualifiers, or its beginning, with percent-encoding undone; null when it is none. */
export function decodedPurl(text: string): string | null {
  const plain = text.replace(/\/+$/u, '');
  if (!/^pkg:[a-z][a-z0-9.+-]*(?:\/[^?#]*)?$/iu.test(plain) || /[^/]@/u.test(plain)) return null;
  try {
    const decoded = decodeURIComponent(plain);
    return decoded.replace(/^pkg:[^/]*/iu, (start) => start.toLowerCase());
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return null;
  }
}

/** Packages of these types never become part of the work, whatever `use` says. */
const besides: ReadonlyMap<string, Use> = new Map([
  ['githubactions', 'tool'],
  // Programs of an image lie beside the work in one medium.
  ['docker', 'data'],
  ['oci', 'data'],
]);

function byScope({ scopes }: Package): Use | null {
  if (scopes.includes('test')) return 'test';
  return scopes.includes('dev') || scopes.includes('build') ? 'tool' : null;
}

function written({ uses }: Settings, one: Package): Use | null {
  let found = uses.get(one.ecosystem) ?? null;
  if (one.purl === null || uses.size === 0) return found;
  const bare = { ...one.purl, version: null, qualifiers: new Map<string, string>(), subpath: null };
  const text = decodeURIComponent(formatPurl(bare));
  for (let at = text.indexOf('/'); at >= 0; at = text.indexOf('/', at + 1))
    found = uses.get(text.slice(0, at)) ?? found;
  return uses.get(text) ?? found;
}

/** How a package takes part in the work: as the policy file says of it, as its scope says, or as dependencies do. */
export function useOf(settings: Settings, one: Package): Use {
  return written(settings, one) ?? besides.get(one.purl?.type ?? '') ?? byScope(one) ?? settings.use;
}
