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
import { daySchema, instantSchema, orNull, repositoryStateSchema, textSchema } from '../../schema/common.ts';

const sideSchema = z.object({
  id: z.string(),
  kind: z.enum(['email', 'name', 'account']),
  name: z.string().nullable(),
  account: z.string().nullable(),
});
/** Identities that may be one person, with the evidence. */
export const proposalSchema = z.object({
  one: sideSchema,
  other: sideSchema,
  strength: z.number(),
  evidence: z.array(
    z.object({
      kind: z.string(),
      name: textSchema,
      why: textSchema,
      place: z.string().nullable(),
      line: z.int().nullable(),
    }),
  ),
});
/** Somebody of unknown organisation. */
export const personSchema = z.object({
  id: z.string(),
  name: z.string().nullable(),
  account: z.string().nullable(),
  organisation: z.string().nullable(),
  acts: z.int(),
  unknown: z.int(),
  last: daySchema,
});
/** Two projects that look like one. */
export const duplicateSchema = z.object({
  project: z.string(),
  other: z.string(),
  projectListed: z.boolean(),
  otherListed: z.boolean(),
  signs: z.array(z.enum(['repository', 'root', 'name'])),
  verdict: z.enum(['same', 'different']).nullable(),
  kept: z.string().nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
});
/** A repository whose newest visit did not bring all. */
export const crawlSchema = z.object({
  repository: z.string(),
  url: z.string(),
  platform: z.string(),
  projects: z.array(z.string()),
  state: repositoryStateSchema,
  outcome: z.enum(['partial', 'failed']).nullable(),
  reasonKind: z.string().nullable(),
  reasonText: orNull(textSchema),
  reason: z.string().nullable(),
  finishedAt: instantSchema.nullable(),
  fetchedAt: instantSchema.nullable(),
});
