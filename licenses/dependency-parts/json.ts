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

import { DependencyFileError, type Reading } from '../dependency-file.ts';
import { refuseMergeConflict } from './text.ts';

/**
 * Value of a JSON text.
 * @throws DependencyFileError when it is not JSON.
 */
export function jsonDocument(text: string): unknown {
  refuseMergeConflict(text);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new DependencyFileError('unparsable', null, `Not JSON: ${error.message.slice(0, 200)}`, { cause: error });
    throw error;
  }
}

/** Keys of the objects of a JSON text, as far as asked. */
export interface JsonPlaces {
  /** Line of a key by its path, joined with `\0`; keys of objects in arrays have the index in the path. */
  readonly lines: ReadonlyMap<string, number>;
  /** Paths that an object has more than once: the last one is read. */
  readonly repeated: readonly { readonly path: string; readonly line: number }[];
}

interface Level {
  readonly path: string;
  readonly array: boolean;
  index: number;
  /** A key is expected next. */
  atKey: boolean;
  key: string;
}

/** Where a string that begins at the offset has its end; found without a stack, however long it is. */
function stringEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at;
    if (code === 0x5c) at += 1;
  }
  return text.length;
}

function pathIn(level: Level | undefined): string {
  if (level === undefined) return '';
  const own = level.array ? String(level.index) : level.key;
  return level.path === '' ? own : `${level.path}\0${own}`;
}

/** Lines of keys down to `depth` objects or arrays; the text must be JSON. */
export function jsonPlaces(text: string, depth: number): JsonPlaces {
  const lines = new Map<string, number>();
  const repeated: { path: string; line: number }[] = [];
  const levels: Level[] = [];
  let deeper = 0;
  let line = 1;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    // Nothing but these is looked at, and most of a file is blanks and strings.
    if (sign === ' ') continue;
    const from = at;
    if (sign === '"') at = stringEnd(text, at);
    const level = levels.at(-1);
    if (sign === '\n') line += 1;
    else if (sign === '{' || sign === '[') {
      if (levels.length >= depth) deeper += 1;
      else levels.push({ path: pathIn(level), array: sign === '[', index: 0, atKey: sign === '{', key: '' });
    } else if (sign === '}' || sign === ']') {
      if (deeper > 0) deeper -= 1;
      else levels.pop();
    } else if (deeper === 0 && level !== undefined && sign === ',') {
      level.index += 1;
      level.atKey = !level.array;
    } else if (deeper === 0 && level?.atKey === true && sign === '"') {
      level.key = JSON.parse(text.slice(from, at + 1)) as string;
      level.atKey = false;
      const path = pathIn(level);
      if (lines.has(path)) repeated.push({ path, line });
      lines.set(path, line);
    }
  }
  return { lines, repeated };
}

/** Says which keys stand more than once: JSON takes the last one. */
export function repeatedKeys(repeated: JsonPlaces['repeated']): Reading['warnings'] {
  return repeated.map(({ path, line }) => {
    const shown = path.split('\0').join(' → ').slice(0, 200);
    return {
      text: {
        zh: `“${shown}”重复出现，以最后一次为准。`,
        en: `"${shown}" stands there more than once; the last one counts.`,
      },
      line,
    };
  });
}
