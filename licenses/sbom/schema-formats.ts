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

import type { Ajv } from 'ajv';

const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?';
const idnHost = new RegExp(`^(?:${label})(?:\\.(?:${label}))*$`, 'u');
const idnLocal = /^[^\s@()<>[\]\\,;:"\p{Cc}]{1,64}$/u;

/** A mail address whose two sides may have letters of any script (RFC 6531); one with quotes or an address literal is none. */
function isIdnEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  const [local, host] = [text.slice(0, at), text.slice(at + 1)];
  if (at < 1 || text.length > 320 || host.length > 255) return false;
  return idnLocal.test(local) && !/^\.|\.\.|\.$/u.test(local) && idnHost.test(host);
}

/** An IRI or a reference to one (RFC 3987): no blanks or marks that must be encoded, whole escapes, and a scheme that can be one. */
function isIriReference(text: string): boolean {
  if (/[\s"<>\\^`{|}\p{Cc}\p{Cs}]|%(?![0-9a-f]{2})/iu.test(text) || text.split('#').length > 2) return false;
  const scheme = /^[^/?#:]*(?=:)/u.exec(text)?.[0];
  return scheme === undefined || /^[a-z][a-z0-9+.-]*$/iu.test(scheme);
}

function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map(([key, inner]) => `${JSON.stringify(key)}:${stable(inner)}`).join()}}`;
}

function isUnique(wanted: boolean, list: readonly unknown[]): boolean {
  return !wanted || new Set(list.map(stable)).size === list.length;
}

/** Adds formats that ajv-formats does not have, and a `uniqueItems` that does not compare every item with every other. */
export function addFormatsAndKeywords(ajv: Ajv): void {
  ajv.addFormat('iri-reference', isIriReference);
  ajv.addFormat('idn-email', isIdnEmail);
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword({ keyword: 'uniqueItems', type: 'array', schemaType: 'boolean', validate: isUnique });
}
