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
import { createRandom } from '../../testing/world/random.ts';
import { small, type World } from '../../testing/world/world.ts';
import { compare } from './testing/compare.ts';
import { connectTo, feedOf, memory, runFeed } from './testing/drive.ts';
import { runAll, stand } from './testing/stand.ts';

const discussions = ['changes', 'issues', 'review-comments'];

function difference(kept: ReturnType<typeof memory>, world: World) {
  const { missing, surplus } = compare(kept, world.main);
  return { missing, surplus };
}

/** Ten things happen, anywhere. */
function busy(world: World, seed: number): () => void {
  const random = createRandom(seed);
  const subjects = [...world.main.changes, ...world.main.issues];
  return () => {
    for (let left = 10; left > 0; left--) {
      world.tick(1000);
      const subject = random.pick(subjects);
      world.touch(subject.kind, subject.number);
    }
  };
}

describe('a repository that does not stand still', () => {
  it('loses nothing while ten things happen during each request', async () => {
    const world = small({ changes: 300, issues: 150 });
    const happen = busy(world, 7);
    let going = true;
    const { server, connection, facts } = await stand(world, {
      serve: { before: () => (going ? happen() : undefined) },
    });
    const kept = memory();
    const repository = await facts();
    const numbers = (kind: 'issue' | 'change') => {
      const rows = kind === 'issue' ? kept.rows.issues : kept.rows.changes;
      return new Set([...rows.values()].map(({ number }) => number));
    };
    await runAll({ connection }, repository, kept, { only: discussions, startedAt: new Date(world.now()) });
    going = false;
    expect(numbers('change').size).toBe(300);
    expect(numbers('issue').size).toBe(150);
    // What happened after an item was read is read at the next visit.
    const again = connectTo(server.url, server.token).connection;
    await runAll({ connection: again }, repository, kept, { only: discussions, startedAt: new Date(world.now()) });
    expect(difference(kept, world)).toEqual({ missing: {}, surplus: {} });
    expect(kept.refused).toEqual([]);
  }, 120_000);

  it('goes on where it died, and repeats no page that was stored', async () => {
    const world = small({ changes: 120, issues: 60 });
    const { connection, facts } = await stand(world);
    const repository = await facts();
    for (const id of discussions) {
      const feed = feedOf(connection, id);
      const whole = memory();
      await runFeed(feed, repository, whole);
      for (let page = 1; page <= whole.pages; page++) {
        const kept = memory();
        const died = await runFeed(feed, repository, kept, { dieAfter: page });
        expect(await runFeed(feed, repository, kept, { resume: died?.cursor ?? null })).toBe(null);
        expect(kept.rows).toEqual(whole.rows);
        // A list that is read by its last stamp meets that second again.
        expect(kept.pages).toBeLessThanOrEqual(whole.pages + 1);
      }
    }
  }, 120_000);

  it('says so when an item goes away between the list and the look', async () => {
    const world = small();
    const number = world.main.issues.find((one) => one.state === 'open')?.number;
    let going = false;
    const { server, connection, facts } = await stand(world, {
      serve: {
        before: ({ query }) => {
          if (going && query?.includes('nodes(ids:')) {
            going = false;
            world.remove('issue', Number(number));
          }
        },
      },
    });
    const kept = memory();
    const repository = await facts();
    await runAll({ connection }, repository, kept, { only: ['issues'], startedAt: new Date(world.now()) });
    world.tick(3_600_000);
    world.touch('issue', Number(number));
    going = true;
    const again = connectTo(server.url, server.token).connection;
    await runAll({ connection: again }, repository, kept, { only: ['issues'], startedAt: new Date(world.now()) });
    expect(kept.refused).toEqual([{ stream: 'issues', what: `issue ${number}`, why: 'not-found', count: 1 }]);
  });
});
