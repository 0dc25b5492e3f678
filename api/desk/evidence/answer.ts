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
import { checkStatusSchema, instantSchema, orNull, textSchema } from '../../schema/common.ts';
import type { RubricBody } from '../rubric/body.ts';
import { evidenceItemSchema } from './item.ts';
import type { Evidence } from './snapshot.ts';

const commitsSchema = z.record(z.string(), z.string());
const rubricSchema = z.object({ id: z.string(), version: z.int() });

/** A frozen look at the evidence, as the API gives it. */
export const evidenceSchema = z.object({
  id: z.string(),
  rubric: rubricSchema,
  takenAt: instantSchema,
  digest: z.string(),
  commits: commitsSchema,
  items: z.array(evidenceItemSchema),
});

/** The looks at an application and one of them whole; null = nobody looked yet. */
export const evidenceAnswer = z.object({
  evidence: orNull(evidenceSchema),
  looks: z.array(z.object({ id: z.string(), takenAt: instantSchema, digest: z.string(), rubric: rubricSchema })),
});

/** What gathering again came to. */
export const gatheredAnswer = z.object({
  evidence: evidenceSchema,
  /** False = everything is as it was in the look before. */
  changed: z.boolean(),
});

const briefSchema = evidenceItemSchema.pick({ status: true, measured: true, reason: true });

/** What changed between two looks. */
export const changesAnswer = z.object({
  from: orNull(z.object({ id: z.string(), takenAt: instantSchema, commits: commitsSchema })),
  to: orNull(z.object({ id: z.string(), takenAt: instantSchema, commits: commitsSchema })),
  changes: z.array(
    z.object({
      criterion: z.string(),
      before: orNull(briefSchema),
      after: orNull(briefSchema),
      status: z.boolean(),
      measured: z.boolean(),
      added: evidenceItemSchema.shape.places,
      removed: evidenceItemSchema.shape.places,
    }),
  ),
});

/** What a project still has to do for a stage, as far as a machine can tell. */
export const gateEvidenceAnswer = z.object({
  project: z.string(),
  stage: z.string(),
  rubric: rubricSchema,
  /** The moment of the code that was looked at; null = it was not crawled yet. */
  asOf: orNull(instantSchema),
  counts: z.record(checkStatusSchema, z.int()),
  items: z.array(evidenceItemSchema.extend({ dimension: z.string(), question: textSchema, kind: z.string() })),
});

/** A look as the API gives it. */
export function evidenceView({ takenAt, items, commits, ...rest }: Evidence): z.input<typeof evidenceSchema> {
  return { ...rest, takenAt: takenAt.toISOString(), commits: { ...commits }, items: [...items] };
}

/** Items of evidence with what the rubric asks. */
export function askedItems(rubric: RubricBody, items: Evidence['items']): z.input<typeof gateEvidenceAnswer>['items'] {
  return items.flatMap((item) => {
    const criterion = rubric.criteria.find(({ id }) => id === item.criterion);
    return criterion === undefined
      ? []
      : [{ ...item, dimension: criterion.dimension, question: criterion.question, kind: criterion.kind }];
  });
}
