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

/** A value as Erlang or Elixir writes it. */
export interface Term {
  readonly kind: 'text' | 'atom' | 'list' | 'tuple' | 'map';
  /** Of text and atoms; '' for the others. */
  readonly text: string;
  /** Of a map and of keywords: tuples of two. */
  readonly items: readonly Term[];
  /** 1-based. */
  readonly line: number;
}

const token =
  /(?<blank>[\s,]+|#[^\n]*|%(?!\{)[^\n]*)|(?<text>(?:<<)?"(?:[^"\\]|\\.)*"(?:\/utf8)?(?:>>)?)|(?<open>%\{|[{[])|(?<close>[}\]])|(?<arrow>=>)|(?<atom>:?[A-Za-z_][\w@]*[?!]?|:?'[^'\n]{0,500}'|:"[^"\n]{0,500}"|\d[\w.]*|-\d+)|(?<colon>:(?=[\s{["]))|(?<dot>\.(?=\s|$))/uy;
const deepest = 60;
const kinds: Readonly<Record<string, Term['kind']>> = { '%{': 'map', '{': 'tuple', '[': 'list' };

interface Open {
  readonly kind: Term['kind'];
  readonly line: number;
  readonly items: Term[];
  /** The key before `:` or `=>`, which waits for its value. */
  key: Term | null;
}

function refuse(line: number): never {
  throw new DependencyFileError('unparsable', line, 'No term of Erlang or Elixir');
}

function add(open: Open | undefined, term: Term, line: number): void {
  if (open === undefined) refuse(line);
  const { key } = open;
  open.key = null;
  open.items.push(key === null ? term : { kind: 'tuple', text: '', items: [key, term], line: key.line });
}

/** The value before is a key: it waits for what follows. */
function makeKey(open: Open | undefined, line: number): void {
  const key = open?.items.pop();
  if (open === undefined || key === undefined || open.key !== null) refuse(line);
  open.key = key;
}

function simple(kind: 'text' | 'atom', written: string, line: number): Term {
  const bare = written.replace(/^<<|(?:\/utf8)?>>$|\/utf8$/gu, '');
  const text =
    kind === 'text' ? bare.slice(1, -1).replace(/\\(.)/gsu, '$1') : bare.replace(/^:/u, '').replace(/['"]/gu, '');
  return { kind, text, items: [], line };
}

/**
 * Terms of a file, each ended by a dot or by the file; nothing in them is run.
 * @throws DependencyFileError when they are none.
 */
export function terms(text: string): Term[] {
  const top: Open = { kind: 'list', line: 1, items: [], key: null };
  const stack: Open[] = [top];
  let line = 1;
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    const groups = match?.groups;
    if (match === null || groups === undefined) refuse(line);
    const open = stack.at(-1);
    if (groups['open'] !== undefined) {
      if (stack.length > deepest) refuse(line);
      stack.push({ kind: kinds[groups['open']] ?? 'list', line, items: [], key: null });
    } else if (groups['close'] !== undefined) {
      const closed = stack.pop();
      if (closed === undefined || closed === top || closed.key !== null) refuse(line);
      if ((groups['close'] === ']') !== (closed.kind === 'list')) refuse(line);
      add(stack.at(-1), { kind: closed.kind, text: '', items: closed.items, line: closed.line }, line);
    } else if (groups['text'] !== undefined) add(open, simple('text', groups['text'], line), line);
    else if (groups['atom'] !== undefined) add(open, simple('atom', groups['atom'], line), line);
    else if (groups['arrow'] !== undefined || groups['colon'] !== undefined) makeKey(open, line);
    for (let at = match[0].indexOf('\n'); at >= 0; at = match[0].indexOf('\n', at + 1)) line += 1;
  }
  if (stack.length > 1 || top.key !== null) refuse(line);
  return top.items;
}
