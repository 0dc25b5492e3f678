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

import type { RawBuilder } from 'kysely';
import type { Text } from '#store/facts.ts';
import type { Need } from './metric.ts';

/** An act that counts for less. */
export interface DiscountRow {
  readonly repository_id: string;
  readonly kind: string;
  readonly source: string;
  /** 0–1, as text with up to five decimals. */
  readonly factor: string;
  /** What was seen, for people to judge: numbers and object ids, no names. */
  readonly evidence: unknown;
}

/** The card of a rule against gaming: which acts count for less, by how much, and what shows it. */
export interface Discount {
  /** kebab-case, equals the file name. */
  readonly id: string;
  readonly name: Text;
  readonly description: Text;
  /** Raised with every change of the rule: acts are derived anew. */
  readonly revision: number;
  /** The rule in words and numbers. */
  readonly formula: Text;
  /** URL of what it goes back to. */
  readonly source: string;
  /** Facts without which it finds nothing in a repository: none found then tells nothing. */
  readonly needs: readonly Need[];
  /** What each entry of the evidence is called, in the order in which pages show them. */
  readonly evidence: Readonly<Record<string, Text>>;
  /**
   * Query for {@link DiscountRow}s of one project, over the temporary tables `stage_act` and `stage_item` (rows as in
   * `act` and `work_item`) in which that project is staged.
   */
  readonly find: RawBuilder<DiscountRow>;
}

/** Declares a discount; the identity function gives the member its type. */
export function defineDiscount(discount: Discount): Discount {
  return discount;
}
