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
import type { CrawlOutcome } from '../facts.ts';

/** One visit to a repository, kept for ever: what was asked, what came, what was refused. */
export interface CrawlRunTable {
  id: Generated<string>;
  repository_id: string;
  started_at: ColumnType<Date, Date | undefined, never>;
  /** Null while running, or when the process was killed (the next run closes it as failed). */
  finished_at: Date | null;
  outcome: CrawlOutcome | null;
  reason_kind: string | null;
  reason: string | null;
  /** `{ [stream]: Completeness }`; streams of git: refs, commits, lines, tags, tree. */
  completeness: ColumnType<unknown, string | undefined, string>;
  /** SHA-256 over the sorted ref list that this run saw; null when it saw none. */
  refs_digest: string | null;
  head_sha: Buffer | null;
  git_version: string | null;
  commits_new: number | null;
  commits_rewritten: number | null;
}
