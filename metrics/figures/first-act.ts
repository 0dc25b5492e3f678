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
import { type ActKind, unknownSubject } from '#store/facts.ts';
import type { MetricRequest } from '../metric.ts';
import { monthIndex } from './month-index.ts';

/**
 * Query for (subject, person, at, month): when each person first did one of these for each subject, over all history
 * up to the last month asked for. `acts` of organisations and domains reach back two windows only, so theirs are
 * looked up in the derived table.
 */
export function firstActs(request: MetricRequest, kinds: readonly ActKind[]): RawBuilder<unknown> {
  if (request.scope === 'repository' || request.scope === 'project')
    return sql`select subject, person, min(at) as at, min(month) as month from acts
      where person is not null and kind = any(${[...kinds]}::text[]) group by subject, person`;
  const subject = subjectOf(request);
  const wanted = request.subjects === null ? null : [...request.subjects];
  return sql`select ${subject} as subject, f.person_id as person, min(f.at at time zone 'UTC') as at, min(f.month) as month
    from scoped s join act f on f.project = s.project and f.repository_id = s.repository_id
    where f.class = 'human' and f.person_id is not null and f.kind = any(${[...kinds]}::text[])
      and f.standing <= ${Number(request.within !== undefined)}::int and f.month <= ${monthIndex(request.last)}::int
      and (${wanted}::text[] is null or ${subject} = any(${wanted}::text[]))
    group by 1, 2`;
}

function subjectOf({ scope }: MetricRequest): RawBuilder<unknown> {
  if (scope === 'domain') return sql`s.bucket`;
  if (scope === 'person') return sql`(f.person_id::text collate "C")`;
  return sql`(coalesce(f.organisation, ${unknownSubject}::text) collate "C")`;
}
