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

const ansi =
  // oxlint-disable-next-line no-control-regex -- escape sequences are what it looks for
  /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|[PX^_][^\u001B]*(?:\u001B\\)?|[@-Z\\-_])/gu;
const invisible = /[\p{Cc}\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu;
const credentials = /([a-z][a-z0-9+.-]*:\/\/)[^\s/@'"]*@/giu;

function escapeCharacter(character: string): string {
  if (character === '\n' || character === '\t' || character === '\r') return ' ';
  const code = character.codePointAt(0) ?? 0;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}

/** Text of others made fit for one line of a terminal, log or page: no ANSI, control or bidi characters, no credentials of URLs; capped. */
export function cleanText(text: string, cap = 500): string {
  const cleaned = text
    .replaceAll(ansi, '')
    .replaceAll(credentials, '$1')
    .replaceAll(invisible, escapeCharacter)
    .replaceAll(/ {2,}/gu, ' ')
    .trim();
  return cleaned.length <= cap ? cleaned : `${cleaned.slice(0, cap).toWellFormed()}…`;
}
