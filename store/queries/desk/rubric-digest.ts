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

/** SHA-256 (hex) of a version of a rubric, by which a copy in memory is known to be the same; null = there is none. */
export async function rubricDigest(db: Kysely<Database>, id: string, version: number): Promise<string | null> {
  const row = await db
    .selectFrom('rubric')
    .select('digest')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.digest ?? null;
}
