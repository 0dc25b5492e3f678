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

import type { Outline } from './heading.ts';
import { isSubstance } from './substance.ts';

/** Entries of a list-like document: rows of its tables and items of its lists, or else its logos, or else its sections with a body. */
export function countEntries(outline: Outline): number {
  const lines = outline.lines.filter((line) => !line.code).map((line) => line.text.slice(0, 400));
  const items = lines.filter((line) => /^ {0,3}(?:[-*+]|\d{1,3}[.)])\s/.test(line) && isSubstance(line)).length;
  const rows = tableRows(lines).length;
  if (items + rows > 0) return items + rows;
  const logos = lines.reduce((count, line) => count + (line.match(/<img\s|!\[/gi)?.length ?? 0), 0);
  return logos > 0 ? logos : outline.sections.filter(({ level, hasBody }) => level > 1 && hasBody).length;
}

/** Cells of each body row of the Markdown tables; header rows and separators are left out. */
export function tableRows(
  lines: readonly string[],
): { readonly cells: string[]; readonly header: string[]; readonly at: number }[] {
  const rows: { cells: string[]; header: string[]; at: number }[] = [];
  let header: string[] | null = null;
  lines.forEach((line, at) => {
    if (!line.includes('|')) header = null;
    else if (isSeparator(line)) header = cellsOf(lines[at - 1] ?? '');
    else if (header !== null && isSubstance(line)) rows.push({ cells: cellsOf(line), header, at });
  });
  return rows;
}

function isSeparator(line: string): boolean {
  return line.length <= 400 && line.includes('-') && /^[\s|:-]+$/.test(line);
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}
