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

import { randomBytes } from 'node:crypto';
import { lstat, open, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { problemWords } from './licences/fault-words.ts';
import { UsageError } from './usage.ts';

async function putInPlace(path: string, text: string): Promise<void> {
  const making = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  try {
    const file = await open(making, 'wx');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(making, path);
  } catch (error) {
    await rm(making, { force: true });
    throw error;
  }
}

/** `/dev/stdout` and its like, pipes and devices have no place to be put into. */
async function isStream(path: string): Promise<boolean> {
  if (/^\/(?:dev|proc)\//u.test(path)) return true;
  const found = await lstat(path).catch(() => null);
  return found !== null && !found.isFile() && !found.isSymbolicLink();
}

/**
 * Writes a file beside its place and puts it there by one rename: a reader finds the old one or the whole new one. A link
 * is replaced and not followed, since it may be a repository's; a pipe or a device is written to. A usage error says why it cannot
 * be written.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  try {
    await ((await isStream(path)) ? writeFile(path, text) : putInPlace(path, text));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const fault = new UsageError({
      zh: `写不了 ${path}：${problemWords('zh', code)}`,
      en: `${path} cannot be written: ${message}`,
    });
    fault.cause = error;
    throw fault;
  }
}
