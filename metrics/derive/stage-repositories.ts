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
import { followed } from '#store/queries/desk/followed.ts';
import type { Database } from '#store/schema.ts';

/**
 * Makes `stage_repository` (repository_id, rank, shared): the repositories of the project in the registry's order, and
 * whether a listed project before it lists them too. A project that is neither listed nor applied for has none.
 */
export async function stageRepositories(session: Kysely<Database>, project: string): Promise<void> {
  await sql`create temporary table stage_repository on commit drop as
    select pr.repository_id,
      row_number() over (order by pr.position, r.platform collate "C", r.platform_id collate "C")::int as rank,
      exists (select 1 from project_repository o join project q on q.slug = o.project and q.listed
        where o.repository_id = pr.repository_id and o.project collate "C" < pr.project collate "C") as shared
    from project_repository pr
    join project p on p.slug = pr.project and ${followed}
    join repository r on r.id = pr.repository_id
    where pr.project = ${project}`.execute(session);
  await sql`analyze stage_repository`.execute(session);
}
