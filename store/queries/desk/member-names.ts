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
import type { Database } from '../../schema.ts';

/** Names of members who are active, by their ids. */
export async function memberNames(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<{ readonly userId: string; readonly name: string }[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('member')
    .select(['user_id as userId', 'name'])
    .where('user_id', 'in', ids)
    .where('state', '=', 'active')
    .execute();
}
