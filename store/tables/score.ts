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

import type { ColumnType, Generated } from 'kysely';
import type { Scope } from '../facts.ts';

/** A model evaluated for one subject and month. */
export interface ScoreTable {
  model: string;
  revision: number;
  scope: Scope;
  subject: string;
  /** First day of the last month of the window. */
  month: string;
  /** 0–100; null = too little is known. */
  value: number | null;
  /** 0–1: share of the weight that was measured. */
  coverage: number;
  /** `ScoreResult` of `metrics/model.ts`: every part with weight, inputs, reasons. */
  result: ColumnType<unknown, string, string>;
  /** True = of the month that was not over at the crawl, to date: never ranked, and gone once its month is scored whole. */
  running: Generated<boolean>;
}
