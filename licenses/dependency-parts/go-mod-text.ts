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

import { DependencyFileError } from '../dependency-file.ts';
import { refuseMergeConflict, refuseTooMany } from './text.ts';

/** One directive of a `go.mod`, also one of those in a block. */
export interface GoDirective {
  readonly verb: string;
  /** Words behind the verb, without quotes. */
  readonly words: readonly string[];
  /** Text behind `//`; empty when there is none. */
  readonly comment: string;
  /** 1-based. */
  readonly line: number;
}

/** Verbs of https://go.dev/ref/mod#go-mod-file-grammar; `use` is one of `go.work`. */
const verbs = new Set([
  'module',
  'go',
  'toolchain',
  'godebug',
  'require',
  'exclude',
  'replace',
  'retract',
  'tool',
  'ignore',
]);

const word = /"(?:[^"\\\n]|\\.){0,2000}"|`[^`\n]{0,2000}`|["`]|=>|[(),[\]]|[^\s"`(),[\]]+/gu;

function wordsOf(code: string, line: number): string[] {
  return Array.from(code.matchAll(word), ([text]) => {
    if (text === '"' || text === '`') throw new DependencyFileError('unparsable', line, 'A string is not closed');
    return /^["`]/u.test(text) ? text.slice(1, -1) : text;
  });
}

/** A comment begins at `//` in front of which a word ends; `https://` is inside of one. */
function commentStart(line: string): number {
  const match = /(?:^|[\s)"`])\/\//u.exec(line);
  return match === null ? -1 : match.index + match[0].length - 2;
}

/**
 * Directives of a `go.mod`.
 * @throws DependencyFileError when it is none.
 */
export function goDirectives(text: string): GoDirective[] {
  refuseMergeConflict(text);
  const found: GoDirective[] = [];
  let block: string | null = null;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = index + 1;
    const at = commentStart(raw);
    const comment = at < 0 ? '' : raw.slice(at + 2).trim();
    const words = wordsOf(at < 0 ? raw : raw.slice(0, at), line);
    const first = words[0];
    if (first === undefined) continue;
    if (block !== null && first === ')') block = null;
    else if (block !== null) found.push({ verb: block, words, comment, line });
    else if (!verbs.has(first))
      throw new DependencyFileError('unparsable', line, `"${first}" is no directive of go.mod`);
    else if (words[1] === '(' && words.length === 2) block = first;
    else found.push({ verb: first, words: words.slice(1), comment, line });
  }
  if (block !== null) throw new DependencyFileError('incomplete', null, `The block of "${block}" has no end`);
  refuseTooMany(found.length);
  return found;
}

/** Hashes of a `go.sum` by `module version`; hashes of `go.mod` files alone are passed over. */
export function goSums(text: string): ReadonlyMap<string, string> {
  refuseMergeConflict(text);
  const sums = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [name, version, hash] = line.trim().split(/\s+/u);
    if (name && version && hash && !version.endsWith('/go.mod')) sums.set(`${name} ${version}`, hash);
  }
  refuseTooMany(sums.size);
  return sums;
}
