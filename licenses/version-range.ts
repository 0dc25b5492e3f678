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

import type { VersionOrder } from './version-order.ts';

const longest = 4096;

/** What the comparison has to be, by operator. */
const operators: Readonly<Record<string, (order: number) => boolean>> = {
  '': (order) => order === 0,
  '=': (order) => order === 0,
  '==': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** Null when the two cannot be compared; a version is always equal to its own text. */
function meets(order: VersionOrder, version: string, comparator: string): boolean | null {
  const [, operator = '', wanted = ''] = /^([<>=!]{0,2})\s*(\S+)$/u.exec(comparator) ?? [];
  const test = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
  if (wanted === '' || test === undefined) return null;
  if (wanted === '*' && operator === '') return true;
  const compared = version === wanted ? 0 : order.compare(version, wanted);
  return compared === null ? null : test(compared);
}

function all(answers: readonly (boolean | null)[]): boolean | null {
  return answers.includes(false) ? false : answers.includes(null) ? null : true;
}

/**
 * Whether a version lies in a range of waivers and curations: comparators joined by `,` (and) and by `||` (or); a bare version is
 * itself only, `*` is any. Null when it cannot be decided: a comparator that is none, more than 4096 characters of them, or a version that is not of the order.
 */
export function inRange(order: VersionOrder, version: string, range: string): boolean | null {
  if (range.length > longest) return null;
  const answers = range
    .split('||')
    .map((part) => all(part.split(',').map((comparator) => meets(order, version, comparator.trim()))));
  return answers.includes(true) ? true : answers.includes(null) ? null : false;
}
