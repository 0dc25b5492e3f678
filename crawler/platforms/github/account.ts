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

import { z } from 'zod';
import type { AccountFact } from '../../fact.ts';
import { idText } from './scalar.ts';

/** An account in a REST answer. */
export const restUser = z.object({
  login: z.string(),
  id: idText.nullish(),
  type: z.string().nullish(),
  name: z.string().nullish(),
});

/** An account in a GraphQL answer; a team has a slug and no login. */
export const graphActor = z.object({
  type: z.string().nullish(),
  login: z.string().nullish(),
  databaseId: idText.nullish(),
  name: z.string().nullish(),
  slug: z.string().nullish(),
});

const kinds: Readonly<Record<string, AccountFact['kind']>> = {
  User: 'user',
  Bot: 'bot',
  Organization: 'organisation',
  Mannequin: 'mannequin',
};

function accountFact(id: string | null, login: string, type: string | null, name: string | null): AccountFact {
  const bot = login.endsWith('[bot]');
  return {
    id,
    login: login.replace(/\[bot\]$/u, ''),
    name,
    kind: bot ? 'bot' : (kinds[type ?? ''] ?? 'unknown'),
    company: null,
    createdAt: null,
  };
}

/** Null for nobody and for the account that REST shows in place of deleted ones, where GraphQL has null. */
export function restAccount(user: z.infer<typeof restUser> | null | undefined): AccountFact | null {
  if (!user || (user.login === 'ghost' && user.id === '10137')) return null;
  return accountFact(user.id ?? null, user.login, user.type ?? null, user.name ?? null);
}

/** Null for nobody and for teams. */
export function graphAccount(actor: z.infer<typeof graphActor> | null | undefined): AccountFact | null {
  if (!actor?.login) return null;
  return accountFact(actor.databaseId ?? null, actor.login, actor.type ?? null, actor.name ?? null);
}

/** Those of a list that are accounts. */
export function accounts<T>(
  list: readonly T[] | null | undefined,
  read: (one: T) => AccountFact | null,
): AccountFact[] {
  return (list ?? []).map((one) => read(one)).filter((one) => one !== null);
}
