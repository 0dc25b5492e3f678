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

/** One instruction of a Dockerfile, its lines joined. */
export interface Instruction {
  /** In capital letters. */
  readonly name: string;
  readonly rest: string;
  /** 1-based, where it begins. */
  readonly line: number;
}

const heredoc = /<<(-?)(["']?)([A-Za-z_]\w{0,100})\2/gu;
const mostPieces = 2000;

/** The sign that ends a line which goes on: a backslash unless a directive at the top says otherwise. */
function escapeOf(lines: readonly string[]): string {
  for (const line of lines.slice(0, 10)) {
    const directive = /^\s*#\s*(\w{1,20})\s*=\s*(\S{1,200})\s*$/u.exec(line);
    if (directive === null) break;
    if (directive[1]?.toLowerCase() === 'escape' && directive[2] === '`') return '`';
  }
  return '\\';
}

/** Lines by their text, with and without tabs before it. */
function linesByText(lines: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [index, line] of lines.entries()) {
    for (const key of new Set([line, `-${line.replace(/^\t+/u, '')}`])) {
      const list = found.get(key);
      if (list === undefined) found.set(key, [index]);
      else list.push(index);
    }
  }
  return found;
}

/** The first of ascending numbers that is no less; -1 when there is none. */
function firstFrom(numbers: readonly number[], least: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return numbers[low] ?? -1;
}

/** The line behind the documents that a line opens; what is in them is no instruction. */
function behindDocuments(byText: ReadonlyMap<string, readonly number[]>, text: string, from: number): number {
  let at = from;
  for (const [, dash, , word] of text.matchAll(heredoc)) {
    const end = firstFrom(byText.get(`${dash}${word}`) ?? [], at);
    if (end >= 0) at = end + 1;
  }
  return at;
}

/** Instructions in order, without comments, with documents (`<<EOF`) left out. */
export function instructions(text: string): Instruction[] {
  const lines = text.split(/\r?\n/u);
  const escape = escapeOf(lines);
  const byText = linesByText(lines);
  const found: Instruction[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = at + 1;
    const pieces: string[] = [];
    let goesOn = true;
    while (goesOn && at < lines.length) {
      const raw = lines[at] ?? '';
      at += 1;
      const trimmed = raw.trim();
      // Comments and empty lines inside of an instruction do not end it.
      if (trimmed.startsWith('#') || (trimmed === '' && pieces.length > 0)) continue;
      goesOn = trimmed.endsWith(escape);
      if (pieces.length < mostPieces) pieces.push(goesOn ? trimmed.slice(0, -1) : trimmed);
    }
    const whole = pieces.join(' ').trim();
    const match = /^([A-Za-z]{1,20})\s+(\S[^]*)$/u.exec(whole);
    if (match === null) continue;
    const name = (match[1] ?? '').toUpperCase();
    found.push({ name, rest: match[2] ?? '', line });
    if (/^(?:RUN|COPY|ADD)$/u.test(name)) at = behindDocuments(byText, whole, at);
  }
  return found;
}
