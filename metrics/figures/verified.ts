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

import { type RawBuilder, sql } from 'kysely';
import type { Text } from '#store/facts.ts';
import { proofKinds } from '../people/evidence-kinds.ts';
import { actsOf, involvedKinds } from './act-kinds.ts';
import type { SlotRow } from './slot.ts';

/**
 * Query for (subject, month, acts, verified, holders): contributions of known people, those by verified people, and how
 * many people have a platform account that is known.
 */
export const verifiedActs: RawBuilder<unknown> = sql`
  with doing as (select subject, month, person, sum(${actsOf(involvedKinds)}) as acts from actor_month
    where person is not null and ${actsOf(involvedKinds)} > 0 group by subject, month, person),
  member as (
    select d.person, i.id, i.kind from (select distinct person from doing) d
    cross join lateral (select d.person as id union select p.identity_id from person_identity p where p.person_id = d.person) m
    join identity i on i.id = m.id
  ),
  proven as (
    select distinct a.person from identity_evidence e
    join member a on a.id = e.a_id join member b on b.id = e.b_id and b.person = a.person
    where e.kind = any(${[...proofKinds]}::text[]) and (a.kind = 'account') <> (b.kind = 'account')
  ),
  standing as (
    select m.person, bool_or(m.kind = 'account') as holds, (bool_and(m.kind = 'account') or p.person is not null) as verified
    from member m left join proven p on p.person = m.person group by m.person, p.person
  )
  select d.subject, d.month, sum(d.acts) as acts, coalesce(sum(d.acts) filter (where s.verified), 0) as verified,
    count(*) filter (where s.holds) as holders
  from doing d join standing s on s.person = d.person group by d.subject, d.month`;

/** Why nothing is known of who is verified. */
export function explainVerified({ value }: SlotRow): Text | null {
  return value === null
    ? { zh: '期内没有已知平台账号的人的贡献', en: 'No contributions by people whose platform account is known' }
    : null;
}
