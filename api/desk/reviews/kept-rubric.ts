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
import { rubricDigest } from '#store/queries/desk/rubric-digest.ts';
import type { Database } from '#store/schema.ts';
import { notNow } from '../decide.ts';
import type { Criterion, RubricBody } from '../rubric/body.ts';
import { rubricOf } from '../rubric/store.ts';

/** Bodies by digest: the same digest is the same rubric, in whichever database. */
const known = new Map<string, RubricBody>();
const most = 50;

function notBegun(): Error {
  return notNow('申请还没有进入评审。', 'The application is not under review yet.');
}

/** The rubric that a review goes by; reading it again for each judgement would cost more than the judgement. */
export async function keptRubric(
  db: Kysely<Database>,
  of: {
    readonly rubricId: string | null;
    readonly rubricVersion: number | null;
    /** Read where it is not at hand. */
    readonly rubricDigest?: string | null;
  },
): Promise<RubricBody> {
  if (of.rubricId === null || of.rubricVersion === null) throw notBegun();
  const digest = of.rubricDigest ?? (await rubricDigest(db, of.rubricId, of.rubricVersion));
  const found = digest === null ? undefined : known.get(digest);
  if (found !== undefined) return found;
  const rubric = await rubricOf(db, of.rubricId, of.rubricVersion);
  if (rubric === null) throw notBegun();
  if (known.size >= most) known.clear();
  known.set(rubric.digest, rubric.body);
  return rubric.body;
}

/** The criterion by its id, if the gate into the stage asks it; else null. */
export function askedCriterion(rubric: RubricBody, stage: keyof RubricBody['gates'], id: string): Criterion | null {
  return rubric.criteria.find((criterion) => criterion.id === id && criterion.stages[stage] !== undefined) ?? null;
}
