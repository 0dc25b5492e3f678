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

import type { Words } from '../detect/words.ts';

/** Words that a name, a title or a year may take without being an edit. */
export const longestName = 25;

const titleWords = 15;
const copyrightLine = /^[^\p{L}\n]{0,20}(?:portions )?(?:copyright\b|©|版权所有)[^\n]*$/gimu;
const room = /<[^<>\n]{1,80}>|\[[^[\]\n]{1,80}\]|\$?\{[^{}\n]{1,80}\}|_{3,}/gu;
const afterEnd = /END OF TERMS AND CONDITIONS|^[ \t]{0,20}(?:APPENDIX|HOW TO APPLY|附录)\b[^\n]{0,80}$/imu;
const nameWord =
  /^(?:the|a|an|of|and|or|nor|by|its?|their|his|her|any|this|copyright|holders?|owners?|contributors?|authors?|organi[sz]ations?|company|university|regents|institute|foundation|corporation|inc|licensors?|developers?|project|names?|above|listed|specific|other|person|persons)$/iu;

/** Whether all words could stand for whoever holds the rights: rooms that the licence leaves for a name. */
export function isName(missing: string): boolean {
  const words = missing.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length > 0 && words.length <= 12 && words.every((word) => nameWord.test(word));
}

/** Characters of the canonical text up to the first paragraph that is longer than a title. */
function titleEnd(canonical: string): number {
  let end = 0;
  for (const match of canonical.matchAll(/[^]*?(?:\n\s*\n|$)/gu)) {
    const words = match[0].match(/[\p{L}\p{N}]+/gu) ?? [];
    const han = match[0].match(/\p{Script=Han}/gu) ?? [];
    if (words.length > titleWords || han.length > 40 || match.index + match[0].length >= canonical.length) break;
    end = match.index + match[0].length;
  }
  return end;
}

/** Marks the words of a canonical text that may be other words, or not there: the title, copyright lines, rooms for names, and how to apply the licence. */
export function freeWords(canonical: string, words: Words): Uint8Array {
  const spans: [number, number][] = [[0, titleEnd(canonical)]];
  for (const pattern of [copyrightLine, room]) {
    for (const match of canonical.matchAll(pattern)) spans.push([match.index, match.index + match[0].length]);
  }
  const end = afterEnd.exec(canonical);
  if (end !== null && end.index > canonical.length / 3) spans.push([end.index, canonical.length]);
  const free = new Uint8Array(words.count);
  const offsets = spans.map(
    ([from, to]) => [Buffer.byteLength(canonical.slice(0, from)), Buffer.byteLength(canonical.slice(0, to))] as const,
  );
  for (const [from, to] of offsets) {
    for (let at = 0; at < words.count; at += 1) {
      if ((words.from[at] as number) >= from && (words.to[at] as number) <= to) free[at] = 1;
    }
  }
  return free;
}
