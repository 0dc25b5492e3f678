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
import { discounts } from '../discount-registry.ts';
import { appliedDiscounts } from './applied-discounts.ts';
import { replaceRows } from './replace-rows.ts';

/** Makes `stage_discount`: what every rule finds in the staged project, and whether the rule changes figures. */
export async function stageDiscounts(session: Kysely<Database>): Promise<void> {
  await sql`create temporary table stage_discount (repository_id bigint, kind text, source text, rule text, factor numeric(6, 5),
    evidence jsonb, applied boolean) on commit drop`.execute(session);
  for (const { id, find } of discounts.values()) {
    await sql`insert into stage_discount
      select repository_id::bigint, kind, source, ${id}, factor::numeric, evidence::jsonb, ${appliedDiscounts.includes(id)}::boolean
      from (${find}) found where factor::numeric < 1`.execute(session);
  }
  await sql`analyze stage_discount`.execute(session);
}

/** Replaces the project's rows of `act_discount`. */
export async function writeDiscounts(session: Kysely<Database>, project: string): Promise<void> {
  await sql`create temporary table stage_found on commit drop as
    select ${project}::text as project, repository_id, kind, source, rule, factor, evidence from stage_discount`.execute(
    session,
  );
  await replaceRows(session, project, 'act_discount', 'stage_found', ['repository_id', 'kind', 'source', 'rule']);
}
