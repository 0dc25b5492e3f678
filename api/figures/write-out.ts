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
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { UsageError } from '../usage.ts';

function put(to: Writable, text: string): Promise<void> {
  if (to.write(text)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const done = (): void => {
      to.off('error', failed);
      to.off('drain', done);
      to.off('close', done);
      resolve();
    };
    const failed = (error: Error): void => reject(error);
    to.once('drain', done).once('close', done).once('error', failed);
  });
}

/** A file of its own name beside its place, put there once it is whole; `.gz` is packed. */
async function intoFile(path: string, make: (write: (text: string) => Promise<void>) => Promise<void>): Promise<void> {
  const making = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  try {
    const file = createWriteStream(making, { flags: 'wx' });
    // gzip of Node notes no time: the same text gives the same bytes.
    const gzip = path.endsWith('.gz') ? createGzip({ level: 6 }) : null;
    if (gzip !== null) gzip.pipe(file);
    const ended = finished(file);
    ended.catch(() => undefined);
    const to = gzip ?? file;
    await Promise.race([make((text) => put(to, text)), ended]);
    to.end();
    await ended;
    const handle = await open(making, 'r');
    await handle.sync();
    await handle.close();
    await rename(making, path);
  } catch (error) {
    await rm(making, { force: true });
    throw error;
  }
}

/** Where a long text goes: a file, whole or not at all, or (null, `-`) the standard output. */
export async function writeOut(
  path: string | null,
  stdout: Writable,
  make: (write: (text: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  if (path === null || path === '-') return make((text) => put(stdout, text));
  try {
    await intoFile(path, make);
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    const fault = new UsageError({ zh: `写不了 ${path}（${code}）。`, en: `${path} cannot be written (${code}).` });
    fault.cause = error;
    throw fault;
  }
}
