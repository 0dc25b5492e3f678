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

import { type GramCounts, gramHash, longestGram, type Posting } from './grams.ts';
import type { TextShape } from './text-shape.ts';

const [fewest, most] = [6, 64];
const wordsPerSeed = 6;

/** Whether a copy of the text must have the run at `at`, with nothing between its words. */
function isFirm({ optional, rooms }: TextShape, at: number): boolean {
  for (let place = at; place < at + longestGram; place += 1) {
    if (optional[place] === 1 || (place > at && (rooms[place] as number) > 0)) return false;
  }
  return true;
}

/** From equal stretches of a text the rarest run of four words each, which is the same choice in every text with that stretch. */
export function seedsOf(words: Int32Array, shape: TextShape, owner: number, counts: GramCounts): Posting[] {
  const last = words.length - longestGram + 1;
  if (last <= 0) return [];
  const wanted = Math.min(most, Math.max(fewest, Math.ceil(words.length / wordsPerSeed)));
  const stretch = Math.max(1, last / wanted);
  const seeds = new Map<number, Posting>();
  for (let start = 0; start < last; start += stretch) {
    let best: Posting | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (let at = Math.floor(start); at < Math.min(last, Math.floor(start + stretch)); at += 1) {
      if (!isFirm(shape, at)) continue;
      const hash = gramHash(words, at, longestGram);
      const cost = counts.of(hash) + (hash >>> 0) / 2 ** 32;
      if (cost < least && !seeds.has(hash)) [best, least] = [{ hash, owner, offset: at }, cost];
    }
    if (best !== null) seeds.set(best.hash, best);
  }
  return [...seeds.values()];
}
