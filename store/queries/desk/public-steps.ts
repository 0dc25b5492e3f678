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
import type { Stage } from '../../facts.ts';
import type { Database } from '../../schema.ts';

/** Counts of a vote that was carried, as JSON; whatever else its tally holds. */
type StoredTally = Readonly<Record<'electorate' | 'recused' | 'for' | 'against' | 'abstain', number>>;

/** A notice with what the public may know of it. */
export interface PublicNoticeRow {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly project: string | null;
  readonly target: 'sandbox' | 'incubating' | 'graduated' | 'emeritus';
  readonly state: 'open' | 'ended' | 'cancelled';
  readonly from: Date;
  readonly until: Date;
  readonly text: unknown;
  readonly vote: StoredTally | null;
  readonly objections: number;
  readonly answered: number;
}

/** Notices, the newest first, below an id; null = from the newest. */
export async function publicNotices(
  db: Kysely<Database>,
  { below, most }: { readonly below: string | null; readonly most: number },
): Promise<PublicNoticeRow[]> {
  const { rows } = await sql<PublicNoticeRow>`
    select n.id, a.code, a.title, a.project, a.target_stage as target, n.state, n.from_at as "from", n.until_at as until,
      n.text, (select b.result from ballot b where b.application = a.id and b.state = 'carried' order by b.id desc limit 1) as vote,
      (select count(*)::int from objection o where o.notice = n.id) as objections,
      (select count(*)::int from objection o where o.notice = n.id and o.outcome is not null) as answered
    from public_notice n join application a on a.id = n.application
    where ${below}::bigint is null or n.id < ${below}::bigint
    order by n.id desc limit ${most}
  `.execute(db);
  return rows;
}

/** A step of a listed project from one stage to another. */
export interface PublicStepRow {
  readonly id: string;
  readonly project: string;
  readonly name: unknown;
  readonly from: Stage;
  readonly to: Stage;
  readonly at: Date;
  /** `YYYY-MM-DD`, by the clocks of the centre. */
  readonly since: string;
  readonly rubric: { readonly id: string; readonly version: number } | null;
  /** Gate items with how they were met; empty where no gate was passed. */
  readonly conditions: readonly { readonly criterion: string; readonly need: string; readonly state: string }[];
  /** Commits that were looked at, by repository; null = nothing was looked at. */
  readonly commits: unknown;
  readonly vote: StoredTally | null;
  readonly noticeFrom: Date | null;
  readonly noticeUntil: Date | null;
  /** Told of decisions about cases alone. */
  readonly reason: string | null;
}

/** Steps of listed projects, the newest first, below an id; null = from the newest. */
export async function publicSteps(
  db: Kysely<Database>,
  { below, most }: { readonly below: string | null; readonly most: number },
): Promise<PublicStepRow[]> {
  const { rows } = await sql<PublicStepRow>`
    select t.id, t.project, p.entry -> 'name' as name, t.from_stage as "from", t.to_stage as "to", t.at,
      to_char(t.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as since,
      case when t.rubric_id is not null then json_build_object('id', t.rubric_id, 'version', t.rubric_version) end as rubric,
      (select coalesce(json_agg(json_build_object('criterion', c ->> 'criterion', 'need', c ->> 'need', 'state', c ->> 'state')
          order by o), '[]') from json_array_elements(t.conditions) with ordinality x (c, o)) as conditions,
      e.commits, b.result as vote, n.from_at as "noticeFrom", n.until_at as "noticeUntil",
      case when t.ballot is not null then t.reason end as reason
    from stage_transition t
    join project p on p.slug = t.project and p.listed
    left join application_evidence e on e.id = t.evidence
    left join ballot b on b.id = t.ballot
    left join public_notice n on n.id = t.notice
    where ${below}::bigint is null or t.id < ${below}::bigint
    order by t.id desc limit ${most}
  `.execute(db);
  return rows;
}
