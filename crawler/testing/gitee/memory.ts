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

import type { Facts, RepositoryFact } from '../../fact.ts';
import type { Connection, Feed, FeedContext, FeedEnd, FeedPage, Json, Refusal } from '../../platform.ts';

type Kept = { readonly [K in keyof Required<Facts>]: Map<string, Required<Facts>[K][number]> };

interface FeedMemory {
  state: Json;
  cursor: Json;
  cleanAt: Date | null;
  startedAt: Date | null;
}

/** What a store keeps of a repository, in memory: enough to run feeds against, page by page. */
export interface Memory {
  readonly kept: Kept;
  readonly feeds: Map<string, FeedMemory>;
  readonly refused: Refusal[];
  /** How each feed of the last visit ended. */
  readonly ends: Map<string, FeedEnd>;
  repository: RepositoryFact | null;
  findState: Json;
}

/** How a visit goes. */
export interface MemoryVisit {
  readonly path: string;
  readonly now: Date;
  readonly mode: 'full' | 'delta';
  /** Called after a page is kept; may throw, as if the process died. */
  readonly kept?: (feed: Feed, page: FeedPage) => void;
  /** Feeds to run; all of them unless told. */
  readonly feeds?: readonly string[];
  readonly emails?: readonly { readonly identityId: string; readonly sha: string }[];
}

/** An empty one. */
export function createMemory(): Memory {
  const names = [
    'issues',
    'changes',
    'comments',
    'reviews',
    'events',
    'releases',
    'labels',
    'milestones',
    'stars',
    'forks',
    'ciRuns',
    'protections',
    'contributors',
    'emailLinks',
    'memberships',
    'accounts',
    'tombstones',
  ] as const;
  // Every key of Facts is in the list: the assertions of the tests would miss a map otherwise.
  const kept = Object.fromEntries(names.map((name) => [name, new Map()])) as unknown as Kept;
  return { kept, feeds: new Map(), refused: [], ends: new Map(), repository: null, findState: null };
}

function keyOf(kind: string, fact: object): string {
  if (kind === 'stars' && 'account' in fact) return JSON.stringify(fact.account);
  if ('kind' in fact && kind === 'comments' && 'id' in fact) return `${String(fact.kind)} ${String(fact.id)}`;
  return 'id' in fact ? String(fact.id) : JSON.stringify(fact);
}

function older(fact: object, known: object | undefined): boolean {
  if (known === undefined || !('updatedAt' in fact) || !('updatedAt' in known)) return false;
  return fact.updatedAt instanceof Date && known.updatedAt instanceof Date && fact.updatedAt < known.updatedAt;
}

/** As the store does: newer over older, and a merger that is known stays known. */
function keep(memory: Memory, page: FeedPage): void {
  for (const [kind, facts] of Object.entries(page.facts) as [keyof Facts, readonly object[]][]) {
    const map = memory.kept[kind] as Map<string, object>;
    for (const fact of facts) {
      const key = keyOf(kind, fact);
      const known = map.get(key);
      if (older(fact, known)) continue;
      const merger = kind === 'changes' && known !== undefined && 'mergedBy' in known ? known.mergedBy : null;
      const closer = kind === 'changes' && known !== undefined && 'closedBy' in known ? known.closedBy : null;
      const filled = 'mergedBy' in fact && fact.mergedBy === null ? { mergedBy: merger, closedBy: closer } : {};
      map.set(key, { ...fact, ...filled });
    }
  }
  memory.refused.push(...(page.refused ?? []));
}

function contextOf(memory: Memory, mine: FeedMemory, visit: MemoryVisit): FeedContext {
  const { repository } = memory;
  if (repository === null) throw new Error('nothing was found yet');
  const changes = memory.kept.changes;
  return {
    repository: { path: repository.fullName, id: repository.id, defaultBranch: repository.defaultBranch },
    facts: repository,
    mode: visit.mode,
    resume: mine.cursor,
    state: mine.state,
    since: visit.mode === 'delta' && mine.cleanAt !== null ? new Date(mine.cleanAt.getTime() - 300_000) : null,
    startedAt: mine.startedAt ?? visit.now,
    known: {
      emailsToLink: async (limit) => (visit.emails ?? []).slice(0, limit),
      accountsToRead: async () => [],
      numbers: async (kind) =>
        new Set([...memory.kept[kind === 'issue' ? 'issues' : 'changes'].values()].map((one) => one.number)),
      mergersKnown: async (numbers) => {
        const known = new Set([...changes.values()].filter((one) => one.mergedBy !== null).map((one) => one.number));
        return new Set(numbers.filter((number) => known.has(number)));
      },
      count: async () => 0,
    },
    signal: new AbortController().signal,
    progress: () => undefined,
  };
}

async function runFeed(memory: Memory, feed: Feed, visit: MemoryVisit): Promise<void> {
  const mine = memory.feeds.get(feed.id) ?? { state: null, cursor: null, cleanAt: null, startedAt: null };
  memory.feeds.set(feed.id, mine);
  const context = contextOf(memory, mine, visit);
  mine.startedAt = context.startedAt;
  const pages = feed.run(context);
  for (;;) {
    const step = await pages.next();
    if (step.done === true) {
      memory.ends.set(feed.id, step.value);
      memory.refused.push(...(step.value.refused ?? []));
      Object.assign(mine, { state: step.value.state, cursor: null, cleanAt: context.startedAt, startedAt: null });
      return;
    }
    keep(memory, step.value);
    mine.cursor = step.value.cursor;
    visit.kept?.(feed, step.value);
  }
}

/** Finds the repository and runs its feeds, in their order. */
export async function visitInMemory(memory: Memory, connection: Connection, visit: MemoryVisit): Promise<void> {
  const signal = new AbortController().signal;
  const remote = { path: visit.path, id: memory.repository?.id ?? null, defaultBranch: null };
  const found = await connection.find(remote, memory.findState, signal);
  if (found.kind !== 'found' && found.kind !== 'unchanged') throw new Error(`the repository is ${found.kind}`);
  if (found.kind === 'found') memory.repository = found.repository;
  memory.findState = found.state;
  memory.ends.clear();
  for (const feed of connection.feeds) {
    if (visit.feeds === undefined || visit.feeds.includes(feed.id)) await runFeed(memory, feed, visit);
  }
}
