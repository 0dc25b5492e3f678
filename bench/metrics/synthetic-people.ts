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

/** Fills identities, two addresses to an account and many of them linked, with three commits an address; the same size gives the same rows. */
export async function fillPeople(db: Kysely<Database>, identities: number): Promise<void> {
  const accounts = Math.round(identities / 3);
  const name = sql`'Given' || (g % ${Math.round((accounts * 2) / 3)}::int) || ' Family' || (g % 977)`;
  const kind = sql`case when g % 500 = 0 then 'bot' else 'human' end`;
  await sql`insert into organisation (id, name)
    select 'org' || g, jsonb_build_object('zh', '组织' || g, 'en', 'Org ' || g) from generate_series(1, 200) g`.execute(
    db,
  );
  await sql`insert into organisation_domain (domain, organisation)
    select 'org' || g || '.example', 'org' || g from generate_series(1, 200) g`.execute(db);
  await sql`insert into repository (id, platform, platform_id, url, state, fetched_at, default_ref, head_sha) overriding system value
    select n, 'git', 'https://git.example/' || n, 'https://git.example/' || n, 'ok', '2026-02-09T00:00:00Z', 'refs/heads/main',
      substr(sha256(('head ' || n)::bytea), 1, 20) from generate_series(1, 50) n`.execute(db);
  await sql`insert into identity (kind, value_hash, name, class, domain)
    select 'email', sha256(('e' || g)::bytea), ${name}, ${kind}, 'org' || (g % 400) || '.example'
    from generate_series(1, ${2 * accounts}::int) g`.execute(db);
  await sql`insert into identity (kind, value_hash, name, class) select 'account', sha256(('a' || g)::bytea), ${name}, ${kind}
    from generate_series(1, ${accounts}::int) g`.execute(db);
  await sql`insert into account (identity_id, host, platform_id, login, kind, seen_at, company)
    select id, 'github.com', id::text, 'login' || id, 'user', '2026-02-09T00:00:00Z', case when id % 5 = 0 then '@Org ' || (id % 300) end
    from identity where kind = 'account'`.execute(db);
  await sql`insert into email_account (identity_id, host, account_id, repository_id, sha, seen_at)
    select e.id, 'github.com', a.id, 1, sha256('commit'), '2026-02-09T00:00:00Z'
    from (select id, row_number() over (order by id) as n from identity where kind = 'email') e
    join (select id, row_number() over (order by id) as n from identity where kind = 'account') a on a.n = (e.n + 1) / 2
    where e.n % 4 <> 0`.execute(db);
  await sql`insert into commit (repository_id, sha, parents, parent_count, merge, author_id, committer_id, author_epoch, author_zone,
      committer_epoch, committer_zone, authored_at, committed_at, signed_off, additions, deletions, files, lines, tree, irregular, reachable, on_default)
    select 1 + i.id % 50, substr(sha256((i.id || ' ' || c)::bytea), 1, 20), '', 0, false, i.id, i.id, extract(epoch from t.at)::bigint, '+0800',
      extract(epoch from t.at)::bigint, '+0800', t.at, t.at, false, 1, 1, 1, 'counted', substr(sha256('tree'), 1, 20), '{}', true, true
    from identity i cross join generate_series(1, 3) c
    cross join lateral (select '2026-01-01T00:00:00Z'::timestamptz - ((i.id * 7 + c * 40) % 600) * interval '1 day' as at) t
    where i.kind = 'email'`.execute(db);
  await sql`analyze`.execute(db);
}
