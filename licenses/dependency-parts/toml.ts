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
import { refuseMergeConflict } from './text.ts';

/**
 * Value of a TOML text.
 * @throws DependencyFileError when it is not TOML.
 */
export function tomlDocument(text: string): unknown {
  refuseMergeConflict(text);
  try {
    return parse(text, { maxDepth: 64, integersAsBigInt: 'asNeeded' });
  } catch (error) {
    if (error instanceof TomlError)
      throw new DependencyFileError('unparsable', error.line, `Not TOML: ${error.message.split('\n')[0] ?? ''}`, {
        cause: error,
      });
    throw error;
  }
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
  for (const [index, line] of text.split('\n').entries()) {
    const inside = open !== null;
    open = openString(line, open);
    if (inside) continue;
    const head = header.exec(line);
    if (head !== null) {
      table = bare(head[2] ?? '');
      if (head[1] === '[') tables.set(table, index + 1);
      else addTo(arrays, table, index + 1);
      continue;
    }
    const key = assignment.exec(line)?.[1];
    if (key !== undefined && !keys.has(`${table}\0${bare(key)}`)) keys.set(`${table}\0${bare(key)}`, index + 1);
  }
  return { arrays, keys, tables };
}

const string = /"((?:[^"\\\n]|\\.){0,2000})"|'([^'\n]{0,2000})'/gu;

/** Line, from a line on, on which a string of one line stands; that line itself when it is nowhere. */
export function tomlStrings(text: string): (value: string, from: number | null) => number | null {
  const lines = new Map<string, number[]>();
  for (const [index, line] of text.split('\n').entries()) {
    for (const [, basic, literal] of line.matchAll(string))
      addTo(lines, basic?.replace(/\\(["\\])/gu, '$1') ?? literal ?? '', index + 1);
  }
  return (value, from) => lines.get(value)?.find((line) => line >= (from ?? 1)) ?? from;
}
