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

import { refuseFile } from './refusal.ts';

function broken(): never {
  return refuseFile(
    '图片不完整，或后面夹带了别的内容，请重新保存后再传。',
    'The picture is not whole, or something else follows it; save it again.',
  );
}

/** Walks the chunks: the last one is the end of the file. */
export function checkPng(bytes: Buffer): void {
  let at = 8;
  while (at + 12 <= bytes.length) {
    const [length, type] = [bytes.readUInt32BE(at), bytes.toString('latin1', at + 4, at + 8)];
    at += 12 + length;
    if (type === 'IEND') return at === bytes.length && length === 0 ? undefined : broken();
  }
  broken();
}

/** Walks the segments up to the picture; what ends the picture ends the file. */
export function checkJpeg(bytes: Buffer): void {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    at += 2 + bytes.readUInt16BE(at + 2);
    if (marker !== 0xda) continue;
    // Within the picture an 0xff is followed by 0 or a restart mark; progressive ones have further segments.
    const end = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]));
    if (end !== bytes.length - 2 || bytes.includes('PK\u0005\u0006', at, 'latin1')) broken();
    const first = firstEnd(bytes, at);
    return first === bytes.length - 2 ? undefined : broken();
  }
  broken();
}

/** The first end mark after the picture began, segments in between stepped over. */
function firstEnd(bytes: Buffer, from: number): number {
  let at = from;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) at += 1;
    else {
      const marker = bytes[at + 1] ?? 0;
      if (marker === 0xd9) return at;
      const isPlain = marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
      at += isPlain || at + 4 > bytes.length ? (marker === 0xff ? 1 : 2) : 2 + bytes.readUInt16BE(at + 2);
    }
  }
  return -1;
}

/** The container says how long it is. */
export function checkWebp(bytes: Buffer): void {
  if (bytes.readUInt32LE(4) + 8 !== bytes.length) broken();
}
