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

import type { DiffSegment, WordDiff } from './word-diff.ts';

/** How parts of a difference are set apart; without colours both functions give the text back. */
export interface DiffPaint {
  readonly removed: (text: string) => string;
  readonly added: (text: string) => string;
  readonly quiet: (text: string) => string;
}

/** Words kept of a long stretch that is the same, at either end. */
const context = 12;

/** Equal text with its middle folded: what is shown first, how many words are left out, what is shown last. */
export function folded(text: string): { readonly head: string; readonly left: number; readonly tail: string } {
  const words = [...text.matchAll(/\S+\s*/gu)];
  if (words.length <= 3 * context) return { head: text, left: 0, tail: '' };
  const [end, start] = [words[context - 1] as RegExpExecArray, words[words.length - context] as RegExpExecArray];
  return {
    head: text.slice(0, end.index + end[0].length).trimEnd(),
    left: words.length - 2 * context,
    tail: text.slice(start.index),
  };
}

function spaced(text: string, marked: string): string {
  return marked + text.slice(text.trimEnd().length);
}

function segmentText(
  { kind, text, canonical }: DiffSegment,
  paint: DiffPaint,
  more: (words: number) => string,
): string {
  if (kind === 'same') {
    const { head, left, tail } = folded(text);
    return left === 0 ? text : `${head} ${paint.quiet(`… ${more(left)} …`)}\n${tail}`;
  }
  if (kind === 'free' || kind === 'outside') {
    const { head, left, tail } = folded(text);
    return spaced(text, paint.quiet(left === 0 ? text.trimEnd() : `${head} … ${more(left)} …\n${tail.trimEnd()}`));
  }
  const gone = canonical === '' ? '' : paint.removed(`[-${canonical.trim()}-]`);
  const came = text === '' ? '' : paint.added(`{+${text.trim()}+}`);
  return spaced(text === '' ? canonical : text, gone + came);
}

/** A difference for terminals and plain text: `[-what the canonical text has-]{+what stands there+}`; long equal stretches are folded. */
export function diffText({ segments }: WordDiff, paint: DiffPaint, more: (words: number) => string): string {
  return segments
    .map((segment) => segmentText(segment, paint, more))
    .join('')
    .trimEnd();
}
