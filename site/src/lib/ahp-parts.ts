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

import { type NamedMatrix, solveNamed } from './ahp-bench.ts';
import { element } from './dom.ts';

/** The inputs of a matrix, by row and column; those on and below the diagonal only show. */
export type Judgements = HTMLInputElement[][];

type Texts = (key: string) => string;

/** A text with its places filled. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/%(row|column|value|implied)/g, (whole, key: string) => values[key] ?? whole);
}

function short(value: number): string {
  return String(Math.round(value * 1e4) / 1e4);
}

/** The matrix as inputs; `changed` is called with every judgement that somebody types. */
export function judgementTable(
  { names, matrix }: NamedMatrix,
  say: Texts,
  changed: () => void,
): { readonly table: HTMLElement; readonly cells: Judgements } {
  const cells = matrix.map((line, row) =>
    line.map((value, column) => {
      const label = filled(say('judgement'), { row: names[row] ?? '', column: names[column] ?? '' });
      const input = element('input', { type: 'number', min: '0', step: 'any', 'aria-label': label });
      input.value = short(value);
      input.readOnly = row >= column;
      input.addEventListener('input', changed);
      return input;
    }),
  );
  const heads = [say('item'), ...names].map((name) => element('th', { scope: 'col' }, [name]));
  const rows = cells.map((line, row) =>
    element('tr', {}, [
      element('th', { scope: 'row' }, [names[row] ?? '']),
      ...line.map((cell) => element('td', {}, [cell])),
    ]),
  );
  const table = element('table', { class: 'tight' }, [
    element('thead', {}, [element('tr', {}, heads)]),
    element('tbody', {}, rows),
  ]);
  return { table, cells };
}

/** λmax, CI and CR, and the weights where the matrix is not refused. */
export function resultParts(current: NamedMatrix, say: Texts): HTMLElement[] {
  const { weights, lambda, index, ratio, refused } = solveNamed(current);
  const figures = `λmax ${lambda.toFixed(5)} · CI ${index.toFixed(5)} · CR ${ratio.toFixed(5)}`;
  if (refused) return [element('p', {}, [figures])];
  const heads = [
    element('th', { scope: 'col' }, [say('item')]),
    element('th', { scope: 'col', class: 'n' }, [say('weights')]),
  ];
  const rows = weights.map((weight, at) =>
    element('tr', {}, [
      element('th', { scope: 'row' }, [current.names[at] ?? '']),
      element('td', { class: 'n' }, [weight.toFixed(5)]),
    ]),
  );
  const table = element('table', {}, [element('thead', {}, [element('tr', {}, heads)]), element('tbody', {}, rows)]);
  return [element('p', {}, [figures]), table];
}

/** Whether the matrix is accepted, or which judgement contradicts most. */
export function verdictText(current: NamedMatrix, say: Texts): string {
  const { refused, worst } = solveNamed(current);
  if (!refused) return say('accepted');
  if (worst === null) return say('refused');
  const { row, column, value, implied } = worst;
  const names = { row: current.names[row] ?? '', column: current.names[column] ?? '' };
  return filled(say('refused'), { ...names, value: short(value), implied: short(implied) });
}
