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

import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Text } from '#store/facts.ts';
import type { Database } from '#store/schema.ts';
import type { MetricRequest, MetricRow } from '../metric.ts';
import { type Multiset, multiset } from './multiset.ts';
import { metricRow, type SlotRow } from './slot.ts';

/** The `distribution` detail of a figure, in its unit; drawn as a box with its bands. */
export interface DistributionDetail {
  readonly n: number;
  readonly mean: number;
  /** Minimum, 25 %, median, 75 % and maximum. */
  readonly quantiles: readonly number[];
  /** 15 % and 85 %: where DevStats draws its lines. */
  readonly tails: readonly [number, number];
  /** How many lie up to the first band's limit (included), up to the second, …, above the last. */
  readonly levels: readonly number[] | null;
  /** How many have no value yet. */
  readonly missing: number;
}

/** How a metric reads its distribution. */
export interface Distribution {
  /**
   * Query for (subject, month, value): whole seconds or minutes by the month they count for, null = none yet. With
   * `until`, a value counts from `month` until before the month `until` (null = still) instead of once.
   */
  readonly facts: RawBuilder<unknown>;
  /** The facts are `until` and their values begin at minus this instant: an age counts up to the end of the slot. */
  readonly aging?: true;
  readonly statistic: 'median' | 'mean';
  /** How many of the facts' unit make one of the figure's. */
  readonly unit: number;
  /** Limits in the figure's unit, ascending. */
  readonly bands?: readonly number[];
  /** Why there is no value. */
  readonly none: Text;
  /** What the value leaves out, by the share that has none yet. */
  readonly partial?: (share: number) => Text;
}

interface Batch {
  readonly subject: string;
  readonly from: number;
  readonly to: number | null;
  readonly values: Float64Array;
  readonly missing: number;
}

interface Window {
  readonly set: Multiset;
  readonly missing: number;
}

interface EndingSlot extends SlotRow {
  /** Seconds since 1970 at the end of the slot, or of the day of the crawl. */
  readonly ending: number;
}

const second = sql`extract(epoch from make_date((s.month - s.span + 1) / 12, (s.month - s.span + 1) % 12 + 1, 1) + s.days)`;

async function batchesOf(session: Kysely<Database>, { facts, aging }: Distribution): Promise<Batch[]> {
  const until = aging === undefined ? sql`null::int` : sql`f.until`;
  const { rows } = await sql<Omit<Batch, 'values'> & { readonly values: string | null }>`
    select f.subject, f.month as from, ${until} as to, count(*)::int - count(f.value)::int as missing,
      string_agg(f.value::bigint::text, ' ') as values
    from (${facts}) f group by 1, 2, 3 order by 2, 3`.execute(session);
  return rows.map((row) => ({ ...row, values: Float64Array.from(row.values?.split(' ') ?? [], Number) }));
}

function together(batches: readonly Batch[]): Float64Array {
  const all = new Float64Array(batches.reduce((length, { values }) => length + values.length, 0));
  let at = 0;
  for (const { values } of batches) {
    all.set(values, at);
    at += values.length;
  }
  return all;
}

/** Moves forward by months; batches come in ascending order of `from`. */
function windowOver(batches: readonly Batch[]): (month: number) => Window {
  const leaving = batches.filter(({ to }) => to !== null).toSorted((a, b) => (a.to as number) - (b.to as number));
  const set = multiset(together(batches));
  let [entered, left, missing] = [0, 0, 0];
  const move = (batch: Batch, sign: 1 | -1) => {
    for (const value of batch.values) set.add(value, sign);
    missing += sign * batch.missing;
  };
  return (month) => {
    for (let one = batches[entered]; one !== undefined && one.from <= month; one = batches[(entered += 1)])
      move(one, 1);
    for (let one = leaving[left]; one !== undefined && (one.to as number) <= month; one = leaving[(left += 1)])
      move(one, -1);
    return { set, missing };
  };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function detailOf({ set, missing }: Window, offset: number, { unit, bands }: Distribution): DistributionDetail {
  const at = (p: number) => rounded((offset + set.quantile(p)) / unit);
  const counts = bands?.map((limit) => set.upTo(limit * unit - offset));
  const levels = counts && [...counts, set.size].map((count, index, all) => count - (all[index - 1] ?? 0));
  return {
    n: set.size,
    // One sum of whole numbers: an instant beside an age would cost digits.
    mean: rounded((offset * set.size + set.sum) / set.size / unit),
    quantiles: [0, 0.25, 0.5, 0.75, 1].map(at),
    tails: [at(0.15), at(0.85)],
    levels: levels ?? null,
    missing,
  };
}

/** Values and details of every slot. People and organisations have no details: the values alone are kept of so many. */
export async function distributionFigures(
  session: Kysely<Database>,
  request: MetricRequest,
  figure: Distribution,
): Promise<MetricRow[]> {
  const bySubject = Map.groupBy(await batchesOf(session, figure), ({ subject }) => subject);
  const { rows } = await sql<EndingSlot>`select s.subject, s.span, s.month, s.gap, s.running, s.covered, null as value,
      null as basis, ${second}::float8 as ending from slot s order by s.subject, s.span, s.month`.execute(session);
  const detailed = request.scope !== 'person' && request.scope !== 'organisation';
  return [...Map.groupBy(rows, ({ subject, span }) => `${span} ${subject}`).values()].flatMap((slots) => {
    const [{ subject, span }] = slots as [EndingSlot];
    return slotsOf(slots, bySubject.get(subject) ?? [], span, figure, detailed);
  });
}

function slotsOf(
  slots: readonly EndingSlot[],
  batches: readonly Batch[],
  span: number,
  figure: Distribution,
  detailed: boolean,
): MetricRow[] {
  const own = figure.aging === undefined ? batches.map((batch) => ({ ...batch, to: batch.from + span })) : batches;
  const endAt = windowOver(own);
  const { none, partial, statistic } = figure;
  return slots.map((slot) => {
    if (slot.gap !== null) return metricRow(slot, undefined);
    const window = endAt(slot.month);
    const { size } = window.set;
    const share = window.missing / (window.missing + size);
    if (size === 0) return metricRow({ ...slot, basis: share }, () => (share > 0 ? (partial?.(1) ?? none) : none));
    const detail = detailOf(window, figure.aging === undefined ? 0 : slot.ending, figure);
    const value = statistic === 'mean' ? detail.mean : (detail.quantiles[2] as number);
    const row = metricRow({ ...slot, value, basis: share }, () => (share > 0 ? (partial?.(share) ?? null) : null));
    return detailed ? { ...row, detail } : row;
  });
}
