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

/** What stands for a name; undefined when nobody says. */
export type Lookup = (name: string) => string | undefined;

const deepest = 64;
const longest = 4096;

/** How placeholders are written: the first group that matches is the name. */
export const mavenPlaceholder = /\$\{([^${}]{1,300})\}/gu;
/** Properties of MSBuild. */
export const msbuildPlaceholder = /\$\(([\w.-]{1,300})\)/gu;

/**
 * Puts values in the place of placeholders, also inside values. The answer is null when a name is unknown, stands for itself, or
 * the text would be longer than 4,096 characters: each value is worked out once, so that no set of properties takes long.
 */
export function replacer(pattern: RegExp, lookup: Lookup): (text: string) => string | null {
  const known = new Map<string, string | null>();
  function valueOf(name: string, depth: number): string | null {
    const before = known.get(name);
    if (before !== undefined) return before;
    known.set(name, null);
    const written = lookup(name);
    const value = written === undefined ? null : replaced(written, depth + 1);
    known.set(name, value);
    return value;
  }
  function replaced(text: string, depth: number): string | null {
    if (depth > deepest || text.length > longest) return null;
    const parts: string[] = [];
    let length = text.length;
    let at = 0;
    for (const match of text.matchAll(pattern)) {
      const value = valueOf(match[1] ?? match[2] ?? '', depth);
      if (value === null) return null;
      length += value.length;
      if (length > longest) return null;
      parts.push(text.slice(at, match.index), value);
      at = match.index + match[0].length;
    }
    return parts.join('') + text.slice(at);
  }
  return (text) => replaced(text, 0);
}
