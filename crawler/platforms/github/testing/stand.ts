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

import { onTestFinished } from 'vitest';
import type { RepositoryFact } from '../../../fact.ts';
import type { HttpOptions } from '../../../http/core.ts';
import type { Connection } from '../../../platform.ts';
import { type Github, startGithub } from '../../../testing/github/server.ts';
import { fullName } from '../../../testing/world/model.ts';
import type { World } from '../../../testing/world/world.ts';
import { connectTo, found, type Memory, type RunOptions, runFeed } from './drive.ts';

/** A stand-in with the adapter connected to it. */
export interface Stand {
  readonly server: Github;
  readonly connection: Connection;
  /** As `find` tells it now. */
  readonly facts: () => Promise<RepositoryFact>;
}

/** How a stand-in is served, and how the adapter reaches it. */
export interface StandOptions {
  readonly serve?: Parameters<typeof startGithub>[1];
  readonly http?: Partial<HttpOptions>;
  readonly anonymous?: boolean;
}

/** Serves a world until the test is over. */
export async function stand(world: World, options: StandOptions = {}): Promise<Stand> {
  const server = await startGithub(world, options.serve ?? {});
  onTestFinished(() => server.stop());
  const { connection } = connectTo(server.url, options.anonymous ? null : server.token, options.http);
  const facts = async () => {
    const answer = await found(connection, fullName(world.main));
    if (answer.kind !== 'found') throw new Error(`the repository is ${answer.kind}`);
    return answer.repository;
  };
  return { server, connection, facts };
}

/** Runs feeds one after another; all of the connection unless told. */
export async function runAll(
  { connection }: Pick<Stand, 'connection'>,
  facts: RepositoryFact,
  into: Memory,
  how: RunOptions & { readonly only?: readonly string[] } = {},
): Promise<void> {
  for (const feed of connection.feeds) {
    if (how.only === undefined || how.only.includes(feed.id)) await runFeed(feed, facts, into, how);
  }
}
