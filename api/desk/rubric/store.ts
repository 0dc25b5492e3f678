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

import type { Kysely } from 'kysely';
import { digestOf } from '#metrics/rank/canonical.ts';
import { appendAudit } from '#store/queries/desk/audit.ts';
import { activeRubricRow, addRubric, lockRubric, type RubricRow, rubricRow } from '#store/queries/desk/rubrics.ts';
import type { Database } from '#store/schema.ts';
import { machine } from '../actor.ts';
import { type RubricBody, rubricBodySchema } from './body.ts';
import defaultBody from './default.json' with { type: 'json' };

/** The rubric of incubation; versions count from 1. */
export const rubricId = 'incubation';

/** A version of a rubric, checked. */
export interface Rubric {
  readonly id: string;
  readonly version: number;
  readonly state: RubricRow['state'];
  readonly digest: string;
  readonly body: RubricBody;
}

function checked({ id, version, state, digest, body }: RubricRow): Rubric {
  return { id, version, state, digest, body: rubricBodySchema.parse(body) };
}

/** What the hub comes with: version 1, until staff make another. */
export function defaultRubric(): RubricBody {
  return rubricBodySchema.parse(defaultBody);
}

/** The version that new reviews begin with; null = {@link ensureRubric} was not called yet. */
export async function activeRubric(db: Kysely<Database>): Promise<Rubric | null> {
  const row = await activeRubricRow(db, rubricId);
  return row === null ? null : checked(row);
}

/** One version, as an open review keeps it; null = there is none. */
export async function rubricOf(db: Kysely<Database>, id: string, version: number): Promise<Rubric | null> {
  const row = await rubricRow(db, id, version);
  return row === null ? null : checked(row);
}

/** Writes the rubric that the hub comes with as version 1, active, where there is none at all; safe to call at every start. */
export async function ensureRubric(db: Kysely<Database>, now: Date = new Date()): Promise<void> {
  if ((await rubricRow(db, rubricId, 1)) !== null) return;
  await db.transaction().execute(async (tx) => {
    await lockRubric(tx, rubricId);
    // Somebody else may have been first.
    if ((await rubricRow(tx, rubricId, 1)) !== null) return;
    const body = defaultRubric();
    const digest = digestOf(body);
    const version = await addRubric(tx, {
      id: rubricId,
      body: JSON.stringify(body),
      digest,
      madeBy: machine.id,
      now,
      active: true,
    });
    await appendAudit(tx, [
      {
        at: now,
        actor: machine.id,
        actor_name: machine.name,
        action: 'rubric.activate',
        object_kind: 'rubric',
        object_id: `${rubricId}/${version}`,
        before: null,
        after: JSON.stringify({ version, state: 'active', digest }),
        reason: 'the rubric that the hub comes with',
        request: null,
      },
    ]);
  });
}
