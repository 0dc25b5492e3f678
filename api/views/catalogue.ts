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

import { solveAhp } from '#metrics/ahp.ts';
import type { AnyCheck } from '#metrics/check.ts';
import type { Metric } from '#metrics/metric.ts';
import type { Model } from '#metrics/model.ts';
import type { CheckCard, MetricCard, ModelCard } from '../client.ts';

/** A metric's card without its behaviour. */
export function metricCard({ compute: _compute, ...card }: Metric): MetricCard {
  return { ...card, needs: [...card.needs], scopes: [...card.scopes], periods: [...card.periods] };
}

/** A check's card without its behaviour. */
export function checkCard({ run: _run, ...card }: AnyCheck): CheckCard {
  return { ...card, aliases: [...card.aliases], gates: { ...card.gates }, needs: [...card.needs] };
}

/** A model's card with the consistency ratio of its matrix; there is none where the weights come from its source. */
export function modelCard(model: Model): ModelCard {
  const parts = Object.entries(model.parts).map(([scope, list]) => [
    scope,
    list.map((part) => ({ ...part, inputs: part.inputs.map((input) => ({ ...input, shape: { ...input.shape } })) })),
  ]);
  return {
    ...model,
    ahp: model.ahp.map((row) => [...row]),
    consistency: model.ahp.length === 0 ? null : solveAhp(model.ahp).ratio,
    parts: Object.fromEntries(parts) as ModelCard['parts'],
  };
}
