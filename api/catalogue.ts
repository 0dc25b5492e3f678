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

import type { AnyCheck } from '#metrics/check.ts';
import { checks } from '#metrics/check-registry.ts';
import type { Discount } from '#metrics/discount.ts';
import { discounts } from '#metrics/discount-registry.ts';
import type { Metric } from '#metrics/metric.ts';
import { metrics } from '#metrics/metric-registry.ts';
import type { Model } from '#metrics/model.ts';
import { models } from '#metrics/model-registry.ts';

/** The families that answers are made of, by id. */
export interface Catalogue {
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly checks: ReadonlyMap<string, AnyCheck>;
  readonly models: ReadonlyMap<string, Model>;
  readonly discounts: ReadonlyMap<string, Discount>;
}

/** Everything this build of Tongming knows. */
export const catalogue: Catalogue = { metrics, checks, models, discounts };
