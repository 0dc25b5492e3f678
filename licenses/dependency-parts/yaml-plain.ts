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

import { flowNode, quotedScalar, type Read } from './yaml-flow.ts';
import type { YamlNode } from './yaml-node.ts';

/** The text is YAML that this reader does not know, or none at all: the library has to say. */
class NotPlain extends Error {
  override readonly name = 'NotPlain';
}

interface Line {
  readonly indent: number;
  /** Without indentation and without blanks at the end. */
  readonly text: string;
  readonly number: number;
}

interface Reader {
  readonly raw: readonly string[];
  /** Lines that say something. */
  readonly lines: Line[];
  at: number;
}

const deepest = 60;
const notPlainStart = /^[&*!%@`?{}[\]|>,'"#]|^[-:](?: |$)/u;
const blockStart = /^[|>][+-]?(?: +#.*)?$/u;

function linesOf(raw: readonly string[]): Line[] {
  const lines: Line[] = [];
  for (const [index, whole] of raw.entries()) {
    const text = whole.trim();
    if (text === '' || text.startsWith('#')) continue;
    const indent = whole.search(/[^ ]/u);
    if (whole[indent] === '\t') throw new NotPlain();
    lines.push({ indent, text, number: index + 1 });
  }
  return lines;
}

/** The key at the start of a line and where its value begins. */
function keyIn(text: string): Read<string> {
  if (text.startsWith('"') || text.startsWith("'")) {
    const quoted = quotedScalar(text, 0);
    if (quoted === null || !/^\s*:(?:\s|$)/u.test(text.slice(quoted.end))) throw new NotPlain();
    return { value: quoted.value, end: text.indexOf(':', quoted.end) + 1 };
  }
  if (notPlainStart.test(text)) throw new NotPlain();
  const colon = text.endsWith(':') && !text.includes(': ') ? text.length - 1 : text.indexOf(': ');
  if (colon < 0 || text.slice(0, colon).includes(' #')) throw new NotPlain();
  return { value: text.slice(0, colon).trimEnd(), end: colon + 1 };
}

/** Text of a block scalar: all lines that are indented deeper than the key. */
function blockScalar(reader: Reader, folded: boolean, above: number, line: number): YamlNode {
  let end = line;
  while (end < reader.raw.length) {
    const whole = reader.raw[end] ?? '';
    if (whole.trim() !== '' && whole.search(/[^ ]/u) <= above) break;
    end += 1;
  }
  const body = reader.raw.slice(line, end);
  const indent = body.find((whole) => whole.trim() !== '')?.search(/[^ ]/u) ?? 0;
  while ((reader.lines[reader.at]?.number ?? Number.MAX_SAFE_INTEGER) <= end) reader.at += 1;
  const text = body
    .map((whole) => whole.slice(indent))
    .join('\n')
    .trimEnd();
  // Blank lines and deeper ones are folded by rules of their own.
  if (folded && /\n[\n ]/u.test(text)) throw new NotPlain();
  return { line, value: folded ? text.replaceAll('\n', ' ') : text };
}

function isTail(text: string): boolean {
  return text === '' || /^\s+#/u.test(text) || text.trim() === '';
}

function inlineValue(reader: Reader, text: string, line: Line): YamlNode {
  const first = text[0] ?? '';
  let node: YamlNode;
  if (first === '{' || first === '[' || first === '"' || first === "'") {
    const read = flowNode(text, 0, line.number);
    if (read === null || !isTail(text.slice(read.end))) throw new NotPlain();
    node = read.value;
  } else {
    const comment = text.indexOf(' #');
    const plain = (comment < 0 ? text : text.slice(0, comment)).trimEnd();
    if (notPlainStart.test(plain) || plain.includes(': ') || plain.endsWith(':')) throw new NotPlain();
    node = { line: line.number, value: plain };
  }
  // A plain scalar may go on in deeper lines.
  if ((reader.lines[reader.at]?.indent ?? -1) > line.indent) throw new NotPlain();
  return node;
}

/** What stands behind a key or a dash: on its line, or below it. */
function valueAfter(reader: Reader, text: string, line: Line, isItem: boolean, depth: number): YamlNode {
  const rest = text.trim();
  if (blockStart.test(rest)) return blockScalar(reader, rest.startsWith('>'), line.indent, line.number);
  if (rest !== '' && !rest.startsWith('#')) return inlineValue(reader, rest, line);
  const next = reader.lines[reader.at];
  const below = next !== undefined && next.indent > line.indent;
  const listBeside = next !== undefined && !isItem && next.indent === line.indent && /^-(?: |$)/u.test(next.text);
  if (!below && !listBeside) return { line: line.number, value: '' };
  return { line: line.number, value: block(reader, depth + 1).value };
}

function mapBlock(reader: Reader, first: Line, depth: number): YamlNode {
  const entries = new Map<string, YamlNode>();
  for (let line: Line | undefined = first; line !== undefined && line.indent === first.indent; ) {
    if (/^-(?: |$)/u.test(line.text)) break;
    reader.at += 1;
    const long = line.text.startsWith('? ');
    const key = long ? keyIn(`${line.text.slice(2)}:`) : keyIn(line.text);
    const holder = long ? reader.lines[reader.at] : line;
    if (holder === undefined || (long && (holder.indent !== first.indent || !/^:(?: |$)/u.test(holder.text))))
      throw new NotPlain();
    if (long) reader.at += 1;
    if (entries.has(key.value) || key.value === '<<') throw new NotPlain();
    entries.set(key.value, valueAfter(reader, holder.text.slice(long ? 1 : key.end), holder, false, depth));
    line = reader.lines[reader.at];
  }
  return { line: first.number, value: entries };
}

/** Whether a list item is a map that begins beside its dash. */
function isEntry(text: string): boolean {
  if (/^["']/u.test(text)) return /^(?:"[^"\\]*"|'[^']*')\s*:(?:\s|$)/u.test(text);
  if (/^[{[&*!|>#]/u.test(text)) return false;
  const comment = text.indexOf(' #');
  const plain = comment < 0 ? text : text.slice(0, comment).trimEnd();
  return plain.includes(': ') || plain.endsWith(':');
}

function listBlock(reader: Reader, first: Line, depth: number): YamlNode {
  const items: YamlNode[] = [];
  for (let line: Line | undefined = first; line !== undefined && line.indent === first.indent; ) {
    if (!/^-(?: |$)/u.test(line.text)) break;
    const text = line.text.slice(1);
    const rest = text.trim();
    const inner = line.indent + 1 + (text.length - text.trimStart().length);
    if (isEntry(rest) || /^-(?: |$)/u.test(rest)) {
      reader.lines[reader.at] = { indent: inner, text: rest, number: line.number };
      items.push(block(reader, depth + 1));
    } else {
      reader.at += 1;
      items.push(valueAfter(reader, text, line, true, depth));
    }
    line = reader.lines[reader.at];
  }
  return { line: first.number, value: items };
}

function block(reader: Reader, depth: number): YamlNode {
  const first = reader.lines[reader.at];
  if (first === undefined || depth > deepest) throw new NotPlain();
  const node = /^-(?: |$)/u.test(first.text) ? listBlock(reader, first, depth) : mapBlock(reader, first, depth);
  const next = reader.lines[reader.at];
  if (next !== undefined && next.indent > first.indent) throw new NotPlain();
  return node;
}

function whole(text: string): YamlNode {
  const raw = text.split(/\r?\n/u);
  const lines = linesOf(raw);
  if (lines[0]?.text === '---' && lines[0].indent === 0) lines.shift();
  const reader: Reader = { raw, lines, at: 0 };
  if (lines.length === 0) return { line: 1, value: '' };
  const node = block(reader, 0);
  if (reader.at < reader.lines.length) throw new NotPlain();
  return node;
}

/**
 * YAML as tools write it: blocks of maps and lists, quotes, braces on one line. A hundred times faster than the library, and
 * with lines; null for everything else, which is the library's to read or to refuse.
 */
export function plainYaml(text: string): YamlNode | null {
  try {
    return whole(text);
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}
