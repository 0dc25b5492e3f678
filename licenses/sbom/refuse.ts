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

import { DependencyFileError, type DependencyFileFault } from '../dependency-file.ts';

const longest = 64 * 1024 * 1024;
const deepest = 64;
const most = 200_000;
const quote = '"'.charCodeAt(0);
const backslash = '\\'.charCodeAt(0);
const opening: ReadonlySet<number> = new Set(['[', '{'].map((mark) => mark.charCodeAt(0)));
const closing: ReadonlySet<number> = new Set([']', '}'].map((mark) => mark.charCodeAt(0)));

/** @throws DependencyFileError always. */
export function refuse(kind: DependencyFileFault, message: string, line: number | null = null): never {
  throw new DependencyFileError(kind, line, message);
}

/** @throws DependencyFileError when there is more text than any bill of materials needs. */
export function refuseLong(text: string): void {
  if (text.length > longest) refuse('too-large', 'The bill of materials has more than 64 Mi characters');
}

/** @throws DependencyFileError when a document has more parts than are read. */
export function refuseMany(count: number): void {
  if (count > most) refuse('too-many', `The bill of materials has more than ${most} parts`);
}

/** @throws DependencyFileError when brackets of a JSON text nest so deep that walking it could break a program. */
export function refuseDeep(text: string): void {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charCodeAt(at);
    if (quoted) {
      if (mark === backslash) at += 1;
      else if (mark === quote) quoted = false;
    } else if (mark === quote) quoted = true;
    else if (opening.has(mark)) depth += 1;
    else if (closing.has(mark)) depth -= 1;
    if (depth > deepest) refuse('unparsable', `The JSON is nested deeper than ${deepest}`);
  }
}
