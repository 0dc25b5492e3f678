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
import { PlatformError } from '../../http/error.ts';
import type { HttpAnswer } from '../../http/http.ts';
import { Ascending, type AscendingPlace, type AskAfter, type Stamped } from './ascending.ts';
import type { Asked } from './page.ts';

const cap = 50_000;
const start: AscendingPlace = { after: null, offset: 0, perPage: 100 };

function rowsOf(count: number, stampOf: (index: number) => number): Stamped[] {
  return Array.from({ length: count }, (_, index) => ({ id: String(index), updated_at: new Date(stampOf(index)) }));
}

function answer(body: readonly Stamped[], more: boolean): HttpAnswer<readonly Stamped[]> {
  const next = more ? 'https://gitlab.example/next' : null;
  const none = { moved: false, notModified: false, etag: null, problem: null, last: null };
  return { status: 200, headers: new Map(), url: 'https://gitlab.example/', ...none, body, next };
}

function inOrder(rows: readonly Stamped[]): Stamped[] {
  const at = (row: Stamped) => row.updated_at.getTime();
  return rows.toSorted((left, right) => at(left) - at(right) || Number(left.id) - Number(right.id));
}

/** A list as GitLab keeps it: in the order of updates, and counted no further than its cap. */
function listOf(rows: Stamped[], onAsk: (after: string | null, asked: Asked) => void = () => undefined) {
  const asks: Asked[] = [];
  // The long lists stand still.
  const still = rows.length > 10_000 ? inOrder(rows) : null;
  const ask: AskAfter<Stamped> = (after, asked) => {
    asks.push(asked);
    onAsk(after, asked);
    if (asked.page * asked.perPage > cap) throw new Error('405 Offset pagination has a maximum allowed offset');
    const from = after === null ? Number.NEGATIVE_INFINITY : Date.parse(after);
    const since = (still ?? inOrder(rows)).filter((row) => row.updated_at.getTime() >= from);
    const to = asked.page * asked.perPage;
    return Promise.resolve(answer(since.slice(to - asked.perPage, to), since.length > to));
  };
  return { ask, asks };
}

async function walk(ask: AskAfter<Stamped>, from = start) {
  const walking = new Ascending(ask, from);
  const met: string[] = [];
  const places: AscendingPlace[] = [];
  let beyond = 0;
  while (!walking.ended) {
    const step = await walking.next();
    met.push(...step.rows.map(({ id }) => id));
    places.push(step.place);
    beyond += step.beyond ? 1 : 0;
  }
  return { met, places, beyond };
}

describe('a walk by last update', () => {
  test('meets each row of an even list once', async () => {
    const { ask, asks } = listOf(rowsOf(1000, (index) => index * 1000));
    const { met } = await walk(ask);
    expect([met.length, new Set(met).size]).toEqual([1000, 1000]);
    // A page shares its first row with the last of the one before.
    expect(asks.length).toBe(11);
  });

  test('of an empty list ends at once', async () => {
    const { ask, asks } = listOf([]);
    expect((await walk(ask)).met).toEqual([]);
    expect(asks.length).toBe(1);
  });

  test('is not stopped by a list that is longer than GitLab counts', async () => {
    const { ask } = listOf(rowsOf(50_600, (index) => Math.floor(index / 3) * 1000));
    const { met, beyond } = await walk(ask);
    expect([new Set(met).size, beyond]).toEqual([50_600, 0]);
  });

  test('reads a stamp that fills pages, also while rows leave it', async () => {
    const rows = rowsOf(900, (index) => (index < 50 ? index : 1_000_000));
    let moved = 0;
    const { ask } = listOf(rows, (_, { page }) => {
      if (page < 2 || moved >= 60) return;
      for (let count = 0; count < 12; count += 1, moved += 1) {
        rows[60 + moved] = { id: String(60 + moved), updated_at: new Date(2_000_000 + moved) };
      }
    });
    const { met } = await walk(ask);
    expect(new Set(met).size).toBe(900);
  });

  test('goes on behind a stamp that has more rows than can be counted, and tells', async () => {
    const { ask } = listOf(rowsOf(50_500, (index) => (index < 50_400 ? 1_000_000 : 2_000_000)));
    const { met, beyond } = await walk(ask);
    expect(beyond).toBe(1);
    const last = Array.from({ length: 100 }, (_, index) => String(50_400 + index));
    expect(last.filter((id) => !met.includes(id))).toEqual([]);
    expect(new Set(met).size).toBeGreaterThanOrEqual(cap - 100);
  });

  test('can be taken up at every place', async () => {
    const rows = rowsOf(730, (index) => Math.floor(index / 250) * 1000);
    const { met, places } = await walk(listOf(rows).ask);
    expect(new Set(met).size).toBe(730);
    for (const [index, place] of places.entries()) {
      const before = new Ascending(listOf(rows).ask, start);
      const first: string[] = [];
      for (let step = 0; step <= index && !before.ended; step += 1) {
        first.push(...(await before.next()).rows.map(({ id }) => id));
      }
      const rest = await walk(listOf(rows).ask, JSON.parse(JSON.stringify(place)) as AscendingPlace);
      expect(new Set([...first, ...rest.met]).size).toBe(730);
    }
  });

  test('halves its pages where the server fails, and loses nothing by it', async () => {
    const rows = rowsOf(400, (index) => Math.floor(index / 170) * 1000);
    const { ask, asks } = listOf(rows, (_, { perPage }) => {
      if (perPage > 30) throw new PlatformError('server-error', '502', { url: 'https://gitlab.example/', status: 502 });
    });
    const { met, places } = await walk(ask);
    expect(new Set(met).size).toBe(400);
    expect(asks.slice(0, 3).map(({ perPage, retries }) => [perPage, retries])).toEqual([
      [100, 0],
      [50, 0],
      [25, 0],
    ]);
    expect(places.at(-1)?.perPage).toBe(25);
  });

  test('gives up at one row a page, after the tries that the core makes', async () => {
    const { ask, asks } = listOf(
      rowsOf(5, (index) => index),
      () => {
        throw new PlatformError('timeout', 'too slow', { url: 'https://gitlab.example/' });
      },
    );
    await expect(walk(ask)).rejects.toMatchObject({ kind: 'timeout' });
    expect(asks.at(-1)).toMatchObject({ perPage: 1, page: 1 });
    expect(asks.at(-1)?.retries).toBeUndefined();
  });
});
