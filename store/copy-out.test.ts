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

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyRows } from './copy.ts';
import { createRowReader, fieldReaders, scanCopy } from './copy-out.ts';
import type { CopyType } from './copy-page.ts';
import type { Store } from './open.ts';
import { testStore } from './testing.ts';

let store: Store;

beforeAll(async () => {
  store = await testStore();
});

afterAll(() => store.close());

const samples: Readonly<Record<CopyType, readonly unknown[]>> = {
  int2: [0, -32_768, 32_767],
  int4: [0, -2_147_483_648, 2_147_483_647],
  int8: ['0', '-9223372036854775808', '9007199254740993'],
  text: ['', '通明 ascii', 'x'.repeat(70_000)],
  bytea: [Buffer.alloc(0), Buffer.from([0, 255, 7])],
  bool: [true, false],
  timestamptz: [new Date('1970-01-01T00:00:00.001Z'), new Date('2026-11-23T03:00:00.999Z')],
  float8: [0, -1.5, Number.MIN_VALUE, 0.1],
  'text[]': [[], ['a', '逗号,"'], ['', null]],
  'int8[]': [[], ['1', null, '-9007199254740993']],
  jsonb: [{ a: [1, null, '文'] }, 5],
  date: ['2000-01-01', '1969-07-20', '2026-11-23'],
};

async function readBack(type: CopyType, query: string): Promise<unknown[]> {
  const values: unknown[] = [];
  await scanCopy(store.sql, query, 2, (bytes, starts, sizes) => {
    const [at, size] = [starts[1] as number, sizes[1] as number];
    values.push(size < 0 ? null : fieldReaders[type](bytes, at, size));
  });
  return values;
}

describe('scanCopy', () => {
  it.each(Object.keys(samples) as CopyType[])('reads %s as it was written', async (type) => {
    const table = `out_${type.replace('[]', 's')}`;
    await store.sql.unsafe(`create table ${table} (n int, value ${type})`);
    const rows = [...samples[type], null].map((value, n) => [n, value]);
    const columns = [
      { name: 'n', type: 'int4' },
      { name: 'value', type },
    ] as const;
    await copyRows(store.sql, table, columns, rows);
    const values = await readBack(type, `select n, value from ${table} order by n`);
    expect(values).toEqual([...samples[type], null]);
  });

  it('counts rows, also none of them', async () => {
    const count = (query: string) => scanCopy(store.sql, query, 1, () => undefined);
    expect(await count('select g from generate_series(1, 30000) g')).toBe(30_000);
    expect(await count('select 1 where false')).toBe(0);
  });

  it('leaves the connection alive when the end comes with more rows than the stream holds', async () => {
    for (const size of [20_000, 65_536, 70_000, 140_000]) {
      const lane = await store.sql.begin(async (transaction) => {
        await scanCopy(transaction, `select repeat('x', ${size}) from generate_series(1, 3)`, 1, () => undefined);
        return transaction`select 7 as alive`;
      });
      expect(lane).toEqual([{ alive: 7 }]);
    }
  });

  it('sees the tables of a transaction', async () => {
    const seen = await store.sql.begin(async (transaction) => {
      await transaction`create temporary table mine as select 5 as n`;
      return scanCopy(transaction, 'select n from mine', 1, () => undefined);
    });
    expect(seen).toBe(1);
  });

  it('fails with what the server says, and leaves the pool working', async () => {
    await expect(
      scanCopy(store.sql, 'select 1 / (3 - g) from generate_series(1, 5) g', 1, () => undefined),
    ).rejects.toMatchObject({
      code: '22012',
    });
    await expect(scanCopy(store.sql, 'select * from not_there', 1, () => undefined)).rejects.toMatchObject({
      code: '42P01',
    });
    expect(await scanCopy(store.sql, 'select 1', 1, () => undefined)).toBe(1);
  });

  it('refuses another number of columns', async () => {
    const many = scanCopy(store.sql, 'select g, 2 from generate_series(1, 300000) g', 1, () => undefined);
    await expect(many).rejects.toMatchObject({ kind: 'bad-copy' });
    expect(await scanCopy(store.sql, 'select 1', 1, () => undefined)).toBe(1);
  });
});

it('reads a stream that is cut anywhere', async () => {
  const chunks: Buffer[] = [];
  const lane = await store.sql.reserve();
  const stream = await lane
    .unsafe(`copy (select g, repeat('x', g), null from generate_series(1, 9) g) to stdout (format binary)`)
    .readable();
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  lane.release();
  const whole = Buffer.concat(chunks);
  for (let step = 1; step < 40; step++) {
    const seen: string[] = [];
    const reader = createRowReader(3, (bytes, starts, sizes) => {
      seen.push(bytes.toString('latin1', starts[1], (starts[1] as number) + (sizes[1] as number)) + (sizes[2] ?? 0));
    });
    for (let at = 0; at < whole.length; at += step) reader.add(whole.subarray(at, at + step));
    expect(reader.end()).toBe(9);
    expect(seen).toEqual(Array.from({ length: 9 }, (_, n) => `${'x'.repeat(n + 1)}-1`));
  }
  const short = createRowReader(3, () => undefined);
  short.add(whole.subarray(0, -1));
  expect(() => short.end()).toThrow('Bulk read');
});
