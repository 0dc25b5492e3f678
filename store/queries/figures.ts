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

import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Scope } from '../facts.ts';
import type { FigurePeriod, Month } from '../period.ts';
import type { Database } from '../schema.ts';

/** Which stored figures; null = all. */
export interface FigureRequest {
  readonly scope: Scope | null;
  readonly subjects: readonly string[] | null;
  readonly metrics: readonly string[] | null;
  readonly period: FigurePeriod | null;
  readonly from: Month | null;
  readonly to: Month | null;
  /** Parts of figures too. */
  readonly detail: boolean;
}

/** Where a page ended. */
export type FigureKey = readonly [scope: string, subject: string, metric: string, period: string, month: string];

/** A stored figure. */
export interface StoredFigure {
  readonly scope: Scope;
  readonly subject: string;
  readonly metric: string;
  readonly revision: number;
  readonly period: FigurePeriod;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly running: boolean;
  readonly value: number | null;
  readonly coverage: number;
  readonly reason: { readonly zh: string; readonly en: string } | null;
  readonly detail: unknown;
  /** Digest of what the figure was computed from; null = not told. */
  readonly snapshot: string | null;
}

function chosen(request: FigureRequest): RawBuilder<unknown> {
  const subjects = request.subjects === null ? null : [...request.subjects];
  const metrics = request.metrics === null ? null : [...request.metrics];
  return sql`(${request.scope}::text is null or m.scope = ${request.scope}::text)
    and (${subjects}::text[] is null or m.subject = any(${subjects}::text[]))
    and (${metrics}::text[] is null or m.metric = any(${metrics}::text[]))
    and (${request.period}::text is null or m.period = ${request.period}::text)
    and (${request.from}::text is null or m.month >= (${request.from}::text || '-01')::date)
    and (${request.to}::text is null or m.month <= (${request.to}::text || '-01')::date)
    and (m.scope <> 'person' or m.subject !~ '^[0-9]{1,18}$'
      or not exists (select from hidden_identity h where h.identity_id = m.subject::bigint))`;
}

const columns = sql`m.scope, m.subject, m.metric, m.revision, m.period, to_char(m.month, 'YYYY-MM') as month, m.running, m.value,
  m.coverage, m.reason`;

/** Stored figures as JSON text, with the key of each, in the order of the keys; whoever asked not to be shown is not among them. */
export async function figurePage(
  db: Kysely<Database>,
  request: FigureRequest,
  after: FigureKey | null,
  limit: number,
): Promise<{ readonly key: FigureKey; readonly text: string }[]> {
  const [scope, subject, metric, period, month] = after ?? ['', '', '', '', ''];
  const begins =
    after === null
      ? sql`true`
      : sql`(m.scope, m.subject, m.metric, m.period, m.month) > (${scope}, ${subject}, ${metric}, ${period}, ${month}::date)`;
  const detail = request.detail ? sql`, m.detail` : sql``;
  const { rows } = await sql<{ key: FigureKey; text: string }>`
    select json_build_array(f.scope, f.subject, f.metric, f.period, f.month || '-01') as key, row_to_json(f)::text as text
    from (select ${columns}${detail}, b.digest as snapshot
      from (select * from metric_value m where ${chosen(request)} and ${begins}
        order by m.scope, m.subject, m.metric, m.period, m.month limit ${limit}) m
      left join figure_basis b on b.scope = m.scope and b.subject = m.subject
      order by m.scope, m.subject, m.metric, m.period, m.month) f`.execute(db);
  return rows;
}

const page = 5000;

/** All stored figures of a request, in an order that does not depend on the server's language, sorted once and read a bounded number at a time. */
export async function* streamFigures(db: Kysely<Database>, request: FigureRequest): AsyncGenerator<StoredFigure[]> {
  const query = sql<StoredFigure>`
    select ${columns}, ${request.detail ? sql`m.detail` : sql`null as detail`}, b.digest as snapshot
    from metric_value m left join figure_basis b on b.scope = m.scope and b.subject = m.subject
    where ${chosen(request)}
    order by m.scope collate "C", m.subject collate "C", m.metric collate "C", m.period collate "C", m.month`;
  for await (const { rows } of db.getExecutor().stream<StoredFigure>(query.compile(db), page)) {
    if (rows.length > 0) yield rows;
  }
}

/** A stored score with its parts. */
export interface SubjectScore {
  readonly month: string;
  readonly running: boolean;
  readonly result: unknown;
}

/** The newest score of each model for one subject. */
export async function scoresOf(db: Kysely<Database>, scope: Scope, subject: string): Promise<SubjectScore[]> {
  const { rows } = await sql<SubjectScore>`
    select distinct on (model) month, result, running from score
    where scope = ${scope} and subject = ${subject}
    order by model, running, value is null, month desc`.execute(db);
  return rows;
}

/** A score by month, without its parts. */
export interface ScoreMonth {
  readonly model: string;
  readonly revision: number;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly value: number | null;
  readonly coverage: number;
}

/** Scores of one subject by month. */
export async function scoreSeries(db: Kysely<Database>, scope: Scope, subject: string): Promise<ScoreMonth[]> {
  const { rows } = await sql<ScoreMonth>`
    select model, revision, to_char(month, 'YYYY-MM') as month, value, coverage from score_series
    where scope = ${scope} and subject = ${subject} order by model, month`.execute(db);
  return rows;
}

/** What the figures of a subject were computed from; null = nothing is noted. */
export async function basisOf(db: Kysely<Database>, scope: Scope, subject: string): Promise<string | null> {
  const { rows } = await sql<{ digest: string }>`
    select digest from figure_basis where scope = ${scope} and subject = ${subject}`.execute(db);
  return rows[0]?.digest ?? null;
}

/** Whether a subject may be spoken of: known, listed, and not somebody who asked not to be shown. */
export async function isSubject(db: Kysely<Database>, scope: Scope, subject: string): Promise<boolean> {
  const id = /^[1-9][0-9]{0,17}$/u.test(subject) ? subject : null;
  const known: Readonly<Record<Scope, RawBuilder<unknown>>> = {
    project: sql`select from project where listed and slug = ${subject}`,
    repository: sql`select from project_repository pr join project p on p.slug = pr.project and p.listed
      where pr.repository_id = ${id}::bigint`,
    organisation: sql`select from organisation where id = ${subject} union all select where ${subject} in ('~', '?')`,
    person: sql`select from identity i where i.id = ${id}::bigint
      and not exists (select from hidden_identity h where h.identity_id = i.id) union all select where ${subject} = '?'`,
    domain: sql`select from project where listed and domain = ${subject}`,
  };
  const { rows } = await sql<{ known: boolean }>`select exists (${known[scope]}) as known`.execute(db);
  return rows[0]?.known === true;
}

/** An organisation or domain with what lists show of it. */
export interface ScopeRow {
  readonly id: string;
  /** As the registry wrote it; null = it is not in the registry. */
  readonly name: unknown;
  readonly projects: number;
  readonly activity: number | null;
  readonly score: unknown;
  readonly month: string | null;
  readonly running: boolean | null;
}

const newestScore = (scope: Scope) => sql`left join lateral (
  select s.result, s.month, s.running, s.value from score s
  where s.scope = ${scope} and s.subject = n.id and s.model = 'participation'
  order by s.running, s.value is null, s.month desc limit 1) s on true
  left join lateral (
    select m.value from metric_value m where m.scope = ${scope} and m.subject = n.id and m.metric = 'activity'
      and m.period = 'window12' order by m.running, m.month desc limit 1) a on true`;

/** Organisations that the registry knows or that somebody of listed projects worked for, with individuals and the unknown; best participation first. */
export async function organisationRows(db: Kysely<Database>): Promise<ScopeRow[]> {
  const { rows } = await sql<ScopeRow>`
    select n.id, o.name, coalesce(p.projects, 0)::int as projects, a.value as activity, s.result as score,
      to_char(s.month, 'YYYY-MM') as month, s.running
    from (select id from organisation union select distinct subject from metric_value where scope = 'organisation') n (id)
    left join organisation o on o.id = n.id
    left join (select coalesce(f.organisation, '?') as id, count(distinct f.project) as projects from act f
      join project l on l.slug = f.project and l.listed where f.class = 'human' group by 1) p on p.id = n.id
    ${newestScore('organisation')}
    order by s.value desc nulls last, n.id collate "C"`.execute(db);
  return rows;
}

/** Fields of technology that listed projects are of. */
export async function domainRows(db: Kysely<Database>): Promise<ScopeRow[]> {
  const { rows } = await sql<ScopeRow>`
    select n.id, null as name, n.projects::int as projects, a.value as activity, s.result as score,
      to_char(s.month, 'YYYY-MM') as month, s.running
    from (select domain as id, count(*) as projects from project where listed group by domain) n
    ${newestScore('domain')}
    order by n.id collate "C"`.execute(db);
  return rows;
}
