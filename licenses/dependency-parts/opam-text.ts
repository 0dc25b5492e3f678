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
import { refuseMergeConflict } from './text.ts';

/** A value of an opam file. */
export type OpamValue =
  | { readonly kind: 'string'; readonly text: string; readonly line: number; readonly filter: readonly OpamValue[] }
  | { readonly kind: 'word'; readonly text: string; readonly line: number; readonly filter: readonly OpamValue[] }
  | {
      readonly kind: 'list';
      readonly items: readonly OpamValue[];
      readonly line: number;
      readonly filter: readonly OpamValue[];
    };

interface Token {
  readonly text: string;
  readonly line: number;
}

const token =
  /"""[^]*?"""|"(?:[^"\\]|\\.){0,10000}"|"|\(\*[^]*?(?:\*\)|$)|#[^\n]*|\n|[[\](){}]|(?:!=|>=|<=|[=<>&|!:~])|[^\s"[\](){}=<>&|!:#~]+|[:~]/gu;
const deepest = 64;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (const [found] of text.matchAll(token)) {
    if (found === '"') throw new DependencyFileError('incomplete', line, 'A string is not closed');
    if (found.startsWith('(*') && (found.length < 4 || !found.endsWith('*)')))
      throw new DependencyFileError('incomplete', line, 'A comment is not closed');
    if (found !== '\n' && !found.startsWith('#') && !found.startsWith('(*')) tokens.push({ text: found, line });
    line += found.split('\n').length - 1;
  }
  return tokens;
}

interface Open {
  readonly close: string;
  readonly items: OpamValue[];
  readonly line: number;
}

const closes: ReadonlyMap<string, string> = new Map([
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
]);

function scalar({ text, line }: Token): OpamValue {
  const triple = text.startsWith('"""');
  if (!text.startsWith('"')) return { kind: 'word', text, line, filter: [] };
  const inner = triple ? text.slice(3, -3) : text.slice(1, -1).replace(/\\(["\\])/gu, '$1');
  return { kind: 'string', text: inner, line, filter: [] };
}

/** Puts a closed bracket where it belongs: `{…}` is the filter of the value in front of it. */
function closed({ close, items, line }: Open, into: OpamValue[]): void {
  const last = into.at(-1);
  if (close === '}' && last !== undefined) into[into.length - 1] = { ...last, filter: items };
  else into.push({ kind: 'list', items, line, filter: [] });
}

/** A field of an opam file with all of its values. */
export interface OpamField {
  readonly name: string;
  readonly values: readonly OpamValue[];
  readonly line: number;
}

/**
 * Fields of an opam file; sections such as `url { … }` are passed over.
 * @throws DependencyFileError when brackets do not match or go too deep.
 */
export function opamFields(text: string): OpamField[] {
  refuseMergeConflict(text);
  const tokens = tokensOf(text);
  const fields: { name: string; values: OpamValue[]; line: number }[] = [];
  const open: Open[] = [];
  for (const [index, one] of tokens.entries()) {
    const top = fields.at(-1)?.values ?? [];
    const into = open.at(-1)?.items ?? top;
    const close = closes.get(one.text);
    if (close !== undefined) {
      if (open.length >= deepest) throw new DependencyFileError('unparsable', one.line, 'The file is nested too deep');
      open.push({ close, items: [], line: one.line });
    } else if (/^[\])}]$/u.test(one.text)) {
      const last = open.pop();
      if (last?.close !== one.text)
        throw new DependencyFileError('unparsable', one.line, `"${one.text}" closes nothing`);
      closed(last, open.at(-1)?.items ?? top);
    } else if (open.length === 0 && tokens[index + 1]?.text === ':' && !one.text.startsWith('"')) {
      fields.push({ name: one.text, values: [], line: one.line });
    } else if (!(open.length === 0 && one.text === ':')) into.push(scalar(one));
  }
  const [first] = open;
  if (first !== undefined) throw new DependencyFileError('incomplete', first.line, 'A bracket is not closed');
  return fields;
}
