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

import type { Store } from '#store/open.ts';
import { addMonths, type Month } from '#store/period.ts';
import { saveScopeFigures } from '#store/queries/save-figures.ts';
import { metricFigures, subjectScores, windowFigures } from './compute-scope.ts';
import type { Months } from './standing.ts';

/** Figures of every organisation from the first of the twelve months that end with the month on, and its scores of it. */
export async function computeOrganisations(store: Store, { month, last }: Months): Promise<void> {
  const first = addMonths(month, -11);
  const metrics = await metricFigures(store, { scope: 'organisation', subjects: null, first, last });
  const windows = windowFigures(metrics, month);
  const scores = [...windows].flatMap(([id, figures]) => subjectScores('organisation', id, figures, new Map()));
  await saveScopeFigures(store, {
    scope: 'organisation',
    first,
    last,
    metrics,
    scores: { month, running: false, scores },
  });
}

/** 12-month figures and scores of everybody who contributed within the twelve months that end with the month. */
export async function computePeople(store: Store, month: Month): Promise<void> {
  const rows = await metricFigures(store, { scope: 'person', subjects: null, first: month, last: month });
  const metrics = rows.filter((row) => row.period === 'window12');
  const windows = windowFigures(metrics, month);
  const scores = [...windows].flatMap(([id, figures]) => subjectScores('person', id, figures, new Map()));
  await saveScopeFigures(store, {
    scope: 'person',
    first: month,
    last: month,
    metrics,
    scores: { month, running: false, scores },
  });
}
