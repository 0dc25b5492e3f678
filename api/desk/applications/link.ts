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

import type { Kysely } from 'kysely';
import { readLinkKey } from '#store/queries/desk/application-draft.ts';
import type { Database } from '#store/schema.ts';
import { cookieValue } from '../accounts/session-cookie.ts';
import { visitor } from '../actor.ts';
import type { WhoAsks } from '../auth-port.ts';
import { opens } from './secret.ts';

const plainName = 'tongming.link';
/** Half a year: as long as the longest case takes. */
const seconds = 180 * 24 * 3600;

function nameAt(baseUrl: string): string {
  return baseUrl.startsWith('https:') ? `__Secure-${plainName}` : plainName;
}

/** The `Set-Cookie` line that keeps a tracking link open in this browser: no script reads it, no other site sends it. */
export function linkCookie(baseUrl: string, code: string, key: string): string {
  const secure = baseUrl.startsWith('https:') ? '; Secure' : '';
  return `${nameAt(baseUrl)}=${code}.${key}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`;
}

/** The line that closes it. */
export function closedLinkCookie(baseUrl: string): string {
  const secure = baseUrl.startsWith('https:') ? '; Secure' : '';
  return `${nameAt(baseUrl)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure}`;
}

async function heldCode(db: Kysely<Database>, headers: Headers): Promise<string | null> {
  const raw = cookieValue(headers, `__Secure-${plainName}`) ?? cookieValue(headers, plainName);
  const [, code = '', key = ''] = /^([a-z2-7]{12})\.([\w-]{32})$/.exec(raw ?? '') ?? [];
  if (code === '') return null;
  return opens(key, await readLinkKey(db, code)) ? code : null;
}

/** Adds what a tracking link opens: a visitor becomes its holder, a member stays who they are and holds it besides. */
export function withLinks(who: WhoAsks, db: Kysely<Database>): WhoAsks {
  return {
    async actorOf(headers) {
      const [actor, holds] = await Promise.all([who.actorOf(headers), heldCode(db, headers)]);
      if (holds === null) return actor;
      if (actor.kind === 'member') return { ...actor, holds };
      if (actor.kind !== 'visitor') return actor;
      return { ...visitor, kind: 'holder', id: `link:${holds}`, name: 'applicant', holds };
    },
  };
}
