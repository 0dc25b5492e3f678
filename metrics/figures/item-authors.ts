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
import type { MetricRequest, MetricRow } from '../metric.ts';
import { monthIndex } from './month-index.ts';
import { metricRow, type SlotRow } from './slot.ts';

/** Who comes back now and then, as the cards quote it. */
export const episodicRule: Text = {
  zh: '“偶尔参与”指此前 3 个自然月没有、且此前一共不超过 12 个的人，首次参与的也在内；发起人不明的不算人（CNCF DevStats 的定义）。',
  en: 'Episodic is who opened none in the 3 calendar months before and no more than 12 ever before, first-timers included; unknown people are not counted (the definition of CNCF DevStats).',
};

/** Who is new, as the cards quote it. */
export const newAuthorRule: Text = {
  zh: '首次按该对象的全部历史判定；发起人不明的不算人（CNCF DevStats 的定义）。',
  en: 'The first is judged over all history of the subject; unknown people are not counted (the definition of CNCF DevStats).',
};

/** Which authors of a period are meant. */
export interface Authors {
  readonly kind: 'issue' | 'change';
  /** `new`: nothing before the period; `episodic`: nothing in the three months before it and at most `limit` before. */
  readonly which: 'new' | 'episodic';
  readonly limit?: number;
  /** How many they are, or how much they opened. */
  readonly count: 'people' | 'items';
}

/** How many issues or changes somebody opened in a month. */
interface Opened {
  readonly month: number;
  readonly n: number;
}

/** Adds to every month of a run, both ends included; what lies outside of the array is left out. */
function addTo(steps: Float64Array, origin: number, from: number, to: number, n: number): void {
  const [first, past] = [Math.max(0, from - origin), Math.min(steps.length, to - origin + 1)];
  if (first >= past) return;
  steps[first] = (steps[first] as number) + n;
  if (past < steps.length) steps[past] = (steps[past] as number) - n;
}

/**
 * Counts somebody in every window of `span` months that they are new or episodic in, as steps between the months that
 * windows end with: a window is told by the first month in it with something opened.
 */
function countAuthor(
  steps: Float64Array,
  origin: number,
  span: number,
  opened: readonly Opened[],
  { which, limit = 12, count }: Authors,
): void {
  const [gap, most] = which === 'new' ? [0, 0] : [3, limit];
  let before = 0;
  let previous = Number.NEGATIVE_INFINITY;
  for (const [index, { month, n }] of opened.entries()) {
    if (before > most) return;
    const [from, to] = [Math.max(month, previous + gap + span), month + span - 1];
    if (count === 'people') addTo(steps, origin, from, to, 1);
    else
      for (let i = index; (opened[i]?.month ?? to + 1) <= to; i += 1) {
        const one = opened[i] as Opened;
        addTo(steps, origin, Math.max(from, one.month), to, one.n);
      }
    before += n;
    previous = month;
  }
}

async function openedBySubject(
  session: Kysely<Database>,
  kind: Authors['kind'],
): Promise<ReadonlyMap<string, readonly (readonly Opened[])[]>> {
  const { rows } = await sql<{ subject: string; opened: string }>`
    select subject, string_agg(month || ' ' || n, ',' order by month) as opened
    from (select subject, person, month, count(*) as n from items
      where kind = ${kind} and person is not null group by subject, person, month) o
    group by subject, person`.execute(session);
  const authors = rows.map(({ subject, opened }) => ({
    subject,
    months: opened.split(',').map((text) => {
      const [month, n] = text.split(' ').map(Number);
      return { month: month as number, n: n as number };
    }),
  }));
  const groups = Map.groupBy(authors, ({ subject }) => subject);
  return new Map([...groups].map(([subject, own]) => [subject, own.map(({ months }) => months)]));
}

/** Counts authors of issues or changes by what they had opened before each slot: for scopes whose whole history is read. */
export async function authorFigures(
  session: Kysely<Database>,
  request: MetricRequest,
  authors: Authors,
): Promise<MetricRow[]> {
  const bySubject = await openedBySubject(session, authors.kind);
  const { rows } = await sql<SlotRow>`select subject, span, month, gap, running, covered, null as value, null as basis
    from slot order by subject, span, month`.execute(session);
  const origin = monthIndex(request.first);
  return [...Map.groupBy(rows, ({ subject, span }) => `${span} ${subject}`).values()].flatMap((slots) => {
    const [{ subject, span }] = slots as [SlotRow];
    const steps = new Float64Array(monthIndex(request.last) - origin + 1);
    for (const opened of bySubject.get(subject) ?? []) countAuthor(steps, origin, span, opened, authors);
    let count = 0;
    const counts = steps.map((step) => (count += step));
    return slots.map((slot) =>
      metricRow(slot.gap === null ? { ...slot, value: counts[slot.month - origin] as number } : slot, undefined),
    );
  });
}
