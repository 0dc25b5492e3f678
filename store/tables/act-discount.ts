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

import type { ColumnType } from 'kysely';
import type { ActKind } from '../facts.ts';

/** Why an act counts for less, by one rule. */
export interface ActDiscountTable {
  project: string;
  repository_id: string;
  kind: ActKind;
  source: string;
  /** Id of the rule in `metrics/discounts`. */
  rule: string;
  /** 0–1. */
  factor: string;
  evidence: ColumnType<unknown, string, string>;
}
