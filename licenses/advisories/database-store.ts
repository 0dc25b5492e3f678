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
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { type Database, openDatabase } from './database.ts';
import {
  cardLength,
  type DatabaseCard,
  DatabaseError,
  decodeCard,
  decodeDatabase,
  headerBytes,
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

/** Reads a database whole. Throws {@link DatabaseError} for one that was cut or overwritten. */
export function loadDatabase(path: string): Database {
  return openDatabase(decodeDatabase(readFileSync(path)));
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
