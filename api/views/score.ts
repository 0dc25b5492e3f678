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

import type { ScoreResult } from '#metrics/model.ts';
import type { ScoreRow } from '#store/queries/series.ts';
import type { Score, ScoreBrief } from '../client.ts';

/** A stored score as the API gives it. */
export function scoreView(row: Pick<ScoreRow, 'month' | 'result' | 'running'>): Score {
  const { model, revision, value, stated, coverage, reason, parts } = row.result as ScoreResult;
  return {
    model,
    revision,
    month: row.month.slice(0, 7),
    running: row.running,
    value,
    ...(stated === undefined ? {} : { stated }),
    coverage,
    reason,
    parts: parts.map((part) => ({ ...part, inputs: part.inputs.map((input) => ({ ...input })) })),
  };
}

/** The part of a score that lists show. */
export function briefOf(score: Score | undefined): ScoreBrief | null {
  if (score === undefined) return null;
  const { value, coverage, month, running, reason } = score;
  return { value, coverage, month, running, reason };
}
