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

import type { CheckEvidence } from '../check.ts';
import type { Outline } from './heading.ts';
import { cleanQuote } from './substance.ts';

/** No sentence is longer; what follows on such a line is data. */
const longestLine = 20_000;

/** Lines outside code that match, as evidence; a heading with nothing under it does not count. */
export function findPhrases(
  outline: Outline,
  pattern: RegExp,
  most = 20,
): (CheckEvidence & { readonly line: number })[] {
  const empty = new Set(outline.sections.filter(({ hasBody }) => !hasBody).map(({ line }) => line));
  const found: (CheckEvidence & { readonly line: number })[] = [];
  for (const [index, line] of outline.lines.entries()) {
    if (found.length >= most) break;
    const text = line.text.slice(0, longestLine);
    if (line.code || empty.has(index + 1)) continue;
    const match = pattern.exec(text);
    if (match === null) continue;
    const from = Math.max(0, match.index - 60);
    found.push({ path: outline.path, line: index + 1, text: cleanQuote(text.slice(from, from + 400)) });
  }
  return found;
}

/** The text of the lines around one, code left out. */
export function around(outline: Outline, line: number, before: number, after: number): string {
  return outline.lines
    .slice(Math.max(0, line - 1 - before), line + after)
    .filter((source) => !source.code)
    .map((source) => source.text.slice(0, longestLine))
    .join('\n');
}
