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
import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadData } from './pool.ts';
import type { Task } from './work.ts';

const { index, cache } = workerData as ThreadData;
// Threads do not inherit it, and without it stripping the types of all modules takes most of their start.
if (cache !== null) module.enableCompileCache(cache);
const { chooseIndex } = await import('../detect/current-index.ts');
const { decodeIndex } = await import('../detect/index-file.ts');
const { packed } = await import('./parcel.ts');
const { createWork } = await import('./work.ts');

// The thread that started this one has read the index, or chosen another; its memory is shared.
chooseIndex(() => decodeIndex(index, true));
const work = createWork();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
parentPort?.postMessage({ ready: true });

// A task list has its number, so that an answer finds back to it.
parentPort?.on('message', ({ number, tasks }: { readonly number: number; readonly tasks: readonly Task[] }) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
  parentPort?.postMessage({ number, parcel: packed(tasks.map(work)) });
});
