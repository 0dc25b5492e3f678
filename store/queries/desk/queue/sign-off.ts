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
  ), signed as materialized (
    select r.id, r.version, stage.name as stage, dimension ->> 'id' as dimension, dimension ->> 'name' as name,
      array(select item ->> 'id' from json_array_elements(r.body -> 'criteria') item
        where item ->> 'dimension' = dimension ->> 'id' and item -> 'stages' -> stage.name is not null) as criteria
    from rubric r
    cross join lateral json_object_keys(r.body -> 'gates') stage (name)
    cross join lateral json_array_elements_text(r.body -> 'gates' -> stage.name -> 'signOffs') wanted
    join lateral json_array_elements(r.body -> 'dimensions') dimension on dimension ->> 'id' = wanted
    where (r.id, r.version) in (select rubric_id, rubric_version from reviewed)
      and exists (select from json_array_elements_text(dimension -> 'roles') role
        where role = any(${[...roles]}::text[]))
  )
  select a.code, a.title, a.project, d.name, a.updated_at, a.due_at, a.clock_left
  from reviewed a join signed d on (d.id, d.version, d.stage) = (a.rubric_id, a.rubric_version, a.target_stage)
  where not exists (select from sign_off s where s.application = a.id and s.dimension = d.dimension)
    and not exists (select from unnest(d.criteria) c where not exists (
      select from judgement j where j.application = a.id and j.criterion = c))
`;
