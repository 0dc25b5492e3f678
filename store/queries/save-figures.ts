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

import type postgres from 'postgres';
import { type CopyColumn, copyRows } from '../copy.ts';
import type { CheckStatus, Scope } from '../facts.ts';
import type { Store } from '../open.ts';
import type { FigurePeriod, Month } from '../period.ts';
import { rememberVerdicts } from './check-history.ts';

/** A figure to store. */
export interface FigureRow {
  readonly subject: string;
  readonly metric: string;
  readonly revision: number;
  readonly period: FigurePeriod;
  readonly month: Month;
  readonly value: number | null;
  readonly reason: unknown;
  readonly detail: unknown;
  /** The month was not over at the crawl: the figure is to date. */
  readonly running: boolean;
  /** 0–1. */
  readonly coverage: number;
}

/** A score to store; `result` is written as JSON. */
export interface ScoreFigure {
  readonly model: string;
  readonly revision: number;
  readonly subject: string;
  readonly value: number | null;
  readonly coverage: number;
  readonly result: unknown;
}

/** Scores of one month; `running` = it was not over at the crawl. */
export interface MonthScores {
  readonly month: Month;
  readonly running: boolean;
  readonly scores: readonly ScoreFigure[];
}

/** A score without its parts. */
export type SeriesPoint = Pick<ScoreFigure, 'model' | 'revision' | 'value' | 'coverage'> & { readonly month: Month };

/** What figures were computed from. */
export interface Basis {
  readonly digest: string;
  /** For people to read. */
  readonly facts: unknown;
}

/** Everything that is computed of one project. */
export interface ProjectFigures {
  readonly project: string;
  readonly basis: Basis;
  readonly metrics: readonly FigureRow[];
  /** Of the repositories that are at home in the project. */
  readonly repositories: { readonly ids: readonly string[]; readonly metrics: readonly FigureRow[] };
  readonly series: readonly SeriesPoint[];
  /** At most one running month; the one that stood before goes. */
  readonly scores: readonly MonthScores[];
  readonly checks: readonly {
    readonly id: string;
    readonly revision: number;
    readonly status: CheckStatus;
    readonly score: number | null;
    readonly result: unknown;
  }[];
  readonly checkedAt: Date | null;
  /** Month that is scored with the checks. */
  readonly month: Month;
  readonly licences: readonly { readonly repositoryId: string; readonly head: string; readonly result: unknown }[];
}

/** Figures of subjects of a scope over a run of months, and their scores of one of them. */
export interface ScopeFigures {
  readonly scope: Scope;
  /** Null = all of the scope: whatever stood in those months goes. */
  readonly subjects: readonly string[] | null;
  readonly first: Month;
  readonly last: Month;
  readonly metrics: readonly FigureRow[];
  readonly scores: MonthScores;
  /** By subject; one that is not there has no figures any more. */
  readonly bases: ReadonlyMap<string, Basis>;
}

const figureColumns: readonly CopyColumn[] = [
  { name: 'scope', type: 'text' },
  { name: 'subject', type: 'text' },
  { name: 'metric', type: 'text' },
  { name: 'revision', type: 'int4' },
  { name: 'period', type: 'text' },
  { name: 'month', type: 'date' },
  { name: 'value', type: 'float8' },
  { name: 'reason', type: 'jsonb' },
  { name: 'detail', type: 'jsonb' },
  { name: 'running', type: 'bool' },
  { name: 'coverage', type: 'float8' },
];

const scoreColumns: readonly CopyColumn[] = [
  { name: 'model', type: 'text' },
  { name: 'revision', type: 'int4' },
  { name: 'scope', type: 'text' },
  { name: 'subject', type: 'text' },
  { name: 'month', type: 'date' },
  { name: 'value', type: 'float8' },
  { name: 'coverage', type: 'float8' },
  { name: 'result', type: 'jsonb' },
  { name: 'running', type: 'bool' },
];

const seriesColumns: readonly CopyColumn[] = [
  { name: 'model', type: 'text' },
  { name: 'revision', type: 'int4' },
  { name: 'scope', type: 'text' },
  { name: 'subject', type: 'text' },
  { name: 'month', type: 'date' },
  { name: 'value', type: 'float8' },
  { name: 'coverage', type: 'float8' },
];

const basisColumns: readonly CopyColumn[] = [
  { name: 'scope', type: 'text' },
  { name: 'subject', type: 'text' },
  { name: 'digest', type: 'text' },
  { name: 'facts', type: 'jsonb' },
];

const checkColumns: readonly CopyColumn[] = [
  { name: 'project', type: 'text' },
  { name: 'check_id', type: 'text' },
  { name: 'revision', type: 'int4' },
  { name: 'status', type: 'text' },
  { name: 'result', type: 'jsonb' },
  { name: 'checked_at', type: 'timestamptz' },
];

const licenceColumns: readonly CopyColumn[] = [
  { name: 'repository_id', type: 'int8' },
  { name: 'head_sha', type: 'bytea' },
  { name: 'result', type: 'jsonb' },
];

function copyFigures(sql: postgres.TransactionSql, scope: Scope, rows: readonly FigureRow[]): Promise<number> {
  const cells = rows.map(({ subject, metric, revision, period, month, value, reason, detail, running, coverage }) => {
    return [scope, subject, metric, revision, period, `${month}-01`, value, reason, detail, running, coverage];
  });
  return copyRows(sql, 'metric_value', figureColumns, cells);
}

function copyScores(sql: postgres.TransactionSql, scope: Scope, months: readonly MonthScores[]): Promise<number> {
  const cells = months.flatMap(({ month, running, scores }) =>
    scores.map(({ model, revision, subject, value, coverage, result }) => {
      return [model, revision, scope, subject, `${month}-01`, value, coverage, result, running];
    }),
  );
  return copyRows(sql, 'score', scoreColumns, cells);
}

/** Replaces what is stored of a project in one transaction; two writers of one project take turns. */
export async function saveProjectFigures(store: Pick<Store, 'sql'>, figures: ProjectFigures): Promise<void> {
  const { project, checkedAt } = figures;
  const months = figures.scores.filter(({ running }) => !running).map(({ month }) => `${month}-01`);
  await store.sql.begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`figures of ${project}`}, 0))`;
    const ids = [...figures.repositories.ids];
    await sql`delete from metric_value where scope = 'project' and subject = ${project}`;
    await sql`delete from metric_value where scope = 'repository' and subject = any(${ids}::text[])`;
    await sql`delete from score_series where scope = 'project' and subject = ${project}`;
    await sql`delete from score where scope = 'project' and subject = ${project}
      and (running or month = any(${months}::date[]))`;
    await sql`delete from check_result where project = ${project}`;
    const repositories = figures.licences.map(({ repositoryId }) => repositoryId);
    await sql`delete from licence_fact where repository_id = any(${repositories}::bigint[])`;
    await copyFigures(sql, 'project', figures.metrics);
    await copyFigures(sql, 'repository', figures.repositories.metrics);
    await copyScores(sql, 'project', figures.scores);
    await copySeries(sql, 'project', project, figures.series);
    await saveBases(sql, 'project', new Map([[project, figures.basis]]));
    await saveBases(sql, 'repository', new Map(ids.map((id) => [id, figures.basis])));
    if (checkedAt !== null)
      await rememberVerdicts(sql, project, figures.checks, { day: checkedAt, month: figures.month });
    const checks = figures.checks.map(({ id, revision, status, result }) => [
      project,
      id,
      revision,
      status,
      result,
      checkedAt,
    ]);
    await copyRows(sql, 'check_result', checkColumns, checks);
    const licences = figures.licences.map(({ repositoryId, head, result }) => [
      repositoryId,
      Buffer.from(head, 'hex'),
      result,
    ]);
    await copyRows(sql, 'licence_fact', licenceColumns, licences);
  });
}

async function copySeries(
  sql: postgres.TransactionSql,
  scope: Scope,
  subject: string,
  points: readonly SeriesPoint[],
): Promise<void> {
  const cells = points.map(({ model, revision, month, value, coverage }) => {
    return [model, revision, scope, subject, `${month}-01`, value, coverage];
  });
  await copyRows(sql, 'score_series', seriesColumns, cells);
}

async function saveBases(sql: postgres.TransactionSql, scope: Scope, bases: ReadonlyMap<string, Basis>): Promise<void> {
  await sql`delete from figure_basis where scope = ${scope} and subject = any(${[...bases.keys()]}::text[])`;
  await copyRows(
    sql,
    'figure_basis',
    basisColumns,
    [...bases].map(([subject, { digest, facts }]) => [scope, subject, digest, facts]),
  );
}

/** Replaces figures of a scope in those months, in one transaction. */
export async function saveScopeFigures(store: Pick<Store, 'sql'>, figures: ScopeFigures): Promise<void> {
  const { scope, first, last, scores } = figures;
  const only = figures.subjects === null ? null : [...figures.subjects];
  await store.sql.begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`figures of every ${scope}`}, 0))`;
    await sql`delete from metric_value where scope = ${scope} and (${only}::text[] is null or subject = any(${only}::text[]))
      and month between ${`${first}-01`}::date and ${`${last}-01`}::date`;
    await sql`delete from score where scope = ${scope} and (${only}::text[] is null or subject = any(${only}::text[]))
      and month = ${`${scores.month}-01`}::date`;
    await sql`delete from figure_basis where scope = ${scope} and (${only}::text[] is null or subject = any(${only}::text[]))`;
    await copyFigures(sql, scope, figures.metrics);
    await copyScores(sql, scope, [scores]);
    await saveBases(sql, scope, figures.bases);
  });
}

/** Figures of some metrics and subjects of a scope from a month on. */
export interface MetricFigures {
  readonly metrics: readonly string[];
  readonly subjects: readonly string[];
  readonly from: Month;
}

/** Replaces figures of some metrics, in one transaction. */
export async function saveMetricFigures(
  store: Pick<Store, 'sql'>,
  scope: Scope,
  { metrics, subjects, from }: MetricFigures,
  rows: readonly FigureRow[],
): Promise<void> {
  await store.sql.begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`figures of every ${scope}`}, 0))`;
    await sql`delete from metric_value v using unnest(${[...subjects]}::text[]) s(subject)
      where v.scope = ${scope} and v.subject = s.subject and v.metric = any(${[...metrics]}::text[])
      and v.month >= ${`${from}-01`}::date`;
    await copyFigures(sql, scope, rows);
  });
}
