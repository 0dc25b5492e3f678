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

import { timingSafeEqual } from 'node:crypto';
import type { Kysely } from 'kysely';
import { noteTokenUse, usableToken } from '#store/queries/desk/ci-token.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../../errors.ts';
import { type Actor, visitor } from '../actor.ts';
import type { WhoAsks } from '../auth-port.ts';
import { bearerOf } from './bearer.ts';
import { scopeCards } from './scope.ts';
import { tokenHash, tokenId } from './token.ts';

function refused(): ApiError {
  return new ApiError('not-genuine', {
    zh: '这个令牌不能用：写错了、已过期或已吊销。请在项目页的“流水线令牌”里另建一个。',
    en: 'This token is not accepted: it is mistyped, expired or revoked. Make another one on the page of tokens of the project.',
  });
}

/** Whoever sends a token: the pipeline of one project, with what the token was made for; null = no token was sent. */
async function tokenActor(db: Kysely<Database>, headers: Headers, now: Date): Promise<Actor | null> {
  const token = bearerOf(headers);
  if (token === null) return null;
  const id = tokenId(token);
  const row = id === null ? null : await usableToken(db, id, now);
  if (row === null || !timingSafeEqual(row.hash, tokenHash(token))) throw refused();
  await noteTokenUse(db, row.id, now);
  return {
    ...visitor,
    kind: 'token',
    id: `token:${row.id}`,
    name: row.name,
    maintains: [row.project],
    scopes: row.scopes.flatMap((scope) => scopeCards[scope].actions),
  };
}

/** Adds pipelines to those who can ask; a request with a token is the pipeline's, whatever cookies come along. */
export function withTokens(who: WhoAsks, db: Kysely<Database>, now: () => Date): WhoAsks {
  return { actorOf: async (headers) => (await tokenActor(db, headers, now())) ?? (await who.actorOf(headers)) };
}
