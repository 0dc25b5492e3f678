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

/** A text as numbers of words with the byte span of each; the arrays are buffers that may be longer than `count`. */
export interface Words {
  count: number;
  /** 0 for a word that no rule uses. */
  ids: Int32Array;
  from: Int32Array;
  to: Int32Array;
}

/** Empty buffers, reused from one text to the next. */
export function newWords(capacity = 4096): Words {
  return {
    count: 0,
    ids: new Int32Array(capacity),
    from: new Int32Array(capacity),
    to: new Int32Array(capacity),
  };
}

function grown(array: Int32Array): Int32Array {
  const next = new Int32Array(array.length * 2);
  next.set(array);
  return next;
}

/** Adds a word. */
export function pushWord(words: Words, id: number, from: number, to: number): void {
  const at = words.count;
  if (at === words.ids.length) {
    words.ids = grown(words.ids);
    words.from = grown(words.from);
    words.to = grown(words.to);
  }
  words.ids[at] = id;
  words.from[at] = from;
  words.to[at] = to;
  words.count = at + 1;
}
