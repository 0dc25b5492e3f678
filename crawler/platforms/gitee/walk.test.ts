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

import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Client, ListPage, ListRequest } from './client.ts';
import { createSizer } from './sizer.ts';
import { beginning, type Listing, type Step, walkByStamp, walkNewest } from './walk.ts';

interface Thing {
  readonly id: number;
  readonly at: number;
}

const listing: Listing<Thing> = {
  path: '/things',
  query: {},
  item: z.object({ id: z.number(), at: z.number() }),
  updatedAt: ({ at }) => new Date(at),
  key: ({ id }) => String(id),
};

/** A list that obeys only what it is told to. */
function server(
  things: readonly Thing[],
  obeys: { readonly since: boolean; readonly sort: boolean; readonly page: boolean },
) {
  const asked: Readonly<Record<string, string>>[] = [];
  const list = async <W>({ query, page, size }: ListRequest<W>): Promise<ListPage<W>> => {
    asked.push(query);
    const since = obeys.since ? Date.parse(query['since'] ?? '1970-01-01') : 0;
    const rising = [...things].sort((left, right) => left.at - right.at);
    const ordered = !obeys.sort ? things : query['direction'] === 'desc' ? rising.toReversed() : rising;
    const kept = ordered.filter(({ at }) => at >= since);
    const start = obeys.page ? (page - 1) * (size ?? 0) : 0;
    // The walk is made for any kind of row; these are ours.
    const items = kept.slice(start, start + (size ?? 0)) as unknown as W[];
    const more = start + items.length < kept.length;
    return { items, unreadable: 0, length: items.length, total: kept.length, more, etag: null, notModified: false };
  };
  const get: Client['get'] = () => Promise.reject(new Error('not asked for'));
  return { client: { anonymous: true, list, get } satisfies Client, asked };
}

async function collect(steps: AsyncIterable<Step<Thing>>): Promise<Set<number>> {
  const ids = new Set<number>();
  for await (const { page } of steps) for (const { id } of page.items) ids.add(id);
  return ids;
}

const things = Array.from({ length: 95 }, (_, id) => ({ id, at: 1_700_000_000_000 + ((id * 37) % 95) * 60_000 }));
const walking = (client: Client) => ({ client, sizer: createSizer(10), signal: new AbortController().signal });

describe('a walk by stamps reads everything', () => {
  test('with little more than a request a page', async () => {
    const { client, asked } = server(things, { since: true, sort: true, page: true });
    expect((await collect(walkByStamp(walking(client), listing, beginning))).size).toBe(95);
    expect(asked.length).toBeLessThanOrEqual(11);
    expect(asked.at(-1)?.['since']).toMatch(/^2023-11-1\dT\d\d:\d\d:\d\dZ$/u);
  });

  test('from a server that does not know since', async () => {
    const { client } = server(things, { since: false, sort: true, page: true });
    expect((await collect(walkByStamp(walking(client), listing, beginning))).size).toBe(95);
  });

  test('from a server that does not sort', async () => {
    const { client } = server(things, { since: true, sort: false, page: true });
    expect((await collect(walkByStamp(walking(client), listing, beginning))).size).toBe(95);
  });

  test('or fails, from a server that gives the same page for ever', async () => {
    const { client, asked } = server(things, { since: false, sort: true, page: false });
    await expect(collect(walkByStamp(walking(client), listing, beginning))).rejects.toMatchObject({
      kind: 'schema-drift',
    });
    expect(asked.length).toBeLessThan(10);
  });
});

test('a walk from the newest stops after a page that is older throughout', async () => {
  const { client, asked } = server(things, { since: true, sort: true, page: true });
  const until = new Date(1_700_000_000_000 + 80 * 60_000);
  const ids = await collect(walkNewest(walking(client), listing, { until, from: beginning, etag: null }));
  expect(things.filter(({ id, at }) => at >= until.getTime() && !ids.has(id))).toEqual([]);
  expect(asked.length).toBe(3);
});
