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

import { expect } from 'vitest';
import { expectedFacts } from '../world/expected.ts';
import { type Case, crawl, discussed, expectKinds, open, worldOf } from './bench.ts';
import { factKinds } from './compare.ts';
import { findMain, gather, runFeeds } from './drive.ts';

/** One issue and one change with more of everything than any platform puts on a page. */
export const overflow: Case = async (contract, use) => {
  const world = worldOf(contract);
  const [issue, change] = [world.main.issues[4]!, world.main.changes[4]!];
  for (let at = 0; at < 230; at += 1) {
    world.tick(1000);
    world.touch('issue', issue.number);
    world.touch('change', change.number);
  }
  const bench = await use(open(contract, world));
  expectKinds(contract, await crawl(bench), world, discussed);
};

/** The process dies after the first page, after two more, after three more, and so on to the end. */
export const resume: Case = async (contract, use) => {
  const bench = await use(open(contract, worldOf(contract, { issues: 150, changes: 150 })));
  const driven = bench.connect();
  const [facts, gathered, cursors] = [await findMain(driven), gather(), new Map()];
  for (const feed of driven.connection.feeds) {
    for (let runs = 0; ; runs += 1) {
      if (runs > 100) throw new Error(`${feed.id} does not get on`);
      const pages = runs + 1;
      const only = { feeds: ({ id }: { readonly id: string }) => id === feed.id, pages, cursors };
      const again = await runFeeds(bench.connect(), facts, gathered, only);
      if (again) break;
    }
  }
  expectKinds(contract, gathered, bench.world, factKinds);
};

/** Ten things move before every answer. */
export const drift: Case = async (contract, use) => {
  const world = worldOf(contract, { issues: 400, changes: 400 });
  const moving = { on: false, turn: 0 };
  const move = () => {
    if (!moving.on) return;
    for (let at = 0; at < 10; at += 1) {
      world.tick(1000);
      moving.turn += 1;
      const [kind, list] =
        moving.turn % 2 === 0 ? (['issue', world.main.issues] as const) : (['change', world.main.changes] as const);
      world.touch(kind, list[(moving.turn * 37) % list.length]!.number, { comment: moving.turn % 3 === 0 });
    }
  };
  const bench = await use(open(contract, world, move));
  const driven = bench.connect();
  const [facts, gathered] = [await findMain(driven), gather()];
  const started = new Date(world.now());
  moving.on = true;
  await runFeeds(driven, facts, gathered);
  moving.on = false;
  const seen = (kind: 'issues' | 'changes') => new Set([...gathered.rows[kind].values()].map(({ id }) => id));
  const missing = (['issues', 'changes'] as const).flatMap((kind) =>
    expectedFacts(world.main, contract.expectation)[kind].filter(({ id }) => !seen(kind).has(id)),
  );
  expect(missing).toEqual([]);
  world.tick(60_000);
  await runFeeds(driven, await findMain(driven), gathered, { since: started });
  expectKinds(contract, gathered, world, discussed);
};

/** What was open at the first visit is closed, merged or deleted-author at the second. */
export const closedLater: Case = async (contract, use) => {
  const bench = await use(open(contract, worldOf(contract)));
  const { world } = bench;
  const [driven, gathered] = [bench.connect(), gather()];
  await runFeeds(driven, await findMain(driven), gathered);
  const since = new Date(world.now());
  world.tick(3_600_000);
  for (const issue of world.main.issues) if (issue.state === 'open') world.close('issue', issue.number);
  for (const change of world.main.changes) {
    if (change.state === 'open') world.close('change', change.number, { merge: change.number % 2 === 0 });
  }
  world.open('issue');
  world.open('change');
  world.tick(60_000);
  await runFeeds(driven, await findMain(driven), gathered, { since });
  expectKinds(contract, gathered, world, discussed);
};

/** An import touches everything in one second. */
export const sameStamp: Case = async (contract, use) => {
  const world = worldOf(contract, { issues: 250, changes: 250 });
  for (const subject of [...world.main.issues, ...world.main.changes]) world.touch(subject.kind, subject.number);
  const bench = await use(open(contract, world));
  const [driven, gathered] = [bench.connect(), gather()];
  const since = new Date(world.now());
  await runFeeds(driven, await findMain(driven), gathered);
  expectKinds(contract, gathered, world, discussed);
  await runFeeds(driven, await findMain(driven), gathered, { since });
  expectKinds(contract, gathered, world, discussed);
};
