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

import { terminalLine } from '../terminal-text.ts';

/** Keeps a sign from meaning something: it joins, has no width and is no part of a name. */
const joiner = '\u2060';

/** Text of at most so many characters, with an ellipsis where something went. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).toWellFormed()}…`;
}

/** One line without control, bidi or invisible characters, cut before it is read further. */
function oneLine(text: string, most: number): string {
  return terminalLine(shortened(text, most)).trim();
}

/** Neither people nor issues are called, and our own marker is not forged. */
function quiet(text: string): string {
  return text.replaceAll(/@|#(?=[\p{L}\p{N}_])|<(?=!)/gu, (sign) => sign + joiner);
}

/** Foreign text within a sentence of Markdown: shown as it is, no sign of it has a meaning. */
export function markdownProse(text: string, most = 1000): string {
  return quiet(oneLine(text, most))
    .replaceAll(/[!~%$&^](?=[\p{L}\p{N}_"])|:(?=\/\/)|\bGH-/giu, (sign) => sign + joiner)
    .replaceAll(/[\\`*_[\]#!|~$]/g, String.raw`\$&`)
    .replaceAll(/\b(www)\./giu, String.raw`$1\.`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Foreign text as a code span of Markdown: its fence is longer than any run of backticks in it. */
export function markdownCode(text: string, most = 300): string {
  // Parsers give up on long fences.
  const clean = quiet(oneLine(text, most)).replaceAll(/`{20,}/g, `${'`'.repeat(19)}…`);
  const longest = Math.max(0, ...Array.from(clean.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const room = longest > 0 || clean === '' ? ' ' : '';
  return `${fence}${room}${clean}${room}${fence}`;
}
