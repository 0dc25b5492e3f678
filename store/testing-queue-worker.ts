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

import { setTimeout as delay } from 'node:timers/promises';
import { openStore } from './open.ts';
import { openQueue } from './queue.ts';
import { silent } from './testing.ts';

/**
 * A worker in a process of its own, to be killed: `testing-queue-worker.ts <database URL> <name> <width> <milliseconds>`.
 * It notes each job in `job_note` and is busy so long; a key that begins with `poison` kills it. SIGTERM stops it.
 */
const [databaseUrl = '', name = '', width = '1', busy = '0'] = process.argv.slice(2);
const log = { ...silent };
const store = await openStore({
  databaseUrl,
  dataDir: '',
  log,
  applicationName: 'tongming-test',
  migrate: false,
  max: 3,
});
const queue = await openQueue(store, { role: 'work', log });
const ending = new AbortController();
process.once('SIGTERM', () => ending.abort());
await queue.work('crawl', { width: Number(width) }, async ([job]) => {
  if (job === undefined) throw new Error('a handler was called without a job');
  const [note] = await store.sql<{ id: string }[]>`
    insert into job_note (key, worker, attempt, started_at) values (${job.key}, ${name}, ${job.attempt}, clock_timestamp())
    returning id`;
  if (job.key.startsWith('poison')) process.kill(process.pid, 'SIGKILL');
  await delay(Number(busy), undefined, { signal: ending.signal }).catch(() => undefined);
  const end = ending.signal.aborted ? 'back' : 'done';
  await store.sql`update job_note set ended_at = clock_timestamp(), "end" = ${end} where id = ${note?.id ?? ''}`;
  return ending.signal.aborted ? { kind: 'hand-back' } : { kind: 'done', output: { by: name } };
});
process.stdout.write('ready\n');
await new Promise((resolve) => ending.signal.addEventListener('abort', resolve, { once: true }));
await queue.stop(5000);
await store.close();
