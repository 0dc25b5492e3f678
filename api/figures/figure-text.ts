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

import type { StoredFigure } from '#store/queries/figures.ts';
import { csvRow } from './csv.ts';

/** Columns of figures as CSV; new ones are added at the end. */
const columns = [
  'scope',
  'subject',
  'metric',
  'revision',
  'period',
  'month',
  'value',
  'coverage',
  'running',
  'reasonZh',
  'reasonEn',
  'snapshot',
] as const;

/** The first line of figures as CSV. */
export const figureHead = csvRow(columns);

/** A figure as a line of CSV. */
export function figureRow(figure: Omit<StoredFigure, 'detail'>): string {
  const { reason } = figure;
  const row = { ...figure, reasonZh: reason?.zh ?? null, reasonEn: reason?.en ?? null };
  return csvRow(columns.map((name) => row[name]));
}
