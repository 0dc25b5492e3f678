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

import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CopyColumn, copyRows, type Upsert, upsertByCopy } from './copy.ts';
import type { Store } from './open.ts';
import { testStore } from './testing.ts';

let store: Store;

beforeAll(async () => {
  store = await testStore();
});

afterAll(() => store.close());

const odd: readonly CopyColumn[] = [
  { name: 'n', type: 'int4' },
  { name: 'i2', type: 'int2' },
  { name: 'i8', type: 'int8' },
  { name: 't', type: 'text' },
  { name: 'y', type: 'bytea' },
  { name: 'b', type: 'bool' },
  { name: 'ts', type: 'timestamptz' },
  { name: 'f', type: 'float8' },
  { name: 'ta', type: 'text[]' },
  { name: 'j', type: 'jsonb' },
  { name: 'd', type: 'date' },
];

const create = `create table odd (n int, i2 smallint, i8 bigint, t text, y bytea, b boolean, ts timestamptz,
  f double precision, ta text[], j jsonb, d date)`;

/** A small generator with a seed, so that a failure can be repeated. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

const texts = [
  '',
  'plain',
  '通明 clear',
  'a\0b',
  '\uD800',
  'x\uDC00y\uD83D',
  '😀'.repeat(9),
  '\\N',
  '\t\r\n"\'\\',
  '\u202Eevil',
  '{a,b}',
  'z'.repeat(24),
  'é'.repeat(25),
  'long '.repeat(60_000),
];
const integers = [
  '0',
  '-1',
  '9223372036854775807',
  '-9223372036854775808',
  '9007199254740993',
  '4294967296',
  '-4294967297',
];
const instants = [
  '1970-01-01T00:00:00.001Z',
  '2000-01-01T00:00:00.000Z',
  '2026-11-22T14:03:59.999Z',
  '0001-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
];
const floats = [0, -0, 0.1, -1.5e308, 5e-324, Number.POSITIVE_INFINITY, Number.NaN];
const jsons = [
  '{}',
  '[1,"a\\u0000b"]',
  '"\\ud800"',
  '"\\ud83d\\ude00 \\\\u0000"',
  '{"__proto__":null}',
  'null',
  '"\\udead\\ud800x"',
];
const days = ['2000-02-29', '1969-12-31', '0001-01-01', '9999-12-31'];

function oddRow(n: number, random: () => number): unknown[] {
  const one = <T>(list: readonly T[]): T | null =>
    random() < 0.15 ? null : (list[Math.floor(random() * list.length)] as T);
  return [
    n,
    one([0, -32_768, 32_767, 258]),
    one([...integers, ...integers.map(BigInt), -42, 2 ** 53 - 1]),
    one(texts),
    one([Buffer.alloc(0), Buffer.from([0, 255, 10]), Buffer.alloc(300, 7), new Uint8Array([1, 2])]),
    one([true, false]),
    one(instants.map((text) => new Date(text))),
    one(floats),
    one([[], ['a', null, '', 'NULL', 'null'], texts.slice(0, 5), ['{"x"}']]),
    one(jsons),
    one(days),
  ];
}

function expected(row: unknown[]): unknown[] {
  const clean = (text: string) => text.toWellFormed().replaceAll('\0', '\uFFFD');
  const cleanAll = (value: unknown): unknown =>
    typeof value === 'string' ? clean(value) : Array.isArray(value) ? value.map(cleanAll) : value;
  const [n, i2, i8, t, y, b, ts, f, ta, j, d] = row;
  return [
    n,
    i2,
    i8 === null ? null : `${i8 as bigint}`,
    cleanAll(t),
    y === null ? null : Buffer.from(y as Uint8Array),
    b,
    ts,
    Object.is(f, -0) ? -0 : f,
    cleanAll(ta),
    j === null ? null : cleanAll(JSON.parse(j as string)),
    d,
  ];
}

test('odd values come back as they went, whatever their bytes', async () => {
  await store.sql.unsafe(create);
  for (const seed of [1, 20_261_122, 4_294_967_295]) {
    const random = randomFrom(seed);
    const rows = Array.from({ length: 300 }, (_, n) => oddRow(n, random));
    expect(await copyRows(store.sql, 'odd', odd, rows)).toBe(300);
    const read = await store.sql`select * from odd order by n`.values();
    expect(read, `seed ${seed}`).toEqual(rows.map(expected));
    await store.sql`truncate odd`;
  }
});

test('binary COPY and bound parameters store the same', async () => {
  await store.sql`truncate odd`;
  const random = randomFrom(7);
  const rows = Array.from({ length: 60 }, (_, n) => oddRow(n, random));
  await copyRows(store.sql, 'odd', odd, rows);
  for (const [n, , , t, , , , , , j, d] of rows) {
    await store.sql`insert into odd (n, t, j, d) values (${n as number}, ${t as string}, ${j as string}, ${d as string})`;
  }
  const differing = await store.sql`
    select n from odd group by n having count(distinct t) > 1 or count(distinct j) > 1 or count(distinct d) > 1
  `;
  expect(differing).toHaveLength(0);
});

test('a value that does not fit its column is refused before it is sent, and nothing is stored', async () => {
  await store.sql`truncate odd`;
  const wrong: [number, unknown][] = [
    [0, 2 ** 31],
    [0, 1.5],
    [1, 40_000],
    [2, '9223372036854775808'],
    [2, 'x'],
    [3, 5],
    [3, undefined],
    [4, 'text'],
    [5, 1],
    [6, new Date(Number.NaN)],
    [6, '2026-01-01'],
    [7, '1'],
    [8, 'a'],
    [10, '2026-02-30'],
  ];
  for (const [column, value] of wrong) {
    const good = [1, null, null, null, null, null, null, null, null, null, null] as unknown[];
    const rows = [good, good.with(column, value)];
    await expect(copyRows(store.sql, 'odd', odd, rows), `${odd[column]?.type} ${String(value)}`).rejects.toMatchObject({
      kind: 'bad-copy',
    });
  }
  await expect(copyRows(store.sql, 'odd', odd, [[1]])).rejects.toMatchObject({ kind: 'bad-copy' });
  expect(await store.sql`select 1 from odd`).toHaveLength(0);
});

test('a name that is not plain is refused', async () => {
  const columns: CopyColumn[] = [{ name: 'n', type: 'int4' }];
  for (const name of ['odd"; drop table odd; --', 'pg_catalog.pg_type', '', 'Odd', '0odd']) {
    await expect(copyRows(store.sql, name, columns, [])).rejects.toMatchObject({ kind: 'bad-copy' });
  }
});

test('a source that fails half-way leaves no row and a usable pool', async () => {
  await store.sql`truncate odd`;
  async function* failing(): AsyncIterable<unknown[]> {
    for (let n = 0; n < 50_000; n++) yield [n];
    throw new Error('the source broke');
  }
  const columns: CopyColumn[] = [{ name: 'n', type: 'int4' }];
  await expect(copyRows(store.sql, 'odd', columns, failing())).rejects.toThrow('the source broke');
  expect(await store.sql`select 1 from odd`).toHaveLength(0);
  expect(await copyRows(store.sql, 'odd', columns, [[1]])).toBe(1);
});

test('an error of the server reaches the caller, during the rows and after the last one', async () => {
  await store.sql`create table parent (id int primary key)`;
  await store.sql`create table child (id int primary key, parent int references parent)`;
  const columns: CopyColumn[] = [
    { name: 'id', type: 'int4' },
    { name: 'parent', type: 'int4' },
  ];
  const many = Array.from({ length: 200_000 }, (_, n) => [n % 1000, null]);
  await expect(copyRows(store.sql, 'child', columns, many)).rejects.toMatchObject({ code: '23505' });
  await expect(copyRows(store.sql, 'child', columns, [[1, 99]])).rejects.toMatchObject({ code: '23503' });
  expect(await copyRows(store.sql, 'child', columns, [[1, null]])).toBe(1);
});

test('a back end that is killed in the middle fails the copy and the pool recovers', async () => {
  await store.sql`truncate odd`;
  async function* killing(): AsyncIterable<unknown[]> {
    for (let n = 0; n < 100_000; n++) {
      if (n === 60_000) {
        await store.sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'copy "odd"%' and datname = current_database()`;
      }
      yield [n];
    }
  }
  const columns: CopyColumn[] = [{ name: 'n', type: 'int4' }];
  await expect(copyRows(store.sql, 'odd', columns, killing())).rejects.toThrow(
    /terminat|closed|CONNECTION|EPIPE|ECONNRESET/i,
  );
  expect(await store.sql`select 1 from odd`).toHaveLength(0);
});

test('the source is held back while the server does not take rows', async () => {
  await store.sql`create table slow (n int, t text)`;
  const text = 'x'.repeat(1000);
  let asked = 0;
  async function* rows(): AsyncIterable<unknown[]> {
    for (; asked < 40_000; asked++) yield [asked, text];
  }
  const columns: CopyColumn[] = [
    { name: 'n', type: 'int4' },
    { name: 't', type: 'text' },
  ];
  const copied = await store.sql.begin(async (blocker) => {
    await blocker`lock table slow`;
    const copying = copyRows(store.sql, 'slow', columns, rows());
    await setTimeout(400);
    expect(asked).toBeLessThan(4000);
    return { copying };
  });
  expect(await copied.copying).toBe(40_000);
});

const upsert: Upsert = {
  table: 'shelf',
  columns: [
    { name: 'id', type: 'int4' },
    { name: 'title', type: 'text' },
  ],
  key: ['id'],
  update: ['title'],
};

test('an upsert updates what is there, adds what is not, and can be run again', async () => {
  await store.sql`create table shelf (id int primary key, title text)`;
  expect(
    await upsertByCopy(store.sql, upsert, [
      [1, 'a'],
      [2, 'b'],
    ]),
  ).toBe(2);
  expect(
    await upsertByCopy(store.sql, upsert, [
      [2, 'B'],
      [3, 'c'],
    ]),
  ).toBe(2);
  expect(
    await upsertByCopy(store.sql, { ...upsert, update: 'nothing' }, [
      [3, 'C'],
      [4, 'd'],
      [4, 'D'],
    ]),
  ).toBe(1);
  expect(await store.sql`select * from shelf order by id`.values()).toEqual([
    [1, 'a'],
    [2, 'B'],
    [3, 'c'],
    [4, 'd'],
  ]);
});

test('of several rows with one key the last counts when asked for, and is an error otherwise', async () => {
  const rows = [
    [9, 'first'],
    [9, 'second'],
  ];
  await expect(upsertByCopy(store.sql, upsert, rows)).rejects.toMatchObject({ code: '21000' });
  expect(await upsertByCopy(store.sql, { ...upsert, lastWins: true }, rows)).toBe(1);
  expect(await store.sql`select title from shelf where id = 9`.values()).toEqual([['second']]);
});

test('an upsert inside a transaction shares its fate', async () => {
  const run = store.sql.begin(async (transaction) => {
    await upsertByCopy(transaction, upsert, [[20, 'x']]);
    await upsertByCopy(transaction, upsert, [[21, 'y']]);
    expect(await transaction`select id from shelf where id >= 20 order by id`.values()).toEqual([[20], [21]]);
    throw new Error('undo');
  });
  await expect(run).rejects.toThrow('undo');
  expect(await store.sql`select 1 from shelf where id >= 20`).toHaveLength(0);
});

test('two writers of the same keys in opposite order do not deadlock', async () => {
  const keys = Array.from({ length: 5000 }, (_, n) => 1000 + n);
  const contended: Upsert = { ...upsert, contended: true };
  for (let round = 0; round < 3; round++) {
    await Promise.all([
      upsertByCopy(
        store.sql,
        contended,
        keys.map((id) => [id, `up ${round}`]),
      ),
      upsertByCopy(
        store.sql,
        contended,
        keys.toReversed().map((id) => [id, `down ${round}`]),
      ),
    ]);
  }
  expect(await store.sql`select count(*)::int from shelf where id >= 1000`.values()).toEqual([[5000]]);
});

test('arrays of ids go in as they are, and of rows with one key the newest counts', async () => {
  const { sql } = store;
  await sql`create table book (id int primary key, ids bigint[], at int, note text)`;
  const columns = [
    { name: 'id', type: 'int4' },
    { name: 'ids', type: 'int8[]' },
    { name: 'at', type: 'int4' },
    { name: 'note', type: 'text' },
  ] as const;
  const update = ['ids', 'at', { column: 'note', value: `book.note || '+' || excluded.note` }];
  const upsert = { table: 'book', columns, key: ['id'], update, lastWins: true, newestBy: 'at' };
  const put = (rows: readonly (readonly unknown[])[]) => upsertByCopy(sql, upsert, rows);
  await put([
    [1, ['9007199254740993', '-1', null], 2, 'newer'],
    [1, [], 1, 'older'],
    [2, [], 1, 'first'],
    [2, [7], 1, 'last'],
  ]);
  await put([[2, [8], 3, 'again']]);
  expect([...(await sql`select id, ids::text, note from book order by id`)]).toEqual([
    { id: 1, ids: '{9007199254740993,-1,NULL}', note: 'newer' },
    { id: 2, ids: '{8}', note: 'last+again' },
  ]);
  await expect(put([[3, 'text', 1, 'x']])).rejects.toMatchObject({ kind: 'bad-copy' });
});
