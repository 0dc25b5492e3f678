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

import { lstatSync } from 'node:fs';
import { join, sep } from 'node:path';
import { readableBytes } from './encoding.ts';
import { createFileReader, problemOf } from './read-file.ts';
import type { AnyEntry } from './scan-entries.ts';
import { walkPlace } from './walk.ts';

/** Where the files of a tree come from. */
export interface TreeSource {
  /** Single files are no project: nothing can be said of REUSE. */
  readonly isTree: boolean;
  /** In the order of the paths. */
  entries(): Iterable<AnyEntry> | AsyncIterable<AnyEntry>;
  /** The text at a path that was among the entries; null when there is none to be had. */
  text(path: string): Promise<string | null>;
}

function isDirectory(place: string): boolean {
  return lstatSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** A place as its files are called: `./a/` is `a`. */
function spelled(place: string): string {
  const forward = sep === '/' ? place : place.replaceAll(sep, '/');
  return forward.replace(/^(?:\.\/+)+(?=.)/u, '').replace(/(?<=.)\/+$/u, '');
}

function textOf(real: string, name: string): string | null {
  try {
    const { bytes, gap } = createFileReader()(real, name);
    const text = gap === null ? readableBytes(bytes) : null;
    return text === null ? null : Buffer.from(text).toString('utf8');
  } catch (error) {
    // It was there a moment ago; that it cannot be read is told where it is scanned.
    if (problemOf(error) === null) throw error;
    return null;
  }
}

/** Files and directories on disk. Paths of one directory alone begin below it, all others as they were asked for. */
export function placesOnDisk(places: readonly string[]): TreeSource {
  const [only] = places;
  const alone = places.length === 1 && only !== undefined && isDirectory(only) ? only : null;
  const named = [...new Map(places.map((place) => [spelled(place), place]))].sort(([a], [b]) => (a < b ? -1 : 1));
  const realOf = (path: string) => {
    if (alone !== null) return join(alone, path);
    const found = named.findLast(([name]) => path === name || path.startsWith(`${name}/`) || name === '.');
    if (found === undefined) return path;
    return found[0] === path ? found[1] : join(found[1], found[0] === '.' ? path : path.slice(found[0].length));
  };
  return {
    isTree: alone !== null,
    *entries() {
      if (alone !== null) yield* walkPlace(alone, '');
      else for (const [name, place] of named) yield* walkPlace(place, name === '.' ? '' : name);
    },
    text: (path) => Promise.resolve(textOf(realOf(path), path.slice(path.lastIndexOf('/') + 1))),
  };
}
