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
import type { LicenceResult } from '#licenses/result.ts';
import type { CheckStatus, Domain, Stage, Text } from '#store/facts.ts';
import type { Month } from '#store/period.ts';
import { licenceScan } from '#store/queries/licence-view.ts';
import { filesUnder } from '#store/queries/ranking-facts.ts';
import type { Database } from '#store/schema.ts';
import { checks } from '../check-registry.ts';
import { notWhole } from '../figures/known.ts';
import { conflictsAmong } from '../licences/conflict.ts';
import type { Model } from '../model.ts';
import type { CandidateInputs, FrozenCheck, FrozenFigure, FrozenVerdict } from './body.ts';
import { isDistributed } from './distributed.ts';
import type { EligibilityFacts, FrozenConflict } from './eligibility.ts';
import { metricsOf } from './left-out.ts';

/** A candidate before its biggest contributors were left out, and what its figures depend on. */
export interface StoredCandidate extends Omit<CandidateInputs, 'without'> {
  readonly basis: string | null;
}

interface CandidateRow {
  readonly project: string;
  readonly name: Text;
  readonly domain: Domain;
  readonly stage: Stage;
  readonly admittedOn: string | null;
  readonly firstCommitAt: Date | null;
  readonly licence: LicenceResult | null;
  /** Whose licence and checks stand for the project. */
  readonly repository: string | null;
  readonly archived: boolean | null;
  readonly basis: string | null;
}

/** Listed projects; the licence is that of the first crawled repository, as the checks are. */
async function candidateRows(db: Kysely<Database>, projects: readonly string[] | null): Promise<CandidateRow[]> {
  const only = projects === null ? null : [...projects];
  const { rows } = await sql<CandidateRow>`
    select p.slug as project, p.entry -> 'name' as name, p.domain, p.stage, p.admitted_on as "admittedOn",
      first.at as "firstCommitAt", licence.result as licence, licence.id as repository, platform.archived,
      coalesce(b.digest, (select s.result ->> 'basis' from score s where s.scope = 'project' and s.subject = p.slug
        and not s.running order by s.month desc, s.model limit 1)) as basis
    from project p
    left join figure_basis b on b.scope = 'project' and b.subject = p.slug
    left join lateral (
      select min(o.at) as at from project_repository pr cross join lateral (
        select min(c.authored_at) as at from commit c
        where c.repository_id = pr.repository_id and c.on_default and c.reachable) o
      where pr.project = p.slug) first on true
    left join lateral (
      select r.id, l.result from project_repository pr join repository r on r.id = pr.repository_id
      left join licence_fact l on l.repository_id = r.id
      where pr.project = p.slug and r.head_sha is not null and r.fetched_at is not null
      order by pr.position, r.id limit 1) licence on true
    left join lateral (
      select case when bool_or(f.archived = false) then false
        when count(*) > 0 and bool_and(f.archived is not null) then true end as archived
      from project_repository pr left join platform_repository f on f.repository_id = pr.repository_id
      where pr.project = p.slug) platform on true
    where p.listed and (${only}::text[] is null or p.slug = any(${only}::text[]))
    order by p.slug collate "C"`.execute(db);
  return rows;
}

/** Conflicts that are frozen, and what is looked at to find them: a licence of many documents may be that of one program, too. */
const most = { conflicts: 5, expressions: 200, files: 20_000 };

async function conflictsOf(
  db: Kysely<Database>,
  repository: string | null,
  licence: LicenceResult | null,
): Promise<FrozenConflict[] | null> {
  if (repository === null || licence === null || licence.concluded === null) return null;
  const scan = await licenceScan(db, repository);
  if (scan === null) return null;
  const judged = conflictsAmong(scan.expressions, licence.concluded).filter(({ verdict }) => verdict === 'conflict');
  const found: FrozenConflict[] = [];
  for (const { expression } of judged.slice(0, most.expressions)) {
    if (found.length === most.conflicts) break;
    const paths = (await filesUnder(db, repository, expression, most.files)).filter(isDistributed);
    const [path] = paths;
    if (path !== undefined) found.push({ expression, files: paths.length, path });
  }
  return found;
}

type ByProject<T> = Map<string, Record<string, T>>;

function put<T>(into: ByProject<T>, project: string, id: string, value: T): void {
  const of = into.get(project) ?? {};
  of[id] = value;
  into.set(project, of);
}

interface StoredFigure {
  readonly subject: string;
  readonly metric: string;
  readonly value: number | null;
  readonly reason: unknown;
  readonly running: boolean;
  readonly coverage: number;
}

async function figuresOf(db: Kysely<Database>, model: Model, month: Month): Promise<ByProject<FrozenFigure>> {
  const ids = metricsOf(model);
  const figures: ByProject<FrozenFigure> = new Map();
  if (ids.length === 0) return figures;
  // One look at the primary key for each figure: the rows of all projects, metrics and months are thousands of times as many.
  const { rows } = await sql<StoredFigure>`
    select v.subject, v.metric, v.value, v.reason, v.running, v.coverage
    from project p cross join unnest(${ids}::text[]) m(id) cross join lateral (
      select * from metric_value v where v.scope = 'project' and v.subject = p.slug and v.metric = m.id
        and v.period = 'window12' and v.month = ${`${month}-01`}::date offset 0) v
    where p.listed`.execute(db);
  for (const { subject, metric, value, reason, running, coverage } of rows) {
    const told = running ? { value: null, reason: notWhole } : { value, reason: reason as Text | null };
    put(figures, subject, metric, { ...told, coverage });
  }
  return figures;
}

const wordless: ReadonlySet<CheckStatus> = new Set<CheckStatus>(['pass', 'partial', 'fail']);

/** What a score reads of a verdict. */
export function frozenVerdict(status: CheckStatus, outcome: { score: number | null; message: Text }): FrozenVerdict {
  return { status, score: outcome.score, message: wordless.has(status) ? null : outcome.message };
}

async function verdictsOf(db: Kysely<Database>): Promise<ByProject<FrozenVerdict>> {
  const rows = await db.selectFrom('check_result').select(['project', 'check_id', 'status', 'result']).execute();
  const verdicts: ByProject<FrozenVerdict> = new Map();
  for (const { project, check_id: id, status, result } of rows) {
    if (checks.has(id))
      put(verdicts, project, id, frozenVerdict(status, result as { score: number | null; message: Text }));
  }
  return verdicts;
}

function statedOf(licence: LicenceResult | null): EligibilityFacts['licence'] {
  if (licence === null) return null;
  const { concluded, approved, agreement, declared, detected } = licence;
  return { concluded, approved, agreement, declared, detected };
}

function factsOf(row: CandidateRow, conflicts: FrozenConflict[] | null): EligibilityFacts {
  const { stage, licence, firstCommitAt, archived } = row;
  return {
    stage,
    licence: statedOf(licence),
    firstCommitAt: firstCommitAt?.toISOString() ?? null,
    archived,
    conflicts,
  };
}

/** Everything that the numbers of listed projects (null = all) follow from, out of what is stored; by slug. */
export async function storedCandidates(
  db: Kysely<Database>,
  model: Model,
  month: Month,
  projects: readonly string[] | null = null,
): Promise<StoredCandidate[]> {
  const [rows, figures, verdicts] = [
    await candidateRows(db, projects),
    await figuresOf(db, model, month),
    await verdictsOf(db),
  ];
  const candidates: StoredCandidate[] = [];
  for (const row of rows) {
    const { project, name, domain, admittedOn, basis } = row;
    const facts = factsOf(row, await conflictsOf(db, row.repository, row.licence));
    const [metrics, found] = [figures.get(project) ?? {}, verdicts.get(project) ?? {}];
    candidates.push({ project, name, domain, admittedOn, facts, metrics, checks: found, basis });
  }
  return candidates;
}

/** What every check of this code counts for. */
export function frozenChecks(): Record<string, FrozenCheck> {
  const card = ({ name, category, weight, revision }: FrozenCheck) => ({ name, category, weight, revision });
  return Object.fromEntries([...checks].map(([id, check]) => [id, card(check)]));
}
