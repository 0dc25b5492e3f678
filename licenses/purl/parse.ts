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

import { PurlError } from './error.ts';
import { normalise } from './normalise.ts';
import type { Purl } from './purl.ts';
import { typeRules } from './type-rules.ts';

const longest = 8192;

/** Part of the text, with where it begins. */
interface Piece {
  readonly text: string;
  readonly at: number;
}

function decoded({ text, at }: Piece): string {
  const odd = text.search(/[^!-~]/u);
  if (odd >= 0) throw new PurlError('bad-character', at + odd, 'Such a character has to be percent-encoded.');
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new PurlError('bad-encoding', at, 'The percent-encoding is broken.', { cause });
  }
}

/** A path; an encoded `/` would make two segments of one and is refused. */
function decodedPath(piece: Piece): string {
  const slash = /%2f/iu.exec(piece.text);
  if (slash !== null) throw new PurlError('bad-segment', piece.at + slash.index, 'A segment cannot hold a "/".');
  return decoded(piece);
}

/** Splits at the last place of a mark; the second piece is null where there is none. */
function cut({ text, at }: Piece, mark: string, from = text.lastIndexOf(mark)): [Piece, Piece | null] {
  if (from < 0) return [{ text, at }, null];
  return [
    { text: text.slice(0, from), at },
    { text: text.slice(from + 1), at: at + from + 1 },
  ];
}

function withoutSlashes({ text, at }: Piece): Piece {
  let from = 0;
  let to = text.length;
  while (text[from] === '/') from += 1;
  while (to > from && text[to - 1] === '/') to -= 1;
  return { text: text.slice(from, to), at: at + from };
}

/** Where the version begins; an `@` that opens a segment is the mark of an npm scope. */
function versionMark(text: string): number {
  const at = text.lastIndexOf('@');
  return (at === 0 || text[at - 1] === '/') && text.includes('/', at) ? -1 : at;
}

function qualifiersOf(piece: Piece | null, strict: boolean): [string, string][] {
  if (piece === null) return [];
  let at = piece.at;
  return piece.text.split('&').flatMap((pair): [string, string][] => {
    const start = at;
    at += pair.length + 1;
    if (pair === '') return [];
    const equals = pair.indexOf('=');
    const key = equals < 0 ? pair : pair.slice(0, equals);
    if (equals < 0 || !/^[a-z][a-z0-9._-]*$/iu.test(key) || (strict && key !== key.toLowerCase())) {
      throw new PurlError('bad-qualifier', start, 'A qualifier is a name in lower case, "=" and a value.');
    }
    return [[key, decoded({ text: pair.slice(equals + 1), at: start + equals + 1 })]];
  });
}

/** How much a reader forgives. */
export interface ParseOptions {
  /** Refuse names of qualifiers that are not in lower case, as the specification's required tests ask; else they are folded. */
  readonly strict?: boolean;
}

/**
 * Reads a package URL and brings it into the form that its type asks for. Nothing that it names is fetched.
 * @throws PurlError when the text is none.
 */
export function parsePurl(text: string, options: ParseOptions = {}): Purl {
  if (text.length > longest) throw new PurlError('too-long', longest, `A purl may have ${longest} characters.`);
  if (!/^pkg:/iu.test(text)) throw new PurlError('no-scheme', 0, 'A purl begins with "pkg:".');
  const [front, subpath] = cut({ text, at: 0 }, '#');
  const [location, query] = cut(front, '?');
  const whole = withoutSlashes({ text: location.text.slice(4), at: location.at + 4 });
  const [type, rest] = cut(whole, '/', whole.text.indexOf('/'));
  if (rest === null) throw new PurlError('no-name', whole.at + whole.text.length, 'A purl needs a type and a name.');
  const [path, version] = cut(rest, '@', versionMark(rest.text));
  const first = typeRules.get(type.text.toLowerCase())?.path === true;
  const slash = first ? path.text.indexOf('/') : path.text.lastIndexOf('/');
  const [before, after] = cut(path, '/', slash);
  const name = after ?? path;
  const qualifiers = qualifiersOf(query, options.strict ?? false);
  return normalise(
    {
      type: type.text,
      namespace: after === null ? null : decodedPath(before),
      name: decoded(name),
      version: version === null ? null : decoded(version),
      qualifiers,
      subpath: subpath === null ? null : decodedPath(subpath),
    },
    {
      type: type.at,
      namespace: path.at,
      name: name.at,
      version: version?.at ?? text.length,
      qualifiers: query?.at ?? text.length,
      subpath: subpath?.at ?? text.length,
    },
  );
}
