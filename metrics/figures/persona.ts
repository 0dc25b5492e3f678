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
import type { Text } from '#store/facts.ts';
import type { Database } from '#store/schema.ts';
import type { MetricRow } from '../metric.ts';
import { actsOf, involvedKinds, lookingKinds } from './act-kinds.ts';
import { notePlatformPart } from './platform-part.ts';
import { rollingWindow } from './rolling.ts';
import { type SpanFact, type SpanJudge, spannedFigures } from './spans.ts';

/** How much somebody is part of a community over 12 months. Who did nothing in them is silent, or has no state when they never did anything. */
export type Persona = 'core' | 'regular' | 'casual';

/** The states, as the cards of each quote them. */
export const personaRule: Text = {
  zh: '12 个月内每人恰好一种状态：核心 = 按贡献次数从多到少，累计首次达到全部已知贡献者贡献 50% 的最小一组；常客 = 其后累计到 80% 的人，或有贡献的月份不少于 9 个的人；访客 = 其余有贡献的人，以及只收藏或复刻的人；沉寂 = 以前出现过、这 12 个月没有任何行为的人。贡献次数相同的人状态相同（取较高的一种），只看次数，不看先后。',
  en: 'Everybody is in exactly one state over 12 months: core = the smallest group, by descending number of contributions, that makes at least 50 % of those of all known people; regular = those who follow until 80 %, or with contributions in at least 9 months; casual = all others who contributed, and those who only starred or forked; silent = seen before and without any act in the 12 months. People with equal numbers share the higher state, whoever came first.',
};

/** What somebody did in a month. */
export interface PersonMonth extends SpanFact {
  readonly person: string;
  readonly contributions: number;
  readonly looks: number;
}

const regularMonths = 9;

/** The state of everybody who did anything, from contributions and months with contributions by person; `seen` are all of them. */
export function personas(
  contributions: ReadonlyMap<string | null, number>,
  months: ReadonlyMap<string | null, number>,
  seen: Iterable<string | null>,
): Map<string | null, Persona> {
  const descending = Float64Array.from(contributions.values()).sort().reverse();
  const whole = descending.reduce((total, amount) => total + amount, 0);
  const [core, regular] = [leastOf(descending, whole * 5), leastOf(descending, whole * 8)];
  const states = new Map<string | null, Persona>([...seen].map((person) => [person, 'casual']));
  for (const [person, amount] of contributions) {
    if (amount >= core) states.set(person, 'core');
    else if (amount >= regular || (months.get(person) ?? 0) >= regularMonths) states.set(person, 'regular');
    else states.set(person, 'casual');
  }
  return states;
}

/** The smallest amount that is needed to reach so many tenths of the whole, from the largest on. */
function leastOf(descending: Float64Array, tenths: number): number {
  let running = 0;
  for (const amount of descending) {
    running += amount;
    if (running * 10 >= tenths) return amount;
  }
  return Number.POSITIVE_INFINITY;
}

function judge(persona: Persona): SpanJudge<PersonMonth> {
  return (facts, span) => {
    const rolling = (amount: (fact: PersonMonth) => number) =>
      rollingWindow(
        facts.flatMap((fact) =>
          amount(fact) > 0
            ? [{ subject: fact.subject, month: fact.month, holder: fact.person, amount: amount(fact) }]
            : [],
        ),
        span,
      );
    const [acts, months, seen] = [
      rolling(({ contributions }) => contributions),
      rolling(({ contributions }) => Math.min(contributions, 1)),
      rolling(() => 1),
    ];
    return (month) => {
      const states = personas(acts.endAt(month), months.endAt(month), seen.endAt(month).keys());
      const value = [...states.values()].filter((state) => state === persona).length;
      return { value, basis: null };
    };
  };
}

/** How many are in a state in each window. */
export async function personaFigures(session: Kysely<Database>, persona: Persona): Promise<MetricRow[]> {
  const facts = sql`select subject, month, person::text as person, sum(${actsOf(involvedKinds)})::float8 as contributions,
      sum(${actsOf(lookingKinds)})::float8 as looks
    from actor_month where person is not null group by subject, month, person`;
  return notePlatformPart(session, await spannedFigures(session, facts, judge(persona), undefined, [12]));
}
