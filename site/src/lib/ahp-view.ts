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

import { fromUpper, itemsOf, type NamedMatrix, readMatrix } from './ahp-bench.ts';
import { filled, type Judgements, judgementTable, resultParts, verdictText } from './ahp-parts.ts';
import { element, words } from './dom.ts';

/** What the workbench is made of. */
interface Bench {
  current: NamedMatrix;
  cells: Judgements;
  readonly say: (key: string) => string;
  readonly items: HTMLTextAreaElement;
  readonly json: HTMLTextAreaElement;
  readonly table: HTMLElement;
  readonly results: HTMLElement;
  readonly state: HTMLElement;
}

function tell(bench: Bench): void {
  bench.results.replaceChildren(...resultParts(bench.current, bench.say));
  bench.state.textContent = verdictText(bench.current, bench.say);
  bench.json.value = JSON.stringify(bench.current, null, 1);
}

/** Takes the judgements above the diagonal, or says which one is none; the others follow from them. */
function read(bench: Bench): void {
  const { current, cells, say } = bench;
  const size = current.names.length;
  const value = (row: number, column: number) => Number(cells[row]?.[column]?.value);
  for (let row = 0; row < size; row += 1) {
    for (let column = row + 1; column < size; column += 1) {
      if (value(row, column) > 0 && Number.isFinite(1 / value(row, column))) continue;
      bench.state.textContent = filled(say('bad'), {
        row: current.names[row] ?? '',
        column: current.names[column] ?? '',
      });
      return;
    }
  }
  bench.current = { names: current.names, matrix: fromUpper(size, value) };
  for (const [row, line] of bench.current.matrix.entries()) {
    for (const [column, one] of line.entries()) {
      const cell = cells[row]?.[column];
      if (cell !== undefined && row > column) cell.value = String(Math.round(one * 1e4) / 1e4);
    }
  }
  tell(bench);
}

function draw(bench: Bench): void {
  const { table, cells } = judgementTable(bench.current, bench.say, () => read(bench));
  bench.cells = cells;
  bench.table.replaceChildren(table);
  bench.items.value = bench.current.names.join('\n');
  tell(bench);
}

function takeItems(bench: Bench): void {
  const { names: before, matrix } = bench.current;
  const names = itemsOf(bench.items.value);
  if (names.length === 0) return;
  const place = (index: number) => before.indexOf(names[index] ?? '');
  bench.current = {
    names,
    matrix: fromUpper(names.length, (row, column) => matrix[place(row)]?.[place(column)] ?? 1),
  };
  draw(bench);
}

function takeJson(bench: Bench): void {
  const given = readMatrix(bench.json.value);
  if (given === null) {
    bench.state.textContent = bench.say('badJson');
    return;
  }
  const { names, matrix } = given;
  bench.current = { names, matrix: fromUpper(names.length, (row, column) => matrix[row]?.[column] ?? 1) };
  draw(bench);
}

/** Builds the workbench into `root`: items, judgements above the diagonal, results, and the matrix as JSON. */
export function showAhp(root: HTMLElement, start: NamedMatrix): void {
  const say = words(root);
  const bench: Bench = {
    current: start,
    cells: [],
    say,
    items: element('textarea', { rows: '7' }),
    json: element('textarea', { rows: '8', spellcheck: 'false' }),
    table: element('div', { class: 'scroll', role: 'group', tabindex: '0', 'aria-label': say('weights') }),
    results: element('div', {}),
    state: element('p', { role: 'status' }),
  };
  const take = element('button', { type: 'button' }, [say('take')]);
  bench.items.addEventListener('change', () => takeItems(bench));
  take.addEventListener('click', () => takeJson(bench));
  root.classList.add('bench');
  root.replaceChildren(
    element('label', {}, [element('span', {}, [say('items')]), bench.items]),
    bench.table,
    bench.results,
    bench.state,
    element('label', {}, [element('span', {}, [say('json')]), bench.json]),
    element('p', {}, [take]),
  );
  draw(bench);
}
