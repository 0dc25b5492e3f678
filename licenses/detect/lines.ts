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

/** Numbers of lines by bytes of one text, counted as far as they are asked for. */
export function lineCounter(bytes: Uint8Array): (byte: number) => number {
  const starts = [0];
  let next = bytes.indexOf(10);
  return (byte) => {
    while (next >= 0 && next < byte) {
      starts.push(next + 1);
      next = bytes.indexOf(10, next + 1);
    }
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) <= byte) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
