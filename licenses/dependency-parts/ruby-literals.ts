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

const literal = /"((?:[^"\\\n]|\\.){0,2000})"|'((?:[^'\\\n]|\\.){0,2000})'|%q?[<({[]([^<({[>)}\]\n]{0,300})[>)}\]]/giu;

/** Strings of a piece of Ruby, in order; what is put into them by `#{}` is not known, so they are left out. */
export function rubyStrings(code: string): string[] {
  return [...code.matchAll(literal)]
    .map(([, double, single, other]) => double ?? single ?? other ?? '')
    .filter((text) => !text.includes('#{'));
}

const comment = /(^|[\s,)\]}])#(?!\{)[^\n]*$/u;

/** A line without its comment; a `#` inside of a string stays. */
export function withoutRubyComment(line: string): string {
  const match = comment.exec(line);
  if (match === null) return line;
  const before = line.slice(0, match.index);
  const odd = (mark: string) => (before.split(mark).length - 1) % 2 === 1;
  return odd('"') || odd("'") ? line : before;
}

const clause = /^(=|!=|>=|<=|~>|>|<)?\s*([\w.-]{1,100})$/u;

/** Requirements of RubyGems in the spelling of a lock file: `~> 5.0, >= 5.0.1`; null when any version will do. */
export function rubyConstraint(requirements: readonly string[]): string | null {
  const clauses = requirements
    .flatMap((text) => text.split(','))
    .flatMap((text) => {
      const match = clause.exec(text.trim());
      return match === null ? [] : [`${match[1] ?? '='} ${match[2] ?? ''}`];
    })
    .filter((text) => text !== '>= 0');
  if (clauses.length === 0) return null;
  return [...new Set(clauses)].sort((a, b) => (a < b ? 1 : -1)).join(', ');
}

/** The one version that a requirement allows; null when it is a range. */
export function rubyPin(constraint: string | null): string | null {
  return /^= (\S+)$/u.exec(constraint ?? '')?.[1] ?? null;
}
