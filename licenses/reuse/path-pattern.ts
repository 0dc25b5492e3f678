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

type Token = string | typeof star | typeof globstar | typeof one;

const star = Symbol('*');
const globstar = Symbol('**');
const one = Symbol('?');

/** A compiled path pattern. */
export type PathPattern = (path: string) => boolean;

function isStar(token: Token | undefined): boolean {
  return token === star || token === globstar;
}

function tokensOf(pattern: string, debian: boolean): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at] as string;
    if (character === '\\') {
      at += 1;
      tokens.push(pattern[at] ?? '\\');
    } else if (debian && (character === '*' || character === '?')) tokens.push(character === '*' ? globstar : one);
    else if (character !== '*') tokens.push(character);
    else if (pattern[at + 1] !== '*') tokens.push(star);
    else {
      while (pattern[at + 1] === '*') at += 1;
      if (pattern[at + 1] === '/') at += 1;
      tokens.push(globstar);
    }
  }
  return tokens;
}

/** All places in the pattern at once, so that the time is at most length of the pattern times length of the path. */
function matches(tokens: readonly Token[], path: string): boolean {
  let places = new Uint8Array(tokens.length + 1);
  const skipStars = (from: number, into: Uint8Array) => {
    for (let at = from; ; at += 1) {
      into[at] = 1;
      if (!isStar(tokens[at])) return;
    }
  };
  skipStars(0, places);
  for (const character of path) {
    const next = new Uint8Array(tokens.length + 1);
    let alive = false;
    for (let at = 0; at < tokens.length; at += 1) {
      if (places[at] === 0) continue;
      const token = tokens[at];
      const stays = token === globstar || (token === star && character !== '/');
      if (stays) skipStars(at, next);
      else if (token === character || token === one) skipStars(at + 1, next);
      else continue;
      alive = true;
    }
    if (!alive) return false;
    places = next;
  }
  return places[tokens.length] === 1;
}

/** Compiles a path of `REUSE.toml`: `*` is all but slashes, `**` and `**\/` all, a backslash takes the next character as it is; in Debian's format `*` is all and `?` any one character. */
export function pathPattern(pattern: string, format: 'reuse' | 'debian' = 'reuse'): PathPattern {
  const tokens = tokensOf(pattern, format === 'debian');
  const first = tokens.findIndex((token) => typeof token === 'symbol');
  const prefix = tokens.slice(0, first < 0 ? tokens.length : first).join('');
  if (first < 0) return (path) => path === prefix;
  const rest = tokens.slice(first);
  return (path) => path.startsWith(prefix) && matches(rest, path.slice(prefix.length));
}
