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

import { isAscii, isUtf8 } from 'node:buffer';

const looked = 8192;

type Wide = 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';

function marked(bytes: Uint8Array): Wide | null {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && bytes.length % 4 === 0 ? 'utf-32le' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return a === 0 && b === 0 && c === 0xfe && d === 0xff ? 'utf-32be' : null;
}

/** As much of the start as tells whether characters are wide. */
const sample = 2048;

/** Which of four places in turn the NULs are at, as shares of the places. */
function nulShares(head: Uint8Array): readonly number[] {
  const counts = [0, 0, 0, 0];
  const end = Math.min(head.length, sample);
  for (let at = 0; at < end; at += 1) if (head[at] === 0) counts[at & 3] = (counts[at & 3] as number) + 1;
  return counts.map((count) => count / Math.max(1, end >> 2));
}

/** Whether the bytes at every `step`th place from `first` on are those of a text. */
function isPlain(head: Uint8Array, first: number, step: number): boolean {
  let [plain, all] = [0, 0];
  for (let at = first; at < Math.min(head.length, sample); at += step) {
    const byte = head[at] as number;
    all += 1;
    if ((byte >= 32 && byte < 127) || byte === 9 || byte === 10 || byte === 13) plain += 1;
  }
  return plain >= all * 0.8;
}

const [many, few] = [0.5, 0.02];
/** For each kind where the letters are, and at which of four places NULs are many (1) and few (0). */
const patterns: readonly (readonly [Wide, first: number, step: number, nuls: readonly number[]])[] = [
  ['utf-32le', 0, 4, [0, 1, 1, 1]],
  ['utf-32be', 3, 4, [1, 1, 1, 0]],
  ['utf-16le', 0, 2, [0, 1, 0, 1]],
  ['utf-16be', 1, 2, [1, 0, 1, 0]],
];

/** Text of wide characters without a mark: NULs where the high bytes of ASCII are and nowhere else, and letters beside them. */
function patterned(head: Uint8Array): Wide | null {
  const shares = nulShares(head);
  const found = patterns.find(
    ([, first, step, nuls]) =>
      nuls.every((want, place) => (want === 1 ? (shares[place] ?? 0) > many : (shares[place] ?? 0) < few)) &&
      isPlain(head, first, step),
  );
  return found?.[0] ?? null;
}

function swapped(bytes: Uint8Array): Uint8Array {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16();
}

/** UTF-32 as UTF-16; what is no character becomes U+FFFD. */
function narrowed(bytes: Uint8Array, big: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, !big);
    parts.push(code <= 0x10_ff_ff && code !== 0xfe_ff ? String.fromCodePoint(code) : '\uFFFD');
  }
  return parts.join('');
}

function decodeWide(bytes: Uint8Array, wide: Wide): string {
  if (wide === 'utf-32le' || wide === 'utf-32be') return narrowed(bytes, wide === 'utf-32be');
  return new TextDecoder('utf-16le').decode(wide === 'utf-16be' ? swapped(bytes) : bytes);
}

/** Shares of high bytes that are pairs of the most used Han characters in GB2312, and whether two stand side by side. */
function looksChinese(bytes: Uint8Array): boolean {
  let [pairs, beside, high] = [0, 0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    const [first = 0, next = 0] = [bytes[at], bytes[at + 1]];
    if (first < 0x80) continue;
    high += 1;
    if (first < 0xa1 || first > 0xf7 || next < 0xa1 || next === 0xff) continue;
    if (first >= 0xb0) pairs += 1;
    else high -= 1;
    if ((bytes[at + 2] ?? 0) >= 0xa1) beside += 1;
    at += 1;
  }
  return pairs >= 4 && beside * 2 >= pairs && pairs >= high * 0.8;
}

/** GB18030 as UTF-16; null where the bytes are none. A character that head and tail were cut through is no objection. */
function fromChinese(bytes: Uint8Array, cut: boolean): string | null {
  if (!looksChinese(bytes.subarray(0, 65_536))) return null;
  try {
    return new TextDecoder('gb18030', { fatal: !cut }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/**
 * Text as the detector reads it: UTF-8, or a superset of ASCII left as it is. UTF-16, UTF-32 and GB18030 are converted.
 * Null for what is no text: NUL bytes in the first 8 KB that are no wide characters. `cut` says that bytes were left out
 * of the middle.
 */
export function readableBytes(bytes: Uint8Array, cut = false): Uint8Array | null {
  const head = bytes.subarray(0, looked);
  const wide = marked(bytes) ?? (head.includes(0) ? patterned(head) : null);
  if (wide !== null) return Buffer.from(decodeWide(bytes, wide));
  if (head.includes(0)) return null;
  if (isAscii(bytes) || isUtf8(bytes)) return bytes;
  const text = fromChinese(bytes, cut);
  return text === null ? bytes : Buffer.from(text);
}
