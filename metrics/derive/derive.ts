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
import type { Logger } from '#store/log.ts';
import type { Store } from '#store/open.ts';
import type { Database } from '#store/schema.ts';
import { MetricsError } from '../error.ts';
import { replaceRows } from './replace-rows.ts';
import { stageActs } from './stage-acts.ts';
import { stageDiscounts, writeDiscounts } from './stage-discounts.ts';
import { stageItems } from './stage-items.ts';
import { stageRepositories } from './stage-repositories.ts';
import { writeActs } from './write-acts.ts';

/** What a derivation wrote. */
export interface DerivedReport {
  readonly project: string;
  readonly acts: number;
  readonly items: number;
  /** Findings of discount rules, those that change no figure included. */
  readonly discounts: number;
}

/**
 * Derives the acts, work items and discounts of a project from its facts, in place of those that stand, in one
 * transaction; two derivations of one project follow each other. A project that is not listed has none. Throws a
 * `cancelled` MetricsError when the signal asks, and changes nothing then.
 */
export async function deriveProject(
  store: Pick<Store, 'db'>,
  project: string,
  options: { readonly log: Logger; readonly signal: AbortSignal },
): Promise<DerivedReport> {
  const started = performance.now();
  const report = await store.db.transaction().execute(async (session) => {
    await sql`set local work_mem = '64MB'`.execute(session);
    await sql`set local jit = off`.execute(session);
    await sql`set local statement_timeout = '15min'`.execute(session);
    await sql`select pg_advisory_xact_lock(hashtext('tongming derive'), hashtext(${project}))`.execute(session);
    for (const step of steps) {
      if (options.signal.aborted) throw new MetricsError('cancelled', 'Stopped; what was derived before still stands.');
      await step(session, project);
    }
    return await reportOf(session, project);
  });
  options.log.info('derived', { ...report, ms: Math.round(performance.now() - started) });
  return report;
}

const steps: readonly ((session: Kysely<Database>, project: string) => Promise<void>)[] = [
  stageRepositories,
  stageActs,
  stageItems,
  stageDiscounts,
  writeDiscounts,
  writeActs,
  writeItems,
];

async function writeItems(session: Kysely<Database>, project: string): Promise<void> {
  await replaceRows(session, project, 'work_item', 'stage_item', ['repository_id', 'kind', 'number']);
}

async function reportOf(session: Kysely<Database>, project: string): Promise<DerivedReport> {
  const { rows } = await sql<Omit<DerivedReport, 'project'>>`select (select count(*) from stage_act)::int as acts,
    (select count(*) from stage_item)::int as items, (select count(*) from stage_discount)::int as discounts`.execute(
    session,
  );
  const [counts] = rows;
  if (counts === undefined) throw new Error('A query without a FROM gives one row.');
  return { project, ...counts };
}
