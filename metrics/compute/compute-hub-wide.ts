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
import type { Store } from '#store/open.ts';
import { addMonths, type Month } from '#store/period.ts';
import { saveMetricFigures } from '#store/queries/save-figures.ts';
import type { Database } from '#store/schema.ts';
import { monthAt } from '../figures/month-index.ts';
import { metrics } from '../metric-registry.ts';
import { monthsBefore } from './compute-hub.ts';
import { hubWideFigures } from './compute-scope.ts';
import type { Months } from './standing.ts';

/** Scopes of which figures that change with the whole hub are stored. */
const scopes = ['project', 'repository', 'organisation', 'domain'] as const;
/** One of {@link scopes}. */
type WideScope = (typeof scopes)[number];

/** What does not hold any more. */
export interface WideChange {
  /** Whose figures were all made anew, by scope; null = everybody's. */
  readonly subjects: Readonly<Record<WideScope, readonly string[] | null>>;
  /** The first month whose ranks are others now; null = none. */
  readonly since: Month | null;
}

/** What the ranks of each month follow from, as digests. */
export async function rankDigests(db: Kysely<Database>): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('openrank_month')
    .select(['month', 'digest'])
    .where('graph', '=', 'global')
    .execute();
  return new Map(rows.map(({ month, digest }) => [month, digest]));
}

/** The first month that two states of {@link rankDigests} tell apart; null = none. */
export function firstChanged(was: ReadonlyMap<number, string>, now: ReadonlyMap<number, string>): Month | null {
  const changed = [...new Set([...was.keys(), ...now.keys()])].filter((month) => was.get(month) !== now.get(month));
  return changed.length === 0 ? null : monthAt(Math.min(...changed));
}

/** First and last month of which figures of a subject are stored. */
type Span = readonly [string, string];

async function storedMonths(db: Kysely<Database>, scope: WideScope): Promise<Map<string, Span>> {
  const end = (
    order: 'asc' | 'desc',
  ) => sql`(select v.month::text from metric_value v where v.scope = b.scope and v.subject = b.subject
    and v.metric = 'commits' and v.period = 'month' order by v.month ${sql.raw(order)} limit 1)`;
  const { rows } = await sql<{ subject: string; first: string | null; last: string | null }>`
    select b.subject, ${end('asc')} as first, ${end('desc')} as last from figure_basis b where b.scope = ${scope}`.execute(
    db,
  );
  return new Map(
    rows.flatMap(({ subject, first, last }): [string, Span][] =>
      first === null || last === null ? [] : [[subject, [first.slice(0, 7), last.slice(0, 7)]]],
    ),
  );
}

/**
 * Figures of projects, repositories, organisations and domains that change with the whole hub: all months of those that
 * were made anew, and of the others those that follow from ranks that changed.
 */
export async function computeHubWide(store: Store, { month, last }: Months, change: WideChange): Promise<void> {
  const ids = [...metrics.values()].filter(({ hubWide }) => hubWide === true).map(({ id }) => id);
  if (ids.length === 0) return;
  for (const scope of scopes) {
    const spans = await storedMonths(store.db, scope);
    const anew = new Set(change.subjects[scope] ?? spans.keys());
    const parts = {
      anew: [...spans].filter(([one]) => anew.has(one)),
      others: [...spans].filter(([one]) => !anew.has(one)),
    };
    const hub = scope === 'organisation' || scope === 'domain';
    const rewrite = async (part: readonly [string, Span][], since: Month) => {
      const oldest = part.map(([, [first]]) => first).reduce((a, b) => (a < b ? a : b), last);
      const first = [hub ? addMonths(month, -monthsBefore[scope]) : (oldest as Month), since].reduce((a, b) =>
        a > b ? a : b,
      );
      const subjects = part.map(([subject]) => subject).sort();
      if (subjects.length === 0 || first > last) return;
      const rows = await hubWideFigures(store, { scope, subjects, first, last }, new Set(ids));
      const lasting = rows.filter((row) => {
        const [earliest, latest] = spans.get(row.subject) ?? ['', ''];
        return row.month >= earliest && row.month <= latest;
      });
      await saveMetricFigures(store, scope, { metrics: ids, subjects, from: first }, lasting);
    };
    await rewrite(parts.anew, '0001-01');
    if (change.since !== null) await rewrite(parts.others, change.since);
  }
}
