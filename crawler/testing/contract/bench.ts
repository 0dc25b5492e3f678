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

import type { Platform } from '../../platform.ts';
import type { Expectation } from '../world/expected.ts';
import { small, type World, type WorldOptions } from '../world/world.ts';
import { expectFacts, type FactKind, type Tells } from './compare.ts';
import { connectTo, type Driven, findMain, type Gathered, gather, type Reach, runFeeds } from './drive.ts';

/** A platform's stand-in as the suite needs it. */
export interface ContractStandIn {
  /** Origin that `platform.apiOf` is asked with. */
  readonly origin: string;
  readonly token: string;
  /** Requests so far that the platform counts against a budget. */
  billable(): number;
  /** What a correct client would not have sent, and what the stand-in could not tell. */
  violations(): readonly string[];
  stop(): Promise<void>;
}

/** The cases of the suite; one that a platform cannot pass names its reason. */
export type ContractCase =
  | 'every fact'
  | 'unsupported streams'
  | 'rename'
  | 'reused name'
  | 'gone'
  | 'blocked'
  | 'overflow'
  | 'resume'
  | 'drift'
  | 'closed later'
  | 'same stamp'
  | 'quiet'
  | 'ghost'
  | 'duplicate page'
  | 'repeated cursor'
  | 'wide ids'
  | 'e-mail links'
  | 'anonymous';

/** What one adapter brings to the suite. */
export interface PlatformContract {
  readonly platform: Platform;
  /** Starts its stand-in over a world; `before` is to be called before each answer of the API is made. */
  readonly start: (world: World, before: () => void) => Promise<ContractStandIn>;
  /** What worlds must be like on this platform, as `{ numbering: 'separate' }`. */
  readonly world?: WorldOptions;
  readonly tells: Tells;
  readonly expectation?: Expectation;
  /** Requests of a second visit to a repository where nothing happened; 2 unless told. */
  readonly quietRequests?: number;
  /** Whether the platform links the addresses of bots to their accounts; yes unless told. */
  readonly linksBots?: boolean;
  readonly skips: Readonly<Partial<Record<ContractCase, string>>>;
}

/** A stand-in over a world, and connections to it. */
export interface Bench {
  readonly world: World;
  readonly standIn: ContractStandIn;
  connect(how?: Partial<Reach>): Driven;
  stop(): Promise<void>;
}

/** Starts the platform over a world. */
export async function open(
  contract: PlatformContract,
  world: World,
  before: () => void = () => undefined,
): Promise<Bench> {
  const standIn = await contract.start(world, before);
  const driven: Driven[] = [];
  return {
    world,
    standIn,
    connect(how = {}) {
      const { origin, token } = standIn;
      const one = connectTo({ platform: contract.platform, world, origin, token, ...how });
      driven.push(one);
      return one;
    },
    async stop() {
      for (const one of driven) one.close();
      await standIn.stop();
    },
  };
}

/** A world as this platform has them. */
export function worldOf(contract: PlatformContract, options: WorldOptions = {}): World {
  return small({ ...contract.world, ...options });
}

/** Everything that a first crawl tells. */
export async function crawl(bench: Bench, driven = bench.connect()): Promise<Gathered> {
  const gathered = gather();
  await runFeeds(driven, await findMain(driven), gathered);
  return gathered;
}

/** One case; `use` stops the bench after it. */
export type Case = (contract: PlatformContract, use: (bench: Promise<Bench>) => Promise<Bench>) => Promise<void>;

/** Expects that these kinds of facts are as the world's. */
export function expectKinds(
  contract: PlatformContract,
  gathered: Gathered,
  world: World,
  kinds: readonly FactKind[],
): void {
  const { tells, expectation = {} } = contract;
  const { capabilities } = contract.platform;
  for (const kind of kinds) expectFacts(kind, gathered, world, { tells, expectation, capabilities });
}

/** What people wrote and did. */
export const discussed: readonly FactKind[] = ['issues', 'changes', 'comments', 'reviews', 'events'];
