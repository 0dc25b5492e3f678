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
import type { Text } from '#store/facts.ts';
import { insertNotifications } from '#store/queries/desk/notifications.ts';
import type { Database } from '#store/schema.ts';
import type { StaffRole } from '../actor.ts';
import type { NotificationKind } from './notification-kinds.ts';

/** Who is told; whoever is named twice is told once. Members who are suspended are left out. */
export interface Recipients {
  /** User ids. */
  readonly members?: readonly string[];
  readonly roles?: readonly StaffRole[];
  /** Slug: members with a proven claim on it. */
  readonly maintainersOf?: string;
  /** Slug: its mentors of today. */
  readonly mentorsOf?: string;
  /** Code of an application: who applied, by mail where there is no account. */
  readonly applicantOf?: string;
  /** Somebody without an account. */
  readonly address?: { readonly email: string; readonly locale: 'zh' | 'en' };
}

/** Something to tell. */
export interface Told {
  readonly to: Recipients;
  /** User id of who did it, who knows already. */
  readonly except?: string | null;
  readonly kind: NotificationKind;
  readonly object: { readonly kind: string; readonly id: string };
  /** One sentence; foreign text within it is shown as text. */
  readonly text: Text;
  /** Path below `/{locale}`, as `/desk/applications/abc/`. */
  readonly link: string;
  /** The same key is told a person once; null or absent = tell each time. */
  readonly dedupe?: string | null;
  /** Instant of what happened; now unless told. */
  readonly at?: Date;
}

/** Tells members in the desk, and by mail who wants it, within the transaction of what happened; returns how many are told. */
export function notify(tx: Kysely<Database>, { to, except = null, text, ...told }: Told): Promise<number> {
  return insertNotifications(tx, {
    ...told,
    to,
    except,
    text: JSON.stringify({ zh: text.zh, en: text.en }),
    dedupe: told.dedupe ?? null,
    at: told.at ?? null,
  });
}
