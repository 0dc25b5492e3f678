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
import type { CiTokenRow } from '#store/queries/desk/ci-token.ts';
import { instantSchema } from '../../schema/common.ts';
import { tokenScopes } from './scope.ts';

/** A token as its owners see it; never its secret. */
export const tokenSchema = z
  .object({
    id: z.string(),
    shown: z.string().openapi({ description: 'How the token begins', 'x-zh': '令牌的开头' }),
    project: z.string(),
    name: z.string(),
    scopes: z.array(z.enum(tokenScopes)),
    state: z.enum(['usable', 'expired', 'revoked']),
    createdBy: z.string(),
    createdAt: instantSchema,
    expiresAt: instantSchema,
    lastUsedAt: instantSchema.nullable(),
    revokedAt: instantSchema.nullable(),
  })
  .openapi('CiToken');

/** Makes the view of a token. */
export function tokenView(row: CiTokenRow, now: Date): z.input<typeof tokenSchema> {
  const ended = row.expires_at <= now ? 'expired' : 'usable';
  return {
    id: row.id,
    shown: `hub_ci_${row.id}…`,
    project: row.project,
    name: row.name,
    scopes: row.scopes,
    state: row.revoked_at === null ? ended : 'revoked',
    createdBy: row.created_by_name,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  };
}
