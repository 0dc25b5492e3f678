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

import module from 'node:module';
import { dirname, isAbsolute } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { currentIndex } from '../detect/current-index.ts';
import { bytesOfIndex } from '../detect/index-file.ts';
import { type Parcel, unpacked } from './parcel.ts';
import { createWork, type Facts, type Task, unread } from './work.ts';

/** Scans lists of files. */
export interface Pool {
  /** In the order of the tasks; never rejects for what a file holds. */
  scan(tasks: readonly Task[]): Promise<Facts[]>;
  /** Lists that can be under way before waiting makes sense. */
  readonly width: number;
  close(): Promise<void>;
}

/** Longest silence of a thread before it is given up. */
const patience = 120_000;

/** A thread that needs more is given up too. */
const heapMb = 512;

type Answer = (facts: Facts[] | null) => void;

/** What a thread is given at its start. */
export interface ThreadData {
  readonly index: ArrayBufferLike;
  /** Where compiled modules are kept; null where they are not. */
  readonly cache: string | null;
}

/** The module is loaded here, since most scans need no thread. */
function newThread(file: URL): Worker {
  const { Worker: Thread } = process.getBuiltinModule('node:worker_threads');
  const cache = module.getCompileCacheDir();
  const workerData: ThreadData = {
    index: bytesOfIndex(currentIndex()),
    // What it tells ends with a directory for this version of Node; a relative one would be another in another place.
    cache: cache !== undefined && isAbsolute(cache) ? dirname(cache) : null,
  };
  return new Thread(file, {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
}

type Message = { readonly ready: true } | { readonly number: number; readonly parcel: Parcel };

/** One thread. */
interface Seat {
  /** Null when the thread ended before it answered; the next list gets a new thread. */
  readonly ask: (tasks: readonly Task[]) => Promise<Facts[] | null>;
  /** Resolves when the thread can be asked; rejects when it ends before, which is no fault of a file. */
  readonly started: () => Promise<void>;
  readonly load: () => number;
  readonly close: () => Promise<void>;
}

function createSeat(file: URL, patienceMs: number): Seat {
  const waiting = new Map<number, Answer>();
  let worker: Worker | null = null;
  let ready = Promise.withResolvers<void>();
  let count = 0;
  let timer: NodeJS.Timeout | undefined;

  function watch(isWaited = waiting.size > 0): void {
    clearTimeout(timer);
    if (isWaited) timer = setTimeout(() => void worker?.terminate(), patienceMs);
  }
  function ended(gone: Worker, cause?: unknown): void {
    if (worker !== gone) return;
    worker = null;
    clearTimeout(timer);
    ready.reject(new Error('A thread of the licence scanner did not start.', { cause }));
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
  }
  function start(): Worker {
    const fresh = newThread(file);
    ready = Promise.withResolvers();
    // Lists that are asked without waiting for it learn of a bad start by their missing answers.
    ready.promise.catch(() => undefined);
    watch(true);
    fresh.on('message', (message: Message) => {
      if ('ready' in message) {
        ready.resolve();
        watch();
        return;
      }
      waiting.get(message.number)?.(unpacked(message.parcel));
      waiting.delete(message.number);
      watch();
    });
    fresh.on('error', (cause) => ended(fresh, cause));
    fresh.on('exit', () => ended(fresh));
    return fresh;
  }
  return {
    ask(tasks) {
      worker ??= start();
      const number = (count += 1);
      const { promise, resolve } = Promise.withResolvers<Facts[] | null>();
      waiting.set(number, resolve);
      if (waiting.size === 1) watch();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
      worker.postMessage({ number, tasks });
      return promise;
    },
    started() {
      worker ??= start();
      return ready.promise;
    },
    load: () => waiting.size,
    async close() {
      const gone = worker;
      worker = null;
      clearTimeout(timer);
      await gone?.terminate();
    },
  };
}

/** How the threads of a pool are made; other values are for tests. */
export interface PoolOptions {
  readonly threads: number;
  readonly file?: URL;
  readonly patienceMs?: number;
}

/** A pool of threads, each with its own detector over the shared index. */
export function createPool({
  threads,
  file = new URL('./worker.ts', import.meta.url),
  patienceMs = patience,
}: PoolOptions): Pool {
  const seats = Array.from({ length: threads }, () => createSeat(file, patienceMs));
  // A thread takes several lists with it when it ends. Only a file that was alone on a thread is known to be the cause.
  const alone = createSeat(file, patienceMs);
  let last: Promise<unknown> = Promise.resolve();

  async function one(task: Task): Promise<Facts> {
    const before = last;
    const { promise, resolve } = Promise.withResolvers<void>();
    last = promise;
    await before;
    try {
      // A thread that throws may be gone before its first word is heard, so that only one that was heard is asked.
      await alone.started();
      const [facts] = (await alone.ask([task])) ?? [];
      return facts ?? unread('unreadable', 'CRASHED: the scanner did not survive this file, or gave up on it', null);
    } finally {
      resolve();
    }
  }
  async function scan(tasks: readonly Task[]): Promise<Facts[]> {
    const seat = seats.reduce((least, other) => (other.load() < least.load() ? other : least));
    return (await seat.ask(tasks)) ?? Promise.all(tasks.map(one));
  }
  return {
    scan,
    width: threads * 3,
    close: async () => void (await Promise.all([alone, ...seats].map((seat) => seat.close()))),
  };
}

/** The same without threads, for small trees: starting a thread takes longer than reading them. */
export function createSinglePool(): Pool {
  let work: ((task: Task) => Facts) | null = null;
  return {
    scan: (tasks) => {
      work ??= createWork();
      return Promise.resolve(tasks.map(work));
    },
    width: 1,
    close: () => Promise.resolve(),
  };
}
