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
import type { Database } from '../../schema.ts';

/** One event of a case from the audit log. */
export interface CaseEvent {
  readonly seq: string;
  readonly at: Date;
  readonly actor: string;
  readonly actorName: string;
  readonly action: string;
  readonly kind: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
}

/** Which events are asked for. */
export interface HistoryPart {
  /** Only changes of the state of the case. */
  readonly states: boolean;
  /** Events before this one; null = from the newest. */
  readonly before: string | null;
  readonly limit: number;
}

/** Events of a case and of all that belongs to it, the newest first. Votes come when their ballot is closed. */
export async function caseHistory(db: Kysely<Database>, code: string, part: HistoryPart): Promise<CaseEvent[]> {
  const { rows } = await sql<CaseEvent>`
    with a as (select id, code from application where code = ${code}),
    parts (kind, id) as (
      select 'application', code from a
      union all select 'ballot', b.id::text from ballot b join a on b.application = a.id
      union all select 'vote', v.ballot || '/' || v.member from vote v join ballot b on b.id = v.ballot
        join a on b.application = a.id where b.state <> 'open'
      union all select 'waiver', w.id::text from waiver w join a on w.application = a.id
      union all select 'public-notice', n.id::text from public_notice n join a on n.application = a.id
      union all select 'objection', o.id::text from objection o join public_notice n on n.id = o.notice
        join a on n.application = a.id
    )
    select e.seq, e.at, e.actor, e.actor_name as "actorName", e.action, e.object_kind as kind, e.before, e.after, e.reason
    from parts p join audit_event e on e.object_kind = p.kind and e.object_id = p.id
    where (${part.before}::bigint is null or e.seq < ${part.before}::bigint)
      and (not ${part.states} or (p.kind = 'application' and e.after ->> 'state' is distinct from e.before ->> 'state'
        and e.after ->> 'state' is not null))
    order by e.seq desc limit ${part.limit}
  `.execute(db);
  return rows;
}
