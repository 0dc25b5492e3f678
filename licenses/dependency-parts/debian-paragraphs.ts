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

/** One field, with the line on which each of its lines stands. */
export interface ControlField {
  /** In lower case. */
  readonly name: string;
  readonly lines: readonly { readonly text: string; readonly line: number }[];
}

/** Paragraphs of Debian's control files; comments are left out. */
export function controlParagraphs(text: string): (readonly ControlField[])[] {
  const paragraphs: ControlField[][] = [];
  let current: ControlField[] = [];
  const flush = () => {
    if (current.length > 0) paragraphs.push(current);
    current = [];
  };
  for (const [index, raw] of text.split(/\r?\n/u).entries()) {
    if (raw.trimStart().startsWith('#')) continue;
    const line = index + 1;
    const [, name, value = ''] = /^([!-9;-~]{1,100}):[ \t]{0,100}(.*)$/u.exec(raw) ?? [];
    if (raw.trim() === '') flush();
    else if (/^[ \t]/u.test(raw))
      (current.at(-1)?.lines as { text: string; line: number }[] | undefined)?.push({ text: raw.trim(), line });
    else if (name !== undefined) current.push({ name: name.toLowerCase(), lines: [{ text: value, line }] });
  }
  flush();
  return paragraphs;
}

/** Text of a field of one line; null when the paragraph has none. */
export function fieldText(paragraph: readonly ControlField[], name: string): string | null {
  const field = paragraph.find((one) => one.name === name);
  return field === undefined
    ? null
    : field.lines
        .map(({ text }) => text)
        .join(' ')
        .trim();
}
