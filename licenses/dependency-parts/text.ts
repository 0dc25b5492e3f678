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

import { DependencyFileError, mostPackages } from '../dependency-file.ts';

const conflictStart = /^<{7}(?: [^\n]{0,1000})?\r?$/mu;
const conflictEnd = /^>{7}(?: [^\n]{0,1000})?\r?$/mu;

/** Line, 1-based, of an offset; built once, asked often. */
export function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

/** Lines with their numbers, from 1 on, one after the other: a list of all of them is larger than the text. */
export function* linesOf(text: string): Generator<{ readonly line: string; readonly number: number }> {
  let number = 1;
  let from = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
    yield { line: text.slice(from, end), number };
    number += 1;
    from = end + 1;
  }
  yield { line: text.slice(from), number };
}

/** @throws DependencyFileError when git left two versions of a part in the text. */
export function refuseMergeConflict(text: string): void {
  const start = text.search(conflictStart);
  if (start < 0 || !conflictEnd.test(text)) return;
  throw new DependencyFileError('merge-conflict', lineFinder(text)(start), 'The file has markers of a merge conflict');
}

/** @throws DependencyFileError when a file names more packages than are read. */
export function refuseTooMany(count: number): void {
  if (count > mostPackages)
    throw new DependencyFileError('too-many', null, `The file names more than ${mostPackages} packages`);
}
