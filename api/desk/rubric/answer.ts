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

import { z } from '@hono/zod-openapi';
import type { RubricLine, RubricRow } from '#store/queries/desk/rubrics.ts';
import { instantSchema, orNull, textSchema } from '../../schema/common.ts';
import type { Actor } from '../actor.ts';
import { rubricBodySchema } from './body.ts';

/** A version without what it says. */
export const rubricLineSchema = z.object({
  id: z.string(),
  version: z.int(),
  state: z.enum(['draft', 'active', 'retired']),
  digest: z.string(),
  edits: z.int(),
  madeAt: instantSchema,
  activatedAt: orNull(instantSchema),
  /** Who wrote it last and who put it into force; told to staff only. */
  madeBy: orNull(z.string()),
  approvedBy: orNull(z.string()),
  /** Their names as members; null = not told, or no member. */
  madeByName: orNull(z.string()),
  approvedByName: orNull(z.string()),
});

/** All versions, newest first; drafts are told to staff only. */
export const rubricsAnswer = z.object({
  rubrics: z.array(rubricLineSchema.extend({ openReviews: z.int() })),
});

/** A version whole, with what its gatherers measure and what is still wrong with it. */
export const rubricAnswer = rubricLineSchema.extend({
  body: rubricBodySchema,
  faults: z.array(textSchema),
  /** Of the pairwise matrix; null = weights were set by hand. */
  consistency: orNull(z.number()),
  gatherers: z.array(
    z.object({
      id: z.string(),
      summary: textSchema,
      thresholds: z.array(z.object({ id: z.string(), name: textSchema, otherwise: z.number() })),
    }),
  ),
});

/** What differs between two versions. */
export const rubricChangesAnswer = z.object({
  from: z.int(),
  to: z.int(),
  changes: z.array(
    z.object({
      path: z.array(z.string()),
      before: z.union([z.string(), z.number(), z.boolean(), z.null()]),
      after: z.union([z.string(), z.number(), z.boolean(), z.null()]),
    }),
  ),
});

/** Where a draft stands after a change. */
export const draftAnswer = z.object({ version: z.int(), edits: z.int(), digest: z.string() });

/** Whether somebody sees drafts and who wrote them. */
export function isStaff({ roles, strong }: Actor): boolean {
  return strong && roles.length > 0;
}

/** A version as the API gives it. */
export function rubricLineView(
  row: RubricLine | RubricRow,
  actor: Actor,
  names: ReadonlyMap<string, string>,
): z.input<typeof rubricLineSchema> {
  const staff = isStaff(actor);
  const nameOf = (id: string | null) => (staff && id !== null ? (names.get(id) ?? null) : null);
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    digest: row.digest,
    edits: row.edits,
    madeAt: row.made_at.toISOString(),
    activatedAt: row.activated_at?.toISOString() ?? null,
    madeBy: staff ? row.made_by : null,
    approvedBy: staff ? row.approved_by : null,
    madeByName: nameOf(row.made_by),
    approvedByName: nameOf(row.approved_by),
  };
}
