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
import { chmod, chown, lstat, mkdir, mkdtemp, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { codeOf, StoreError } from '../error.ts';
import { canEnter, type Owner } from './owner.ts';

/** Where the files of one embedded server lie. */
export interface Place {
  /** `<data>/postgres`: locks, sessions, log, and normally the database. Ours to write. */
  readonly home: string;
  /** PostgreSQL's own directory. */
  readonly data: string;
  /** False before the first start. */
  readonly initialised: boolean;
}

/** Where database and binaries go when root's data directory is closed to every other account. */
const elsewhere = '/var/lib/tongming';
/** macOS allows 103 bytes for a socket's path, Linux 107; the file name takes 14. */
const longestSocketDirectory = 103 - '/.s.PGSQL.5432'.length;

/** Finds the database of a data directory or chooses its place; a database that was there and is gone is an error. */
export async function findPlace(home: string, owner: Owner | null): Promise<Place> {
  const pointer = await readPointer(home);
  if (pointer !== null) {
    const data = resolve(home, pointer);
    if (!(await isThere(join(data, 'PG_VERSION')))) throw lost(home, data);
    return { home, data, initialised: true };
  }
  const beside = join(home, 'data');
  if (await isThere(beside)) {
    if (!(await isThere(join(beside, 'PG_VERSION')))) throw lost(home, beside);
    return { home, data: beside, initialised: true };
  }
  const data = (await canEnter(owner, home)) ? beside : join(await makeElsewhere(home), 'data');
  return { home, data, initialised: false };
}

/** Writes down that the place holds a database from now on; whole or not at all. */
export async function rememberPlace(place: Place): Promise<void> {
  const data = place.data === join(place.home, 'data') ? 'data' : place.data;
  const draft = join(place.home, `.cluster.${process.pid}`);
  await writeFile(draft, `${JSON.stringify({ data })}\n`, { mode: 0o600, flush: true });
  await rename(draft, join(place.home, 'cluster.json'));
}

async function readPointer(home: string): Promise<string | null> {
  const path = join(home, 'cluster.json');
  try {
    return (JSON.parse(await readFile(path, 'utf8')) as { data: string }).data;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw new StoreError(
      'damaged',
      {
        zh: `${path} 读不出来，无法得知数据库在哪里。请从备份恢复整个 ${home} 目录；其中的数据库不会被改动。`,
        en: `${path} cannot be read, so the place of the database is unknown. Restore the whole directory ${home} from a backup; the database in it was not touched.`,
      },
      error,
    );
  }
}

function lost(home: string, data: string): StoreError {
  return new StoreError('damaged', {
    zh: `${home} 里曾有数据库，但 ${data} 已不是一个完整的 PostgreSQL 目录（缺少 PG_VERSION）。程序不会在它上面新建空库：请从备份恢复 ${data}；如确实要从头开始，请先把 ${home} 移走。`,
    en: `${home} held a database, but ${data} is no longer a whole PostgreSQL directory (PG_VERSION is missing). No empty database is put in its place: restore ${data} from a backup, or move ${home} away to begin anew.`,
  });
}

async function makeElsewhere(home: string): Promise<string> {
  await mkdir(elsewhere, { recursive: true });
  await chmod(elsewhere, 0o755);
  const name = createHash('sha256')
    .update(await realpath(home))
    .digest('hex')
    .slice(0, 12);
  const directory = await mkdtemp(join(elsewhere, `${name}-`));
  await chmod(directory, 0o711);
  await writeFile(join(directory, 'belongs-to'), `${home}\n`);
  return directory;
}

/** An empty directory for the socket that only the owner can enter, with a path short enough. */
export async function makeSocketDirectory(place: Place, owner: Owner | null): Promise<string> {
  const beside = join(dirname(place.data), 'run');
  await rm(beside, { recursive: true, force: true });
  if (Buffer.byteLength(beside) <= longestSocketDirectory) return makePrivate(beside, owner);
  for (const base of [await realpath(tmpdir()), '/tmp']) {
    if (Buffer.byteLength(base) + '/tongming-XXXXXX'.length > longestSocketDirectory || !(await canEnter(owner, base)))
      continue;
    return makePrivate(await mkdtemp(join(base, 'tongming-')), owner);
  }
  throw new StoreError('not-permitted', {
    zh: `数据目录路径太长（${beside}），临时目录也不能存放数据库套接字。请改用更短的数据目录（--data）。`,
    en: `The path of the data directory is too long for a socket (${beside}) and the temporary directory cannot hold one either. Choose a shorter data directory (--data).`,
  });
}

/** Makes (or keeps) a directory that only the owner can enter. */
export async function makePrivate(directory: string, owner: Owner | null): Promise<string> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await chmod(directory, 0o700);
  if (owner !== null) await chown(directory, owner.uid, owner.gid);
  return directory;
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return false;
    throw error;
  }
}
