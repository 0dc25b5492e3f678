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
import { rollingWindow } from './rolling.ts';
import { type SpanJudge, spannedFigures } from './spans.ts';

function judge(persona: Persona): SpanJudge<PersonMonth> {
  return (facts, span) => {
    const rolling = (amount: (fact: PersonMonth) => number) =>
      rollingWindow(
        facts.map((fact) => ({ subject: fact.subject, month: fact.month, holder: fact.person, amount: amount(fact) })),
        span,
      );
    const [acts, months] = [rolling(({ contributions }) => contributions), rolling(() => 1)];
    return (month) => {
      const contributions = acts.endAt(month);
      const states = personas(contributions, months.endAt(month), contributions.keys());
      const own = [...contributions].filter(([person]) => states.get(person) === persona);
      const whole = own.reduce((total, [, amount]) => total + amount, 0);
      return { value: own.length === 0 ? null : Math.round((whole / own.length) * 1000) / 1000, basis: null };
    };
  };
}

/** Contributions of the people in a state ÷ their number, of those who contributed at all; to three decimals. */
export async function personaHeadFigures(session: Kysely<Database>, persona: Persona): Promise<MetricRow[]> {
  const facts = sql`select subject, month, person::text as person, sum(${actsOf(involvedKinds)})::float8 as contributions,
      0::float8 as looks
    from actor_month where person is not null and ${actsOf(involvedKinds)} > 0 group by subject, month, person`;
  const explain = ({ value }: { value: number | null }) => (value === null ? nobody : null);
  return notePlatformPart(session, await spannedFigures(session, facts, judge(persona), explain, [12]));
}
