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

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Stream } from '#store/stream.ts';
import { makeWorld } from '../world/world.ts';
import {
  type Bench,
  type Case,
  type ContractCase,
  crawl,
  expectKinds,
  open,
  type PlatformContract,
  worldOf,
} from './bench.ts';
import { factKinds } from './compare.ts';
import { connectTo, type Gathered } from './drive.ts';
import { blocked, gone, rename, reusedName } from './identity.ts';
import { closedLater, drift, overflow, resume, sameStamp } from './moving.ts';
import { anonymous, duplicatePage, emailLinks, ghost, quiet, repeatedCursor, wideIds } from './odd.ts';

const cases: Readonly<Record<Exclude<ContractCase, 'every fact' | 'unsupported streams'>, Case>> = {
  rename,
  'reused name': reusedName,
  gone,
  blocked,
  overflow,
  resume,
  drift,
  'closed later': closedLater,
  'same stamp': sameStamp,
  quiet,
  ghost,
  'duplicate page': duplicatePage,
  'repeated cursor': repeatedCursor,
  'wide ids': wideIds,
  'e-mail links': emailLinks,
  anonymous,
};

function describeFacts(contract: PlatformContract, run: (name: ContractCase) => typeof test | typeof test.skip): void {
  const kept: { bench?: Bench; gathered?: Gathered } = {};
  beforeAll(async () => {
    kept.bench = await open(contract, worldOf(contract, { issues: 120, changes: 120 }));
    kept.gathered = await crawl(kept.bench);
  });
  afterAll(() => kept.bench?.stop());
  run('every fact').each(factKinds.map((kind) => [kind] as const))(
    'tells the %s that are there, and no others',
    (kind) => {
      expectKinds(contract, kept.gathered!, kept.bench!.world, [kind]);
    },
  );
  run('every fact')('asks for nothing that the platform does not have', () => {
    expect(kept.bench!.standIn.violations()).toEqual([]);
  });
}

function describeStreams({ platform, start, world = {} }: PlatformContract): void {
  test('says of each stream what it can tell, and of the others why not', async () => {
    const one = makeWorld(world);
    const standIn = await start(one, () => undefined);
    const driven = connectTo({ platform, world: one, origin: standIn.origin, token: standIn.token });
    const carried = new Set(driven.connection.feeds.flatMap((feed) => feed.carries));
    for (const [stream, { support, note, source }] of Object.entries(platform.capabilities)) {
      const told = support !== 'unsupported';
      const said = { stream, documented: URL.canParse(source), explained: support === 'full' || note !== null };
      const has = stream === 'repository' || carried.has(stream as Stream);
      expect({ ...said, told: has }).toEqual({ stream, documented: true, explained: true, told });
    }
    driven.close();
    await standIn.stop();
  });
}

/** Registers the cases that every adapter passes, or names its reason not to. */
export function platformContract(contract: PlatformContract): void {
  const benches: Bench[] = [];
  const use = async (bench: Promise<Bench>) => {
    benches.push(await bench);
    return bench;
  };
  const run = (name: ContractCase) => (contract.skips[name] === undefined ? test : test.skip);
  describe(`${contract.platform.name.en} keeps the contract of platforms`, () => {
    afterEach(async () => {
      for (const bench of benches.splice(0)) await bench.stop();
    });
    if (contract.skips['unsupported streams'] === undefined) describeStreams(contract);
    describeFacts(contract, run);
    for (const [name, check] of Object.entries(cases) as [keyof typeof cases, Case][]) {
      const reason = contract.skips[name];
      run(name)(reason === undefined ? name : `${name}: ${reason}`, () => check(contract, use), 60_000);
    }
  });
}
