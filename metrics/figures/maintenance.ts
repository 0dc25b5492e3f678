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
import type { MetricRequest } from '../metric.ts';
import { isHuman } from './machine.ts';
import { monthIndex, monthOfUtc } from './month-index.ts';

/** Who maintains, as cards quote it. */
export const maintenanceRule: Text = {
  zh: '期内合入或关闭过别人的变更、关闭过别人的议题，或把别人写的提交提交到默认分支（提交者与作者是不同的人）的人；对方是机器人或身份不详的不算。',
  en: "People who in the period merged or closed somebody else's change, closed somebody else's issue, or committed to the default branch what somebody else wrote (committer and author are different people); what bots or unknown people opened or wrote does not count.",
};

/** Query for (bucket, month, person), with repeats: who maintained which of the `scoped` repositories, from 11 months before the first one asked for on. */
export function maintenance({ scope, first, last, within }: MetricRequest): RawBuilder<unknown> {
  const standing = scope === 'repository' ? 2 : Number(scope === 'project' || within !== undefined);
  const [from, to] = [monthIndex(first) - 11, monthIndex(last)];
  return sql`select m.bucket, m.month, m.person from (
      select s.bucket, f.month, case f.kind when 'change-merged' then f.other_id else f.person_id end as person
      from scoped s join act f on f.project = s.project and f.repository_id = s.repository_id
      where f.kind in ('change-merged', 'change-closed', 'issue-closed') and f.class = 'human' and f.person_id <> f.other_id
        and f.standing <= ${standing}::int and f.month between ${from}::int and ${to}::int and ${isHuman('f.other_id')}
      union all
      select c.bucket, c.month, c.person from (${committed()}) c
      where c.month between ${from}::int and ${to}::int and c.person <> c.author and ${isHuman('c.author')}
    ) m where ${isHuman('m.person')}`;
}

function committed(): RawBuilder<unknown> {
  return sql`select distinct s.bucket,
      ${monthOfUtc(sql`c.committed_at at time zone 'UTC'`)} as month,
      coalesce(p.person_id, c.committer_id) as person, coalesce(a.person_id, c.author_id) as author
    from scoped s join commit c on c.repository_id = s.repository_id
    left join person_identity p on p.identity_id = c.committer_id
    left join person_identity a on a.identity_id = c.author_id
    where c.on_default and c.reachable and not c.merge and c.committer_id <> c.author_id and c.committed_at is not null`;
}
