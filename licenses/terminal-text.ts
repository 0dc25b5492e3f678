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

const sequences =
  // oxlint-disable-next-line no-control-regex -- escape sequences are what it looks for
  /\u009B[0-?]*[ -/]*[@-~]?|\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|[PX^_][^\u001B]*(?:\u001B\\)?|.)?/gsu;
const spaces = /[\t\r\v\f\u0085\u2028\u2029]/gu;
const hidden =
  /[\p{Cc}\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2061-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|(?<![\p{P}\p{S}])\u2060/gu;

/**
 * The only way of text to a terminal: line feeds stay; escapes, other control characters and invisible or bidi marks go.
 * A word joiner after a sign stays: reports put it there so that `@name` calls nobody.
 */
export function terminalText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(sequences, '')
    .replaceAll(spaces, ' ')
    .replaceAll(hidden, (character) => (character === '\n' ? '\n' : ''))
    .toWellFormed();
}

/** The same on one line, for cells of tables: a break, with the blanks around it, is one blank. */
export function terminalLine(text: string): string {
  const lines = terminalText(text).split('\n');
  const last = lines.length - 1;
  if (last === 0) return lines[0] ?? '';
  return [
    lines[0]?.trimEnd(),
    ...lines
      .slice(1, last)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    lines[last]?.trimStart(),
  ].join(' ');
}

const styles = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 } as const;
/** How words may be set apart. */
export type Style = keyof typeof styles;

/** Foreign text in one of our styles; without colours just the cleaned text. */
export function paint(terminal: { readonly colour: boolean }, style: Style, text: string): string {
  const clean = terminalText(text);
  return terminal.colour ? `\u001B[${styles[style]}m${clean}\u001B[0m` : clean;
}

const unsafeInJson =
  /[\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/gu;

/** One JSON document whose text is the same after {@link terminalText}: what that would remove is escaped. */
export function jsonText(value: unknown, indent = 2): string {
  const escape = (character: string) =>
    Array.from(
      { length: character.length },
      (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
    ).join('');
  // `##[` would be a command to pipelines that read it (B212).
  return JSON.stringify(value, null, indent)
    .replaceAll(unsafeInJson, escape)
    .replaceAll(/##([a-z]{0,20})\[/gu, '##$1\\u005b');
}
