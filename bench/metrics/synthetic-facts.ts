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
export interface FactsSize {
  readonly repositories: number;
  /** Of each repository. */
  readonly commits: number;
  /** That end with January 2026. */
  readonly months: number;
}

/** Fills projects of one repository each with commits by people who take part in a few of them; the same size gives the same rows. */
export async function fillFacts(db: Kysely<Database>, { repositories, commits, months }: FactsSize): Promise<void> {
  await sql`insert into project (slug, entry, domain, stage, listed, admitted_on)
    select 'p' || lpad(n::text, 6, '0'), '{"name": {"zh": "项目", "en": "project"}, "homepage": null}',
      (array['database', 'operating-system', 'cloud-native', 'basic-software'])[1 + n % 4], 'incubating', true, '2024-01-01'
    from generate_series(1, ${repositories}::int) n`.execute(db);
  await sql`insert into repository (id, platform, platform_id, url, state, fetched_at, default_ref, head_sha) overriding system value
    select n, 'git', 'https://git.example/' || n, 'https://git.example/' || n, 'ok', '2026-02-09T00:00:00Z', 'refs/heads/main',
      substr(sha256(('head ' || n)::bytea), 1, 20)
    from generate_series(1, ${repositories}::int) n`.execute(db);
  await sql`insert into project_repository (project, repository_id, position)
    select 'p' || lpad(n::text, 6, '0'), n, 0 from generate_series(1, ${repositories}::int) n`.execute(db);
  await sql`insert into identity (kind, value_hash, name, class, domain)
    select 'email', sha256(n::text::bytea), 'person ' || n, 'human', 'org' || n % 40 || '.example'
    from generate_series(1, ${repositories * 4}::int) n`.execute(db);
  await sql`insert into commit (repository_id, sha, parents, parent_count, merge, author_id, committer_id, author_epoch, author_zone,
      committer_epoch, committer_zone, authored_at, committed_at, signed_off, additions, deletions, files, lines, tree, irregular, reachable, on_default)
    select r.n, substr(sha256((r.n || ' ' || c.n)::bytea), 1, 20),
      case when c.n > 1 then substr(sha256((r.n || ' ' || c.n - 1)::bytea), 1, 20) else '' end, (c.n > 1)::int, false, i.id, i.id,
      extract(epoch from t.at)::bigint, '+0800', extract(epoch from t.at)::bigint, '+0800', t.at, t.at, c.n % 2 = 0, c.n % 50, c.n % 20, 1,
      'counted', substr(sha256('tree'), 1, 20), '{}', true, true
    from generate_series(1, ${repositories}::int) r(n) cross join generate_series(1, ${commits}::int) c(n)
    cross join lateral (select h, h2 from (select hashint8(r.n * 100003::bigint + c.n) & 1073741823 as h, hashint8(r.n * 7919::bigint + c.n * 31) & 1073741823 as h2) a) a
    cross join lateral (select '2026-02-01T00:00:00Z'::timestamptz - (h / 1073741824.0) * ${`${months} months`}::interval as at) t
    join identity i on i.id = (select min(id) from identity) + (r.n * 4 + floor(8 * (h2 / 1073741824.0) ^ 2)::int) % ${repositories * 4}::int`.execute(
    db,
  );
  await sql`analyze`.execute(db);
}
