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
import { actsOf, involvedKinds } from './act-kinds.ts';
import { notePlatformPart } from './platform-part.ts';
import { addTo, slidingWindow } from './rolling.ts';
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
  /** 0 = only looked on. */
  readonly contributions: number;
}

const regularMonths = 9;

/** How many people are in each state, from how many have each number of contributions; `faithful` = numbers of contributions of those with enough months, `seen` = how many did anything. */
export function personas(
  contributors: ReadonlyMap<number, number>,
  faithful: Iterable<number>,
  seen: number,
): Record<Persona, number> {
  const descending = [...contributors].sort(([a], [b]) => b - a);
  const whole = descending.reduce((total, [amount, people]) => total + amount * people, 0);
  const [least, enough] = [leastOf(descending, whole * 5), leastOf(descending, whole * 8)];
  const atLeast = (limit: number) =>
    descending.reduce((total, [amount, people]) => total + (amount >= limit ? people : 0), 0);
  const core = atLeast(least);
  const steady = [...faithful].filter((amount) => amount < enough).length;
  const regular = atLeast(enough) - core + steady;
  return { core, regular, casual: seen - core - regular };
}

/** The smallest amount that is needed to reach so many tenths of the whole, from the largest on. */
function leastOf(descending: readonly (readonly [number, number])[], tenths: number): number {
  let running = 0;
  for (const [amount, people] of descending) {
    running += amount * people;
    if (running * 10 >= tenths) return amount;
  }
  return Number.POSITIVE_INFINITY;
}

interface Rolling {
  readonly contributions: Map<string, number>;
  readonly months: Map<string, number>;
  readonly seen: Map<string, number>;
  readonly contributors: Map<number, number>;
  readonly faithful: Set<string>;
}

function change(state: Rolling, { person, contributions }: PersonMonth, sign: 1 | -1): void {
  addTo(state.seen, person, sign);
  if (contributions === 0) return;
  const before = state.contributions.get(person) ?? 0;
  addTo(state.contributions, person, sign * contributions);
  if (before > 0) addTo(state.contributors, before, -1);
  if (before + sign * contributions > 0) addTo(state.contributors, before + sign * contributions, 1);
  addTo(state.months, person, sign);
  if ((state.months.get(person) ?? 0) >= regularMonths) state.faithful.add(person);
  else state.faithful.delete(person);
}

function judge(persona: Persona): SpanJudge<PersonMonth> {
  return (facts, span) => {
    const state: Rolling = {
      contributions: new Map(),
      months: new Map(),
      seen: new Map(),
      contributors: new Map(),
      faithful: new Set(),
    };
    const slide = slidingWindow(facts, span, (fact, sign) => change(state, fact, sign));
    return (month) => {
      slide(month);
      const faithful = [...state.faithful].map((person) => state.contributions.get(person) ?? 0);
      return { value: personas(state.contributors, faithful, state.seen.size)[persona], basis: null };
    };
  };
}

/** How many are in a state in each window. */
export async function personaFigures(session: Kysely<Database>, persona: Persona): Promise<MetricRow[]> {
  const facts = sql`select subject, month, person::text as person, sum(${actsOf(involvedKinds)})::float8 as contributions
    from actor_month where person is not null group by subject, month, person`;
  return notePlatformPart(session, await spannedFigures(session, facts, judge(persona), undefined, [12]));
}
