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

const quotedScalar = /^(?:"((?:[^"\\]|\\.){0,500})"|'((?:[^']|''){0,500})')/u;

/** A scalar of YAML on one line: quotes and a comment behind it are taken away; blocks and anchors are no scalar. */
function scalar(text: string): string | null {
  const value = text.trim();
  const quoted = quotedScalar.exec(value);
  if (quoted !== null) return quoted[1] ?? quoted[2]?.replaceAll("''", "'") ?? null;
  if (/^[|>&*{[!]/u.test(value)) return null;
  const plain = value.replace(/\s#.*$/u, '').trim();
  return plain === '' || plain === '~' || plain === 'null' ? null : plain;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function valueOf(line: string, key: string): string | null {
  const text = line.trimStart();
  for (const name of [key, `"${key}"`, `'${key}'`]) {
    if (text.startsWith(`${name}:`)) return text.slice(name.length + 1);
  }
  return null;
}

interface Block {
  readonly from: number;
  readonly to: number;
}

/** Lines that belong to the key: those that are indented deeper, and list items beside it. */
function blockBelow(lines: readonly string[], at: number, to: number): Block {
  const indent = indentOf(lines[at] ?? '');
  let end = at + 1;
  for (; end < to; end += 1) {
    const line = lines[end] ?? '';
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    if (indentOf(line) < indent || (indentOf(line) === indent && !line.trimStart().startsWith('- '))) break;
  }
  return { from: at + 1, to: end };
}

/** The line of a key directly inside a block; -1 when it is not there. */
function keyIn(lines: readonly string[], { from, to }: Block, key: string): number {
  const first = lines.slice(from, to).find((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  const indent = indentOf(first ?? '');
  for (let i = from; i < to; i += 1) {
    const line = lines[i] ?? '';
    if (indentOf(line) === indent && valueOf(line, key) !== null) return i;
  }
  return -1;
}

function listed(lines: readonly string[], { from, to }: Block): string[] {
  return lines.slice(from, to).flatMap((line) => {
    const item = line.trimStart();
    return item.startsWith('- ') ? (scalar(item.slice(2)) ?? []) : [];
  });
}

const longest = 1_048_576;
const mostLines = 20_000;

/** What a YAML file says under nested keys. */
export interface YamlField {
  readonly values: readonly string[];
  /** 1-based. */
  readonly line: number;
}

/**
 * Values of a key of block-style YAML, read by the line: a scalar, `[a, b]` or a list of dashes. Enough for manifests, and
 * nothing in it can be made slow; null when the key is not there.
 */
export function yamlField(text: string, ...path: readonly string[]): YamlField | null {
  if (text.length > longest) return null;
  const lines = text.replace(/^\u{FEFF}/u, '').split(/\r?\n/u);
  if (lines.length > mostLines) return null;
  let block: Block = { from: 0, to: lines.length };
  let at = -1;
  for (const key of path) {
    at = keyIn(lines, block, key);
    if (at < 0) return null;
    block = blockBelow(lines, at, block.to);
  }
  const value = (valueOf(lines[at] ?? '', path.at(-1) ?? '') ?? '').trim();
  const inline = /^\[([^\]]{0,1000})\]/u.exec(value)?.[1];
  const one = scalar(value);
  const values =
    inline?.split(',').flatMap((item) => scalar(item) ?? []) ?? (one === null ? listed(lines, block) : [one]);
  return { values, line: at + 1 };
}
