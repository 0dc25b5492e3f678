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
import { type ClaimRow, claimsOf, pendingClaims } from '#store/queries/desk/claims.ts';
import { instantSchema } from '../../schema/common.ts';
import { nameOf } from '../applications/entry.ts';
import { checkClaim, claimPaths, decideClaim, makeClaim, withdrawClaim } from '../claims/claims.ts';
import { limit } from '../limit.ts';
import { readRoute, writeRoute } from '../route.ts';

const stateSchema = z.enum(['pending', 'proven', 'refused', 'withdrawn']);
const claimedSchema = z.object({ id: z.string(), state: stateSchema, version: z.int() });
const claimSchema = claimedSchema.extend({
  project: z.string(),
  projectName: z.string(),
  member: z.string(),
  method: z.enum(['file', 'account']),
  askedAt: instantSchema,
  settledAt: instantSchema.nullable(),
});

function claimOf(row: ClaimRow): z.input<typeof claimSchema> {
  return {
    id: row.id,
    state: row.state,
    version: row.version,
    project: row.project,
    projectName: nameOf({ slug: row.project, entry: row.entry }),
    member: row.memberName,
    method: row.method,
    askedAt: row.askedAt.toISOString(),
    settledAt: row.settledAt?.toISOString() ?? null,
  };
}

/** Claims by members to maintain a project. */
export const claimsRoutes = [
  readRoute({
    id: 'list-own-claims',
    path: '/account/claims',
    action: 'claim.make',
    object: null,
    summary: { zh: '自己的认领', en: "One's own claims" },
    query: z.strictObject({}),
    answer: z.object({ paths: z.array(z.string()), items: z.array(claimSchema) }),
    async read({ context, actor }) {
      const rows = actor.userId === null ? [] : await claimsOf(context.db, actor.userId);
      return { paths: [...claimPaths], items: rows.map(claimOf) };
    },
  }),
  readRoute({
    id: 'list-claims',
    path: '/claims',
    action: 'claim.settle',
    object: null,
    summary: { zh: '等待核实的认领', en: 'Claims that wait' },
    query: z.strictObject({}),
    answer: z.object({ items: z.array(claimSchema) }),
    read: async ({ context }) => ({ items: (await pendingClaims(context.db)).map(claimOf) }),
  }),
  writeRoute({
    id: 'make-claim',
    method: 'post',
    path: '/claims',
    action: 'claim.make',
    object: null,
    summary: { zh: '认领项目', en: 'Claims a project' },
    body: z.strictObject({ project: z.string().max(63), method: z.enum(['file', 'account']) }),
    answer: claimedSchema.extend({ token: z.string().nullable() }),
    prepare: ({ context, actor, address, now }) =>
      limit(context.db, 'claims', { each: 30, visitors: 0 }, { actor, address, now }),
    decide: ({ tx, actor, context, body, now }) => makeClaim(tx, { actor, context, now }, body),
  }),
  writeRoute({
    id: 'check-claim',
    method: 'post',
    path: '/claims/{claim}/check',
    action: 'claim.check',
    object: 'claim',
    summary: { zh: '核实认领', en: 'Looks for the proof of a claim' },
    body: z.strictObject({}),
    answer: claimedSchema.extend({ visiting: z.boolean() }),
    prepare: ({ context, actor, address, now }) =>
      limit(context.db, 'claim checks', { each: 60, visitors: 0 }, { actor, address, now }),
    decide: ({ tx, actor, context, params, now }) => checkClaim(tx, { actor, context, now }, params.claim),
  }),
  writeRoute({
    id: 'withdraw-claim',
    method: 'post',
    path: '/claims/{claim}/withdrawal',
    action: 'claim.check',
    object: 'claim',
    summary: { zh: '撤回认领', en: 'Takes a claim back' },
    body: z.strictObject({}),
    answer: claimedSchema,
    decide: ({ tx, actor, context, params, now }) => withdrawClaim(tx, { actor, context, now }, params.claim),
  }),
  writeRoute({
    id: 'settle-claim',
    method: 'put',
    path: '/claims/{claim}/settlement',
    action: 'claim.settle',
    object: 'claim',
    summary: { zh: '由工作人员了结认领', en: 'Staff settle a claim' },
    body: z.strictObject({
      outcome: z.enum(['proven', 'refused']),
      reason: z.string().trim().min(1).max(10_000),
      version: z.int().min(1),
    }),
    answer: claimedSchema,
    decide: ({ tx, actor, context, params, body, now }) => decideClaim(tx, { actor, context, now }, params.claim, body),
  }),
] as const;
