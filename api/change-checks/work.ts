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

import type { Queue } from '#store/job.ts';
import { meansOf } from '../check/means.ts';
import { type ChangeCheckContext, checkOpenChanges } from './check-repository.ts';

/** Longer than the desk joins calls: what happens meanwhile is seen by the look that follows. */
const quietMs = 6000;
/** A second job of a repository, for calls that come while the first one looks. */
const again = '+';

/** Asks for a look at the changes of a repository; a call that comes during a look is followed by another one. */
export async function askForChangeChecks(queue: Queue, repositoryId: string, now: Date): Promise<void> {
  const request = { key: repositoryId, reason: 'hook', notBefore: new Date(now.getTime() + quietMs) };
  if ((await queue.enqueue('check', [request])).size > 0) return;
  if ((await queue.pending('check')).get(repositoryId) !== 'running') return;
  await queue.enqueue('check', [{ ...request, key: repositoryId + again }]);
}

/** A first visit makes the mirror; until then there is nothing to compare. */
const laterMs = 60_000;

/** Takes jobs that check the changes of a repository, one repository at a time. */
export async function workChangeChecks(context: ChangeCheckContext, queue: Queue): Promise<void> {
  const { signal } = context;
  await queue.work('check', {}, async ([job]) => {
    if (job === undefined || signal.aborted) return { kind: 'hand-back' };
    try {
      const stop = AbortSignal.any([signal, job.signal]);
      const repositoryId = job.key.replaceAll(again, '');
      const { checked, later } = await checkOpenChanges({ ...context, signal: stop }, repositoryId);
      const next = { key: job.key, reason: 'later', notBefore: new Date(context.now().getTime() + laterMs) };
      return {
        kind: 'done',
        output: { checked },
        async store(transaction) {
          if (later) await queue.enqueue('check', [next], transaction);
        },
      };
    } catch (error) {
      if (signal.aborted) return { kind: 'hand-back' };
      throw error;
    }
  });
}

/** What checks of a hub are made of; advisories and matrices are read anew for each job, as they are updated. */
export function hubMeans(dataDir: string, signal: AbortSignal): ChangeCheckContext['means'] {
  return () => meansOf({ dataDir, checkout: null, failOn: null, advisories: null, sbom: null, signal });
}
