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

const elements = new Set(
  'a abbr b blockquote body br center code dd div dl dt em font h1 h2 h3 h4 h5 h6 head hr html i img li link meta ol p para pre simpara small span strong sub sup table tbody td th title tr tt u ul'.split(
    ' ',
  ),
);
const longestElement = 500;

function isAlphanumeric(byte: number): boolean {
  return (byte >= 48 && byte <= 57) || ((byte | 32) >= 97 && (byte | 32) <= 122);
}

/** Where the address of an `href` begins between two places; -1 when there is none. */
function hrefStart(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; at + 5 < to; at += 1) {
    if (((bytes[at] as number) | 32) !== 104 || bytes[at + 4] !== 61) continue;
    const name = String.fromCharCode(...bytes.subarray(at, at + 4)).toLowerCase();
    if (name === 'href') return at + 5;
  }
  return -1;
}

/** Where reading goes on after the `<` at `at`: behind an HTML element, at the address of its link, or behind the `<` where it is something else, such as `<year>`. */
export function elementEnd(bytes: Uint8Array, at: number): number {
  let from = at + 1;
  if (bytes[from] === 47) from += 1;
  let to = from;
  while (to < bytes.length && to - from < 12 && isAlphanumeric(bytes[to] as number)) to += 1;
  if (to === from || !elements.has(String.fromCharCode(...bytes.subarray(from, to)).toLowerCase())) return at + 1;
  const close = bytes.subarray(to, to + longestElement).indexOf(62);
  if (close < 0) return to;
  const href = hrefStart(bytes, to, to + close);
  return href < 0 ? to + close + 1 : href;
}
