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

import { DependencyFileError } from '../dependency-file.ts';

/** A requirement that stands in a program as a literal. */
export interface SetupLiteral {
  readonly text: string;
  readonly offset: number;
}

/** A list of requirements in a `setup.py`, as far as it can be read without running it. */
export interface SetupList {
  /** `install_requires`, `extras_require`. */
  readonly keyword: string;
  /** The extra; null outside of `extras_require`. */
  readonly extra: string | null;
  readonly literals: readonly SetupLiteral[];
  /** It is made by a program: only running it would tell. */
  readonly computed: boolean;
  readonly offset: number;
}

const longest = 65_536;
const part =
  /#[^\n]*|[rRbBuU]{0,2}("""|''')[^]*?\1|[rRbBuU]{0,2}("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|[[\](){}:,]|[\w.]+|[^\s]/gu;

interface Token {
  readonly text: string;
  /** What a string says; null of other tokens. */
  readonly string: string | null;
  readonly offset: number;
}

function tokensFrom(code: string, from: number): Token[] {
  const tokens: Token[] = [];
  let depth = 0;
  for (const match of code.slice(from, from + longest).matchAll(part)) {
    const text = match[0];
    if (text.startsWith('#')) continue;
    const quoted = match[2]?.slice(1, -1).replace(/\\(["'\\])/gu, '$1');
    tokens.push({ text, string: quoted ?? null, offset: from + match.index });
    if (/^[[({]$/u.test(text)) depth += 1;
    else if (/^[\])}]$/u.test(text)) depth -= 1;
    if (depth <= 0) break;
  }
  return tokens;
}

/** Only brackets, commas and strings: anything else is computed. */
function plainList(tokens: readonly Token[]): boolean {
  return tokens.every(({ text, string }) => string !== null || /^[[\](),]$/u.test(text));
}

function listOf(keyword: string, extra: string | null, tokens: readonly Token[], offset: number): SetupList {
  const literals = tokens.flatMap(({ string, offset: at }) => (string === null ? [] : [{ text: string, offset: at }]));
  return { keyword, extra, literals, computed: !plainList(tokens), offset };
}

/** `{'extra': [...], …}` as one list for each extra. */
function extrasOf(keyword: string, tokens: readonly Token[], offset: number): SetupList[] {
  const lists: SetupList[] = [];
  let extra: Token | null = null;
  let inside: Token[] = [];
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (/^[[({]$/u.test(token.text)) depth += 1;
    if (/^[\])}]$/u.test(token.text)) depth -= 1;
    const key = depth === 1 && token.string !== null && tokens[index + 1]?.text === ':';
    if (key || depth === 0) {
      if (extra !== null) lists.push(listOf(keyword, extra.string, inside, extra.offset));
      extra = key ? token : null;
      inside = [];
    } else if (extra !== null && !(depth === 1 && /^[:,\]})]$/u.test(token.text) && token.text !== ']'))
      inside.push(token);
  }
  return lists.length > 0 ? lists : [listOf(keyword, null, tokens, offset)];
}

/** Where the value of a keyword begins: at the brackets, or at those of the variable that it names. */
function valueStart(code: string, at: number): number | null {
  const value = /\s*(?:([[({])|([A-Za-z_]\w{0,100})\s*[,)\n])/uy;
  value.lastIndex = at;
  const match = value.exec(code);
  if (match === null) return null;
  if (match[1] !== undefined) return at + match[0].length - 1;
  const name = match[2] ?? '';
  const assigned = new RegExp(`^${name}(?:\\s*:[^=\\n]{1,100})?\\s*=\\s*(?=[[({])`, 'mu').exec(code);
  return assigned === null ? null : assigned.index + assigned[0].length;
}

const keywords = /\b(install_requires|setup_requires|tests_require|extras_require)\s*=(?!=)/gu;

const mostLists = 200;

/**
 * Lists of requirements in a `setup.py`.
 * @throws DependencyFileError when there are more than any setup has.
 */
export function setupLists(code: string): SetupList[] {
  const found = [...code.matchAll(keywords)];
  if (found.length > mostLists)
    throw new DependencyFileError('too-many', null, `The setup has more than ${mostLists} lists of requirements`);
  return found.flatMap((match) => {
    const keyword = match[1] ?? '';
    const from = valueStart(code, match.index + match[0].length);
    if (from === null) return [{ keyword, extra: null, literals: [], computed: true, offset: match.index }];
    const tokens = tokensFrom(code, from);
    return keyword === 'extras_require' ? extrasOf(keyword, tokens, from) : [listOf(keyword, null, tokens, from)];
  });
}
