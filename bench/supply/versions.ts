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
import { versionOrders } from '#licenses/version-order-registry.ts';
import { data, hasData } from '../licences/cases.ts';

/** How the lines of one order came out. */
export interface OrderReport {
  readonly lines: number;
  readonly right: number;
  readonly wrong: readonly string[];
}

const signs: Readonly<Record<string, number>> = { '<': -1, '=': 0, '>': 1 };

function isRight(order: string, line: string): boolean {
  const [, left = '', sign = '', right = ''] = /^(.*?) ([<=>]) (.*)$/u.exec(line) ?? [];
  const got = versionOrders.get(order)?.compare(left, right) ?? null;
  const back = versionOrders.get(order)?.compare(right, left) ?? null;
  const wanted = signs[sign];
  return got !== null && back !== null && wanted === Math.sign(got) && Math.sign(back) + wanted === 0;
}

/** Runs all lines of osv-scalibr's fixtures, each in both directions. */
export function scoreVersions(): ReadonlyMap<string, OrderReport> {
  const dir = join(data, 'version-semantics-osv-scalibr');
  const reports = new Map<string, OrderReport>();
  for (const file of readdirSync(dir).filter((name) => name.endsWith('.txt'))) {
    const order = file.slice(0, file.indexOf('-'));
    const lines = readFileSync(join(dir, file), 'utf8')
      .split('\n')
      .map((line) => line.trim());
    const before = reports.get(order) ?? { lines: 0, right: 0, wrong: [] };
    const asked = lines.filter((line) => line !== '' && !/^(?:#|\/\/)/u.test(line));
    const wrong = asked.filter((line) => !isRight(order, line));
    reports.set(order, {
      lines: before.lines + asked.length,
      right: before.right + asked.length - wrong.length,
      wrong: [...before.wrong, ...wrong],
    });
  }
  return reports;
}

if (import.meta.main && hasData) {
  for (const [order, { lines, right, wrong }] of scoreVersions()) {
    console.log(`${order}: ${right} of ${lines}`);
    for (const line of wrong.slice(0, 20)) console.log(`  wrong: ${line}`);
  }
}
