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

import { FileFault } from './file.ts';

/** Longest cell and widest row that are read; what is beyond is no table of numbers. */
const longestCell = 10_000;
const mostCells = 1000;

/** A row with the line it begins on, counted from 1; a blank line has no cells. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Which of the usual signs parts the cells: the one that stands most often in the first line, outside quotes. */
function separatorOf(text: string): string {
  const end = text.search(/[\r\n]/);
  const line = (end < 0 ? text : text.slice(0, end)).replaceAll(/"[^"]*"/g, '');
  const count = (sign: string) => line.split(sign).length;
  return [';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}

function tooMuch(line: number): FileFault {
  return new FileFault({
    zh: `第 ${line} 行：一格超过 ${longestCell} 个字符，或一行超过 ${mostCells} 格`,
    en: `Line ${line}: a cell is longer than ${longestCell} characters, or a row wider than ${mostCells} cells`,
  });
}

/** Where the reader stands. */
interface State {
  separator: string;
  cells: string[];
  cell: string;
  /** `closed` = after the quote that ended a cell, or doubled. */
  quote: 'none' | 'open' | 'closed';
  line: number;
  begun: number;
}

function endCell(state: State): void {
  state.cells.push(state.cell);
  state.cell = '';
  state.quote = 'none';
  if (state.cells.length > mostCells) throw tooMuch(state.begun);
}

function endRow(state: State): CsvRow {
  const blank = state.cells.length === 0 && state.cell.trim() === '' && state.quote === 'none';
  endCell(state);
  const row = { line: state.begun, cells: blank ? [] : state.cells };
  state.cells = [];
  return row;
}

/** Takes a character; says whether a row ended before or with it. */
function take(state: State, character: string): boolean {
  if (character === '\n') state.line += 1;
  if (state.quote === 'open') {
    if (character === '"') state.quote = 'closed';
    else state.cell += character;
    return false;
  }
  if (character === '"' && (state.quote === 'closed' || state.cell === '')) {
    if (state.quote === 'closed') state.cell += '"';
    state.quote = 'open';
    return false;
  }
  if (character === state.separator) endCell(state);
  else if (character === '\n') return true;
  else if (character !== '\r') state.cell += character;
  if (state.cell.length > longestCell) throw tooMuch(state.begun);
  return false;
}

/**
 * Rows of comma-, semicolon- or tab-separated text as it comes (RFC 4180: quotes, doubled quotes, line breaks inside
 * them). A byte order mark is dropped.
 */
export async function* csvRows(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<CsvRow> {
  const state: State = { separator: '', cells: [], cell: '', quote: 'none', line: 1, begun: 1 };
  for await (const piece of pieces) {
    const text = state.separator === '' ? piece.replace(/^\uFEFF/, '') : piece;
    if (state.separator === '' && text !== '') state.separator = separatorOf(text);
    for (const character of text) {
      if (!take(state, character)) continue;
      yield endRow(state);
      state.begun = state.line;
    }
    if (state.cell.length > longestCell) throw tooMuch(state.begun);
  }
  if (state.quote === 'open') {
    throw new FileFault({
      zh: `第 ${state.begun} 行的引号没有合上`,
      en: `The quote in line ${state.begun} is not closed`,
    });
  }
  if (state.cell !== '' || state.cells.length > 0) yield endRow(state);
}
