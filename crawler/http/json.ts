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

import type { z } from 'zod';

/** JSON that was read, or why it was not. */
export type ParsedJson =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'empty' }
  /** Begins as JSON does and does not end as JSON must. */
  | { readonly kind: 'truncated' }
  | { readonly kind: 'not-json' };

/** A whole number too long to be exact, where one can stand outside a text: looked for before the slow way is taken. */
const longNumber = /(?:^|[:[,\s])-?\d{16}/u;

/** A reviver; TypeScript does not know its third argument yet. */
function keepExact(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source ?? '';
  return /^-?\d+$/u.test(source) ? source : value;
}

function parse(text: string): unknown {
  return longNumber.test(text) ? (JSON.parse(text, keepExact) as unknown) : (JSON.parse(text) as unknown);
}

/** Reads JSON text; whole numbers beyond 2^53 become text. */
export function parseJson(text: string): ParsedJson {
  const first = /\S/u.exec(text)?.[0];
  if (first === undefined) return { kind: 'empty' };
  if (!/["[{\-\dtfn]/u.test(first)) return { kind: 'not-json' };
  try {
    return { kind: 'json', value: parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'truncated' };
    // Nested deeper than the stack: no platform answers so.
    if (error instanceof RangeError) return { kind: 'not-json' };
    throw error;
  }
}

/** True for `application/json`, `application/vnd.x+json` and an absent type. */
export function isJsonType(type: string | undefined): boolean {
  if (type === undefined || type.trim() === '') return true;
  return /^\s*(?:application|text)\/(?:[\w.-]+\+)?json\s*(?:;|$)/iu.test(type);
}

/** The charset that a content type names; null = none. */
function charsetOf(type: string | undefined): string | null {
  return /;\s*charset\s*=\s*"?([^\s;"]+)/iu.exec(type ?? '')?.[1]?.toLowerCase() ?? null;
}

const lenient = new TextDecoder('utf-8');
const strict = new TextDecoder('utf-8', { fatal: true });

/** Text of a body; null when it says another charset than UTF-8 and is not UTF-8 either. */
export function decodeText(bytes: Uint8Array, type: string | undefined): string | null {
  const charset = charsetOf(type);
  if (charset === null || charset === 'utf-8' || charset === 'utf8' || charset === 'us-ascii') {
    return lenient.decode(bytes);
  }
  try {
    return strict.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Where and how a value differs from its schema, without any of the value: the first three places. */
export function describeDrift(error: z.ZodError): string {
  const places = error.issues.slice(0, 3).map((issue) => {
    const path = issue.path
      .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key).slice(0, 60)}`))
      .join('');
    const expected = 'expected' in issue ? ` (expected ${String(issue.expected)})` : '';
    return `${path === '' ? 'the whole' : path.replace(/^\./u, '')}: ${issue.code}${expected}`;
  });
  const more = error.issues.length > 3 ? `; and ${error.issues.length - 3} more` : '';
  return `${places.join('; ')}${more}`;
}
