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
import type { Facts, RepositoryFact } from '../../fact.ts';
import { createHttp } from '../../http/core.ts';
import type { Credential, Http } from '../../http/http.ts';
import type { Connection, Feed, FeedContext, FeedEnd, FeedPage, Json, KnownFacts, Refusal } from '../../platform.ts';
import { gitlab } from '../../platforms/gitlab/index.ts';

function credentialOf(host: string, token: string): Credential {
  return { host, id: 'test', headers: () => Promise.resolve(gitlab.tokenHeaders(token)) };
}

/** Connects the adapter through the real core. */
export function connectTo(
  origin: string,
  token: string | null,
  options: { readonly concurrency?: number } = {},
): { readonly connection: Connection; readonly http: Http & { close(): void } } {
  const { host } = new URL(origin);
  const http = createHttp({
    origin,
    credential: token === null ? null : credentialOf(host, token),
    rules: { privateHosts: [host], allowHttp: true },
    buckets: null,
    userAgent: 'tongming-test (mailto:nobody@example.org)',
    patienceMs: 120_000,
    log: silent,
    ...options,
  });
  return { connection: gitlab.connect({ http, api: gitlab.apiOf(origin) }), http };
}

/** Nothing is stored. */
const nothingKnown: KnownFacts = {
  emailsToLink: () => Promise.resolve([]),
  accountsToRead: () => Promise.resolve([]),
  numbers: () => Promise.resolve(new Set<string>()),
  mergersKnown: () => Promise.resolve(new Set<string>()),
  count: () => Promise.resolve(0),
};

/** What a feed gave, pages put together. */
export interface Gathered {
  readonly facts: { readonly [K in keyof Facts]-?: NonNullable<Facts[K]>[number][] };
  readonly refused: Refusal[];
  readonly end: FeedEnd;
  readonly pages: number;
  readonly cursor: Json;
}

/** Context of a run; a full one unless told. */
export function contextOf(repository: RepositoryFact, parts: Partial<FeedContext> = {}): FeedContext {
  return {
    repository: { path: repository.fullName, id: repository.id, defaultBranch: repository.defaultBranch },
    facts: repository,
    mode: 'full',
    resume: null,
    state: null,
    since: null,
    startedAt: new Date(),
    known: nothingKnown,
    signal: new AbortController().signal,
    progress: () => undefined,
    ...parts,
  };
}

function emptyFacts(): Gathered['facts'] {
  const discussed = { issues: [], changes: [], comments: [], reviews: [], events: [], tombstones: [] };
  const lists = { releases: [], labels: [], milestones: [], stars: [], forks: [], ciRuns: [], protections: [] };
  return { ...discussed, ...lists, contributors: [], emailLinks: [], memberships: [], accounts: [] };
}

/** Runs a feed to its end, or until `most` pages came. */
export async function gather(feed: Feed, context: FeedContext, most = Number.POSITIVE_INFINITY): Promise<Gathered> {
  const facts = emptyFacts();
  const refused: Refusal[] = [];
  const run = feed.run(context);
  let [pages, cursor]: [number, Json] = [0, null];
  for (;;) {
    const stopped: IteratorResult<FeedPage, FeedEnd> = { done: true, value: { state: null } };
    const step = pages < most ? await run.next() : stopped;
    if (step.done === true) {
      refused.push(...(step.value.refused ?? []));
      return { facts, refused, end: step.value, pages, cursor };
    }
    pages += 1;
    cursor = JSON.parse(JSON.stringify(step.value.cursor)) as Json;
    refused.push(...(step.value.refused ?? []));
    for (const [kind, rows] of Object.entries(step.value.facts))
      (facts[kind as keyof Facts] as unknown[]).push(...rows);
  }
}

/** The feed with that id. */
export function feedOf(connection: Connection, id: string): Feed {
  const found = connection.feeds.find((feed) => feed.id === id);
  if (found === undefined) throw new Error(`no feed ${id}`);
  return found;
}
