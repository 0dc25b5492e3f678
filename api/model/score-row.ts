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

import { type CheckFigure, evaluate, type MetricFigure } from '#metrics/evaluate.ts';
import type { Model, ScoreResult } from '#metrics/model.ts';
import type { Scope, Text } from '#store/facts.ts';
import { columnOf, tableInputs } from './columns.ts';
import type { InputRow } from './read.ts';

const empty: Text = { zh: '表里没有给出', en: 'Not given in the table' };
const missingFigure: MetricFigure = { value: null, reason: empty };

function checkFigure(name: Text, category: string, value: number | null): CheckFigure {
  const status = value === null ? 'unknown' : value >= 1 ? 'pass' : value <= 0 ? 'fail' : 'partial';
  return { name, category, weight: 1, status, score: value, message: value === null ? empty : null };
}

/** The card as a table sees it: what the hub cannot measure, or measures otherwise, is no matter here. */
function forTables(model: Model, scope: Scope): Model {
  const parts = (model.parts[scope] ?? []).map((part) => ({
    ...part,
    inputs: part.inputs.map(({ unavailable: _hub, note: _ours, reads: _other, ...input }) => input),
  }));
  return { ...model, parts: { [scope]: parts } };
}

/** Evaluates a model over rows; a column of checks (0–1) stands for all of its category. */
export function rowScorer(model: Model, scope: Scope): (row: InputRow) => ScoreResult {
  const inputs = tableInputs(model, scope);
  const card = forTables(model, scope);
  return ({ values }) => {
    const metrics = new Map<string, MetricFigure>();
    const checks = new Map<string, CheckFigure>();
    for (const input of inputs) {
      const value = values.get(columnOf(input)) ?? null;
      if (input.from === 'check' || input.from === 'checks') {
        checks.set(input.id, checkFigure(input.name, input.from === 'checks' ? input.id : '', value));
      } else metrics.set(input.id, value === null ? missingFigure : { value, reason: null });
    }
    return evaluate(card, scope, { metrics, checks });
  };
}
