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

/**
 * Gini–Simpson index of the known holders: the chance that two units, drawn at random, are of different ones. Null when
 * the known hold less than half of the whole. Whole amounts give the same bytes in any order.
 */
export function diversity(known: readonly number[], whole: number): number | null {
  const total = known.reduce((sum, amount) => sum + amount, 0);
  if (total === 0 || total * 2 < whole) return null;
  const squares = known.reduce((sum, amount) => sum + amount * amount, 0);
  return 1 - squares / (total * total);
}
