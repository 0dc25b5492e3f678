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
import { isOutsidePhp, type TextStart, textStart } from './first-lines.ts';

function holds(lines: readonly string[], mark: string): boolean {
  return mark !== '' && lines.some((line) => line.includes(mark));
}

/** Lines as a comment; null when one of them would end it. */
export function asComment(lines: readonly string[], syntax: CommentSyntax, style: 'line' | 'block'): string[] | null {
  const [mark] = syntax.line;
  const { block } = syntax;
  if (lines.some((line) => /[\r\n]/u.test(line))) return null;
  if (mark !== undefined && (style === 'line' || block === null)) {
    return lines.map((line) => `${mark} ${line}`.trimEnd());
  }
  if (block === null) return null;
  const { open, middle, close } = block;
  if (holds(lines, close.trim()) || (open === '<!--' && holds(lines, '--')) || holds(lines, '?>')) return null;
  const inner = lines.map((line) => (middle === '' ? line : `${middle} ${line}`.trimEnd()));
  return [open, ...inner, ...(close === '' ? [] : [close])];
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}

function placed({ mark, lines, kept, apart, lineEnd }: TextStart, raw: string): string {
  const above = lines.slice(0, kept).join('');
  const below = lines.slice(kept);
  const bridge = above === '' || above.endsWith('\n') ? '' : lineEnd;
  const gap = apart && kept > 0 ? lineEnd : '';
  return mark + above + bridge + gap + raw + (isBlank(below[0]) ? '' : lineEnd) + below.join('');
}

/** Puts lines as they are written where a header belongs; null where nothing can be put. */
export function insertRaw(text: string, path: string, raw: string): string | null {
  const start = textStart(text, path);
  if (start.lines.length === 0 || (/\.(?:php|phtml)$/iu.test(path) && isOutsidePhp(start))) return null;
  const own = raw.replace(/\r?\n/gu, start.lineEnd);
  return placed(start, own.endsWith('\n') ? own : own + start.lineEnd);
}

/** Puts a header at the top of a text, below what must stay first; null for empty texts and where no comment can be written. */
export function insertHeader(
  text: string,
  path: string,
  words: readonly string[],
  style: 'line' | 'block' | null,
): string | null {
  if (/\r(?!\n)/u.test(text)) return null;
  const start = textStart(text, path);
  const syntax = commentSyntaxOf(path, start.lines[0]);
  if (syntax === null) return null;
  const comment = asComment(words, syntax, style ?? syntax.header);
  return comment === null ? null : insertRaw(text, path, comment.join(start.lineEnd) + start.lineEnd);
}
