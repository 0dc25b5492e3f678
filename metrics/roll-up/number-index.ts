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

/** Gives numbers from 0 on to whole numbers from 0 to 2⁵³, in the order in which they are first seen. */
export interface NumberIndex {
  of(key: number): number;
  readonly size: number;
  /** The numbers seen, in order. */
  keys(): Float64Array;
}

const empty = -1;

/** Open addressing over typed arrays: no object and no string for any key. */
export function createNumberIndex(): NumberIndex {
  let slots = new Int32Array(1 << 12).fill(empty);
  let keys = new Float64Array(1 << 11);
  let size = 0;

  function slotOf(key: number): number {
    const mask = slots.length - 1;
    const high = Math.floor(key / 0x1_0000_0000);
    let mixed = key ^ Math.imul(high, 0x85eb_ca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb_352d);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846c_a68b);
    let slot = (mixed ^ (mixed >>> 16)) & mask;
    for (let found = slots[slot] as number; found !== empty && keys[found] !== key; found = slots[slot] as number)
      slot = (slot + 1) & mask;
    return slot;
  }

  function grow(): void {
    const larger = new Float64Array(keys.length * 2);
    larger.set(keys);
    keys = larger;
    slots = new Int32Array(slots.length * 2).fill(empty);
    for (let n = 0; n < size; n++) slots[slotOf(keys[n] as number)] = n;
  }

  return {
    of(key) {
      const slot = slotOf(key);
      const found = slots[slot] as number;
      if (found !== empty) return found;
      if (size === keys.length) {
        grow();
        return this.of(key);
      }
      keys[size] = key;
      slots[slot] = size;
      return size++;
    },
    get size() {
      return size;
    },
    keys: () => keys.slice(0, size),
  };
}
