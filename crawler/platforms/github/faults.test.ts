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

import { describe, expect, it } from 'vitest';
import { PlatformError } from '../../http/error.ts';
import { type FaultName, faultNames, startFaultProxy } from '../../testing/fault/server.ts';
import { startGithub } from '../../testing/github/server.ts';
import { fullName } from '../../testing/world/model.ts';
import { small } from '../../testing/world/world.ts';
import { compare } from './testing/compare.ts';
import { connectTo, feedOf, found, memory, runFeed } from './testing/drive.ts';
import { runAll, stand } from './testing/stand.ts';

const world = small({ changes: 120, issues: 30 });

/** After these the run ends with an error; the next one goes on. */
const fatal: ReadonlySet<FaultName> = new Set([
  // A query that is redirected so loses its text: GitHub redirects those with 307.
  'moved-301',
  'unauthorised-401',
  'not-found-404',
  'empty-409',
  'gone-410',
  'unprocessable-422',
  'legal-451',
]);
/** Nothing that GraphQL could do: it has no tags, links or moved items, and its cursor of the core is tried elsewhere. */
const elsewhere: ReadonlySet<FaultName> = new Set(['not-modified-304', 'cross-origin-next', 'slow-body']);
const changing: ReadonlySet<FaultName> = new Set(['null-author']);

describe('changes by GraphQL, with one fault at the second page', () => {
  for (const name of faultNames) {
    if (elsewhere.has(name)) continue;
    it(`${name}: loses nothing`, async () => {
      const server = await startGithub(world);
      const proxy = await startFaultProxy(server.url, [
        { name, at: 2, match: ({ url, body }) => url.endsWith('/graphql') && body.includes('pullRequests') },
      ]);
      try {
        const { connection } = connectTo(proxy.url, server.token);
        const answer = await found(connection, fullName(world.main));
        if (answer.kind !== 'found') throw new Error(answer.kind);
        const kept = memory();
        const feed = feedOf(connection, 'changes');
        const run = () => runFeed(feed, answer.repository, kept);
        const fault = await run().then(
          () => null,
          (error: unknown) => (error instanceof PlatformError ? error.name : error),
        );
        expect(fault).toBe(fatal.has(name) ? 'PlatformError' : null);
        await run();
        expect(proxy.injected.map((one) => one.name)).toEqual([name]);
        const { missing, surplus } = compare(
          kept,
          world.main,
          changing.has(name) ? ['reviews'] : ['changes', 'reviews'],
        );
        expect({ missing, surplus }).toEqual({ missing: {}, surplus: {} });
        expect(kept.rows.changes.size).toBe(120);
        expect(proxy.foreign.requests).toEqual([]);
      } finally {
        await proxy.close();
        await server.stop();
      }
    });
  }
});

describe('a server that can give only little at once', () => {
  it('is asked for less, and for more again later; what works is remembered', async () => {
    const { server, connection, facts } = await stand(world, { serve: { maxNodes: 2500 } });
    const kept = memory();
    await runAll({ connection }, await facts(), kept, { only: ['changes'] });
    const { missing, surplus } = compare(kept, world.main, ['changes', 'reviews']);
    expect({ missing, surplus }).toEqual({ missing: {}, surplus: {} });
    const asked = server.log.requests.map(({ variables }) => variables?.['first']);
    expect(asked.slice(2, 10)).toEqual([49, 24, 12, 12, 12, 24, 12, 12]);
    expect(kept.states.get('changes')?.state).toMatchObject({ size: 12 });
  });

  it('gives by REST what GraphQL cannot give even alone', async () => {
    const tiny = small({ changes: 6, issues: 6 });
    // The published schema of this list has no word for closing, so the stand-in cannot serve it.
    const answer = {
      kind: 'answer',
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '[]',
    } as const;
    const before = ({ path }: { path: string }) => (/\/issues\/\d+\/events/u.test(path) ? answer : undefined);
    const { server, connection, facts } = await stand(tiny, { serve: { maxNodes: 3, before } });
    const kept = memory();
    const repository = await facts();
    // The smallest size is remembered from an earlier page, so that the test need not wait for it.
    for (const id of ['changes', 'issues']) {
      await runFeed(feedOf(connection, id), repository, kept, { resume: { size: 0 } });
    }
    const { missing, surplus } = compare(kept, tiny.main, ['changes', 'issues', 'reviews'], new Set(['closedBy']));
    expect({ missing, surplus }).toEqual({ missing: {}, surplus: {} });
    expect(kept.refused).toEqual([]);
    expect(server.log.violations).toEqual([]);
  }, 60_000);
});

describe('a cursor that repeats', () => {
  it('ends with a refusal and not in a loop, and nothing is taken for gone', async () => {
    const before = ({
      query,
      variables,
    }: {
      query: string | null;
      variables: Readonly<Record<string, unknown>> | null;
    }) => {
      const after = variables?.['after'];
      if (!query?.includes('pullRequests') || typeof after !== 'string') return undefined;
      const change = (written: { readonly body: string }) => ({
        ...written,
        body: written.body.replace(/"endCursor":"[^"]*"(?=[^}]*\},"edges")/u, `"endCursor":${JSON.stringify(after)}`),
      });
      return { kind: 'change', change } as never;
    };
    const { connection, facts } = await stand(world, { serve: { before } });
    const kept = memory();
    await runAll({ connection }, await facts(), kept, { only: ['changes'] });
    expect(kept.refused).toEqual([
      { stream: 'changes', what: 'the rest of the changes', why: 'cursor-repeats', count: 1 },
    ]);
    expect(kept.replaced).toEqual([]);
  });
});
