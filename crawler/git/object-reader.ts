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
import { CrawlerError } from '../error.ts';
import { readBatch } from './batch.ts';
import { type GitProcess, spawnGit } from './run.ts';

/** Objects of one repository, asked for one at a time. */
export interface ObjectReader {
  /** At most `cap` bytes of an object that are the caller's to keep, and its whole size; null when the repository does not have it. */
  readonly read: (
    id: string,
  ) => Promise<{ readonly bytes: Uint8Array; readonly size: number; readonly type: string } | null>;
  /** Ends the process behind it; whoever still waits is refused. */
  readonly close: () => void;
}

type Answer = Awaited<ReturnType<ObjectReader['read']>>;

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (cause: unknown) => void;
}

/** Reads objects through one `git cat-file --batch` that is started when first asked; `ids` are full ids in hexadecimal. */
export function createObjectReader(options: {
  readonly gitDir: string;
  readonly signal: AbortSignal;
  /** Bytes kept of one object. */
  readonly cap: number;
}): ObjectReader {
  const waiting: Waiting[] = [];
  let running: GitProcess | null = null;
  let over: unknown = null;

  function end(cause: unknown): void {
    over = cause;
    for (const { reject } of waiting.splice(0)) reject(cause);
  }
  async function listen(git: GitProcess): Promise<void> {
    try {
      for await (const batch of readBatch(git.stdout as AsyncIterable<Buffer>, options.cap)) {
        for (const { type, size, bytes } of batch) {
          // The bytes are only there until the next object is read.
          waiting.shift()?.resolve(type === 'missing' ? null : { type, size, bytes: Uint8Array.from(bytes) });
        }
      }
      await git.done;
      end(new CrawlerError('corrupt', 'git cat-file ended before all objects were read.'));
    } catch (error) {
      end(error);
    }
  }
  function stdin(): Writable | null {
    if (running === null) {
      running = spawnGit(['cat-file', '--batch'], { gitDir: options.gitDir, signal: options.signal, input: 'pipe' });
      void listen(running);
    }
    return running.stdin;
  }
  return {
    read(id) {
      if (over !== null) return Promise.reject(over);
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      waiting.push({ resolve, reject });
      stdin()?.write(`${id}\n`);
      return promise;
    },
    close() {
      over ??= new CrawlerError('aborted', 'The reader of objects was closed.');
      running?.kill();
    },
  };
}
