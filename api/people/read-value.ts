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

import { createHash } from 'node:crypto';
import type { Text } from '#store/facts.ts';
import type { FileProblem } from './format.ts';

/** Longest line of a text file that is read. */
const longestLine = 4000;

/** The hash (hex) that an address is known by; `!` may stand for `@`, and `sha256:` and hex for the address. Null = no address. */
export function addressHash(text: string): string | null {
  const plain = text.trim().normalize('NFC').toLowerCase();
  const given = /^sha256:([0-9a-f]{64})$/.exec(plain)?.[1];
  if (given !== undefined) return given;
  const address = plain.includes('@') ? plain : plain.replace('!', '@');
  if (address.length > 320 || !/^[^\s<>@]+@[^\s<>@]+$/u.test(address)) return null;
  return createHash('sha256').update(address).digest('hex');
}

/** A day that exists, as `YYYY-MM-DD`; null for the bounds that mean always (1900, 2100), undefined for anything else. */
export function readDay(text: string): string | null | undefined {
  const day = /^(\d{4}-\d\d-\d\d)(?:T[\d:.]{0,20}Z?)?$/.exec(text.trim())?.[1];
  if (day === undefined || new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) !== day) return undefined;
  return day <= '1900-01-01' || day >= '2100-01-01' ? null : day;
}

/** A line of a text file that has something to say. */
export interface Line {
  readonly number: number;
  /** Without comment; blanks before it are kept. */
  readonly text: string;
}

/** Lines without comments and empty ones; what is too long to be meant is told. */
export function linesOf(text: string, problems: FileProblem[]): Line[] {
  const lines: Line[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n|\n|\r/u)
    .entries()) {
    if (line.length > longestLine) problems.push(tooLong(index + 1));
    else {
      const end = /(?:^|\s)#/u.exec(line)?.index ?? line.length;
      const plain = line.slice(0, end).trimEnd();
      if (plain.trim() !== '') lines.push({ number: index + 1, text: plain });
    }
  }
  return lines;
}

function tooLong(line: number): FileProblem {
  return problem(line, '这一行太长，没有读。', 'The line is too long and was not read.');
}

/** A problem in both languages. */
export function problem(line: number | null, zh: string, en: string): FileProblem {
  const text: Text = { zh, en };
  return { line, text };
}

/** Text of a cell or name that may stand in a line of the formats: without line breaks and what separates parts. */
export function plainName(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029<>#]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, 200);
}
