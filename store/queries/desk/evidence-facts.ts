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

import { type Kysely, sql } from 'kysely';
import type { RepositoryState } from '../../facts.ts';
import type { Database } from '../../schema.ts';

/** A repository of a project, listed or not. */
export interface EvidenceRepository {
  readonly id: string;
  readonly url: string;
  readonly state: RepositoryState;
  readonly default_ref: string | null;
  readonly head: string | null;
  readonly fetched_at: Date | null;
}

/** Repositories of a project in its order. */
export async function evidenceRepositories(db: Kysely<Database>, project: string): Promise<EvidenceRepository[]> {
  const { rows } = await sql<EvidenceRepository>`
    select r.id::text as id, r.url, r.state, r.default_ref, encode(r.head_sha, 'hex') as head, r.fetched_at
    from project_repository pr join repository r on r.id = pr.repository_id
    where pr.project = ${project} order by pr.position, r.id`.execute(db);
  return rows;
}

/** A figure of a project, of a month that is over. */
export interface EvidenceFigure {
  readonly metric: string;
  readonly period: string;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly value: number | null;
  readonly reason: { readonly zh: string; readonly en: string } | null;
  readonly detail: unknown;
  readonly coverage: number;
}

/** The newest twelve months of each of these metrics. */
export async function newestYears(
  db: Kysely<Database>,
  project: string,
  metrics: readonly string[],
): Promise<EvidenceFigure[]> {
  const { rows } = await sql<EvidenceFigure>`
    select distinct on (metric) metric, period, to_char(month, 'YYYY-MM') as month, value, reason, detail, coverage
    from metric_value where scope = 'project' and subject = ${project} and metric = any(${[...metrics]}::text[])
      and period = 'window12' and not running
    order by metric, month desc`.execute(db);
  return rows;
}

/** The newest twelve months of a metric that have parts; they may end with a month that is not over yet. */
export async function newestParts(
  db: Kysely<Database>,
  project: string,
  metric: string,
): Promise<EvidenceFigure | null> {
  const { rows } = await sql<EvidenceFigure>`
    select metric, period, to_char(month, 'YYYY-MM') as month, value, reason, detail, coverage
    from metric_value where scope = 'project' and subject = ${project} and metric = ${metric} and period = 'window12'
      and detail is not null
    order by month desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** The newest months of one metric, newest first. */
export async function newestMonths(
  db: Kysely<Database>,
  project: string,
  metric: string,
  most: number,
): Promise<EvidenceFigure[]> {
  const { rows } = await sql<EvidenceFigure>`
    select metric, period, to_char(month, 'YYYY-MM') as month, value, reason, null as detail, coverage
    from metric_value where scope = 'project' and subject = ${project} and metric = ${metric} and period = 'month'
      and not running
    order by month desc limit ${most}`.execute(db);
  return rows;
}

/** What protects the branches of some repositories, as the platform told. */
export interface ProtectionRow {
  readonly repository: string;
  readonly pattern: string;
  readonly requires_change: boolean | null;
  readonly required_approvals: number | null;
  readonly allows_force_push: boolean | null;
}

/** Standing rules; a repository without any is told by its stream alone. */
export async function protections(db: Kysely<Database>, repositories: readonly string[]): Promise<ProtectionRow[]> {
  const { rows } = await sql<ProtectionRow>`
    select repository_id::text as repository, pattern, requires_change, required_approvals, allows_force_push
    from branch_protection where repository_id = any(${[...repositories]}::bigint[]) and gone_at is null
    order by repository_id, pattern collate "C"`.execute(db);
  return rows;
}

/** The newest finished run of each workflow on a branch. */
export interface RunRow {
  readonly repository: string;
  readonly name: string | null;
  readonly sha: string;
  readonly conclusion: string | null;
  readonly at: Date;
}

/** Newest finished runs on the default branches. */
export async function newestRuns(db: Kysely<Database>, repositories: readonly string[]): Promise<RunRow[]> {
  const { rows } = await sql<RunRow>`
    select distinct on (c.repository_id, c.name) c.repository_id::text as repository, c.name, encode(c.sha, 'hex') as sha,
      c.conclusion, coalesce(c.finished_at, c.updated_at, c.created_at) as at
    from ci_run c join repository r on r.id = c.repository_id
    where c.repository_id = any(${[...repositories]}::bigint[]) and c.status = 'completed' and c.gone_at is null
      and (c.ref is null or c.ref = r.default_ref or 'refs/heads/' || c.ref = r.default_ref)
      and c.conclusion in ('success', 'failure', 'timed_out', 'startup_failure')
    order by c.repository_id, c.name, c.created_at desc, c.platform_id`.execute(db);
  return rows;
}

/** How much of a stream was told. */
export interface StreamRow {
  readonly repository: string;
  readonly stream: string;
  readonly support: 'full' | 'partial' | 'unsupported';
  readonly clean_at: Date | null;
}

/** Streams of some repositories. */
export async function toldStreams(db: Kysely<Database>, repositories: readonly string[]): Promise<StreamRow[]> {
  const { rows } = await sql<StreamRow>`
    select repository_id::text as repository, stream, support, clean_at from stream_state
    where repository_id = any(${[...repositories]}::bigint[]) order by repository_id, stream`.execute(db);
  return rows;
}

/** A file that was handed in with an application. */
export interface HandedIn {
  readonly kind: string;
  readonly name: string;
  readonly at: Date;
}

/** Documents of an application that were not removed, oldest first. */
export async function handedIn(db: Kysely<Database>, application: string): Promise<HandedIn[]> {
  return db
    .selectFrom('application_document')
    .select(['kind', 'name', 'at'])
    .where('application', '=', application)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute();
}
