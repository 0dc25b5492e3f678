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

import { type Kysely, sql } from 'kysely';
import type { Database } from '../../schema.ts';

/** What decides who may see and do something with an application. */
export interface ApplicationFacts {
  readonly id: string;
  readonly state: string;
  readonly applicant: string | null;
  readonly project: string | null;
  readonly organisations: readonly string[];
  /** User ids with a proven claim on the project. */
  readonly maintainers: readonly string[];
  readonly decided: boolean;
  /** It was before the public once, and what was said there stays readable. */
  readonly noticed: boolean;
}

/** Facts of an application by its code; null = there is none. */
export async function applicationFacts(db: Kysely<Database>, code: string): Promise<ApplicationFacts | null> {
  const row = await db
    .selectFrom('application as a')
    .select([
      'a.id',
      'a.state',
      'a.applicant',
      'a.project',
      'a.organisations',
      sql<boolean>`a.decided_at is not null and a.state in ('accepted', 'declined', 'postponed')`.as('decided'),
      sql<boolean>`exists (select from public_notice n where n.application = a.id)`.as('noticed'),
      sql<string[]>`array(
        select c.member from project_claim c where c.project = a.project and c.state = 'proven' order by c.member)`.as(
        'maintainers',
      ),
    ])
    .where('a.code', '=', code)
    .executeTakeFirst();
  return row ?? null;
}
