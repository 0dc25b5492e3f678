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

/** Everything that somebody decided about people, with actor and reason; rows are only ever added (the database keeps that). */
export interface PeopleLogTable {
  id: Generated<string>;
  at: Generated<Date>;
  actor: string;
  /** Verb of the command, as `accept`, `opt-out`, `import`. */
  action: string;
  /** Identity ids, or the hash of what was given; never an address. */
  subject: string;
  reason: string;
  detail: ColumnType<unknown, string | undefined, never>;
}
