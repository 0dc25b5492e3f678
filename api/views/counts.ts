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
import type { CrawlRunRow } from '#store/queries/crawl-status.ts';
import { type RepositoryCounts, type RepositoryRow, repositoryCounts } from '#store/queries/project.ts';
import type { Database } from '#store/schema.ts';

/** Counts of repositories, kept while head and refs stay the same: counting a large history takes longer than a page may. */
export type CountRepositories = (
  repository: RepositoryRow,
  newest: CrawlRunRow | undefined,
) => Promise<RepositoryCounts>;

const empty: RepositoryCounts = { commits: 0, authors: 0, tags: 0, files: 0, languages: [] };

/** Makes a counter with its own memory. */
export function createCounts(db: Kysely<Database>): CountRepositories {
  const kept = new Map<string, { readonly key: string; readonly counts: RepositoryCounts }>();
  return async (repository, newest) => {
    if (repository.head_sha === null) return empty;
    const digest = newest?.refs_digest ?? null;
    const key = `${repository.head_sha.toString('hex')}/${digest}`;
    const known = kept.get(repository.id);
    if (known !== undefined && known.key === key) return known.counts;
    const counts = await repositoryCounts(db, repository.id);
    if (digest !== null) kept.set(repository.id, { key, counts });
    return counts;
  };
}
