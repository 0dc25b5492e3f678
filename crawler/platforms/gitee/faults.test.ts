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
import { connectTo, findMain, gather, runFeeds } from '../../testing/contract/drive.ts';
import { type FaultName, faultNames, limitFaults } from '../../testing/fault/name.ts';
import { startFaultProxy } from '../../testing/fault/server.ts';
import { startGitee } from '../../testing/gitee/server.ts';
import { small } from '../../testing/world/world.ts';
import { gitee } from './index.ts';

/** After these a run ends with a fault; the next one goes on. */
const fatal: ReadonlySet<FaultName> = new Set([
  'unauthorised-401',
  'empty-409',
  'gone-410',
  'unprocessable-422',
  'legal-451',
  'cross-origin-next',
]);

/** Waits and slow bodies are the core's; partial data happens to queries only. */
const elsewhere: ReadonlySet<FaultName> = new Set([...limitFaults, 'partial-data', 'slow-body', 'not-modified-304']);

const world = small({ numbering: 'separate', changes: 230, issues: 230 });

describe.each([
  ['issues', '/issues'],
  ['changes', '/pulls'],
] as const)('%s, with one fault at the second page of their list', (kind, path) => {
  test.each(faultNames.filter((name) => !elsewhere.has(name)))('%s: loses nothing', async (name) => {
    const site = await startGitee(world, { links: true });
    const match = ({ url }: { readonly url: string }) => url.includes(`${path}?`) && !url.includes('direction=desc');
    const proxy = await startFaultProxy(site.url, [{ name, at: 2, match }]);
    const driven = connectTo({ platform: gitee, world, origin: proxy.url, token: null });
    try {
      const facts = await findMain(driven);
      const gathered = gather();
      const run = () => runFeeds(driven, facts, gathered, { feeds: ({ id }) => id === kind });
      const fault = await run().then(
        () => null,
        (error: unknown) => (error instanceof PlatformError ? error.name : error),
      );
      expect(fault).toBe(fatal.has(name) ? 'PlatformError' : null);
      if (fault !== null) await run();
      expect(proxy.injected.map((one) => one.name)).toEqual([name]);
      expect(proxy.foreign.requests).toEqual([]);
      const there = world.main[kind].map(({ id }) => id);
      expect(there.filter((id) => !gathered.rows[kind].has(id))).toEqual([]);
      const unreadable = { stream: kind, what: `entries in the list of ${kind}`, why: 'unreadable', count: 1 };
      expect(gathered.refused).toEqual(name === 'null-node' ? [unreadable] : []);
    } finally {
      driven.close();
      await proxy.close();
      await site.close();
    }
  });
});
