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

import type { Writable } from 'node:stream';
import { type BatchObject, readBatch } from './batch.ts';
import { spawnGit } from './run.ts';

/** What to read and how much of each. */
export interface ObjectStreamOptions {
  readonly gitDir: string;
  readonly signal: AbortSignal;
  /** Bytes kept of one object. */
  readonly cap: number;
}

/** Writes lines to a process, waiting whenever its pipe is full; stops quietly when the process is gone. */
async function feed(stdin: Writable, ids: AsyncIterable<Buffer | string> | Iterable<Buffer | string>): Promise<void> {
  let wake: () => void = () => undefined;
  const woken = () => wake();
  stdin.on('drain', woken).on('close', woken);
  for await (const lines of ids) {
    if (stdin.destroyed) return;
    if (stdin.write(lines)) continue;
    const { promise, resolve } = Promise.withResolvers<void>();
    wake = resolve;
    if (stdin.writableNeedDrain && !stdin.destroyed) await promise;
  }
  stdin.end();
}

/** Reads objects through one `git cat-file --batch`; `ids` are lines of hex. Answers come in the order asked. */
export async function* readObjects(
  ids: AsyncIterable<Buffer | string> | Iterable<Buffer | string>,
  options: ObjectStreamOptions,
): AsyncGenerator<BatchObject[]> {
  const { gitDir, signal, cap } = options;
  const running = spawnGit(['cat-file', '--batch', '--buffer'], { gitDir, signal, input: 'pipe' });
  let failed: unknown;
  const fed = (running.stdin === null ? Promise.resolve() : feed(running.stdin, ids)).catch((error: unknown) => {
    failed = error;
    running.kill();
  });
  try {
    yield* readBatch(running.stdout as AsyncIterable<Buffer>, cap);
    await fed;
    await running.done;
  } catch (error) {
    throw failed ?? error;
  } finally {
    running.kill();
  }
}
