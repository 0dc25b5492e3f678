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

import { type CommentSyntax, commentSyntaxOf } from '../comment-syntax.ts';
import { scanHeader } from '../header.ts';
import { textStart } from './first-lines.ts';

/** The comment at the top of a file that speaks of licence or copyright. */
export interface HeaderBlock {
  /** 0-based lines below the byte order mark, half-open. */
  readonly from: number;
  readonly to: number;
  /** Without comment marks. */
  readonly words: readonly string[];
  /** As written, with line ends. */
  readonly raw: string;
  readonly style: 'line' | 'block';
}

interface Group {
  readonly from: number;
  readonly to: number;
  readonly style: 'line' | 'block';
}

const mostGroups = 4;
const longestBlock = 200;

function lineMark(syntax: CommentSyntax, line: string): string | null {
  const start = line.trimStart();
  return syntax.line.find((mark) => start.toLowerCase().startsWith(mark.toLowerCase())) ?? null;
}

function blockEnd(lines: readonly string[], at: number, { open, close }: NonNullable<CommentSyntax['block']>): number {
  const end = close.trim();
  for (let here = at; here < Math.min(lines.length, at + longestBlock); here += 1) {
    const line = lines[here] as string;
    if (end === '') {
      const next = lines[here + 1];
      if (next === undefined || !/^\s/u.test(next) || next.trim() === '') return here + 1;
    } else if (line.indexOf(end, here === at ? line.indexOf(open) + open.length : 0) >= 0) return here + 1;
  }
  return -1;
}

/** The comment that begins on a line; null when none does. */
function groupAt(lines: readonly string[], at: number, syntax: CommentSyntax): Group | null {
  const line = lines[at] ?? '';
  if (lineMark(syntax, line) !== null) {
    let to = at + 1;
    while (to < lines.length && to - at < longestBlock && lineMark(syntax, lines[to] as string) !== null) to += 1;
    return { from: at, to, style: 'line' };
  }
  if (syntax.block === null || !line.trimStart().startsWith(syntax.block.open)) return null;
  const to = blockEnd(lines, at, syntax.block);
  return to < 0 ? null : { from: at, to, style: 'block' };
}

const decoration = /^[\s*#/;%=_!|~+-]{3,}$/u;

function stripped(line: string, syntax: CommentSyntax, style: 'line' | 'block'): string {
  let text = line.replace(/\r?\n$/u, '').trim();
  if (style === 'line') {
    const mark = lineMark(syntax, text);
    text = mark === null ? text : text.slice(mark.length).replace(/^[/#;%!-]*(?=\s|$)/u, '');
  } else if (syntax.block !== null) {
    const { open, middle, close } = syntax.block;
    const [end, inner] = [close.trim(), middle.trim()];
    if (text.startsWith(open)) text = text.slice(open.length).replace(/^[*!]+(?=\s|$)/u, '');
    if (end !== '' && text.endsWith(end)) text = text.slice(0, -end.length).replace(/(?:^|\s)\*+$/u, '');
    if (inner !== '' && text.startsWith(inner)) text = text.slice(inner.length);
  }
  // One space belongs to the mark; what is behind it is the text's own indent.
  return decoration.test(text) ? '' : text.replace(/^\s/u, '').trimEnd();
}

function trimmed(words: readonly string[]): string[] {
  const first = words.findIndex((line) => line !== '');
  const last = words.findLastIndex((line) => line !== '');
  return first < 0 ? [] : words.slice(first, last + 1);
}

function speaks(lines: readonly string[], { from, to }: Group): boolean {
  const { spdx, notice } = scanHeader(Buffer.from(lines.slice(from, to).join('')));
  return spdx !== null || notice;
}

/** The header of a text; null where its first comments say nothing of licence and copyright, or nobody knows its comments. */
export function headerBlock(text: string, path: string): HeaderBlock | null {
  const { lines, kept } = textStart(text, path);
  const syntax = commentSyntaxOf(path, lines[0]);
  if (syntax === null) return null;
  let found: Group | null = null;
  let at = kept;
  for (let groups = 0; groups < mostGroups; groups += 1) {
    while (at < lines.length && (lines[at] as string).trim() === '') at += 1;
    const group = groupAt(lines, at, syntax);
    if (group === null) break;
    if (speaks(lines, group)) {
      // A second comment that follows at once, as a copyright line behind a tag, belongs to it.
      if (found !== null && (found.to < group.from - 1 || found.style !== group.style)) break;
      found = { from: (found ?? group).from, to: group.to, style: group.style };
    } else if (found !== null) break;
    at = group.to;
  }
  if (found === null) return null;
  const { from, to, style } = found;
  const words = trimmed(lines.slice(from, to).map((line) => stripped(line, syntax, style)));
  return { from, to, words, raw: lines.slice(from, to).join(''), style };
}
