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
import { small } from '../../testing/world/world.ts';
import { capabilities } from './capabilities.ts';
import { compare } from './testing/compare.ts';
import { memory } from './testing/drive.ts';
import { runAll, stand } from './testing/stand.ts';

describe('without a token', () => {
  it('reads what REST lists give, and asks GraphQL nothing', async () => {
    const world = small();
    const { server, connection, facts } = await stand(world, { anonymous: true });
    const kept = memory();
    await runAll({ connection }, await facts(), kept, { startedAt: new Date(world.now()) });
    const { missing, surplus } = compare(kept, world.main, ['comments', 'labels', 'milestones', 'releases']);
    expect({ missing, surplus }).toEqual({ missing: {}, surplus: {} });
    const untold = new Set(['additions', 'deletions', 'changedFiles', 'mergedBy', 'closedBy']);
    const known = compare(kept, world.main, ['issues', 'changes'], untold);
    expect({ missing: known.missing, surplus: known.surplus }).toEqual({ missing: {}, surplus: {} });
    expect(server.log.points()).toBe(0);
    expect(server.log.violations).toEqual([]);
  });

  it('stops while requests are left, says so, and goes on at later visits until all is there', async () => {
    const world = small({ changes: 350, issues: 250 });
    const { server, connection, facts } = await stand(world, {
      anonymous: true,
      serve: { limits: { anonymous: 24, windowMs: 1000 } },
    });
    const kept = memory();
    const repository = await facts();
    const told = () => Object.values(kept.rows).reduce((sum, rows) => sum + rows.size, 0);
    const budgets: number[] = [];
    // How much one visit gets done depends on how much of a window it meets; only the last may find that all is there.
    for (let visit = 0; visit < 40; visit++) {
      kept.refused.splice(0);
      const before = told();
      await runAll({ connection }, repository, kept, { startedAt: new Date(world.now()) });
      budgets.push(kept.refused.filter(({ why }) => why === 'budget').length);
      expect(told() > before || budgets.at(-1) === 0).toBe(true);
      await new Promise((resolve) => {
        setTimeout(resolve, 1100);
      });
      if (budgets.at(-1) === 0) break;
    }
    expect(budgets[0]).toBeGreaterThanOrEqual(1);
    expect(budgets.at(-1)).toBe(0);
    expect([kept.rows.changes.size, kept.rows.issues.size]).toEqual([350, 250]);
    const { missing, surplus } = compare(kept, world.main, ['comments']);
    expect({ missing, surplus }).toEqual({ missing: {}, surplus: {} });
    expect(server.log.requests.filter(({ status }) => status === 403 || status === 429)).toEqual([]);
  }, 60_000);

  it('has a feed for every stream that it says anonymous callers get', async () => {
    const { connection } = await stand(small(), { anonymous: true });
    const carried = new Set(['repository', ...connection.feeds.flatMap((feed) => feed.carries)]);
    const told = Object.entries(capabilities).filter(([, { anonymous }]) => anonymous !== 'none');
    expect([...carried].toSorted()).toEqual(told.map(([stream]) => stream).toSorted());
  });
});
