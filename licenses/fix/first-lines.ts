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

import { linesOf } from './unified-diff.ts';

/** A text with what must stay above everything else set apart. */
export interface TextStart {
  /** The byte order mark, or nothing. */
  readonly mark: string;
  readonly lines: readonly string[];
  /** How many lines must stay first. */
  readonly kept: number;
  /** The kept lines are a block of their own: a blank line goes between them and a header. */
  readonly apart: boolean;
  readonly lineEnd: '\n' | '\r\n';
}

const encoding = /^\s{0,8}(?:#|%|--|;|\/\/|\/\*|"|<!--|\.\.).{0,200}(?:-\*-|coding[:=]\s?[\w.-]|vim?:\s?set?\b)/iu;
const directive =
  /^#\s?(?:frozen_string_literal|warn_indent|shareable_constant_value|typed|syntax|escape|check)\s?[:=]/iu;
const markupStart = /^<(?:\?xml[\s?]|!doctype)/iu;
const phpStart = /^<\?(?:php|hh)\s*$/iu;
const alone = /^(?:@charset\s|@echo off\b|\{-# OPTIONS_GHC|<%@)/iu;

function frontMatterEnd(lines: readonly string[], from: number): number {
  if (lines[from]?.trimEnd() !== '---') return -1;
  const end = lines.slice(from + 1, from + 500).findIndex((line) => line.trimEnd() === '---');
  return end < 0 ? -1 : from + 1 + end + 1;
}

/** A declaration may go over several lines. */
function markupEnd(lines: readonly string[], from: number): number {
  for (let at = from; at < Math.min(lines.length, from + 20); at += 1)
    if ((lines[at] as string).includes('>')) return at + 1;
  return from;
}

function keptLines(lines: readonly string[], path: string): { readonly kept: number; readonly apart: boolean } {
  let at = 0;
  if (lines[0]?.startsWith('#!') === true && !lines[0].startsWith('#![')) at = 1;
  if (/\.(?:md|mdx|markdown|astro|html?|njk|liquid)$/iu.test(path)) {
    const end = frontMatterEnd(lines, at);
    if (end > 0) return { kept: end, apart: true };
  }
  for (; at < Math.min(lines.length, 12); ) {
    const line = lines[at] as string;
    if (markupStart.test(line)) {
      const end = markupEnd(lines, at);
      // Another element on the same line cannot be parted from its declaration.
      if (end === at) break;
      at = end;
    } else if (phpStart.test(line) || encoding.test(line) || directive.test(line) || alone.test(line)) at += 1;
    else break;
  }
  return { kept: at, apart: false };
}

/** How a text begins: what has to stay first (`#!`, encoding, XML declaration, `<?php`, front matter) and what ends its lines. */
export function textStart(text: string, path: string): TextStart {
  const mark = text.startsWith('\u{FEFF}') ? '\u{FEFF}' : '';
  const lines = linesOf(text.slice(mark.length));
  const lineEnd = lines[0]?.endsWith('\r\n') === true ? '\r\n' : '\n';
  return { mark, lines, ...keptLines(lines, path), lineEnd };
}

/** Whether a line of PHP text stands outside of the program, so that no comment can be put before it. */
export function isOutsidePhp({ lines, kept }: TextStart): boolean {
  return !lines.slice(0, kept).some((line) => phpStart.test(line));
}
