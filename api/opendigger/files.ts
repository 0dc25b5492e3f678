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
import type { HourCount, PersonMonth } from '#store/queries/opendigger.ts';
import { type OpendiggerFile, opendiggerFiles } from './mapping.ts';

/** Values by period: `2023`, `2023Q1`, `2023-01`; null = unknown. */
export type Periods = Record<string, unknown>;

const order = { year: 0, quarter: 1, month: 2 } as const;

/** OpenDigger's name of a period; null = it has none. */
function keyOf({ period, month }: Pick<StoredFigure, 'period' | 'month'>): string | null {
  const [year = '', number = ''] = month.split('-');
  if (period === 'month') return month;
  if (period === 'quarter') return `${year}Q${Number(number) / 3}`;
  return period === 'year' || (period === 'window12' && number === '12') ? year : null;
}

function rankOf(key: string): number {
  if (key.includes('Q')) return order.quarter;
  return key.includes('-') ? order.month : order.year;
}

/** Years, then quarters, then months. */
function sorted(values: ReadonlyMap<string, unknown>): Periods {
  const keys = [...values.keys()].sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));
  return Object.fromEntries(keys.map((key) => [key, values.get(key)]));
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100 + 0;
}

/** The figure of each period that is over; of a year the one with its parts. */
function byPeriod(figures: readonly StoredFigure[]): Map<string, StoredFigure> {
  const found = new Map<string, StoredFigure>();
  for (const figure of figures) {
    const key = figure.running ? null : keyOf(figure);
    if (key === null) continue;
    const other = found.get(key);
    if (other === undefined || other.detail === null) found.set(key, figure);
  }
  return found;
}

interface Distribution {
  readonly mean: number;
  readonly quantiles: readonly number[];
  readonly levels: readonly number[] | null;
}

function durations(periods: ReadonlyMap<string, StoredFigure>): Periods {
  const read = (make: (detail: Distribution) => unknown) => {
    const values = [...periods].map(
      ([key, { detail }]) => [key, detail === null ? null : make(detail as Distribution)] as const,
    );
    return sorted(new Map(values));
  };
  const quantiles = [0, 1, 2, 3, 4].map(
    (n) => [`quantile_${n}`, read((detail) => rounded(detail.quantiles[n] ?? null))] as const,
  );
  return {
    avg: read(({ mean }) => rounded(mean)),
    levels: read(({ levels }) => levels),
    ...Object.fromEntries(quantiles),
  };
}

/** Whether a month belongs to a period. */
function holds(key: string, month: string): boolean {
  if (!key.includes('Q')) return month.startsWith(key);
  const [year = '', quarter = ''] = key.split('Q');
  return month.startsWith(`${year}-`) && Math.ceil(Number(month.slice(5)) / 3) === Number(quarter);
}

function hours(periods: ReadonlyMap<string, StoredFigure>, counts: readonly HourCount[]): Periods {
  const values = new Map<string, unknown>();
  for (const [key, { value }] of periods) {
    if (value === null) {
      values.set(key, null);
      continue;
    }
    const acts = Array.from({ length: 168 }, () => 0);
    for (const count of counts) if (holds(key, count.month)) acts[count.hour] = (acts[count.hour] ?? 0) + count.acts;
    const most = Math.max(1, ...acts);
    values.set(
      key,
      acts.map((n) => Math.round((n * 10) / most)),
    );
  }
  return sorted(values);
}

const mostNamed = 100;

function pairs(periods: ReadonlyMap<string, StoredFigure>, people: readonly PersonMonth[], whole: boolean): Periods {
  const values = new Map<string, unknown>();
  for (const [key, { value }] of periods) {
    const sums = new Map<string, number>();
    for (const { month, login, activity } of people)
      if (activity > 0 && holds(key, month)) sums.set(login, (sums.get(login) ?? 0) + activity);
    const listed = [...sums]
      .map(([login, sum]) => [login, whole ? Math.ceil(sum) : rounded(sum)] as const)
      .sort(([a, x], [b, y]) => (y ?? 0) - (x ?? 0) || (a < b ? -1 : 1));
    values.set(key, value === null ? null : listed.slice(0, mostNamed));
  }
  return sorted(values);
}

function names(periods: ReadonlyMap<string, StoredFigure>, people: readonly PersonMonth[], first: boolean): Periods {
  const values = new Map<string, unknown>();
  for (const [key, { value }] of periods) {
    const logins = people.flatMap(({ month, login, merged, firstMerge }) =>
      holds(key, month) && (first ? firstMerge : merged) ? [login] : [],
    );
    values.set(key, value === null ? null : [...new Set(logins)].sort());
  }
  return sorted(values);
}

/** What a repository's files are made of. */
export interface RepositoryFacts {
  readonly figures: readonly StoredFigure[];
  readonly hours: readonly HourCount[];
  readonly people: readonly PersonMonth[];
}

function contentOf(
  { file, shape }: OpendiggerFile,
  periods: ReadonlyMap<string, StoredFigure>,
  facts: RepositoryFacts,
): Periods {
  if (shape === 'duration') return durations(periods);
  if (shape === 'hours') return hours(periods, facts.hours);
  if (shape === 'pairs') return pairs(periods, facts.people, file === 'bus_factor_detail');
  if (shape === 'names') return names(periods, facts.people, file === 'new_contributors_detail');
  return sorted(new Map([...periods].map(([key, { value }]) => [key, rounded(value)])));
}

/** The files of a repository by name; a metric without any stored figure has none. */
export function repositoryFiles(facts: RepositoryFacts): ReadonlyMap<string, Periods> {
  const byMetric = Map.groupBy(facts.figures, ({ metric }) => metric);
  const files = new Map<string, Periods>();
  for (const one of opendiggerFiles) {
    const periods = byPeriod(one.metric === null ? [] : (byMetric.get(one.metric) ?? []));
    if (periods.size > 0) files.set(one.file, contentOf(one, periods, facts));
  }
  return files;
}
