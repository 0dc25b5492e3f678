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

import { expect, test } from 'vitest';
import { fixtureHub } from '../../testing/fixture.ts';
import { exampleMatrix, fromUpper, itemsOf, readMatrix, solveNamed } from './ahp-bench.ts';
import { partsOf, placesUnder, readWeights, weightsText, whatIfData } from './what-if.ts';

const { ranking } = fixtureHub();
if (ranking === null) throw new Error('The fixture has a ranking.');
const data = whatIfData(ranking);
if (data === null) throw new Error('The ranking of the fixture has its inputs.');
const ids = partsOf(data).map(({ id }) => id);

test('the published weights give the published order and scores, whatever their scale', () => {
  const entries = ranking.entries.filter(({ rank }) => rank !== null);
  const published = entries.map(({ project, score }) => [project, score.value]);
  expect(placesUnder(data, null).map(({ project, value }) => [project, value])).toEqual(published);
  const scaled = Object.fromEntries(partsOf(data).map(({ id, weight }) => [id, weight * 50]));
  expect(placesUnder(data, scaled).map(({ project }) => project)).toEqual(published.map(([project]) => project));
});

test('one part alone orders by that part', () => {
  const values = new Map(
    ranking.entries.map(({ project, score }) => [project, score.parts.find(({ id }) => id === 'vitality')?.value]),
  );
  const order = placesUnder(data, { vitality: 1 }).map(({ project }) => values.get(project) ?? 0);
  expect(order).toEqual([...order].sort((a, b) => b - a));
});

test('a ranking without its inputs has no data', () => {
  expect(whatIfData({ ...ranking, inputs: null })).toBeNull();
});

test('weights survive an address, and nothing else is taken for weights', () => {
  const weights = Object.fromEntries(ids.map((id, index) => [id, index + 0.5]));
  expect(readWeights(`#${weightsText(weights)}`, ids)).toEqual(weights);
  for (const wrong of [
    '',
    '#',
    '#weights=',
    '#weights=vitality:-1',
    '#weights=vitality:101',
    '#weights=x:1',
    `#weights=${'9'.repeat(9999)}`,
  ]) {
    expect(readWeights(wrong, ids)).toBeNull();
  }
});

test('a matrix is solved as the command does, with the judgement that contradicts most', () => {
  const matrix = fromUpper(
    3,
    (row, column) =>
      [
        [0, 3, 5],
        [0, 0, 0.1],
      ][row]?.[column] ?? 1,
  );
  const solved = solveNamed({ names: ['a', 'b', 'c'], matrix });
  expect(solved.refused).toBe(true);
  expect(solved.worst).toMatchObject({ row: expect.any(Number) as number, column: expect.any(Number) as number });
  expect(
    solveNamed({
      names: ['a', 'b'],
      matrix: [
        [1, 4],
        [0.25, 1],
      ],
    }),
  ).toMatchObject({ refused: false, worst: null, ratio: 0 });
  expect(exampleMatrix([], 'en').names).toEqual(['A', 'B', 'C']);
});

test('only a square positive matrix with names is read', () => {
  expect(readMatrix('{"names":["a"],"matrix":[[1]]}')).toEqual({ names: ['a'], matrix: [[1]] });
  for (const wrong of [
    '',
    '1',
    '[]',
    'null',
    '{"names":[],"matrix":[]}',
    '{"names":["a"],"matrix":[[0]]}',
    '{"names":["a","b"],"matrix":[[1,2]]}',
    '{"names":[1],"matrix":[[1]]}',
  ]) {
    expect(readMatrix(wrong)).toBeNull();
  }
  expect(itemsOf(` a \n\n${'x'.repeat(100)}\n${'b\n'.repeat(40)}`)).toHaveLength(15);
});
