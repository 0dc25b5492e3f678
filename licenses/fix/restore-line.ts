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

import { commentSyntaxOf } from '../comment-syntax.ts';
import { textStart } from './first-lines.ts';
import { type HeaderBlock, headerBlock } from './header-block.ts';
import { asComment, insertRaw } from './insert-header.ts';
import { linesOf, sameLines } from './unified-diff.ts';

interface Side {
  readonly text: string;
  readonly path: string;
}

function put(lines: readonly string[], at: number, raw: string): string {
  return [...lines.slice(0, at), raw, ...lines.slice(at)].join('');
}

/** Behind the nearest line before it that both have, else before the nearest one after it; null when that is not inside the limits. */
function placeFor(
  same: ReadonlyMap<number, number>,
  line: number,
  [least, most]: readonly [number, number],
): number | null {
  for (let before = line - 1; before >= 0 && line - before <= 40; before -= 1) {
    const at = same.get(before);
    if (at !== undefined && at + 1 >= least && at + 1 <= most) return at + 1;
  }
  for (let after = line + 1; after <= line + 40; after += 1) {
    const at = same.get(after);
    if (at !== undefined && at >= least && at <= most) return at;
  }
  return null;
}

/** Inside the header that is there, in its marks; a line that also opens or closes the comment becomes a comment of its own above it. */
function intoBlock(base: Side, head: Side, old: HeaderBlock, now: HeaderBlock, index: number): string | null {
  const start = textStart(head.text, head.path);
  const [before, after] = [textStart(base.text, base.path).lines, start.lines];
  const raw = before[index] as string;
  const inset = now.style === 'block' ? 1 : 0;
  const isOwnLine = old.style === now.style && (inset === 0 || (index > old.from && index < old.to - 1));
  if (isOwnLine && now.to - now.from > inset) {
    const limits = [now.from + inset, now.to - inset] as const;
    const at = placeFor(sameLines(before, after), index, limits) ?? limits[0];
    return start.mark + put(after, at, raw.replace(/\r?\n$/u, '') + start.lineEnd);
  }
  const syntax = commentSyntaxOf(head.path, after[0]);
  const words = old.words.find((line) => raw.includes(line) && line !== '');
  const comment = syntax === null || words === undefined ? null : asComment([words], syntax, now.style);
  if (comment === null) return null;
  return start.mark + put(after, now.from, comment.join(start.lineEnd) + start.lineEnd);
}

/** The head's text with a line (1-based) of the base's put back where it was; null when its place cannot be told. */
export function restoreLine(base: Side, head: Side, line: number): string | null {
  const index = line - 1;
  const [old, now] = [headerBlock(base.text, base.path), headerBlock(head.text, head.path)];
  if (old !== null && index >= old.from && index < old.to) {
    return now === null ? insertRaw(head.text, head.path, old.raw) : intoBlock(base, head, old, now, index);
  }
  const [before, after] = [linesOf(base.text), linesOf(head.text)];
  const raw = before[index];
  if (raw === undefined) return null;
  const same = sameLines(before, after);
  const above = same.get(index - 1);
  const below = same.get(index + 1);
  const at = above === undefined ? below : above + 1;
  if (at === undefined) return null;
  const end = after[0]?.endsWith('\r\n') === true ? '\r\n' : '\n';
  return put(after, at, raw.replace(/\r?\n$/u, '') + end);
}
