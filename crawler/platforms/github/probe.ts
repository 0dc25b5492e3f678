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

import { z } from 'zod';
import type { FeedContext } from '../../platform.ts';
import { type Client, place } from './client.ts';
import { byStamp, wholeSecond } from './rest/keyset.ts';
import { listOf } from './rest/list.ts';
import { idText, instant } from './scalar.ts';

const row = z.object({
  node_id: z.string(),
  number: idText,
  updated_at: instant,
  pull_request: z.unknown().optional(),
});

/** An issue or change that was touched, as far as the probe tells. */
export interface Touched {
  readonly kind: 'issue' | 'change';
  readonly number: string;
  readonly nodeId: string;
  readonly at: Date;
}

/** What was touched last in a repository, or that nothing was. */
export interface Probe {
  readonly unchanged: boolean;
  readonly etag: string | null;
  /** The repository has no issues: only changes can be asked for. */
  readonly issuesDisabled: boolean;
  /** Newest first. */
  readonly rows: readonly Touched[];
  /** Address of the next page; null = that is all there is. */
  readonly next: string | null;
}

const readIssues = listOf(row.transform((item): Touched => touched(item, item.pull_request ? 'change' : 'issue')));
const readChanges = listOf(row.transform((item): Touched => touched(item, 'change')));

function touched(item: z.infer<typeof row>, kind: Touched['kind']): Touched {
  return { kind, number: item.number, nodeId: item.node_id, at: item.updated_at };
}

const newestFirst = { state: 'all', sort: 'updated', direction: 'desc', per_page: 100 } as const;

async function ask(client: Client, context: FeedContext, etag: string | null): Promise<Probe> {
  const at = { ...place(context.repository.path), ...newestFirst };
  const { signal } = context;
  const issues = client.endpoint('GET /repos/{owner}/{repo}/issues', at).url;
  let answer = await client.get(issues, { schema: readIssues, signal, etag, expect: [404, 410] });
  const issuesDisabled = answer.status === 404 || answer.status === 410;
  if (issuesDisabled) {
    const changes = client.endpoint('GET /repos/{owner}/{repo}/pulls', at).url;
    answer = await client.get(changes, { schema: readChanges, signal, etag });
  }
  const { notModified, body, next } = answer;
  return {
    unchanged: notModified,
    etag: notModified ? etag : answer.etag,
    issuesDisabled,
    rows: body ?? [],
    next,
  };
}

/** Two feeds ask the same within a moment: the answer is shared for that long. */
const sharedMs = 60_000;

/** Asks for the newest page under one address that never changes, so that its tag holds while nothing happens. */
export type AskProbe = (context: FeedContext, etag: string | null) => Promise<Probe>;

/** A probe that the feeds of one connection share. */
export function sharedProbe(client: Client): AskProbe {
  let last: { readonly key: string; readonly at: number; readonly probe: Probe } | null = null;
  return async (context, etag) => {
    const key = `${context.repository.path} ${etag ?? ''}`;
    if (last?.key === key && Date.now() - last.at < sharedMs) return last.probe;
    const at = Date.now();
    const probe = await ask(client, context, etag);
    last = { key, at, probe };
    return probe;
  };
}

function reaches(probe: Probe, since: Date): boolean {
  return probe.next === null || probe.rows.some(({ at }) => at < since);
}

/** What was touched since then, oldest first, in pages: from the probe's own page when that reaches back far enough. */
export async function* touchedSince(
  client: Client,
  context: FeedContext,
  probe: Probe,
  since: Date,
): AsyncGenerator<readonly Touched[]> {
  if (reaches(probe, since)) {
    yield probe.rows.filter(({ at }) => at >= since).toReversed();
    return;
  }
  if (probe.issuesDisabled) {
    yield await downTo(client, context, probe, since);
    return;
  }
  const at = { ...place(context.repository.path), ...newestFirst, direction: 'asc' } as const;
  const url = (from: Date | null) =>
    client.endpoint('GET /repos/{owner}/{repo}/issues', { ...at, since: wholeSecond(from ?? since) }).url;
  const list = { url, schema: readIssues, signal: context.signal, stamp: (one: Touched) => one.at };
  for await (const { rows } of byStamp(client, since, list)) yield rows;
}

/** `/pulls` can't be asked from an instant on: newest first until a whole page is older. */
async function downTo(client: Client, context: FeedContext, probe: Probe, since: Date): Promise<readonly Touched[]> {
  const found = [...probe.rows];
  for (let next = probe.next; next !== null; ) {
    const answer = await client.get(next, { schema: readChanges, signal: context.signal });
    const rows = answer.body ?? [];
    found.push(...rows);
    next = rows.every(({ at }) => at < since) ? null : answer.next;
  }
  return found.filter(({ at }) => at >= since).toReversed();
}
