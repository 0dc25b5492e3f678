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
import { expect, it, onTestFinished } from 'vitest';
import { addRepository, crawlBench } from '../../testing/crawl.ts';
import { startGithub } from '../../testing/github/server.ts';
import { buildRepository } from '../../testing/repository.ts';
import { scriptedWorld } from '../../testing/scripted/world.ts';
import { visit } from '../../testing/visit.ts';
import { expectedFacts } from '../../testing/world/expected.ts';
import { fullName } from '../../testing/world/model.ts';
import { small } from '../../testing/world/world.ts';
import { github } from './index.ts';
import { httpTo } from './testing/drive.ts';

it('fills the store by way of the engine, and asks nothing that counts the second time', async () => {
  const bench = await crawlBench();
  onTestFinished(() => bench.close());
  const world = small({ changes: 60, issues: 60 });
  const server = await startGithub(world, { admin: true });
  onTestFinished(() => server.stop());
  const path = join(bench.root, 'project.git');
  await buildRepository(path, { commits: [{ author: { name: 'Lin', email: 'lin@example.org' } }] });
  const id = await addRepository(bench.store, `${server.url}/${fullName(world.main)}`, 'github-visit');
  const { host } = server;
  const again = () => {
    const http = httpTo(server.url, server.token);
    onTestFinished(() => http.close());
    const remote = { platform: github, host, path: fullName(world.main), http, api: server.api, anonymous: false };
    return visit(bench, id, path, scriptedWorld(0), { remote, now: new Date(world.now()) });
  };
  const first = await again();
  const expected = expectedFacts(world.main);
  const recent = expected.ciRuns.filter((run) => run.createdAt.getTime() >= world.now() - 90 * 86_400_000).length;
  expect(first).toMatchObject({ outcome: 'complete', reasonKind: null });
  expect(Object.fromEntries(Object.entries(first.streams).map(([stream, { received }]) => [stream, received]))).toEqual(
    {
      repository: 1,
      issues: 60,
      changes: 60,
      comments: expected.comments.filter((one) => one.kind === 'discussion').length,
      reviews: expected.reviews.length,
      'review-comments': expected.comments.filter((one) => one.kind === 'review').length,
      events: expected.events.length,
      releases: expected.releases.length,
      labels: expected.labels.length,
      milestones: expected.milestones.length,
      stars: expected.stars.length,
      forks: expected.forks.length,
      ci: recent,
      protection: 1,
      contributors: first.streams.contributors?.received,
      emails: 1,
    },
  );
  const [billable, points] = [server.log.billable(), server.log.points()];
  const second = await again();
  expect(second).toMatchObject({ outcome: 'unchanged' });
  expect(server.log.points() - points).toBe(0);
  expect(server.log.billable() - billable).toBe(0);
  expect(server.log.violations).toEqual([]);
}, 120_000);
