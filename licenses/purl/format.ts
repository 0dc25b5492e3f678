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

import { normalise, type PurlParts } from './normalise.ts';
import type { Purl } from './purl.ts';
import { typeRules } from './type-rules.ts';

const marks = /[!'()*]/gu;

function encoded(text: string): string {
  return encodeURIComponent(text)
    .replaceAll(marks, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%3A', ':');
}

function encodedPath(path: string): string {
  return path.split('/').map(encoded).join('/');
}

/** The canonical text. */
export function formatPurl(purl: Purl): string {
  const { type, namespace, name, version, qualifiers, subpath } = purl;
  const path = typeRules.get(type)?.path === true ? encodedPath(name) : encoded(name);
  const query = Array.from(qualifiers, ([key, value]) => `${key}=${encoded(value)}`).join('&');
  return [
    `pkg:${type}/`,
    namespace === null ? '' : `${encodedPath(namespace)}/`,
    path,
    version === null ? '' : `@${encoded(version)}`,
    query === '' ? '' : `?${query}`,
    subpath === null ? '' : `#${encodedPath(subpath)}`,
  ].join('');
}

/**
 * A package URL of its parts, in the spelling that its type asks for.
 * @throws PurlError when its type does not allow them.
 */
export function buildPurl(parts: PurlParts): Purl {
  return normalise(parts);
}

/** The package without its version: what two versions of it have in common. */
export function withoutVersion(purl: Purl): Purl {
  return { ...purl, version: null };
}
