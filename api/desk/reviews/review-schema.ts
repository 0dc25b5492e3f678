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
import { checkStatuses } from '#store/facts.ts';
import { daySchema, instantSchema, orNull, textSchema } from '../../schema/common.ts';
import { caseKindSchema, caseStateSchema, targetSchema } from '../applications/schema.ts';
import { evidenceItemSchema } from '../evidence/item.ts';
import { clarificationSchema, commentSchema } from './conversation.ts';
import { eventSchema } from './history.ts';
import { pointsGiven, verdicts } from './judge.ts';

const need = z.enum(['required', 'advisory']);

const judgement = z.object({
  reviewer: z.string(),
  reviewerName: z.string(),
  /** It is the reader's. */
  own: z.boolean(),
  verdict: z.enum(verdicts),
  points: z.literal(pointsGiven).nullable(),
  reason: z.string().nullable(),
  evidence: z.string().nullable(),
  /** The machine found something else since. */
  onOlderEvidence: z.boolean(),
  version: z.int(),
  at: instantSchema,
});

const criterion = z.object({
  id: z.string(),
  dimension: z.string(),
  question: textSchema,
  guidance: textSchema,
  kind: z.string(),
  anchors: z.array(z.string()),
  weight: z.number(),
  need,
  state: z.enum(['met', 'waived', 'not-applicable', 'not-met', 'unjudged']),
  points: z.number().nullable(),
  disputed: z.boolean(),
  clarification: z.enum(['open', 'rejected']).nullable(),
  waivedUntil: daySchema.nullable(),
  /** What the machine found; null = it did not look. */
  evidence: orNull(evidenceItemSchema),
  /** What changed there since the reader last judged; null = nothing, or the reader has judged nothing. */
  change: orNull(
    z.object({
      before: orNull(z.enum(checkStatuses)),
      measured: z.boolean(),
      added: z.int(),
      removed: z.int(),
    }),
  ),
  judgements: z.array(judgement),
});

const dimension = z.object({
  id: z.string(),
  name: textSchema,
  weight: z.number(),
  roles: z.array(z.string()),
  /** The gate asks for a signature under it. */
  signed: z.boolean(),
  /** The reader may sign it. */
  mayGive: z.boolean(),
  items: z.int(),
  /** Items that anybody judged. */
  judged: z.int(),
  /** Items that the reader judged. */
  own: z.int(),
});

const signOff = z.object({
  dimension: z.string(),
  member: z.string(),
  memberName: z.string(),
  own: z.boolean(),
  verdict: z.enum(['approve', 'reject']),
  reason: z.string().nullable(),
  onOlderEvidence: z.boolean(),
  version: z.int(),
  at: instantSchema,
});

/** All that staff see of a case, in one answer. */
export const reviewAnswer = z.object({
  application: z.object({
    code: z.string(),
    kind: caseKindSchema,
    state: caseStateSchema,
    title: z.string(),
    project: z.string().nullable(),
    fromStage: z.string().nullable(),
    targetStage: targetSchema,
    organisations: z.array(z.string()),
    applicantName: z.string().nullable(),
    clock: z.string().nullable(),
    dueAt: instantSchema.nullable(),
    clockLeft: z.number().nullable(),
    overdue: z.boolean(),
    submittedAt: instantSchema.nullable(),
    decidedAt: instantSchema.nullable(),
    version: z.int(),
    /** It has a part that everybody sees. */
    open: z.boolean(),
  }),
  /** What the reader may do now, by route id; a conflict of interest leaves none of it. */
  may: z.array(z.string()),
  /** The reader stands aside from this case. */
  aside: z.boolean(),
  rubric: orNull(z.object({ id: z.string(), version: z.int(), name: textSchema })),
  evidence: orNull(z.object({ id: z.string(), takenAt: instantSchema, commits: z.record(z.string(), z.string()) })),
  /** When the look was taken that the reader last judged by; null = it is the newest, or they have judged nothing. */
  since: instantSchema.nullable(),
  dimensions: z.array(dimension),
  criteria: z.array(criterion),
  gate: orNull(
    z.object({
      ready: z.boolean(),
      meanPoints: z.number().nullable(),
      neededPoints: z.number().nullable(),
      missing: z.array(textSchema),
    }),
  ),
  signOffs: z.array(signOff),
  clarifications: z.array(clarificationSchema),
  comments: z.array(commentSchema),
  assignments: z.array(
    z.object({
      member: z.string(),
      memberName: z.string(),
      dimension: z.string(),
      at: instantSchema,
      dueAt: instantSchema.nullable(),
    }),
  ),
  /** Who could be assigned. */
  staff: z.array(z.object({ member: z.string(), name: z.string(), roles: z.array(z.string()), aside: z.boolean() })),
  history: z.array(eventSchema),
});
/** See {@link reviewAnswer}. */
export type ReviewAnswer = z.input<typeof reviewAnswer>;
