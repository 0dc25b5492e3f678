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
import { countGaps } from '#store/queries/platform/known.ts';
import type { FeedContext, KnownFacts } from '../platform.ts';
import { addRepository, type CrawlBench, crawlBench } from '../testing/crawl.ts';
import { buildRepository } from '../testing/repository.ts';
import { accountOf } from '../testing/scripted/facts.ts';
import { scriptedPlatform, scriptedRemote } from '../testing/scripted/platform.ts';
import { scriptedWorld } from '../testing/scripted/world.ts';
import { visit } from '../testing/visit.ts';

let bench: CrawlBench;
let id: string;
let known: KnownFacts;

/** The questions as a feed asks them, kept from a visit that has ended. */
beforeAll(async () => {
  bench = await crawlBench();
  const path = join(bench.root, 'a.git');
  await buildRepository(path, {
    commits: [
      { author: { name: 'A', email: 'a@example.org' }, committer: { name: 'W', email: 'noreply@github.com' } },
      { author: { name: 'B', email: 'b@example.org' } },
      { author: { name: 'A', email: 'a@example.org' }, committer: { name: 'C', email: 'c@example.org' } },
      { author: { name: 'N', email: '5000+u5@users.noreply.github.com' } },
      { author: { name: 'nameless', email: '' } },
    ],
  });
  id = await addRepository(bench.store, path, 'known');
  const world = scriptedWorld(9);
  for (let times = 0; times < 3; times++) world.touch(3);
  const platform = scriptedPlatform(world, () => [
    {
      id: 'all',
      carries: ['issues', 'changes'],
      needsToken: false,
      run(context: FeedContext) {
        known = context.known;
        const feed = scriptedPlatform(world)
          .connect({ http: remote.http, api: '' })
          .feeds.find((one) => one.id === 'subjects');
        if (feed === undefined) throw new Error('no feed');
        return feed.run(context);
      },
    },
  ]);
  const remote = scriptedRemote(world, world.facts.fullName, { platform, host: 'github.com' });
  await visit(bench, id, path, world, { remote });
});

afterAll(() => bench.close());

test('addresses to ask about are those of people without a link, each with the newest commit that it wrote, else committed', async () => {
  const asked = await known.emailsToLink(10);
  const rows = await bench.store.sql<{ identityId: string; sha: string; role: string }[]>`
    select i.id as "identityId", encode(c.sha, 'hex') as sha, case when i.id = c.author_id then 'author' else 'committer' end as role
    from identity i cross join lateral (select * from commit where repository_id = ${id} and i.id in (author_id, committer_id)
      order by author_id = i.id desc, committer_epoch desc limit 1) c
    where i.name in ('A', 'B', 'C') order by i.name`;
  const [a, b, c] = rows;
  expect(rows.map(({ role }) => role)).toContain('committer');
  expect(new Set(asked)).toEqual(new Set([a, b, c]));
  expect(await known.emailsToLink(1)).toHaveLength(1);
});

test('numbers, mergers and counts are those of the rows that are there', async () => {
  expect(await known.numbers('change')).toEqual(new Set(['3', '6', '9']));
  expect((await known.numbers('issue')).size).toBe(6);
  expect(await known.mergersKnown(['3', '6', '99'])).toEqual(new Set(['3']));
  expect(await known.count('issues')).toBe(6);
  expect(await known.count('emails')).toBe(1);
  await bench.store.sql`update issue set gone_at = now() where repository_id = ${id} and number = '1'`;
  expect(await known.count('issues')).toBe(5);
  expect((await known.numbers('issue')).has('1')).toBe(false);
});

test('profiles to read are those never read, the busiest first', async () => {
  const before = await known.accountsToRead(10);
  expect(before).toHaveLength(5);
  await bench.store.sql`update account set profile_read_at = now() where platform_id = ${before[0] ?? ''}`;
  expect(await known.accountsToRead(10)).toEqual(before.slice(1));
  expect(before).toContain(accountOf('u2').id);
});

test('gaps are numbers that nobody has, gone or not; numbers of letters have none', async () => {
  const { sql } = bench.store;
  expect(await countGaps(sql, id, ['issue', 'change'])).toBe(0);
  expect(await countGaps(sql, id, ['change'])).toBe(6);
  await sql`update issue set number = 'IABC' where repository_id = ${id} and number = '2'`;
  expect(await countGaps(sql, id, ['issue', 'change'])).toBe(1);
});
