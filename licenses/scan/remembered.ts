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

import { crc32 } from 'node:zlib';

interface Entry<T> {
  readonly bytes: Buffer;
  readonly told: T;
}

/** Bytes of texts that are kept, twice over. */
const most = 2 * 1024 * 1024;
/** A longer text is read each time: it is hardly ever met twice. */
const longest = 128 * 1024;

/** The same as `read`, which depends on the bytes alone: what it said of a text that comes again is remembered, since a tree repeats its notices in file after file. */
export function remembering<T>(read: (text: Buffer) => T): (text: Buffer) => T {
  let [young, old] = [new Map<number, Entry<T>>(), new Map<number, Entry<T>>()];
  let kept = 0;
  return (text) => {
    if (text.length > longest) return read(text);
    const key = crc32(text);
    const known = young.get(key) ?? old.get(key);
    const isSame = known?.bytes.equals(text) === true;
    if (isSame && young.has(key)) return known.told;
    // A copy, since the buffer that files are read into is used again.
    const entry = isSame ? known : { bytes: Buffer.from(text), told: read(text) };
    if (kept + text.length > most) [young, old, kept] = [new Map(), young, 0];
    young.set(key, entry);
    kept += text.length;
    return entry.told;
  };
}
