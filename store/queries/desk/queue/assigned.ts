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

/** Cases assigned to a member in which they have not judged all that is theirs; the note is how much of it they have. */
export const assignedReviews: QueueQuery = ({ userId, asideFrom }) => sql`
  with mine as (
    select application, min(at) as at, min(due_at) as due_at, array_agg(dimension) as dimensions
    from assignment where member = ${userId} group by application
  ), reviewed as (
    select a.*, mine.at as assigned_at, mine.due_at as assigned_due, mine.dimensions
    from application a join mine on mine.application = a.id
    where a.state = 'reviewing' and a.id <> all(${asideFrom}::bigint[])
  ), asked as materialized (
    select r.id, r.version, stage.name as stage, item ->> 'id' as criterion, item ->> 'dimension' as dimension
    from rubric r
    cross join lateral json_array_elements(r.body -> 'criteria') item
    cross join lateral json_object_keys(item -> 'stages') stage (name)
    where (r.id, r.version) in (select rubric_id, rubric_version from reviewed)
  )
  select a.code, a.title, a.project, n.judged || '/' || n.asked, a.assigned_at,
    least(a.assigned_due, a.due_at), a.clock_left
  from reviewed a
  cross join lateral (
    select count(*) as asked, count(j.criterion) as judged
    from asked c left join judgement j
      on j.application = a.id and j.criterion = c.criterion and j.reviewer = ${userId}
    where (c.id, c.version, c.stage) = (a.rubric_id, a.rubric_version, a.target_stage)
      and ('all' = any(a.dimensions) or c.dimension = any(a.dimensions))
  ) n
  where n.judged < n.asked
`;
