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

import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where the bytes of a hash lie: by content, never by a name that somebody gave. */
export function placeOf(files: string, sha256: Buffer): string {
  const hex = sha256.toString('hex');
  return join(files, hex.slice(0, 2), hex.slice(2));
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** Puts bytes away, whole and on disk before it returns: a row that is stored afterwards never names half a file. */
export async function putFile(files: string, bytes: Buffer): Promise<Buffer> {
  const sha256 = createHash('sha256').update(bytes).digest();
  const place = placeOf(files, sha256);
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  const making = join(files, `.making-${randomBytes(8).toString('hex')}`);
  try {
    const file = await open(making, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    // Also over the same content: its age is what keeps it from being swept away.
    await rename(making, place);
    await syncDirectory(dirname(place));
  } catch (error) {
    await rm(making, { force: true });
    throw error;
  }
  return sha256;
}

/** The bytes of a hash; null = they are not there. Throws when they are others. */
export async function readStored(files: string, sha256: Buffer): Promise<Buffer | null> {
  const bytes = await readFile(placeOf(files, sha256)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (bytes === null) return null;
  if (!createHash('sha256').update(bytes).digest().equals(sha256)) {
    throw new Error(`the stored file ${sha256.toString('hex')} is not what was handed in`);
  }
  return bytes;
}

async function isOld(path: string, before: Date): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && found.isFile() && found.mtime < before;
}

/** Deletes files that nothing refers to and that are older; returns how many. */
export async function sweepFiles(
  files: string,
  refersTo: (hashes: readonly Buffer[]) => Promise<ReadonlySet<string>>,
  before: Date,
): Promise<number> {
  const top = await readdir(files).catch(() => [] as string[]);
  let swept = 0;
  for (const name of top.filter((one) => one.startsWith('.making-'))) {
    if (!(await isOld(join(files, name), before))) continue;
    await rm(join(files, name), { force: true });
    swept += 1;
  }
  for (const folder of top.filter((one) => /^[0-9a-f]{2}$/.test(one))) {
    const hashes = (await readdir(join(files, folder)))
      .filter((rest) => /^[0-9a-f]{62}$/.test(rest))
      .map((rest) => Buffer.from(`${folder}${rest}`, 'hex'));
    const kept = hashes.length === 0 ? new Set<string>() : await refersTo(hashes);
    for (const hash of hashes.filter((one) => !kept.has(one.toString('hex')))) {
      if (!(await isOld(placeOf(files, hash), before))) continue;
      await rm(placeOf(files, hash), { force: true });
      swept += 1;
    }
  }
  return swept;
}
