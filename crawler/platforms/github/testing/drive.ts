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

import { silent } from '#store/testing.ts';
import type { Facts, RepositoryFact } from '../../../fact.ts';
import { type ClosableHttp, createHttp, type HttpOptions } from '../../../http/core.ts';
import { createTraffic } from '../../../http/traffic.ts';
import type { Connection, Feed, FeedContext, FeedEnd, FeedPage, Json, KnownFacts, Refusal } from '../../../platform.ts';
import { contextOf } from '../../../testing/gitlab/drive.ts';
import { github } from '../index.ts';

/** The real core before a stand-in, with a clock of its own that sleeping moves. */
export function httpTo(origin: string, token: string | null, more: Partial<HttpOptions> = {}): ClosableHttp {
  const { host } = new URL(origin);
  const headers = () => Promise.resolve(github.tokenHeaders(token ?? ''));
  let ahead = 0;
  return createHttp({
    origin,
    credential: token === null ? null : { host, id: 'test', headers },
    rules: { privateHosts: [host], allowHttp: true },
    buckets: null,
    userAgent: 'tongming-test (mailto:nobody@example.org)',
    patienceMs: 2 * 3_600_000,
    log: silent,
    traffic: createTraffic(),
    now: () => Date.now() + ahead,
    sleep(ms) {
      ahead += ms;
      return Promise.resolve();
    },
    ...more,
  });
}

/** Connects the adapter. */
export function connectTo(origin: string, token: string | null, more: Partial<HttpOptions> = {}) {
  const connection = github.connect({ http: httpTo(origin, token, more), api: github.apiOf(origin) });
  return { connection };
}

type Kept = { readonly [K in keyof Facts]-?: Map<string, NonNullable<Facts[K]>[number]> };

/** A store of the simplest kind: the newest row of each id, and what feeds left. */
export interface Memory {
  readonly rows: Kept;
  readonly states: Map<string, { readonly state: Json; readonly startedAt: Date }>;
  readonly refused: Refusal[];
  readonly unchanged: Set<string>;
  /** Streams that were said to be listed whole. */
  readonly replaced: string[];
  pages: number;
}

/** An empty one. */
export function memory(): Memory {
  const kinds =
    'issues changes comments reviews events releases labels milestones stars forks ciRuns protections contributors ' +
    'emailLinks memberships accounts tombstones';
  // The names are those of the kept kinds, which a split text does not show.
  const rows = Object.fromEntries(kinds.split(' ').map((kind) => [kind, new Map()])) as unknown as Kept;
  return { rows, states: new Map(), refused: [], unchanged: new Set(), replaced: [], pages: 0 };
}

function keyOf(row: object): string {
  const { id, kind, account, who, pattern, subject, identityId, organisation } = row as Readonly<
    Record<string, unknown>
  >;
  return JSON.stringify(
    [id, kind, account, who, pattern, subject, identityId, organisation].map((part) => part ?? null),
  );
}

function keep({ rows }: Memory, facts: Facts): void {
  for (const [kind, list] of Object.entries(facts)) {
    const into = rows[kind as keyof Facts] as Map<string, object>;
    for (const row of list as readonly object[]) into.set('id' in row ? String(row.id) : keyOf(row), row);
  }
}

/** What the store would say of it. */
export function knownOf({ rows }: Memory, more: Partial<KnownFacts> = {}): KnownFacts {
  return {
    emailsToLink: () => Promise.resolve([]),
    accountsToRead: () => Promise.resolve([]),
    numbers: (kind) => {
      const list = kind === 'issue' ? rows.issues : rows.changes;
      return Promise.resolve(new Set([...list.values()].map(({ number }) => number)));
    },
    mergersKnown: () => Promise.resolve(new Set()),
    count: (stream) => Promise.resolve(stream === 'stars' ? rows.stars.size : rows.forks.size),
    ...more,
  };
}

/** How a run is to go. */
export interface RunOptions {
  readonly startedAt?: Date;
  readonly known?: Partial<KnownFacts>;
  /** Dies after so many pages. */
  readonly dieAfter?: number;
  readonly resume?: Json;
  readonly full?: boolean;
}

/** The cursor of a run that died; null = it came to its end. */
export interface Died {
  readonly cursor: Json;
}

/** Runs a feed as the engine does: full at first, then from the start of the last clean run less five minutes. */
export async function runFeed(
  feed: Feed,
  facts: RepositoryFact,
  into: Memory,
  how: RunOptions = {},
): Promise<Died | null> {
  const last = how.full ? undefined : into.states.get(feed.id);
  const startedAt = how.startedAt ?? new Date();
  const context: FeedContext = contextOf(facts, {
    mode: last ? 'delta' : 'full',
    state: last?.state ?? null,
    since: last ? new Date(last.startedAt.getTime() - 300_000) : null,
    startedAt,
    resume: how.resume ?? null,
    known: knownOf(into, how.known),
  });
  const run = feed.run(context);
  for (let pages = 1; ; pages++) {
    const step: IteratorResult<FeedPage, FeedEnd> = await run.next();
    into.refused.push(...(step.value.refused ?? []));
    if (step.done) {
      into.states.set(feed.id, { state: through(step.value.state), startedAt });
      into.replaced.push(...(step.value.replaces ?? []));
      if (step.value.unchanged) into.unchanged.add(feed.id);
      else into.unchanged.delete(feed.id);
      return null;
    }
    into.pages += 1;
    keep(into, step.value.facts);
    if (pages === how.dieAfter) return { cursor: through(step.value.cursor) };
  }
}

/** As it comes back from the store. */
function through(json: Json): Json {
  return JSON.parse(JSON.stringify(json)) as Json;
}

/** The repository as `find` tells it. */
export async function found(connection: Connection, path: string, state: Json = null) {
  return connection.find({ path, id: null, defaultBranch: null }, state, new AbortController().signal);
}

/** The feed with that id. */
export function feedOf(connection: Connection, id: string): Feed {
  const feed = connection.feeds.find((one) => one.id === id);
  if (!feed) throw new Error(`no feed ${id}`);
  return feed;
}
