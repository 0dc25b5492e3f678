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

/** Reads one whole number of a MessagePack array; null for anything else. */
function readNumber(bytes: Buffer, at: number): { readonly value: bigint; readonly next: number } | null {
  const tag = bytes[at];
  if (tag === undefined) return null;
  if (tag < 0x80) return { value: BigInt(tag), next: at + 1 };
  const width = { 0xcc: 1, 0xcd: 2, 0xce: 4, 0xcf: 8 }[tag];
  if (width === undefined || at + 1 + width > bytes.length) return null;
  return { value: BigInt(`0x${bytes.toString('hex', at + 1, at + 1 + width)}`), next: at + 1 + width };
}

function lastOfArray(bytes: Buffer): string | null {
  const head = bytes[0] ?? 0;
  if (head < 0x91 || head > 0x9f) return null;
  let at = 1;
  let last: bigint | null = null;
  for (let left = head - 0x90; left > 0; left--) {
    const read = readNumber(bytes, at);
    if (!read) return null;
    last = read.value;
    at = read.next;
  }
  return at === bytes.length && last !== null ? String(last) : null;
}

/**
 * The number in a node id: the id that REST uses for the same thing. Events have no other; with it both APIs name one
 * event alike. An id of another form is taken as it is.
 */
export function numberOfNode(id: string): string {
  const [, packed] = /^[A-Z][A-Za-z]*_([A-Za-z0-9_-]+={0,2})$/u.exec(id) ?? [];
  if (packed !== undefined) return lastOfArray(Buffer.from(packed, 'base64url')) ?? id;
  if (!/^[A-Za-z0-9+/]+={0,2}$/u.test(id)) return id;
  const text = Buffer.from(id, 'base64').toString('latin1');
  return /^0\d{1,3}:[A-Za-z]+(\d+)$/u.exec(text)?.[1] ?? id;
}
