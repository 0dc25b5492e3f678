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
import { PlatformError } from '../../http/error.ts';
import { expectedFacts } from '../world/expected.ts';
import { type Bench, type Case, crawl, discussed, expectKinds, open, type PlatformContract, worldOf } from './bench.ts';
import { factKinds } from './compare.ts';
import { findAs, findMain, gather, type Reach, runFeeds } from './drive.ts';
import { EndlessError, standStill, tellTwice } from './fault.ts';

/** A day without anything new costs next to nothing. */
export const quiet: Case = async (contract, use) => {
  const bench = await use(open(contract, worldOf(contract)));
  const { world, standIn } = bench;
  const [driven, gathered] = [bench.connect(), gather()];
  const first = await findAs(driven);
  if (first.kind !== 'found') throw new Error(first.kind);
  await runFeeds(driven, first.repository, gathered);
  world.tick(86_400_000);
  const [before, since] = [standIn.billable(), new Date(world.now() - 300_000)];
  const path = first.repository.fullName;
  const again = await findAs(driven, { path, id: first.repository.id }, first.state);
  const facts = again.kind === 'found' ? again.repository : first.repository;
  await runFeeds(driven, facts, gathered, { since });
  expect(standIn.billable() - before).toBeLessThanOrEqual(contract.quietRequests ?? 2);
  expectKinds(contract, gathered, world, discussed);
};

/** Accounts that were deleted are nobody. */
export const ghost: Case = async (contract, use) => {
  const world = worldOf(contract);
  world.forget(world.people[0]!);
  world.forget(world.people[1]!);
  const bench = await use(open(contract, world));
  const gathered = await crawl(bench);
  expectKinds(contract, gathered, world, discussed);
};

/** Ends with everything or with a fault: never clean with less. */
async function survives(contract: PlatformContract, bench: Bench, through: Reach['through']): Promise<void> {
  const driven = bench.connect(through ? { through } : {});
  const [facts, gathered] = [await findMain(bench.connect()), gather()];
  for (const feed of driven.connection.feeds) {
    try {
      await runFeeds(driven, facts, gathered, { feeds: ({ id }) => id === feed.id });
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      await runFeeds(bench.connect(), facts, gathered, { feeds: ({ id }) => id === feed.id });
    }
  }
  expectKinds(contract, gathered, bench.world, discussed);
}

/** A page that comes twice loses nothing. */
export const duplicatePage: Case = async (contract, use) => {
  const bench = await use(open(contract, worldOf(contract, { issues: 350, changes: 350 })));
  await survives(contract, bench, tellTwice(2));
};

/** A list that stands still is not read for ever. */
export const repeatedCursor: Case = async (contract, use) => {
  const bench = await use(open(contract, worldOf(contract, { issues: 350, changes: 350 })));
  const driven = bench.connect({ through: standStill(60) });
  const facts = await findMain(bench.connect());
  for (const feed of driven.connection.feeds) {
    try {
      await runFeeds(driven, facts, gather(), { feeds: ({ id }) => id === feed.id });
    } catch (error) {
      if (error instanceof EndlessError || !(error instanceof PlatformError)) throw error;
    }
  }
};

/** Ids that are no safe numbers stay what they are. */
export const wideIds: Case = async (contract, use) => {
  const world = worldOf(contract, { firstId: 2n ** 53n });
  const bench = await use(open(contract, world));
  expectKinds(contract, await crawl(bench), world, factKinds);
};

/** Addresses of commits lead to the accounts that the platform knows for them. */
export const emailLinks: Case = async (contract, use) => {
  const bench = await use(open(contract, worldOf(contract)));
  const { emailLinks: links } = (await crawl(bench)).rows;
  const linked = (kind: string) => kind === 'user' || contract.linksBots !== false;
  const expected = new Map(
    bench.world.main.commits.map(({ email, person }) => [email, person && linked(person.kind) ? person.id : null]),
  );
  expect(new Map([...links].map(([email, link]) => [email, link.account?.id ?? null]))).toEqual(expected);
};

/** Without a token: no feed that claims to need none is refused, and nothing is told wrongly. */
export const anonymous: Case = async (contract, use) => {
  const bench = await use(open(contract, worldOf(contract)));
  const driven = bench.connect({ token: null });
  const [facts, gathered] = [await findMain(driven), gather()];
  await runFeeds(driven, facts, gathered, { feeds: (feed) => !feed.needsToken });
  const { capabilities } = contract.platform;
  const promised = (['issues', 'changes', 'releases', 'labels', 'milestones'] as const).filter(
    (stream) => capabilities[stream].anonymous === 'full',
  );
  const expected = expectedFacts(bench.world.main, contract.expectation);
  const ids = (list: Iterable<{ readonly id: string }>) => Array.from(list, ({ id }) => id).sort();
  for (const kind of promised) expect(ids(gathered.rows[kind].values())).toEqual(ids(expected[kind]));
};
