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
import type { FigurePeriod } from '../period.ts';

/** A computed figure. */
export interface MetricValueTable {
  scope: Scope;
  subject: string;
  metric: string;
  revision: number;
  period: FigurePeriod;
  /** First day of the (last) month, `YYYY-MM-01`. */
  month: string;
  /** Null = unknown, with a reason; never a stand-in for zero. */
  value: number | null;
  /** `{zh,en}` when the value is null. */
  reason: ColumnType<unknown, string | null, string | null>;
  /** Parts that the page draws (histograms, shares by organisation with the unknown part); null when there are none. */
  detail: ColumnType<unknown, string | null, string | null>;
  /** True = the month was not over at the crawl: the figure is to date and will change. */
  running: Generated<boolean>;
  /** 0–1: share of the repositories that could tell. */
  coverage: Generated<number>;
}
