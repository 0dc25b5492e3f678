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

import type { ColumnType, Generated } from 'kysely';

/** Something that a person is told: a member in the desk and perhaps by mail, somebody without an account by mail alone. */
export interface NotificationTable {
  id: Generated<string>;
  /** Null = somebody without an account, at `address`. */
  member: string | null;
  address: string | null;
  /** Language for who has no account. */
  locale: 'zh' | 'en' | null;
  /** The member's id, or `mailto:` and the address. */
  recipient: ColumnType<string, never, never>;
  kind: string;
  object_kind: string;
  object_id: string;
  /** `{ zh, en }`. */
  text: ColumnType<unknown, string, never>;
  /** Path below `/{locale}`. */
  link: string;
  at: Generated<Date>;
  read_at: Date | null;
  /** The same thing is told a person once. */
  dedupe: string;
  to_mail: Generated<boolean>;
  /** The mail that tells it; null = none yet. */
  mail: string | null;
}
