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

// The month alone: the name of a model is no word of either language.
const named = sql`to_char(r.month, 'YYYY-MM')`;
const last = (kind: 'noticed' | 'finalised' | 'withdrawn') => sql`
  exists (select from ranking_event e where e.ranking_id = r.id and e.kind = ${kind})`;

/** The newest draft of the newest month of each model, while nothing of that month stands. */
export const waitingForNotice: QueueQuery = () => sql`
  select r.digest, ${named}, null::text, null::text, r.created_at, null::timestamptz, null::bigint
  from (select distinct on (model) * from ranking order by model, month desc, created_at desc, id desc) r
  where r.model = 'quality' and not exists (select from ranking o join ranking_event e on e.ranking_id = o.id
    where o.model = r.model and o.month = r.month and e.kind in ('noticed', 'finalised')
      and not exists (select from ranking_event w where w.ranking_id = o.id and w.kind = 'withdrawn'))
`;

/** Rankings whose notice has ended and that nobody has made final. */
export const waitingForFinal: QueueQuery = ({ now }) => sql`
  select r.digest, ${named}, null::text, null::text, n.until, null::timestamptz, null::bigint
  from ranking r join lateral (select until from ranking_event e where e.ranking_id = r.id and e.kind = 'noticed'
    order by id desc limit 1) n on n.until <= ${now}
  where not ${last('finalised')} and not ${last('withdrawn')}
`;

/** Disputes of rankings under notice without an answer; the note is who raised it. */
export const waitingForDispute: QueueQuery = () => sql`
  select r.digest, ${named}, d.project, d.raised_by, d.raised_at,
    (select until from ranking_event e where e.ranking_id = r.id and e.kind = 'noticed' order by id desc limit 1), null::bigint
  from ranking_dispute d join ranking r on r.id = d.ranking_id
  where d.outcome is null and not ${last('finalised')} and not ${last('withdrawn')}
`;

/** Repositories that were set aside as hostile or over a limit. */
export const waitingInQuarantine: QueueQuery = () => sql`
  select r.id::text, r.url, o.project, r.reason, coalesce(r.fetched_at, r.created_at), null::timestamptz, null::bigint
  from repository r join lateral (select project from project_repository where repository_id = r.id order by project limit 1) o on true
  where r.state = 'quarantined'
`;
