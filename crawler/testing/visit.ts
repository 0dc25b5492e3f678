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

import type { Store } from '#store/open.ts';
import { silent } from '#store/testing.ts';
import type { CrawlProgress, VisitReport } from '../event.ts';
import { type VisitOptions, visitRepository } from '../visit/visit.ts';
import type { CrawlBench } from './crawl.ts';
import { scriptedRemote } from './scripted/platform.ts';
import type { ScriptedWorld } from './scripted/world.ts';

/** Visits the local repository at `path` that a scripted world describes, at the world's present moment. */
export async function visit(
  bench: Pick<CrawlBench, 'store' | 'dataDir'>,
  repositoryId: string,
  path: string,
  world: ScriptedWorld,
  more: Partial<VisitOptions> = {},
  onProgress?: (progress: CrawlProgress) => void,
): Promise<VisitReport> {
  const options: VisitOptions = {
    store: bench.store,
    dataDir: bench.dataDir,
    repositoryId,
    target: { platform: 'git', platformId: `file:${path}`, url: path, local: true, warning: null },
    remote: scriptedRemote(world, world.facts.fullName),
    rules: { privateHosts: [] },
    now: world.now,
    log: silent,
    signal: new AbortController().signal,
    ...more,
  };
  return visitRepository(options, onProgress);
}

const named = (column: string) =>
  `(select coalesce(a.platform_id, a.login) from account a where a.identity_id = ${column})`;

/** What a platform told of a repository, in a form that is the same for the same facts: no ids of rows, no times of visits. */
export async function dumpPlatform(store: Pick<Store, 'sql'>, id: string): Promise<Record<string, readonly unknown[]>> {
  const { sql } = store;
  const rows = (query: string) => sql.unsafe(query, [id]);
  const discussed = `platform_id, number, title, ${named('author_id')} as author, created_at, updated_at, closed_at,
    ${named('closed_by_id')} as closed_by, labels, (select array_agg(a.login order by a.login) from account a
    where a.identity_id = any(assignee_ids)) as assignees, milestone, comment_count, locked, state, gone_at is null as there`;
  return {
    repository: await rows(
      `select platform, host, platform_id, path from platform_repository where repository_id = $1`,
    ),
    issues: await rows(`select ${discussed}, state_reason from issue where repository_id = $1 order by platform_id`),
    changes:
      await rows(`select ${discussed}, draft, merged_at, ${named('merged_by_id')} as merged_by, merge_sha, base_ref,
      base_sha, head_ref, head_sha, additions, deletions, changed_files, commit_count from change
      where repository_id = $1 order by platform_id`),
    comments:
      await rows(`select kind, platform_id, subject_kind, subject_number, ${named('author_id')} as author, created_at,
      updated_at, gone_at is null as there from comment where repository_id = $1 order by kind, platform_id`),
    reviews:
      await rows(`select platform_id, change_number, ${named('author_id')} as author, state, submitted_at from review
      where repository_id = $1 order by platform_id`),
    events:
      await rows(`select platform_id, subject_number, kind, ${named('actor_id')} as actor, at, value from subject_event
      where repository_id = $1 order by platform_id`),
    stars: await rows(`select ${named('account_id')} as account, gone_at is null as there from star
      where repository_id = $1 order by 1`),
    labels: await rows(`select name, gone_at is null as there from label where repository_id = $1 order by 1`),
    emails: await rows(`select i.value_hash, ${named('e.account_id')} as account from email_account e
      join identity i on i.id = e.identity_id where e.repository_id = $1 order by 1`),
    streams: await rows(`select stream, support, asked, received, refused, clean_at is null as unclean, reason_kind
      from stream_state where repository_id = $1 order by 1`),
  };
}
