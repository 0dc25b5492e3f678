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

import { sql } from 'kysely';
import type { QueueQuery } from '../queue.ts';

/** Dimensions that are judged throughout and that nobody signed, for the roles that sign them; the note is the name as JSON. */
export const waitingForSignOff: QueueQuery = ({ roles, asideFrom }) => sql`
  with reviewed as (
    select * from application where state = 'reviewing' and id <> all(${asideFrom}::bigint[])
  ), rubrics as materialized (
    select r.id, r.version, r.body::jsonb as body from rubric r
    where (r.id, r.version) in (select rubric_id, rubric_version from reviewed)
  ), asked as materialized (
    select r.id, r.version, stage.name as stage, item ->> 'id' as criterion, item ->> 'dimension' as dimension
    from rubrics r
    cross join lateral jsonb_array_elements(r.body -> 'criteria') item
    cross join lateral jsonb_object_keys(item -> 'stages') stage (name)
  ), signed as materialized (
    select r.id, r.version, stage.name as stage, dimension ->> 'id' as dimension, dimension ->> 'name' as name
    from rubrics r
    cross join lateral jsonb_object_keys(r.body -> 'gates') stage (name)
    join lateral jsonb_array_elements(r.body -> 'dimensions') dimension
      on r.body -> 'gates' -> stage.name -> 'signOffs' ? (dimension ->> 'id')
    where dimension -> 'roles' ?| ${[...roles]}::text[]
  )
  select a.code, a.title, a.project, d.name, a.updated_at, a.due_at, a.clock_left
  from reviewed a join signed d on (d.id, d.version, d.stage) = (a.rubric_id, a.rubric_version, a.target_stage)
  where not exists (select from sign_off s where s.application = a.id and s.dimension = d.dimension)
    and not exists (
      select from asked c
      where (c.id, c.version, c.stage, c.dimension) = (d.id, d.version, d.stage, d.dimension)
        and not exists (select from judgement j where j.application = a.id and j.criterion = c.criterion))
`;
