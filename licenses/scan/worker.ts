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

import { parentPort, workerData } from 'node:worker_threads';
import { chooseIndex } from '../detect/current-index.ts';
import { decodeIndex } from '../detect/index-file.ts';
import { packed } from './parcel.ts';
import { createWork, type Task } from './work.ts';

// The thread that started this one has read the index, or chosen another; its memory is shared.
chooseIndex(() => decodeIndex(workerData as SharedArrayBuffer, true));
const work = createWork();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
parentPort?.postMessage({ ready: true });

// A task list has its number, so that an answer finds back to it.
parentPort?.on('message', ({ number, tasks }: { readonly number: number; readonly tasks: readonly Task[] }) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
  parentPort?.postMessage({ number, parcel: packed(tasks.map(work)) });
});
