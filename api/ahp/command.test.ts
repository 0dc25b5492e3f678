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

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ahp } from '../commands/ahp.ts';
import { runStandalone } from '../testing-standalone.ts';
import { judgementOf } from './judgement.ts';

let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'tongming-ahp-'));
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(home, name);
  writeFileSync(path, content);
  return path;
}

function run(paths: readonly string[], options: Record<string, string | boolean> = {}) {
  return runStandalone(ahp, paths, options);
}

async function weightsOf(...paths: string[]): Promise<Record<string, number>> {
  const { out, code } = await run(paths, { json: true });
  expect(code).toBe(0);
  const report = JSON.parse(out) as { names: string[]; joined: { weights: number[] } };
  return Object.fromEntries(
    report.names.map((name, i) => [name, Math.round((report.joined.weights[i] ?? 0) * 1e4) / 1e4]),
  );
}

const expected = { speed: 0.6, care: 0.3, price: 0.1 };

describe('the same judgements', () => {
  test.each([
    ['m.json', '{"names":["speed","care","price"],"matrix":[[1,2,6],["1/2",1,3],["1/6","1/3",1]]}'],
    ['upper.json', '{"names":["speed","care","price"],"matrix":[[1,2,6],[1,3],[1]]}'],
    ['lower.yaml', 'names: [speed, care, price]\nmatrix:\n  - [1]\n  - [1/2, 1]\n  - [1/6, 1/3, 1]\n'],
    ['m.csv', ',speed,care,price\nspeed,1,2,6\ncare,1/2,1,3\nprice,1/6,1/3,1\n'],
    ['upper.csv', ',speed,care,price\nspeed,1,2,6\ncare,,1,3\nprice,,,1\n'],
    ['head.csv', 'speed,care,price\n1,2,6\n,1,3\n,,1\n'],
    ['side.csv', 'speed;1;2;6\ncare;;1;3\nprice;;;1\n'],
    ['bom.csv', '\uFEFF"speed","care","price"\r\n1,2,6\r\n,1,3\r\n,,1\r\n'],
  ])('in %s', async (name, content) => {
    expect(await weightsOf(file(name, content))).toEqual(expected);
  });

  test('without names are numbered', async () => {
    expect(await weightsOf(file('bare.csv', '1,2,6\n1/2,1,3\n1/6,1/3,1\n'))).toEqual({ 1: 0.6, 2: 0.3, 3: 0.1 });
  });

  test('of two experts, in one file or in two, are joined', async () => {
    const [a, b] = ['{"names":["x","y"],"matrix":[[1,2],[0.5,1]]}', '{"names":["x","y"],"matrix":[[1,8],[0.125,1]]}'];
    const two = { x: 0.8, y: 0.2 };
    expect(await weightsOf(file('a.json', a), file('b.json', b))).toEqual(two);
    expect(await weightsOf(file('ab.json', `{"experts":[${a},${b}]}`))).toEqual(two);
    const bare = '{"matrix":[[1,8],[0.125,1]]}';
    expect(await weightsOf(file('bare.json', `[${a},${bare}]`))).toEqual(two);
    expect(await weightsOf(file('ab.csv', 'x,y\n1,2\n,1\n\nx,y\n1,8\n,1\n'))).toEqual(two);
  });
});

describe('refusals end with 1', () => {
  test.each([
    '1,-3\n-1/3,1\n',
    '1,Infinity\n0,1\n',
    '1,2,NaN\n0.5,1,2\nNaN,0.5,1\n',
    '1;3,5\n0,29;1\n',
    '1,1/0\n0/1,1\n',
  ])('a number that is no judgement is not taken for a name: %j', async (text) => {
    const { code, out } = await run([file('numbers.csv', text)]);
    expect(code).toBe(1);
    expect(out).toContain('is not given, or not a positive number');
  });

  test('a circle, with the way out and without weights', async () => {
    const circle = file('circle.csv', ',a,b,c\na,1,3,1/3\nb,,1,3\nc,,,1\n');
    const { code, out } = await run([circle]);
    expect(code).toBe(1);
    expect(out).toContain('Refused: CR is 0.1 or more');
    expect(out).toContain('a : c × c : b = 0.111');
    expect(out).not.toContain('0.33333');
    expect((await run([circle], { lang: 'zh' })).out).toContain('出路：重新考虑下面的判断');
  });

  test.each([
    ['words.csv', 'a,b\nfast,slow\n'],
    ['list.json', '{"weights":[1,2]}'],
    ['broken.json', '{"matrix":[[1,'],
    ['deep.json', '['.repeat(50_000)],
    ['alias.yaml', 'a: &a [1, 1]\nmatrix: [*a, *a]\n'],
    ['proto.json', '{"__proto__":{"matrix":[[1]]}}'],
    ['wide.csv', `${'1,'.repeat(2000)}1\n`],
    ['latin.csv', Buffer.from([0x31, 0x2c, 0xe9])],
    ['quote.csv', '"1,2\n3,4\n'],
    ['empty.csv', ''],
    ['large.csv', '1,1\n'.repeat(300_000)],
  ])('%s', async (name, content) => {
    const started = performance.now();
    const { code, out, err } = await run([file(name, content)]);
    expect(code).toBe(1);
    expect(`${out}${err}`.length).toBeGreaterThan(20);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('several questions in one file are answered each, and one refusal is a refusal', async () => {
    const sound = '{"file":"one","names":["p","q"],"matrix":[[1,3],["1/3",1]]}';
    const wrong = '{"file":"two","names":["r","s"],"matrix":[[1,3],[3,1]]}';
    const { code, out } = await run([file('several.json', `[${sound},${wrong}]`)], { json: true });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      reports: [
        { name: 'one', outcome: 'accepted', names: ['p', 'q'] },
        { name: 'two', outcome: 'invalid', refusals: [{ expert: null }] },
      ],
    });
    expect((await run([file('several.json', `[${sound},${wrong}]`)])).out).toMatch(/^one\n[\s\S]*\n\ntwo\n/);
  });

  test('what is not there, and items that differ', async () => {
    expect(await run([join(home, 'none.json')])).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no file'),
    });
    const paths = [file('p.json', '{"names":["p"],"matrix":[[1]]}'), file('q.json', '{"names":["q"],"matrix":[[1]]}')];
    expect(await run(paths)).toMatchObject({ code: 1, err: expect.stringContaining('compares other items') });
  });
});

test.each<[unknown, number | null]>([
  ['1/3', 1 / 3],
  [' 3 ', 3],
  ['0.75', 0.75],
  ['', null],
  [null, null],
  [2, 2],
  ['-3', Number.NaN],
  ['1/2/3', Number.NaN],
  ['1e9', Number.NaN],
  ['x', Number.NaN],
  [true, Number.NaN],
])('a judgement %j is %s', (cell, value) => {
  expect(judgementOf(cell)).toEqual(value);
});
