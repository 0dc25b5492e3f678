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
import { instantSchema, orNull, textSchema } from '../../schema/common.ts';
import { gateStages } from '../rubric/body.ts';
import { choices } from './tally.ts';

/** What a ballot comes to. */
export const tallySchema = z.object({
  electorate: z.int(),
  recused: z.int(),
  for: z.int(),
  against: z.int(),
  abstain: z.int(),
  silent: z.int(),
  quorumNeeded: z.int(),
  shareNeeded: z.int(),
  quorumMet: z.boolean(),
  shareMet: z.boolean(),
  complete: z.boolean(),
  result: z.enum(['carried', 'lost', 'no-quorum']),
});

const voteSchema = z.object({
  name: z.string(),
  choice: z.enum(choices),
  reason: z.string().nullable(),
  at: instantSchema,
});

/** A ballot; how people voted is told once it has closed, and before only how many have. */
export const ballotSchema = z.object({
  id: z.string(),
  state: z.enum(['open', 'carried', 'lost', 'no-quorum', 'cancelled']),
  openedBy: z.string(),
  openedAt: instantSchema,
  closesAt: instantSchema,
  closedAt: instantSchema.nullable(),
  quorum: z.string(),
  share: z.string(),
  version: z.int(),
  electorate: z.int(),
  /** Voted so far, those who stood aside left out. */
  voted: z.int(),
  recused: z.int(),
  tally: orNull(tallySchema),
  votes: z.array(voteSchema),
  /** Whether the reader may vote in it now. */
  mine: z
    .object({
      may: z.boolean(),
      choice: z.enum(choices).nullable(),
      reason: z.string().nullable(),
      version: z.int(),
    })
    .nullable(),
  /** Everybody has spoken, or the time is over. */
  closable: z.boolean(),
});

/** A waiver as staff see it. */
export const waiverSchema = z.object({
  id: z.string(),
  criterion: z.string(),
  reason: z.string(),
  expiresOn: z.string(),
  state: z.enum(['proposed', 'confirmed', 'refused', 'withdrawn']),
  holds: z.boolean(),
  proposedBy: z.string(),
  proposedAt: instantSchema,
  settledBy: z.string().nullable(),
  settledAt: instantSchema.nullable(),
  settleReason: z.string().nullable(),
  version: z.int(),
  /** The reader proposed it. */
  mine: z.boolean(),
});

/** A notice. */
export const noticeSchema = z.object({
  id: z.string(),
  state: z.enum(['open', 'ended', 'cancelled']),
  openedBy: z.string(),
  from: instantSchema,
  until: instantSchema,
  text: orNull(textSchema),
  over: z.boolean(),
});

/** An objection as staff see it. */
export const objectionSchema = z.object({
  id: z.string(),
  notice: z.string(),
  name: z.string(),
  contact: z.string().nullable(),
  text: z.string(),
  at: instantSchema,
  outcome: z.enum(['upheld', 'dismissed']).nullable(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: instantSchema.nullable(),
  version: z.int(),
});

const missingSchema = z.object({ code: z.string(), text: textSchema });
/** Whether a step is open to the reader, and if not, what would open it. */
const stepSchema = z.object({ open: z.boolean(), missing: z.array(missingSchema) });

const gateItemSchema = z.object({
  criterion: z.string(),
  question: textSchema,
  dimension: z.string(),
  need: z.enum(['required', 'advisory']),
  state: z.enum(['met', 'waived', 'not-applicable', 'not-met', 'unjudged']),
  machine: z.enum(checkStatuses).nullable(),
  points: z.number().nullable(),
  judgements: z.int(),
  disputed: z.boolean(),
  clarification: z.enum(['open', 'rejected']).nullable(),
  waivedUntil: z.string().nullable(),
});

const gateSchema = z.object({
  ready: z.boolean(),
  items: z.array(gateItemSchema),
  meanPoints: z.number().nullable(),
  neededPoints: z.number().nullable(),
  signOffs: z.array(
    z.object({
      dimension: z.string(),
      name: textSchema,
      signed: z.int(),
      rejected: z.int(),
      needed: z.int(),
      met: z.boolean(),
    }),
  ),
  missing: z.array(missingSchema),
  rules: z.object({
    quorum: z.string(),
    share: z.string(),
    voteDays: z.int(),
    noticeDays: z.int(),
    noticeFirst: z.boolean(),
    waiverMonths: z.int(),
    from: z.array(z.string()),
  }),
});

/** Everything that decisions about a case go by, and what can be done now. */
export const decisionSchema = z.object({
  code: z.string(),
  title: z.string(),
  kind: z.enum(['admission', 'promotion', 'retirement', 'return']),
  state: z.string(),
  version: z.int(),
  target: z.enum(gateStages),
  project: z.string().nullable(),
  stage: z.string().nullable(),
  dueAt: instantSchema.nullable(),
  /** The reader has a conflict of interest and stands aside. */
  conflicted: z.boolean(),
  gate: orNull(gateSchema),
  ballots: z.array(ballotSchema),
  waivers: z.array(waiverSchema),
  notices: z.array(noticeSchema),
  objections: z.array(objectionSchema),
  steps: z.object({ ballot: stepSchema, notice: stepSchema, transition: stepSchema }),
  latestWaiver: z.string().nullable(),
});

/** What the public sees of a notice. */
export const publicNoticeSchema = z.object({
  code: z.string(),
  title: z.string(),
  project: z.string().nullable(),
  target: z.enum(gateStages),
  state: z.enum(['open', 'ended', 'cancelled']),
  from: instantSchema,
  until: instantSchema,
  over: z.boolean(),
  text: orNull(textSchema),
  vote: orNull(tallySchema.pick({ electorate: true, recused: true, for: true, against: true, abstain: true })),
  objections: z.int(),
  answers: z.array(
    z.object({ outcome: z.enum(['upheld', 'dismissed']), answer: z.string(), answeredAt: instantSchema }),
  ),
});
