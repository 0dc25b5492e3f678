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

import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { type Database, openDatabase } from './database.ts';
import {
  cardLength,
  type DatabaseCard,
  DatabaseError,
  decodeCard,
  decodeIndex,
  headerBytes,
  planOf,
} from './database-file.ts';

/** A database of the data directory. */
export interface StoredDatabase {
  /** Name of its file without the ending: `npm`, `github-actions`, `imported`. */
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  /** Null when it cannot be used: `fault` says why. */
  readonly card: DatabaseCard | null;
  readonly fault: DatabaseError | null;
}

const ending = '.osvdb';
const longestCard = 64 * 1024 * 1024;

/** Where the data directory keeps advisories. */
export function advisoryDirectory(dataDir: string): string {
  return join(dataDir, 'advisories');
}

/** Name of the database of an ecosystem: `GitHub Actions` → `github-actions`. */
export function databaseName(ecosystem: string): string {
  return ecosystem.toLowerCase().replaceAll(/[^a-z0-9.]/gu, '-');
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

function readUpTo(path: string, length: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(length);
    return buffer.subarray(0, readSync(file, buffer, 0, length, 0));
  } finally {
    closeSync(file);
  }
}

/** The card at the head of a file; the rest is not read. Throws {@link DatabaseError}. */
function cardAt(path: string): DatabaseCard {
  const length = cardLength(readUpTo(path, headerBytes));
  if (length > longestCard) throw new DatabaseError('damaged', 'The card of the database is too long.');
  return decodeCard(readUpTo(path, headerBytes + length));
}

function stored(path: string): StoredDatabase {
  const about = { name: basename(path, ending), path, bytes: statSync(path).size };
  try {
    return { ...about, card: cardAt(path), fault: null };
  } catch (error) {
    if (error instanceof DatabaseError) return { ...about, card: null, fault: error };
    throw error;
  }
}

/** All databases of the data directory in the order of their names, the unusable ones with their fault. */
export function listDatabases(dataDir: string): StoredDatabase[] {
  const dir = advisoryDirectory(dataDir);
  try {
    const names = readdirSync(dir).filter((name) => name.endsWith(ending));
    return names.sort().map((name) => stored(join(dir, name)));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Bytes of a piece when a file is summed up. */
const pieceLength = 1024 * 1024;

function sumOf(file: number, from: number): { readonly sum: number; readonly length: number } {
  const piece = Buffer.allocUnsafe(pieceLength);
  let [sum, length] = [0, 0];
  for (;;) {
    const read = readSync(file, piece, 0, pieceLength, from + length);
    if (read === 0) return { sum, length };
    sum = crc32(piece.subarray(0, read), sum);
    length += read;
  }
}

function readExactly(file: number, start: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(length);
  if (readSync(file, buffer, 0, length, start) < length) {
    throw new DatabaseError('damaged', 'The database was cut while it was read.');
  }
  return buffer;
}

/**
 * Opens a database; its index is held in memory, the rest is read when it is asked for. The file stays open until `close`:
 * one that replaces it meanwhile is not seen. Throws {@link DatabaseError} for one that was cut or overwritten. `sound`
 * remembers files that were read whole already.
 */
export function loadDatabase(path: string, sound = new Set<string>()): Database & { readonly close: () => void } {
  const file = openSync(path, 'r');
  try {
    const { indexEnd, poolSum, poolLength } = planOf(readUpTo(path, headerBytes));
    const { ino, size, mtimeMs } = fstatSync(file);
    const known = `${ino} ${size} ${mtimeMs}`;
    if (!sound.has(known)) {
      const { sum, length } = sumOf(file, indexEnd);
      if (sum !== poolSum || length !== poolLength) {
        throw new DatabaseError('damaged', 'The database was cut or overwritten.');
      }
      sound.add(known);
    }
    const index = decodeIndex(readExactly(file, 0, indexEnd));
    const database = openDatabase(index, (start, bytes) => readExactly(file, indexEnd + start, bytes));
    return { ...database, close: () => closeSync(file) };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

/** A database that is not kept: the pieces that would be stored, in memory. */
export function databaseInMemory(pieces: readonly Buffer[]): Database {
  const bytes = Buffer.concat(pieces);
  const { indexEnd } = planOf(bytes);
  const pool = bytes.subarray(indexEnd);
  return openDatabase(decodeIndex(bytes.subarray(0, indexEnd)), (start, length) =>
    pool.subarray(start, start + length),
  );
}

/** Puts a database in the data directory; an older one of the same name is replaced when this one is whole. */
export function storeDatabase(dataDir: string, name: string, pieces: readonly Buffer[]): string {
  const dir = advisoryDirectory(dataDir);
  mkdirSync(dir, { recursive: true });
  const path = join(dir, `${name}${ending}`);
  const fresh = `${path}.${process.pid}.new`;
  const file = openSync(fresh, 'w');
  try {
    for (const piece of pieces) {
      for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at, piece.length - at);
    }
    fsyncSync(file);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  renameSync(fresh, path);
  return path;
}
