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
import type { Database } from '../schema.ts';

/** A crawl that runs in some process. `progress` is what that process wrote: a newer one may say more. */
export interface CrawlProgressRow {
  readonly repository_id: string;
  readonly holder: string;
  readonly started_at: Date;
  readonly progress: unknown;
}

/** A process that has not written for so long is taken for dead, in seconds. */
const silence = 60;

/** Notes how far a crawl is; a repository that is not there any more is passed over. */
export async function writeProgress(db: Kysely<Database>, row: CrawlProgressRow): Promise<void> {
  const { repository_id, holder, started_at, progress } = row;
  await sql`
    insert into crawl_progress (repository_id, holder, started_at, updated_at, progress)
    select id, ${holder}, ${started_at}, now(), ${JSON.stringify(progress)}::jsonb from repository where id = ${repository_id}
    on conflict (repository_id) do update set holder = excluded.holder, started_at = excluded.started_at,
      updated_at = excluded.updated_at, progress = excluded.progress`.execute(db);
}

/** The crawl has ended; what another process wrote meanwhile stays. */
export async function endProgress(db: Kysely<Database>, repositoryId: string, holder: string): Promise<void> {
  await db
    .deleteFrom('crawl_progress')
    .where('repository_id', '=', repositoryId)
    .where('holder', '=', holder)
    .execute();
}

/** Crawls that run now, in all processes. */
export async function readProgress(db: Kysely<Database>): Promise<CrawlProgressRow[]> {
  const { rows } = await sql<CrawlProgressRow>`
    select repository_id, holder, started_at, progress from crawl_progress
    where updated_at > now() - ${silence}::int * interval '1 second' order by started_at, repository_id`.execute(db);
  return rows;
}
