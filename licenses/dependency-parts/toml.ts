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

import { parse, TomlError } from 'smol-toml';
import { DependencyFileError } from '../dependency-file.ts';
import { linesOf, refuseMergeConflict } from './text.ts';

function parsed(text: string, before: number): Record<string, unknown> {
  try {
    return parse(text, { maxDepth: 64, integersAsBigInt: 'asNeeded' });
  } catch (error) {
    if (error instanceof TomlError)
      throw new DependencyFileError(
        'unparsable',
        error.line + before,
        `Not TOML: ${error.message.split('\n')[0] ?? ''}`,
        { cause: error },
      );
    throw error;
  }
}

interface Piece {
  readonly text: string;
  /** Lines of the text before it. */
  readonly before: number;
}

const largePiece = 65_536;
const element = /\n\[\[[\w-]{1,100}\]\](?=\s*\n)/gu;

/** Parts of a large text, each but the first begins with an element of an array of tables, `[[package]]`. */
function* piecesOf(text: string): Generator<Piece> {
  let from = 0;
  let before = 0;
  for (const { index } of text.matchAll(element)) {
    if (index + 1 - from < largePiece) continue;
    const piece = text.slice(from, index + 1);
    yield { text: piece, before };
    for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) before += 1;
    from = index + 1;
  }
  yield { text: text.slice(from), before };
}

type Lean = (element: unknown) => unknown;

/** Adds the tables of the next piece; only an array of tables may go on in it. */
function join(into: Map<string, unknown>, { text, before }: Piece, lean: Lean): void {
  for (const [key, value] of Object.entries(parsed(text, before))) {
    const known = into.get(key);
    const own: unknown = Array.isArray(value) ? value.map(lean) : value;
    if (known === undefined) into.set(key, own);
    else if (Array.isArray(known) && Array.isArray(own) && text.includes(`[[${key}]]`))
      for (const one of own) known.push(one);
    else throw new DependencyFileError('unparsable', before + 1, 'Not TOML: a table is there more than once');
  }
}

/**
 * Value of a TOML text. A large one is parsed in pieces: the parser needs many times the memory of its text. `lean` is what is
 * kept of an element of a list.
 * @throws DependencyFileError when it is not TOML.
 */
export function tomlDocument(text: string, lean: Lean = (element) => element): unknown {
  refuseMergeConflict(text);
  // In a string of several lines a header is no header.
  const whole = text.length < 2 * largePiece || /"""|'''/u.test(text);
  const tables = new Map<string, unknown>();
  for (const piece of whole ? [{ text, before: 0 }] : piecesOf(text)) join(tables, piece, lean);
  return Object.fromEntries(tables);
}

/** Where the parts of a TOML text begin. */
export interface TomlPlaces {
  /** Lines of `[[name]]`, in order; none when there is no such header. */
  readonly arrays: ReadonlyMap<string, readonly number[]>;
  /** Line of `key =` by `table\0key`, both as written without blanks and quotes. */
  readonly keys: ReadonlyMap<string, number>;
  /** Line of `[name]`. */
  readonly tables: ReadonlyMap<string, number>;
}

const header = /^\s*(\[\[?)([^\]#]{1,500})\]/u;
const assignment = /^\s*("[^"\n]{0,300}"|'[^'\n]{0,300}'|[\w.-]{1,300})\s*=/u;

function bare(name: string): string {
  return name.replace(/["'\s]/gu, '');
}

/** Whether a string of several lines that is open before the line is open after it. */
function openString(line: string, open: string | null): string | null {
  let state = open;
  for (const [mark] of line.matchAll(/"""|'''/gu)) {
    if (state === null) state = mark;
    else if (state === mark) state = null;
  }
  return state;
}

function addTo(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** Lines of headers and keys, read by the line: good for showing where, never for what. */
export function tomlPlaces(text: string): TomlPlaces {
  const arrays = new Map<string, number[]>();
  const keys = new Map<string, number>();
  const tables = new Map<string, number>();
  let table = '';
  let open: string | null = null;
  for (const { line, number } of linesOf(text)) {
    const inside = open !== null;
    open = openString(line, open);
    if (inside) continue;
    const head = header.exec(line);
    if (head !== null) {
      table = bare(head[2] ?? '');
      if (head[1] === '[') tables.set(table, number);
      else addTo(arrays, table, number);
      continue;
    }
    const key = assignment.exec(line)?.[1];
    if (key !== undefined && !keys.has(`${table}\0${bare(key)}`)) keys.set(`${table}\0${bare(key)}`, number);
  }
  return { arrays, keys, tables };
}

const string = /"((?:[^"\\\n]|\\.){0,2000})"|'([^'\n]{0,2000})'/gu;

/** Line, from a line on, on which a string of one line stands; that line itself when it is nowhere. */
export function tomlStrings(text: string): (value: string, from: number | null) => number | null {
  const lines = new Map<string, number[]>();
  for (const { line, number } of linesOf(text)) {
    for (const [, basic, literal] of line.matchAll(string))
      addTo(lines, basic?.replace(/\\(["\\])/gu, '$1') ?? literal ?? '', number);
  }
  return (value, from) => lines.get(value)?.find((line) => line >= (from ?? 1)) ?? from;
}
