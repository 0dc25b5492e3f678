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
import { instantSchema, orNull, textSchema } from '../../schema/common.ts';
import { lineField, optionalLineField, reasonField } from '../decisions/fields.ts';
import { helpPriorities, helpStates, helpTopics } from './topic.ts';

const priorities = Object.keys(helpPriorities) as (keyof typeof helpPriorities)[];

/** What the form asks for. */
export const askBodySchema = z.strictObject({
  topic: z.enum(helpTopics),
  name: lineField,
  organisation: optionalLineField,
  contact: lineField,
  project: optionalLineField,
  title: lineField,
  question: reasonField,
  locale: z.enum(['zh', 'en']),
});

/** A request in a list. */
export const helpBriefSchema = z.object({
  code: z.string(),
  topic: z.enum(helpTopics),
  title: z.string(),
  state: z.enum(helpStates),
  priority: z.enum(priorities),
  project: z.string().nullable(),
  assignee: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  dueAt: instantSchema.nullable(),
  overdue: z.boolean(),
  askedAt: instantSchema,
  updatedAt: instantSchema,
});

/** A page of requests. */
export const helpPageSchema = z.object({ items: z.array(helpBriefSchema), next: z.string().nullable() });

/** Which requests are listed; `mine` are those assigned to whoever asks. */
export const helpQuerySchema = z.strictObject({
  state: z.enum(helpStates).optional(),
  topic: z.enum(helpTopics).optional(),
  mine: z.enum(['true', 'false']).optional(),
  cursor: z.string().min(1).max(500).optional(),
});

/** A request with everything written in it. */
export const helpThreadSchema = helpBriefSchema.extend({
  name: z.string(),
  organisation: z.string().nullable(),
  contact: z.string(),
  question: z.string(),
  locale: z.enum(['zh', 'en']),
  version: z.int(),
  answeredAt: instantSchema.nullable(),
  closedAt: instantSchema.nullable(),
  messages: z.array(
    z.object({
      id: z.string(),
      by: z.string(),
      kind: z.enum(['question', 'answer', 'note']),
      text: z.string(),
      at: instantSchema,
    }),
  ),
});

/** A text of guidance in both languages. */
const guidanceText = z.strictObject({ zh: reasonField, en: reasonField });

/** Guidance as it is proposed; `confirmed` = names that were found in it have been looked at. */
export const proposeBodySchema = z.strictObject({
  topic: z.enum(helpTopics),
  title: z.strictObject({ zh: lineField, en: lineField }),
  question: guidanceText,
  answer: guidanceText,
  confirmed: z.boolean().optional(),
});

/** What is proposed. */
export type ProposedGuidance = z.output<typeof proposeBodySchema>;

/** Guidance for everybody. */
export const guidanceSchema = z
  .object({
    id: z.string(),
    topic: z.enum(helpTopics),
    topicName: textSchema,
    title: textSchema,
    question: textSchema,
    answer: textSchema,
    publishedAt: instantSchema,
  })
  .openapi('Guidance');

/** Newest guidance first. */
export const guidanceListSchema = z.object({ items: z.array(guidanceSchema) }).openapi('GuidanceList');

/** Guidance as the desk sees it. */
export const deskGuidanceSchema = z.object({
  id: z.string(),
  topic: z.enum(helpTopics),
  title: textSchema,
  question: textSchema,
  answer: textSchema,
  state: z.enum(['proposed', 'published', 'refused', 'withdrawn']),
  request: z.string().nullable(),
  proposedBy: z.string(),
  proposedAt: instantSchema,
  settledBy: z.string().nullable(),
  publishedAt: instantSchema.nullable(),
  reason: z.string().nullable(),
  version: z.int(),
  /** Whoever asks proposed it and leaves its approval to others. */
  own: z.boolean(),
});

/** A list of them. */
export const deskGuidanceListSchema = z.object({ items: z.array(deskGuidanceSchema) });

/** Where a request stands after a step. */
export const helpStepSchema = z.object({ code: z.string(), state: z.enum(helpStates), version: z.int() });

/** A guidance after a step. */
export const guidanceStepSchema = z.object({ id: z.string(), state: z.string(), version: z.int() });

/** A request's own answer: the address with its secret is told once. */
export const askedSchema = z.object({ code: z.string(), key: orNull(z.string()), version: z.int() });
