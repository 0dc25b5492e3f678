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
import { individual, type Text } from '#store/facts.ts';
import type { MetricRequest } from '../metric.ts';
import { actsOf, involvedKinds } from './act-kinds.ts';
import { monthIndex } from './month-index.ts';
import { percent } from './percent.ts';
import { addTo, slidingWindow } from './rolling.ts';
import type { SlotRow } from './slot.ts';
import type { SpanFact, SpanJudge } from './spans.ts';

/** What somebody did for an organisation (null = unknown, `~` = on their own behalf) in a month. */
export interface MemberMonth extends SpanFact {
  readonly person: string | null;
  readonly organisation: string | null;
  readonly commits: number;
  readonly contributions: number;
}

/** Query for {@link MemberMonth}s of every subject. */
export const memberMonthFacts: RawBuilder<unknown> = sql`select subject, month, person::text as person, organisation,
    sum(commits)::float8 as commits, sum(${actsOf(involvedKinds)})::float8 as contributions
  from actor_month where ${actsOf(involvedKinds)} > 0 group by subject, month, person, organisation`;

/** The organisations with the most commits; all that tie. Individuals and the unknown are none. */
export function hostsOf(commits: ReadonlyMap<string | null, number>): ReadonlySet<string> {
  const known = [...commits].filter(
    (entry): entry is [string, number] => entry[0] !== null && entry[0] !== individual && entry[1] > 0,
  );
  const most = known.reduce((largest, [, amount]) => Math.max(largest, amount), 0);
  return new Set(known.filter(([, amount]) => amount === most).map(([organisation]) => organisation));
}

/** Share of outsiders among the contributors whose affiliation is known; null when it is of less than half of all. `basis` = share of contributors of unknown affiliation. */
export const outsiders: SpanJudge<MemberMonth> = (facts, span) => {
  const commits = new Map<string | null, number>();
  const members = new Map<string | null, Map<string, number>>();
  const people = new Map<string, number>();
  const known = new Map<string, number>();
  const slide = slidingWindow(facts, span, (fact, sign) => {
    const { person, organisation, contributions } = fact;
    addTo(commits, organisation, sign * fact.commits);
    if (person === null) return;
    addTo(people, person, sign * contributions);
    if (organisation !== null) addTo(known, person, sign * contributions);
    const own = members.get(organisation) ?? new Map<string, number>();
    members.set(organisation, own);
    addTo(own, person, sign * contributions);
  });
  return (month) => {
    slide(month);
    if (people.size === 0) return { value: null, basis: null };
    const hosts = [...hostsOf(commits)].map((host) => members.get(host) ?? new Map<string, number>());
    // Whoever acted for a host at all is inside; who acted for others alone, or on their own behalf, is outside.
    const inside = hosts.length === 1 ? (hosts[0]?.size ?? 0) : new Set(hosts.flatMap((host) => [...host.keys()])).size;
    const value = known.size * 2 < people.size ? null : (known.size - inside) / known.size;
    return { value, basis: (people.size - known.size) / people.size };
  };
};

/** Why there is no share of outsiders, or whom it leaves out. */
export function explainOutsiders({ value, basis }: SlotRow): Text | null {
  if (basis === null) return { zh: '期内没有贡献者', en: 'No contributors in the period' };
  if (basis === 0) return null;
  const unknown = percent(basis);
  return value === null
    ? {
        zh: `${unknown} 的贡献者单位未知，超过一半`,
        en: `The affiliation of ${unknown} of the contributors is unknown: more than half`,
      }
    : {
        zh: `不含单位未知的 ${unknown} 贡献者`,
        en: `Without the ${unknown} of contributors whose affiliation is unknown`,
      };
}

/** Query for (project, month, holder, amount): commits by organisation of every project in question, whoever is asked about. */
export function projectCommits({ first, last, within }: MetricRequest): RawBuilder<unknown> {
  return sql`select s.project as subject, f.month, f.organisation as holder, count(*)::float8 as amount
    from scoped s join act f on f.project = s.project and f.repository_id = s.repository_id
    where f.kind = 'commit' and f.class = 'human' and f.organisation <> ${individual}
      and f.standing <= ${Number(within !== undefined)}::int
      and f.month between ${monthIndex(first) - 11}::int and ${monthIndex(last)}::int group by 1, 2, 3`;
}
