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

import { linesOf, refuseMergeConflict } from './text.ts';

/** One field of a `.cabal` file. */
export interface CabalField {
  /** Kind of the part that it stands in, in lower case: `library`, `test-suite`; null before the first one. */
  readonly section: string | null;
  /** In lower case. */
  readonly name: string;
  /** All its lines, joined by blanks. */
  readonly value: string;
  /** 1-based, of its name. */
  readonly line: number;
}

const field = /^([ \t]*)([A-Za-z][\w-]{0,100})[ \t]*:(?![:=])(.*)$/su;

/**
 * Fields of a `.cabal` file, whatever conditions they stand under: any of them may hold.
 * @throws DependencyFileError when it has markers of a merge conflict.
 */
export function cabalFields(text: string): CabalField[] {
  refuseMergeConflict(text);
  const found: { section: CabalField['section']; name: string; lines: string[]; line: number; indent: number }[] = [];
  let section: CabalField['section'] = null;
  let open = false;
  for (const { line: raw, number } of linesOf(text)) {
    const line = raw.trimEnd();
    if (line.trim() === '' || /^\s*--/u.test(line)) continue;
    const indent = line.search(/\S/u);
    const last = found.at(-1);
    const [, , name, rest] = field.exec(line) ?? [];
    if (open && last !== undefined && indent > last.indent) last.lines.push(line.trim());
    else if (name !== undefined && rest !== undefined) {
      found.push({ section, name: name.toLowerCase(), lines: [rest.trim()], line: number, indent });
      open = true;
    } else {
      // Conditions stand deeper than the sections that they are in.
      if (indent === 0) section = line.toLowerCase().split(/\s/u, 1)[0] ?? null;
      open = false;
    }
  }
  return found.map(({ section: part, name, lines, line }) => ({
    section: part,
    name,
    value: lines.join(' ').trim(),
    line,
  }));
}
