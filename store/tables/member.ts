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

import type { Generated } from 'kysely';

/** A person with an account; the roles are granted by an administrator, the organisation is what recusal goes by. */
export interface MemberTable {
  user_id: string;
  name: string;
  /** For invitations and reminders; never published. */
  email: string | null;
  roles: Generated<string[]>;
  /** Registry id or plain name; null = not told, which is treated as nobody's. */
  organisation: string | null;
  state: Generated<'active' | 'suspended'>;
  locale: Generated<'zh' | 'en'>;
  version: Generated<number>;
  created_at: Generated<Date>;
}
