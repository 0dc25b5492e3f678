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

/** How versions of one ecosystem are ordered. */
export interface VersionOrder {
  /** kebab-case, equals the file name. */
  readonly id: string;
  /** URL that defines the order. */
  readonly source: string;
  /** Negative, 0 or positive as in `sort`; null when one of the two is no version of this order. Linear in the length; never throws. */
  readonly compare: (a: string, b: string) => number | null;
}

/** Declares an order of versions; the identity function gives the member its type. */
export function defineVersionOrder(order: VersionOrder): VersionOrder {
  return order;
}
