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

type Token = string | typeof star | typeof globstar | typeof deep | typeof one;

const star = Symbol('*');
const globstar = Symbol('**');
/** Whole directories, or none. */
const deep = Symbol('**/');
const one = Symbol('?');

/** A compiled pattern of the policy file. */
export type PathPattern = (path: string) => boolean;

/** Characters that a pattern may have. */
export const longestPattern = 1024;

function tokensOf(pattern: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at] as string;
    const starts = at === 0 || pattern[at - 1] === '/';
    if (character === '?') tokens.push(one);
    else if (character !== '*') tokens.push(character);
    else if (pattern[at + 1] !== '*') tokens.push(star);
    else {
      while (pattern[at + 1] === '*') at += 1;
      const whole = starts && pattern[at + 1] === '/';
      if (whole) at += 1;
      tokens.push(whole ? deep : globstar);
    }
  }
  return tokens;
}

/** Tokens that may stand for nothing. */
function isOpen(token: Token | undefined): boolean {
  return token === star || token === globstar || token === deep;
}

function takes(token: Token | undefined, character: string): boolean {
  if (token === globstar || token === deep) return true;
  if (token === star || token === one) return character !== '/';
  return token === character;
}

/** All places in the pattern at once, so that the time is at most length of the pattern times length of the path. */
function matches(tokens: readonly Token[], path: string): boolean {
  let places = new Uint8Array(tokens.length + 1);
  const enter = (from: number, into: Uint8Array) => {
    for (let at = from; ; at += 1) {
      into[at] = 1;
      if (!isOpen(tokens[at])) return;
    }
  };
  enter(0, places);
  for (let index = 0; index < path.length; index += 1) {
    const character = path[index] as string;
    const next = new Uint8Array(tokens.length + 1);
    let alive = false;
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at];
      if (places[at] === 0 || !takes(token, character)) continue;
      if (token === deep) next[at] = 1;
      if (token !== deep) enter(isOpen(token) ? at : at + 1, next);
      else if (character === '/') enter(at + 1, next);
      alive = true;
    }
    if (!alive) return false;
    places = next;
  }
  return places[tokens.length] === 1;
}

/**
 * Compiles a pattern: `*` is anything but slashes, `**` anything, `?` one character. Without a slash inside it is a name at any
 * depth, as in `.gitignore`; a slash at the front ties it to the root. One that ends without a wildcard, or with a slash, is
 * also all that lies below.
 */
export function pathPattern(pattern: string): PathPattern {
  const source = pattern.replace(/^\//u, '').replace(/\/$/u, '');
  if (source === '') return () => false;
  const anywhere = !pattern.slice(0, -1).includes('/');
  const own = tokensOf(anywhere ? `**/${source}` : source);
  const first = own.findIndex((token) => typeof token === 'symbol');
  const prefix = own.slice(0, first < 0 ? own.length : first).join('');
  const below: readonly Token[] | null =
    /[*?][^/]*$/u.test(source) && !pattern.endsWith('/') ? null : [...own, '/', globstar];
  return (path) => path.startsWith(prefix) && (matches(own, path) || (below !== null && matches(below, path)));
}

/** A test for any of the patterns. */
export function anyPattern(patterns: readonly string[]): PathPattern {
  const compiled = patterns.map(pathPattern);
  return (path) => compiled.some((match) => match(path));
}
