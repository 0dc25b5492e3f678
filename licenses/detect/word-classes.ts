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

/** Kinds of bytes. */
export const byteKind = {
  separator: 0,
  letter: 1,
  digit: 2,
  newline: 3,
  less: 4,
  ampersand: 5,
  backslash: 6,
  high: 7,
} as const;

function kindOf(byte: number): number {
  if ((byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90)) return byteKind.letter;
  if (byte >= 48 && byte <= 57) return byteKind.digit;
  if (byte === 10 || byte === 13) return byteKind.newline;
  if (byte === 60) return byteKind.less;
  if (byte === 38) return byteKind.ampersand;
  if (byte === 92) return byteKind.backslash;
  return byte >= 128 ? byteKind.high : byteKind.separator;
}

/** Kind of each byte. */
export const byteKinds = new Uint8Array(256).map((_, byte) => kindOf(byte));

/** The lower case of each ASCII letter; 0 for any other byte. */
export const lowerLetters = new Uint8Array(256).map((_, byte) => (kindOf(byte) === byteKind.letter ? byte | 32 : 0));

/** Bytes of the letter at `at` that is beyond ASCII and no Han character; 0 when there stands something else. */
export function letterLength(bytes: Uint8Array, at: number, end: number): number {
  const byte = bytes[at] as number;
  return byte >= 0xc3 && byte < 0xe0 && at + 1 < end ? 2 : 0;
}

/** Whether the byte is an ASCII letter or a digit. */
export function isWordByte(byte: number): boolean {
  const kind = byteKinds[byte];
  return kind === byteKind.letter || kind === byteKind.digit;
}
