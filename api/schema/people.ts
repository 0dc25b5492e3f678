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
import { daySchema, orNull, shareSchema } from './common.ts';
import { limitParameter } from './query.ts';

const accountFields = {
  host: z.string().openapi({ example: 'github.com' }),
  login: z.string().openapi({ example: 'octocat' }),
};

const nameField = z.string().nullable().openapi({
  description: 'As platforms or commits show it; null = nothing that may be shown',
  'x-zh': '平台或提交里显示的名字；没有可显示的为 null',
});

/** One side of a proposal: an identity without its address. */
const proposedSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['email', 'name', 'account']),
    name: nameField,
    account: orNull(z.object(accountFields)),
  })
  .openapi('ProposedIdentity');

/** Two identities that may be one person. */
const proposalSchema = z
  .object({
    a: proposedSchema,
    b: proposedSchema,
    strength: shareSchema.openapi({
      description: 'All evidence together, 0–1; nothing is joined by it',
      'x-zh': '全部依据合起来的强度，0–1；不会因此自动合并',
    }),
    evidence: z.array(
      z.object({
        kind: z.string().openapi({ example: 'mailmap' }),
        strength: shareSchema,
        line: z.number().int().nullable(),
      }),
    ),
  })
  .openapi('PersonProposal');

/** Filter of the proposals. */
export const proposalQuerySchema = z.strictObject({
  kind: z
    .string()
    .min(1)
    .max(40)
    .optional()
    .openapi({ description: 'Kind of evidence, as `mailmap`', 'x-zh': '依据的种类，如 mailmap' }),
  limit: limitParameter,
});

/** The strongest proposals. */
export const proposalListSchema = z.object({ proposals: z.array(proposalSchema) }).openapi('PersonProposals');

/** A person. */
export const personSchema = z
  .object({
    id: z.string(),
    name: nameField,
    accounts: z.array(z.object(accountFields)),
    affiliations: z.array(
      z.object({
        organisation: z.string().openapi({ description: '`~` = on their own behalf', 'x-zh': '~ 表示代表本人' }),
        from: daySchema.nullable(),
        to: daySchema.nullable(),
        basis: z.enum(['claim', 'mail']),
      }),
    ),
  })
  .openapi('Person');
