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
import { countTokens, insertToken, listTokens, readToken, revokeToken } from '#store/queries/desk/ci-token.ts';
import { noSuchThing } from '../authorise.ts';
import { notNow } from '../decide.ts';
import { notify } from '../life/notify.ts';
import { readRoute, writeRoute } from '../route.ts';
import { tokenScopes } from '../tokens/scope.ts';
import { newToken } from '../tokens/token.ts';
import { tokenSchema, tokenView } from '../tokens/view.ts';

const day = 86_400_000;
const mostTokens = 20;
const tokenList = z.object({ tokens: z.array(tokenSchema) });

/** Tokens with which pipelines of a project speak to the hub. */
export const tokensRoutes = [
  readRoute({
    id: 'list-tokens',
    path: '/projects/{project}/tokens',
    action: 'token.manage',
    object: 'project',
    summary: { zh: '一个项目的流水线令牌', en: 'Tokens of the pipelines of a project' },
    query: z.strictObject({}),
    answer: tokenList,
    async read({ context, params, now }) {
      const rows = await listTokens(context.db, params.project);
      return { tokens: rows.map((row) => tokenView(row, now)) };
    },
  }),
  readRoute({
    id: 'list-all-tokens',
    path: '/tokens',
    action: 'token.manage',
    object: null,
    summary: { zh: '全部流水线令牌', en: 'Tokens of all pipelines' },
    query: z.strictObject({}),
    answer: tokenList,
    async read({ context, now }) {
      const rows = await listTokens(context.db, null);
      return { tokens: rows.map((row) => tokenView(row, now)) };
    },
  }),
  writeRoute({
    id: 'create-token',
    method: 'post',
    path: '/projects/{project}/tokens',
    action: 'token.manage',
    object: 'project',
    summary: {
      zh: '为项目的流水线新建令牌；令牌只显示这一次',
      en: 'Make a token for a pipeline of the project; it is shown this once',
    },
    body: z.strictObject({
      name: z.string().trim().min(1).max(100),
      scopes: z.array(z.enum(tokenScopes)).min(1).max(tokenScopes.length),
      days: z.int().min(1).max(365),
    }),
    answer: z.object({ id: z.string(), token: z.string().nullable(), expiresAt: z.string() }),
    async decide({ tx, actor, params, body, now }) {
      if ((await countTokens(tx, params.project, now)) >= mostTokens) {
        throw notNow(
          `一个项目最多有 ${mostTokens} 个可用的令牌，请先吊销不用的。`,
          `A project has at most ${mostTokens} usable tokens; revoke those that are not used.`,
        );
      }
      const { id, token, hash } = newToken();
      const about = { project: params.project, name: body.name, scopes: [...new Set(body.scopes)] };
      const expires = new Date(now.getTime() + body.days * day);
      const by = { created_by: actor.id, created_by_name: actor.name, created_at: now };
      await insertToken(tx, { id, ...about, hash, ...by, expires_at: expires });
      await notify(tx, {
        to: { maintainersOf: params.project },
        ...(actor.userId === null ? {} : { except: actor.userId }),
        kind: 'account',
        object: { kind: 'token', id },
        text: {
          zh: `${actor.name} 为项目 ${params.project} 新建了流水线令牌“${body.name}”。`,
          en: `${actor.name} made the pipeline token “${body.name}” for project ${params.project}.`,
        },
        link: `/desk/projects/${params.project}/tokens/`,
      });
      const after = { ...about, expiresAt: expires.toISOString() };
      return {
        answer: { id, token, expiresAt: expires.toISOString() },
        once: ['token'],
        audit: [{ object: { kind: 'token', id }, before: null, after, reason: null }],
      };
    },
  }),
  writeRoute({
    id: 'revoke-token',
    method: 'post',
    path: '/tokens/{token}/revocation',
    action: 'token.manage',
    object: 'token',
    summary: { zh: '吊销令牌：立即失效，不能恢复', en: 'Revoke a token: at once, and for good' },
    body: z.strictObject({ reason: z.string().trim().max(1000).optional() }),
    answer: z.object({ id: z.string(), state: z.literal('revoked') }),
    async decide({ tx, actor, params, body, now }) {
      const row = await readToken(tx, params.token);
      if (row === null) throw noSuchThing();
      const answer = { id: row.id, state: 'revoked' as const };
      if (!(await revokeToken(tx, row.id, actor.id, now))) return { answer, audit: 'unchanged' };
      const { project, name, scopes } = row;
      const before = { project, name, scopes };
      const reason = body.reason ?? null;
      return {
        answer,
        audit: [{ object: { kind: 'token', id: row.id }, before, after: null, reason: reason === '' ? null : reason }],
      };
    },
  }),
] as const;
