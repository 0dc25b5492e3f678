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

import { cut, displayWidth } from '#licenses/display-width.ts';
import { terminalLine } from './terminal.ts';

/** A column: its head, and on which side its text stands. */
export interface Column {
  readonly head: string;
  readonly align?: 'left' | 'right';
  /** Most columns its text may take; 60 unless told. */
  readonly most?: number;
}

/** A rule under a column of sentences stays shorter than they are: it would wrap. */
const longestRule = 40;

function pad(text: string, width: number, align: Column['align']): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'right' ? space + text : text + space;
}

/** Rows under heads, aligned by what each character really takes; cells are cleaned. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((cell, i) => cut(terminalLine(cell), columns[i]?.most ?? 60)));
  const widths = columns.map(({ head }, i) =>
    Math.max(displayWidth(head), ...cells.map((row) => displayWidth(row[i] ?? ''))),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => pad(cell, widths[i] ?? 0, columns[i]?.align))
      .join('  ')
      .trimEnd();
  return [
    line(columns.map(({ head }) => head)),
    line(widths.map((width) => '─'.repeat(Math.min(width, longestRule)))),
    ...cells.map(line),
  ].join('\n');
}
