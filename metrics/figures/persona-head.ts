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
import type { Database } from '#store/schema.ts';
import type { MetricRow } from '../metric.ts';
import { actsOf, involvedKinds } from './act-kinds.ts';
import { nobody } from './per-head.ts';
import { type Persona, type PersonMonth, personas } from './persona.ts';
import { notePlatformPart } from './platform-part.ts';
import { slidingWindow } from './rolling.ts';
import { type SpanJudge, spannedFigures } from './spans.ts';

const regularMonths = 9;

/** Contributions and months with any, by person. */
interface Known {
  readonly acts: Map<string, number>;
  readonly months: Map<string, number>;
}

function move({ acts, months }: Known, { person, contributions }: PersonMonth, sign: 1 | -1): void {
  const left = (acts.get(person) ?? 0) + sign * contributions;
  months.set(person, (months.get(person) ?? 0) + sign);
  if (left > 0) acts.set(person, left);
  else acts.delete(person);
}

/** Contributions of the people in each state: those in front are core, the rest by how many `personas` counts of each. */
function sums({ acts, months }: Known): Record<Persona, { people: number; sum: number }> {
  const contributors = new Map<number, number>();
  for (const amount of acts.values()) contributors.set(amount, (contributors.get(amount) ?? 0) + 1);
  const faithful = [...acts].filter(([person]) => (months.get(person) ?? 0) >= regularMonths);
  const leading = personas(contributors, [], acts.size);
  const all = personas(
    contributors,
    faithful.map(([, amount]) => amount),
    acts.size,
  );
  const descending = [...acts].sort(([, a], [, b]) => b - a);
  const front = leading.core + leading.regular;
  const enough = descending[front - 1]?.[1] ?? Number.POSITIVE_INFINITY;
  const add = (amounts: readonly (readonly [string, number])[]) => amounts.reduce((total, [, one]) => total + one, 0);
  const core = add(descending.slice(0, all.core));
  const regular = add(descending.slice(leading.core, front)) + add(faithful.filter(([, amount]) => amount < enough));
  return {
    core: { people: all.core, sum: core },
    regular: { people: all.regular, sum: regular },
    casual: { people: all.casual, sum: add(descending) - core - regular },
  };
}

function judge(persona: Persona): SpanJudge<PersonMonth> {
  return (facts, span) => {
    const known: Known = { acts: new Map(), months: new Map() };
    const slide = slidingWindow(facts, span, (fact, sign) => move(known, fact, sign));
    return (month) => {
      slide(month);
      const { people, sum } = sums(known)[persona];
      return { value: people === 0 ? null : Math.round((sum / people) * 1000) / 1000, basis: null };
    };
  };
}

/** Contributions of the people in a state ÷ their number, of those who contributed at all; to three decimals. */
export async function personaHeadFigures(session: Kysely<Database>, persona: Persona): Promise<MetricRow[]> {
  const facts = sql`select subject, month, person::text as person, sum(${actsOf(involvedKinds)})::float8 as contributions
    from actor_month where person is not null and ${actsOf(involvedKinds)} > 0 group by subject, month, person`;
  const explain = ({ value }: { value: number | null }) => (value === null ? nobody : null);
  return notePlatformPart(session, await spannedFigures(session, facts, judge(persona), explain, [12]));
}
