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
import type { CheckStatus, Text } from '#store/facts.ts';
import { addMonths, type Month } from '#store/period.ts';
import type { Database } from '#store/schema.ts';
import { notWhole } from '../figures/known.ts';
import type { Model } from '../model.ts';
import type { CandidateInputs, FrozenFigure, FrozenVerdict } from './body.ts';
import { metricsOf } from './left-out.ts';

interface VerdictRow {
  readonly id: string;
  readonly status: CheckStatus;
  readonly score: number | null;
}

/** Verdicts as they stood when a month ended; of months before the first verdict the first one, since nothing older is known. */
export async function verdictsAt(db: Kysely<Database>, project: string, month: Month): Promise<VerdictRow[]> {
  const until = `${addMonths(month, 1)}-01`;
  const { rows } = await sql<VerdictRow>`
    select distinct on (check_id) check_id as id, status, score from (
      select check_id, status, score, since from check_history where project = ${project}
      union all
      select check_id, status, (result ->> 'score')::float8, null from check_result c where project = ${project}
        and not exists (select 1 from check_history h where h.project = c.project and h.check_id = c.check_id)
    ) v
    order by check_id, (since is null or since < ${until}::date) desc,
      case when since is null or since < ${until}::date then since end desc nulls last, since`.execute(db);
  return rows;
}

/** What a score of a past month is computed from again: the figures kept of it, and the verdicts of its end. */
export async function monthFacts(
  db: Kysely<Database>,
  model: Model,
  project: string,
  month: Month,
): Promise<Pick<CandidateInputs, 'metrics' | 'checks'>> {
  const ids = metricsOf(model);
  const figures = await db
    .selectFrom('metric_value')
    .select(['metric', 'value', 'reason', 'running', 'coverage'])
    .where('scope', '=', 'project')
    .where('subject', '=', project)
    .where('period', '=', 'window12')
    .where('month', '=', `${month}-01`)
    .where('metric', 'in', ids.length === 0 ? [''] : ids)
    .execute();
  const metrics = figures.map(({ metric, value, reason, running, coverage }): [string, FrozenFigure] => {
    const told = running ? { value: null, reason: notWhole } : { value, reason: reason as Text | null };
    return [metric, { ...told, coverage }];
  });
  const verdicts = (await verdictsAt(db, project, month)).map(({ id, status, score }): [string, FrozenVerdict] => {
    return [id, { status, score, message: null }];
  });
  return { metrics: Object.fromEntries(metrics), checks: Object.fromEntries(verdicts) };
}
