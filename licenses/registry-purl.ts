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

import type { FoundPackage } from './dependency-file.ts';
import { PurlError } from './purl/error.ts';
import { buildPurl } from './purl/format.ts';
import type { PurlParts } from './purl/normalise.ts';
import type { Purl } from './purl/purl.ts';

/** Qualifiers that say where a package comes from when it is not its ecosystem's registry. */
function origin({ source }: FoundPackage, registries: readonly string[]): (readonly [string, string])[] {
  if (source === null || source.url === null) return [];
  if (source.kind === 'git') {
    const url = source.url.startsWith('git+') ? source.url : `git+${source.url}`;
    return [['vcs_url', source.revision === null ? url : `${url}@${source.revision}`]];
  }
  if (source.kind === 'url') return [['download_url', source.url]];
  const plain = (url: string) => url.replace(/^(?:sparse|registry)\+/u, '').replace(/\/+$/u, '');
  const known = registries.some((registry) => plain(registry) === plain(source.url ?? ''));
  return known ? [] : [['repository_url', plain(source.url)]];
}

/** The purl of a package; null of what lies in the same repository, and of a name or origin that no purl can say. */
export function registryPurl(
  parts: Omit<PurlParts, 'qualifiers'>,
  found: FoundPackage,
  registries: readonly string[],
): Purl | null {
  const kind = found.source?.kind;
  if (kind === 'path' || kind === 'workspace') return null;
  try {
    return buildPurl({ version: found.version, ...parts, qualifiers: origin(found, registries) });
  } catch (error) {
    if (error instanceof PurlError) return null;
    throw error;
  }
}
