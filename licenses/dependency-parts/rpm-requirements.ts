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

/** One need of a spec file, as `foo >= 1.2` or `pkgconfig(zlib)`. */
export interface Requirement {
  readonly name: string;
  /** `=`, `>=` and the like; null when any version will do. */
  readonly operator: string | null;
  readonly version: string | null;
}

const operator = /^(?:[<>]=?|==?)$/u;
const words = new Set(['and', 'or', 'if', 'unless', 'else', 'with', 'without']);

/** Parts between blanks and commas; brackets of a rich need stand alone, those of `pkgconfig(x)` belong to the name. */
function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  let current = '';
  let inName = 0;
  const flush = () => {
    if (current !== '') tokens.push(current);
    current = '';
  };
  for (const mark of text) {
    if (/[\s,]/u.test(mark)) {
      if (inName > 0 && mark !== ',') current += mark;
      else {
        inName = 0;
        flush();
      }
    } else if (mark === '(') {
      if (current === '') continue;
      inName += 1;
      current += mark;
    } else if (mark === ')') {
      if (inName === 0) flush();
      else {
        inName -= 1;
        current += mark;
      }
    } else if (/[<>=]/u.test(mark) && inName === 0) {
      if (!/^[<>=]+$/u.test(current)) flush();
      current += mark;
    } else {
      if (/^[<>=]+$/u.test(current)) flush();
      current += mark;
    }
  }
  flush();
  return tokens;
}

/** Needs of one line, those of rich needs too: each of their operands may be wanted. */
export function requirementsOf(text: string): Requirement[] {
  const tokens = tokensOf(text).filter((token) => !words.has(token));
  const found: Requirement[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const [name = '', sign, version] = tokens.slice(at, at + 3);
    if (operator.test(name)) continue;
    const bounded = sign !== undefined && operator.test(sign) && version !== undefined;
    found.push({ name, operator: bounded ? sign : null, version: bounded ? version : null });
    if (bounded) at += 2;
  }
  return found;
}
