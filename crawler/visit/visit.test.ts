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

import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CrawlProgress } from '../event.ts';
import { PlatformError } from '../http/error.ts';
import { addRepository, type CrawlBench, crawlBench } from '../testing/crawl.ts';
import { buildRepository } from '../testing/repository.ts';
import { type ScriptedWorld, scriptedWorld } from '../testing/scripted-world.ts';
import { dumpPlatform, visit } from '../testing/visit.ts';

let bench: CrawlBench;
let path: string;

beforeAll(async () => {
  bench = await crawlBench();
  path = join(bench.root, 'engine.git');
  await buildRepository(path, {
    commits: [
      { author: { name: 'Lin', email: '1000+u1@users.noreply.github.com' } },
      { author: { email: 'x@example.org' } },
    ],
  });
});

afterAll(() => bench.close());

let added = 0;
async function add(): Promise<string> {
  return addRepository(bench.store, `https://scripted.example/ada/engine-${++added}`, `visit-${added}`);
}

/** A world of its own id, so that tests do not meet in one row. */
function worldOf(size: number): ScriptedWorld {
  const world = scriptedWorld(size);
  const id = `id-${++added}`;
  world.facts = { ...world.facts, id };
  world.paths.set(world.facts.fullName, id);
  return world;
}

test('a visit brings git, every feed and the identity of the repository', async () => {
  const world = worldOf(25);
  const id = await add();
  const seen: CrawlProgress[] = [];
  const report = await visit(bench, id, path, world, {}, (progress) => seen.push(progress));
  expect(report).toMatchObject({ outcome: 'complete', reasonKind: null, commitsNew: 2, retryAt: null });
  expect(report.streams).toMatchObject({
    repository: { support: 'full', asked: 1, received: 1, cleanAt: world.now },
    issues: { support: 'full', asked: 17, received: 17, refused: [], cleanAt: world.now, reasonKind: null },
    changes: { asked: 8, received: 8 },
    comments: { received: 25 },
    labels: { received: 2, refused: [{ what: 'secret labels', why: 'forbidden', count: 1 }] },
    stars: { asked: 3, received: 3 },
    emails: { received: 2 },
    releases: { support: 'unsupported', received: 0, reasonKind: 'unsupported' },
  });
  expect(report.requests).toBe(8);
  expect(report.billable).toBe(8);
  const row = await bench.store.db.selectFrom('repository').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  expect(row).toMatchObject({ platform: 'scripted', platform_id: `scripted.example:${world.facts.id}`, state: 'ok' });
  expect(seen.some(({ phase, platform }) => phase === 'platform' && platform?.feed === 'subjects')).toBe(true);
  const { changes, events } = await dumpPlatform(bench.store, id);
  expect(changes).toHaveLength(8);
  expect(events).toEqual([]);
});
