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

import { describe, expect, test } from 'vitest';
import { PlatformError } from '../../http/error.ts';
import type { Json } from '../../platform.ts';
import { connectTo, findMain, gather, runFeeds } from '../../testing/contract/drive.ts';
import { type FaultName, faultNames, limitFaults } from '../../testing/fault/name.ts';
import { startFaultProxy } from '../../testing/fault/server.ts';
import { startGitlab } from '../../testing/gitlab/server.ts';
import { small } from '../../testing/world/world.ts';
import { gitlab } from './index.ts';

/** Waits and slow bodies are the core's; partial data happens to queries only; a walk asks without an etag. */
const elsewhere: ReadonlySet<FaultName> = new Set([...limitFaults, 'partial-data', 'slow-body', 'not-modified-304']);

/** What GitLab would have told in the page that had a hole is known to be missing. */
const holes: ReadonlySet<FaultName> = new Set(['null-node']);

const world = small({ numbering: 'separate', changes: 230, issues: 230 });

async function runWith(name: FaultName, kind: 'issues' | 'changes', path: string) {
  const site = await startGitlab(world);
  const match = ({ url }: { readonly url: string }) => url.includes(`${path}?`) && url.includes('sort=asc');
  const proxy = await startFaultProxy(site.origin, [{ name, at: 2, match }]);
  const driven = connectTo({ platform: gitlab, world, origin: proxy.url, token: site.token });
  const [gathered, cursors] = [gather(), new Map<string, Json>()];
  try {
    const facts = await findMain(driven);
    const run = () => runFeeds(driven, facts, gathered, { feeds: ({ id }) => id === kind, cursors });
    const fault = await run().then(
      () => null,
      (error: unknown) => error,
    );
    if (fault !== null) await run();
    const seen = { injected: proxy.injected.map((one) => one.name), foreign: proxy.foreign.requests };
    return { fault, gathered, ...seen };
  } finally {
    driven.close();
    await proxy.close();
    await site.close();
  }
}

describe.each([
  ['issues', '/issues'],
  ['changes', '/merge_requests'],
] as const)('%s, with one fault at the second page of their list', (kind, path) => {
  const names = faultNames.filter((name) => !elsewhere.has(name));
  test.each(names)('%s: loses nothing without a word, and sends nothing elsewhere', async (name) => {
    const { fault, gathered, injected, foreign } = await runWith(name, kind, path);
    expect(fault === null || fault instanceof PlatformError).toBe(true);
    expect([injected, foreign]).toEqual([[name], []]);
    const missing = world.main[kind].filter(({ id }) => !gathered.rows[kind].has(id));
    expect(missing.length).toBeLessThanOrEqual(holes.has(name) ? 1 : 0);
    const told = gathered.refused.filter(({ why }) => why === 'unreadable').map(({ count }) => count);
    expect(told).toEqual(holes.has(name) ? [1] : []);
  });
});

describe('notes that one change does not give', () => {
  const of =
    (number: number) =>
    ({ url }: { readonly url: string }) =>
      url.includes(`/merge_requests/${number}/notes?`);
  const spoken = world.main.changes.find(({ comments }) => comments.length > 2);
  const number = spoken?.number ?? 0;

  async function crawlWith(name: FaultName, times: number) {
    const site = await startGitlab(world);
    const proxy = await startFaultProxy(site.origin, [{ name, at: 1, times, match: of(number) }]);
    const driven = connectTo({ platform: gitlab, world, origin: proxy.url, token: site.token });
    try {
      const gathered = gather();
      await runFeeds(driven, await findMain(driven), gathered, { feeds: ({ id }) => id === 'changes' });
      return gathered;
    } finally {
      driven.close();
      await proxy.close();
      await site.close();
    }
  }

  test('are refused by name, and all others read', async () => {
    const { rows, refused } = await crawlWith('not-found-404', 1);
    const what = `notes of change ${number}`;
    expect(refused).toEqual(
      ['comments', 'review-comments', 'reviews', 'events'].map((stream) => ({
        stream,
        what,
        why: 'not-found',
        count: 1,
      })),
    );
    expect(rows.changes.size).toBe(230);
    const ours = [...rows.comments.values()];
    expect(ours.filter(({ subject }) => subject.number === String(number))).toEqual([]);
    expect(new Set(ours.map(({ subject }) => subject.number)).size).toBeGreaterThan(60);
  });

  test('come in smaller pages when the server cannot', async () => {
    const { rows, refused } = await crawlWith('server-502', 3);
    expect(refused).toEqual([]);
    const remarks = [...rows.comments.values()].filter(
      ({ subject, kind }) => subject.number === String(number) && kind === 'discussion',
    );
    expect(remarks.length).toBe(spoken?.comments.length);
  });
});
