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

const longest = 4096;

/** Compares two runs of ASCII digits by their value, however long; an empty one is 0. */
export function compareNumbers(a: string, b: string): number {
  const left = a.replace(/^0+/u, '');
  const right = b.replace(/^0+/u, '');
  return left.length === right.length ? compareTexts(left, right) : left.length - right.length;
}

/** Compares by UTF-16 code units. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether a text is nothing but ASCII digits. */
export function isNumber(text: string | undefined): text is string {
  return text !== undefined && /^[0-9]+$/u.test(text);
}

/** Compares lists part by part; a missing part is `missing`, and without it the shorter of two equal lists comes first. */
export function compareLists<Part>(
  a: readonly Part[],
  b: readonly Part[],
  compare: (a: Part, b: Part) => number,
  missing?: Part,
): number {
  const length = missing === undefined ? Math.min(a.length, b.length) : Math.max(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const order = compare((a[index] ?? missing) as Part, (b[index] ?? missing) as Part);
    if (order !== 0) return order;
  }
  return missing === undefined ? a.length - b.length : 0;
}

/** The identifiers of semver's pre-releases: numbers by value and before words, words by their letters, and the shorter list first. */
export function compareIdentifiers(a: string, b: string): number {
  const left = isNumber(a);
  const right = isNumber(b);
  if (left && right) return compareNumbers(a, b);
  return left === right ? compareTexts(a, b) : left ? -1 : 1;
}

/** An order made of a reader (null: no version) and a comparison of what it reads; nothing of more than 4096 characters is a version. */
export function orderOf<Version>(
  read: (text: string) => Version | null,
  compare: (a: Version, b: Version) => number,
): (a: string, b: string) => number | null {
  // One version is asked for against many: what was read last is kept.
  let last: { readonly text: string; readonly version: Version | null } = { text: '', version: read('') };
  const readOnce = (text: string) => {
    if (last.text !== text) last = { text, version: text.length > longest ? null : read(text) };
    return last.version;
  };
  return (a, b) => {
    const right = readOnce(b);
    const left = a.length > longest ? null : read(a);
    return left === null || right === null ? null : compare(left, right);
  };
}
