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

const longest = 4096;
const deepest = 24;
/** Of one text, and of all texts of a file. */
const mostSteps = 20_000;
const mostStepsOfFile = 1_000_000;

/** What every system defines alike, as far as names and versions need it. */
const usual: ReadonlyMap<string, string> = new Map([
  ['nil', ''],
  ['_isa', ''],
  ['dist', ''],
  ['python3_pkgversion', '3'],
]);

/** Macros that a spec file defines itself. */
export interface Macros {
  readonly define: (name: string, value: string) => void;
  readonly has: (name: string) => boolean;
  /** Null when something is not known without building: a macro of the system, a program, Lua. */
  readonly expand: (text: string) => string | null;
}

interface Run {
  steps: number;
}

/** End of the braces that open at `at`; -1 when they stay open. */
function closing(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; i += 1) {
    if (text[i] === '{') depth += 1;
    else if (text[i] === '}') {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return -1;
}

const inBraces = /^([!?]{0,8})([A-Za-z_]\w{0,200})(?::([\s\S]*))?$/u;
const plainName = /[!?]{0,8}[A-Za-z_]\w{0,200}/uy;

/** Values of macros, filled in where they are used; what would grow without end is not known. */
export function rpmMacros(): Macros {
  const defined = new Map<string, string>();
  let spent = 0;

  /** `%{?name}`, `%{!?name:text}`, `%{name}`. */
  function used(marks: string, name: string, body: string | undefined, depth: number, run: Run): string | null {
    const value = defined.get(name) ?? usual.get(name);
    if (!marks.includes('?')) return body === undefined && value !== undefined ? expanded(value, depth + 1, run) : null;
    const wanted = marks.replaceAll('?', '').length % 2 === 0;
    if ((value !== undefined) !== wanted) return '';
    if (body !== undefined) return expanded(body, depth + 1, run);
    return wanted ? expanded(value ?? '', depth + 1, run) : '';
  }

  function expanded(text: string, depth: number, run: Run): string | null {
    if (depth > deepest || text.length > longest) return null;
    let out = '';
    for (let at = 0; at < text.length; ) {
      const mark = text.indexOf('%', at);
      if (mark < 0) return checked(out + text.slice(at));
      out += text.slice(at, mark);
      run.steps += 1;
      spent += 1;
      if (run.steps > mostSteps || spent > mostStepsOfFile || out.length > longest) return null;
      const [value, next] = one(text, mark, depth, run);
      if (value === null) return null;
      out += value;
      at = next;
    }
    return checked(out);
  }

  function one(text: string, mark: number, depth: number, run: Run): readonly [string | null, number] {
    const next = text[mark + 1];
    if (next === '%') return ['%', mark + 2];
    if (next === '{') {
      const end = closing(text, mark + 1);
      const [, marks = '', name, body] = inBraces.exec(text.slice(mark + 2, Math.max(end, mark + 2))) ?? [];
      return [name === undefined ? null : used(marks, name, body, depth, run), end + 1];
    }
    plainName.lastIndex = mark + 1;
    const word = plainName.exec(text)?.[0];
    if (word === undefined) return next === undefined || /[\s\d]/u.test(next) ? ['%', mark + 1] : [null, mark + 1];
    const marks = /^[!?]*/u.exec(word)?.[0] ?? '';
    return [used(marks, word.slice(marks.length), undefined, depth, run), mark + 1 + word.length];
  }

  return {
    define: (name, value) => void defined.set(name, value),
    has: (name) => defined.has(name),
    expand: (text) => expanded(text, 0, { steps: 0 }),
  };
}

function checked(text: string): string | null {
  return text.length > longest ? null : text;
}
