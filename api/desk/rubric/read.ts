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

import type { z } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { solveAhp } from '#metrics/ahp.ts';
import { memberNames } from '#store/queries/desk/member-names.ts';
import { type RubricRow, rubricLines } from '#store/queries/desk/rubrics.ts';
import type { Database } from '#store/schema.ts';
import { notFound } from '../../errors.ts';
import type { Actor } from '../actor.ts';
import { gatherers } from '../evidence/gatherer-registry.ts';
import type { DeskFile } from '../route.ts';
import { isStaff, type rubricAnswer, type rubricChangesAnswer, rubricLineView, type rubricsAnswer } from './answer.ts';
import { rubricBodySchema } from './body.ts';
import { rubricChanges } from './change.ts';
import { rubricAt } from './draft.ts';
import { rubricFaults } from './faults.ts';
import { rubricId } from './store.ts';

/** A version as far as the reader may see it: drafts are for staff. */
async function visible(db: Kysely<Database>, version: string, actor: Actor): Promise<RubricRow> {
  const row = await rubricAt(db, version);
  if (row.state === 'draft' && !isStaff(actor)) {
    throw notFound({ zh: '没有这个版本的评审标准。', en: 'There is no such version of the rubric.' });
  }
  return row;
}

/** Names of who wrote or approved a version, by the actor's id. */
async function authorsOf(
  db: Kysely<Database>,
  rows: readonly { readonly made_by: string; readonly approved_by: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = rows.flatMap((row) => [row.made_by, row.approved_by ?? '']).filter((id) => id.startsWith('user:'));
  const members = await memberNames(
    db,
    ids.map((id) => id.slice('user:'.length)),
  );
  return new Map(members.map(({ userId, name }) => [`user:${userId}`, name]));
}

/** All versions that the reader may see: drafts are for staff. */
export async function rubricList(db: Kysely<Database>, actor: Actor): Promise<z.input<typeof rubricsAnswer>> {
  const rows = (await rubricLines(db, rubricId)).filter(({ state }) => state !== 'draft' || isStaff(actor));
  const names = await authorsOf(db, rows);
  return { rubrics: rows.map((row) => ({ ...rubricLineView(row, actor, names), openReviews: row.reviews })) };
}

/** A version whole. */
export async function rubricWhole(
  db: Kysely<Database>,
  version: string,
  actor: Actor,
): Promise<z.input<typeof rubricAnswer>> {
  const row = await visible(db, version, actor);
  const body = rubricBodySchema.parse(row.body);
  return {
    ...rubricLineView(row, actor, await authorsOf(db, [row])),
    body,
    faults: rubricFaults(body),
    consistency: body.matrix === null ? null : solveAhp(body.matrix).ratio,
    gatherers: [...gatherers.values()].map(({ id, summary, thresholds }) => ({
      id,
      summary,
      thresholds: Object.entries(thresholds).map(([name, threshold]) => ({ id: name, ...threshold })),
    })),
  };
}

/** What differs from one version to another; unless told, from the version before. */
export async function rubricDiff(
  db: Kysely<Database>,
  asked: { readonly from: string | null; readonly to: string },
  actor: Actor,
): Promise<z.input<typeof rubricChangesAnswer>> {
  const to = await visible(db, asked.to, actor);
  const { rubrics } = await rubricList(db, actor);
  const before = rubrics.find(({ version }) => version < to.version)?.version ?? to.version;
  const from = await visible(db, asked.from ?? String(before), actor);
  const changes = rubricChanges(rubricBodySchema.parse(from.body), rubricBodySchema.parse(to.body));
  return {
    from: from.version,
    to: to.version,
    changes: changes.map((change) => ({ ...change, path: [...change.path] })),
  };
}

/** A version as a file that can be taken in again. */
export async function rubricFile(db: Kysely<Database>, version: string, actor: Actor): Promise<DeskFile> {
  const row = await visible(db, version, actor);
  return {
    name: `rubric-${row.id}-${row.version}.json`,
    mediaType: 'application/json',
    body: Buffer.from(`${JSON.stringify(row.body, null, 2)}\n`),
  };
}
