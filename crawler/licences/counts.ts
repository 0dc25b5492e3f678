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

/** Files by a name, of at most so many different ones; what comes after them is left out. */
export function fileCounts(cap: number): {
  readonly add: (name: string) => void;
  /** Most files first, then by name. */
  readonly top: (most: number) => [name: string, files: number][];
} {
  const counts = new Map<string, number>();
  return {
    add(name) {
      const known = counts.get(name);
      if (known !== undefined || counts.size < cap) counts.set(name, (known ?? 0) + 1);
    },
    top: (most) => [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, most),
  };
}
