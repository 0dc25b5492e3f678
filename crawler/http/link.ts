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

/** Longest Link header that is looked at, in characters. */
const cap = 64 * 1024;

interface Parameter {
  readonly name: string;
  readonly value: string;
  /** Index of the `;` or `,` after it, or the end. */
  readonly end: number;
}

/** Reads `name`, `name=value` or `name="value"` from `start`; each character is looked at once. */
function readParameter(text: string, start: number): Parameter {
  let end = start;
  let quoted = false;
  while (end < text.length && (quoted || (text[end] !== ';' && text[end] !== ','))) {
    if (text[end] === '"') quoted = !quoted;
    else if (quoted && text[end] === '\\') end += 1;
    end += 1;
  }
  end = Math.min(end, text.length);
  const part = text.slice(start, end);
  const equals = part.indexOf('=');
  if (equals === -1) return { name: part.trim().toLowerCase(), value: '', end };
  const value = part.slice(equals + 1).trim();
  return {
    name: part.slice(0, equals).trim().toLowerCase(),
    value: value.startsWith('"') ? value.slice(1, value.endsWith('"') ? -1 : undefined) : value,
    end,
  };
}

/** Targets of a Link header by relation, the first of each; in linear time, whatever the header is. */
export function parseLink(header: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const text = header.slice(0, cap);
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    const close = text.indexOf('>', at);
    if (close === -1) break;
    const target = text.slice(at + 1, close);
    at = close + 1;
    let relation: string | null = null;
    while (at < text.length && text[at] !== ',') {
      const parameter = readParameter(text, at);
      if (parameter.name === 'rel') relation ??= parameter.value;
      at = text[parameter.end] === ';' ? parameter.end + 1 : parameter.end;
    }
    for (const name of relation?.toLowerCase().split(/\s+/u) ?? []) {
      if (name !== '' && !found.has(name)) found.set(name, target);
    }
  }
  return found;
}

/** Where a relation leads from a page; `foreign` is the host of a target on another origin. */
export type LinkTarget =
  | { readonly kind: 'none' }
  | { readonly kind: 'same'; readonly url: string }
  | { readonly kind: 'self' }
  | { readonly kind: 'foreign'; readonly host: string };

/** Judges a target against the page that it was found on. */
export function judgeTarget(target: string | undefined, page: string): LinkTarget {
  if (target === undefined || target === '') return { kind: 'none' };
  const from = new URL(page);
  const to = URL.parse(target, page);
  if (to === null) return { kind: 'none' };
  if (to.origin !== from.origin) return { kind: 'foreign', host: to.host || to.protocol };
  if (to.username !== '' || to.password !== '') return { kind: 'foreign', host: to.host };
  to.hash = '';
  from.hash = '';
  return to.href === from.href ? { kind: 'self' } : { kind: 'same', url: to.href };
}
