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

/** What decides who may see and do something with a project. */
export interface ProjectFacts {
  readonly slug: string;
  readonly listed: boolean;
  readonly stage: Stage;
  readonly stageSince: string | null;
  /** `{ zh, en }`; null = only the slug is known. */
  readonly name: { readonly zh: string; readonly en: string } | null;
  /** Organisations named in its applications. */
  readonly organisations: readonly string[];
  /** User ids with a proven claim. */
  readonly maintainers: readonly string[];
}

const columns = sql<ProjectFacts>`p.slug, p.listed, p.stage, p.stage_since as "stageSince",
  case when p.entry -> 'name' ->> 'zh' is not null and p.entry -> 'name' ->> 'en' is not null
    then json_build_object('zh', p.entry -> 'name' ->> 'zh', 'en', p.entry -> 'name' ->> 'en') end as name,
  array(select distinct o from application a, unnest(a.organisations) o
    where a.project = p.slug and a.state not in ('draft', 'withdrawn') order by o) as organisations,
  array(select c.member from project_claim c where c.project = p.slug and c.state = 'proven' order by c.member)
    as maintainers`;

/** Facts of one project; null = there is none. */
export async function projectFacts(db: Kysely<Database>, slug: string): Promise<ProjectFacts | null> {
  const { rows } = await sql<ProjectFacts>`select ${columns} from project p where p.slug = ${slug}`.execute(db);
  return rows[0] ?? null;
}

/** Tables whose rows belong to a project. */
export type ProjectPart = 'mentor' | 'mentor_report' | 'health_review' | 'project_watch' | 'emeritus_sign';

/** Slug of the project that a row belongs to; null = there is no such row. */
export async function projectOfPart(db: Kysely<Database>, part: ProjectPart, id: string): Promise<string | null> {
  const row = await db.selectFrom(part).select('project').where('id', '=', id).executeTakeFirst();
  return row?.project ?? null;
}

/** A project as staff follow it. */
export interface FollowedProject {
  readonly slug: string;
  readonly name: { readonly zh: string; readonly en: string } | null;
  readonly stage: Stage;
  readonly stageSince: string | null;
  /** Names of its mentors of today. */
  readonly mentors: readonly string[];
  readonly due: number;
  readonly missed: number;
  readonly nextDue: string | null;
  readonly watched: boolean;
  readonly health: 'open' | 'answered' | null;
  readonly signs: number;
}

/** Listed projects in incubation after a slug, by slug; `only` narrows to those that need somebody. */
export async function followedProjects(
  db: Kysely<Database>,
  { after, limit, only, member }: { after: string; limit: number; only: 'all' | 'attention' | 'mine'; member: string },
): Promise<FollowedProject[]> {
  const { rows } = await sql<FollowedProject>`
    with life as (
      select p.slug, p.stage, p.stage_since as "stageSince",
        case when p.entry -> 'name' ->> 'zh' is not null and p.entry -> 'name' ->> 'en' is not null
          then json_build_object('zh', p.entry -> 'name' ->> 'zh', 'en', p.entry -> 'name' ->> 'en') end as name,
        array(select m.name from mentor t join member m on m.user_id = t.member
          where t.project = p.slug and t.until is null order by t.since, t.id) as mentors,
        (select count(*)::int from mentor_report r where r.project = p.slug and r.state = 'due') as due,
        (select count(*)::int from mentor_report r where r.project = p.slug and r.state = 'missed') as missed,
        (select min(r.due_on) from mentor_report r where r.project = p.slug and r.state = 'due') as "nextDue",
        exists (select from project_watch w where w.project = p.slug and w.lifted_at is null) as watched,
        (select h.state from health_review h where h.project = p.slug and h.state <> 'closed') as health,
        (select count(*)::int from emeritus_sign s where s.project = p.slug and s.state = 'open') as signs,
        exists (select from mentor t where t.project = p.slug and t.until is null and t.member = ${member}::text) as mine
      from project p
      where p.listed and p.stage in ('sandbox', 'incubating', 'graduated') and p.slug > ${after}
    )
    select slug, name, stage, "stageSince", mentors, due, missed, "nextDue", watched, health, signs from life
    where ${only} = 'all' or (${only} = 'mine' and mine)
      or (${only} = 'attention' and (missed > 0 or watched or health is not null or signs > 0
        or (mentors = '{}' and stage <> 'graduated')))
    order by slug collate "C" limit ${limit}`.execute(db);
  return rows;
}
