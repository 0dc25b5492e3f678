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

/** Cases under review in which every dimension that must be signed is, and none is refused. */
export const signedCases: QueueQuery = ({ asideFrom }) => sql`
  with reviewed as (
    select * from application where state = 'reviewing' and id <> all(${asideFrom}::bigint[])
      and not exists (select from sign_off s where s.application = application.id and s.verdict = 'reject')
  ), wanted as materialized (
    select r.id, r.version, stage.name as stage,
      array(select json_array_elements_text(r.body -> 'gates' -> stage.name -> 'signOffs')) as dimensions
    from rubric r cross join lateral json_object_keys(r.body -> 'gates') stage (name)
    where (r.id, r.version) in (select rubric_id, rubric_version from reviewed)
  )
  select a.code, a.title, a.project, null::text, a.updated_at, a.due_at, a.clock_left
  from reviewed a join wanted w on (w.id, w.version, w.stage) = (a.rubric_id, a.rubric_version, a.target_stage)
  where not exists (select from unnest(w.dimensions) d where not exists (
    select from sign_off s where s.application = a.id and s.dimension = d))
`;
