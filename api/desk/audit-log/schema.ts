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
import { daySchema, instantSchema, orNull, textSchema } from '../../schema/common.ts';

const word = z.string().min(1).max(200);
const dayText = z
  .string()
  .refine((text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)), {
    message: 'a day is written as 2026-11-22 | 日期写作 2026-11-22',
  })
  .optional();

/** Days of a span, both counted. */
export const auditSpanSchema = z.strictObject({ from: dayText, to: dayText });

/** What the list is narrowed to. */
export const auditQuerySchema = z.strictObject({
  ...auditSpanSchema.shape,
  actor: word.optional(),
  action: word.optional(),
  kind: word.optional(),
  object: word.optional(),
  limit: z
    .string()
    .regex(/^(?:[1-9]\d?|100)$/, 'a whole number from 1 to 100 | 须是 1 到 100 的整数')
    .optional(),
  cursor: z.string().min(1).max(2000).optional(),
});

const auditBriefSchema = z
  .object({
    seq: z.string(),
    at: instantSchema,
    actor: z.string(),
    actorName: z.string(),
    action: z.string(),
    objectKind: z.string(),
    objectId: z.string(),
    reason: z.string().nullable(),
  })
  .openapi('AuditBrief');

/** A page of events, newest first. */
export const auditPageSchema = z.object({ items: z.array(auditBriefSchema), next: z.string().nullable() });

/** An event with what it changed. */
export const auditEventSchema = auditBriefSchema.extend({
  before: z.string().nullable(),
  after: z.string().nullable(),
  request: z.string().nullable(),
  previous: z.string(),
  hash: z.string(),
  changes: z.array(z.object({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
});

/** Where the log stood on a day. */
export const checkpointSchema = z
  .object({
    day: daySchema,
    seq: z.string().openapi({ description: 'Number of the newest event', 'x-zh': '最新一条的编号' }),
    hash: z.string().openapi({ description: 'SHA-256 of it, in hexadecimal', 'x-zh': '它的 SHA-256（十六进制）' }),
  })
  .openapi('AuditCheckpoint');

/** Newest checkpoints first. */
export const checkpointListSchema = z.object({ checkpoints: z.array(checkpointSchema) }).openapi('AuditCheckpointList');

/** Whether the log is as it was written since the last checkpoint. */
export const auditStateSchema = z.object({
  head: z.object({ seq: z.string(), hash: z.string() }),
  since: orNull(checkpointSchema),
  events: z.int(),
  finding: orNull(z.object({ seq: z.string(), kind: z.string(), text: textSchema })),
  checkpoints: z.array(checkpointSchema),
});
