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

import { readFileSync } from 'node:fs';
import { parentPort, Worker, workerData } from 'node:worker_threads';

/** Milliseconds that so many threads take to read files into memory and do nothing else; the start of the threads is not counted. */
export async function plainReading(files: readonly string[], threads: number): Promise<number> {
  const parts = Array.from({ length: threads }, (_, part) => files.filter((_, index) => index % threads === part));
  const workers = parts.map((part) => new Worker(new URL(import.meta.url), { workerData: part }));
  const next = (worker: Worker) => new Promise<void>((resolve) => worker.once('message', () => resolve()));
  await Promise.all(workers.map(next));
  const started = performance.now();
  const done = workers.map(next);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads, no windows
  for (const worker of workers) worker.postMessage('go');
  await Promise.all(done);
  const spent = performance.now() - started;
  await Promise.all(workers.map((worker) => worker.terminate()));
  return spent;
}

if (parentPort !== null && Array.isArray(workerData)) {
  const port = parentPort;
  port.once('message', () => {
    let bytes = 0;
    for (const file of workerData as readonly string[]) bytes += readFileSync(file).length;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
    port.postMessage(bytes);
  });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
  port.postMessage('ready');
}
