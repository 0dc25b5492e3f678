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

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compatibility } from '#licenses/compatibility/compatibility.ts';
import type { Answer } from '#licenses/compatibility/facts.ts';
import { type Matrix, readOsadl, readRecLicense } from '#licenses/compatibility/matrix.ts';
import { tryExpression } from '#licenses/expression.ts';
import { data, hasData } from './cases.ts';

/** How our rules agree with one matrix. A number, not a gate: the matrices ask another question than we do. */
export interface Agreement {
  readonly matrix: string;
  readonly date: string;
  /** Cells whose two names are licences. */
  readonly cells: number;
  readonly agreeing: number;
  /** Cells where one side does not decide: `depends` or `unknown`. */
  readonly undecided: number;
  /** Cells that say the opposite, by our rule. */
  readonly opposed: ReadonlyMap<string, { readonly count: number; readonly example: string }>;
}

function opposite(a: Answer, b: Answer): boolean {
  return (a === 'yes' && b === 'no') || (a === 'no' && b === 'yes');
}

/** OSADL and RecLicense both ask whether a work may be put into one work that others get: copied, with source. */
function agreement(matrix: Matrix): Agreement {
  let [cells, agreeing, undecided] = [0, 0, 0];
  const opposed = new Map<string, { count: number; example: string }>();
  for (const [outbound, row] of matrix.cells) {
    if (tryExpression(outbound) === null) continue;
    for (const [inbound, cell] of row) {
      if (tryExpression(inbound) === null) continue;
      cells += 1;
      const { answer, rule } = compatibility({ inbound, outbound, use: 'copied', distribution: 'source' });
      if (answer === cell.answer) agreeing += 1;
      else if (!opposite(answer, cell.answer)) undecided += 1;
      else {
        const kind = `${rule}: we say ${answer}, the matrix ${cell.value}`;
        const known = opposed.get(kind);
        opposed.set(kind, { count: (known?.count ?? 0) + 1, example: known?.example ?? `${outbound} ← ${inbound}` });
      }
    }
  }
  return { matrix: matrix.name, date: matrix.date, cells, agreeing, undecided, opposed };
}

/** Compares our rules with every matrix of the collection; null where it is absent. */
export function checkCompatibility(): readonly Agreement[] | null {
  if (!hasData) return null;
  const dir = join(data, 'compatibility');
  return readdirSync(dir)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const json = JSON.parse(readFileSync(join(dir, name), 'utf8')) as unknown;
      return agreement(name.startsWith('osadl') ? readOsadl(json) : readRecLicense(json));
    });
}

function run(): void {
  const all = checkCompatibility();
  if (all === null) {
    console.log(`no collections at ${data}: set TONGMING_BENCH_DATA to compare with the matrices`);
    return;
  }
  for (const { matrix, date, cells, agreeing, undecided, opposed } of all) {
    const share = (count: number) => `${count} (${((count / cells) * 100).toFixed(1)} %)`;
    const against = cells - agreeing - undecided;
    console.log(
      `${matrix} ${date}: ${cells} cells, agree ${share(agreeing)}, one side undecided ${share(undecided)}, opposed ${share(against)}`,
    );
    for (const [kind, { count, example }] of [...opposed].sort(([, a], [, b]) => b.count - a.count)) {
      console.log(`  ${String(count).padStart(5)}  ${kind}   ${example}`);
    }
  }
}

if (import.meta.main) run();
