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
import type { Database } from '#store/schema.ts';

/** Size of a hub that is made up. */
export interface HubSize {
  readonly projects: number;
  readonly people: number;
  readonly acts: number;
}

/**
 * Fills projects of one repository each, people, and acts over five years: few repositories and people have most of
 * them. Rows go in past foreign keys and triggers; the same size gives the same rows.
 */
export async function fillActs(db: Kysely<Database>, { projects, people, acts }: HubSize): Promise<void> {
  await db.transaction().execute(async (session) => {
    await sql`set local session_replication_role = replica`.execute(session);
    await sql`alter table act drop constraint act_pkey`.execute(session);
    await sql`drop index act_person, act_organisation`.execute(session);
    await sql`insert into project (slug, entry, domain, stage, listed)
      select 'p' || lpad(n::text, 6, '0'), '{"name": {"zh": "项目", "en": "project"}}', 'database', 'incubating', true
      from generate_series(1, ${projects}::int) n`.execute(session);
    await sql`insert into repository (id, platform, platform_id, url, state, fetched_at) overriding system value
      select n, 'git', 'https://git.example/' || n, 'https://git.example/' || n, 'ok', '2026-01-10T00:00:00Z'
      from generate_series(1, ${projects}::int) n`.execute(session);
    await sql`insert into project_repository (project, repository_id, position)
      select 'p' || lpad(n::text, 6, '0'), n, 0 from generate_series(1, ${projects}::int) n`.execute(session);
    await sql`insert into identity (id, kind, value_hash, name, class) overriding system value
      select n, 'account', sha256(n::text::bytea), 'person ' || n, 'human' from generate_series(1, ${people}::int) n`.execute(
      session,
    );
    await sql`insert into act (project, repository_id, kind, source, identity_id, person_id, organisation, class, at, month, zone,
        subject_kind, subject_number)
      select 'p' || lpad(r.id::text, 6, '0'), r.id, (array['comment', 'comment', 'comment', 'issue-opened', 'issue-closed',
          'change-opened', 'change-merged', 'review', 'review-comment', 'commit', 'commit', 'star'])[1 + a % 12],
        n::text, r.person, r.person, case when r.person % 3 = 0 then 'org' || r.person % 50 end, 'human', t.at,
        (extract(year from t.at at time zone 'UTC') * 12 + extract(month from t.at at time zone 'UTC') - 1)::int, 480,
        case when 1 + a % 12 in (4, 5) then 'issue' else 'change' end, (b % 500)::text
      from generate_series(1, ${acts}::int) n
      cross join lateral (select hashint8(n) & 2147483647 as a, hashint8(n + 1000000007) & 2147483647 as b,
        hashint8(n + 2000000011) & 2147483647 as c) h
      cross join lateral (select 1 + floor(${projects}::int * ((a / 2147483648.0) ^ 2))::bigint as id,
        1 + floor(${people}::int * ((b / 2147483648.0) ^ 3))::bigint as person) r
      cross join lateral (select '2021-01-01T00:00:00Z'::timestamptz + (c / 2147483648.0) * interval '1820 days' as at) t`.execute(
      session,
    );
  });
  await sql`alter table act add primary key (project, repository_id, kind, source)`.execute(db);
  await sql`create index act_person on act (person_id, month) where standing = 0`.execute(db);
  await sql`create index act_organisation on act (organisation, month) where standing = 0`.execute(db);
  await sql`analyze act`.execute(db);
}
