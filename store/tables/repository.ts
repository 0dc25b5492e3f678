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
import type { RepositoryState } from '../facts.ts';

/** A git repository. Identity is (platform, platform_id), never the name. */
export interface RepositoryTable {
  /** bigint as text. */
  id: Generated<string>;
  /** Id of a platform, or `git` for a plain repository. */
  platform: string;
  /** `host:` and the platform's own id; for platform `git` the canonical URL (or `file:` path) itself. */
  platform_id: string;
  /** Canonical URL it was last fetched from, or an absolute path for a local repository. */
  url: string;
  /** Random directory name of the mirror below `<data>/mirrors`; null before the first fetch. */
  mirror: string | null;
  /** Full ref name HEAD points to, as `refs/heads/main`; null when unborn or unknown. */
  default_ref: string | null;
  head_sha: Buffer | null;
  object_format: 'sha1' | 'sha256' | null;
  state: RepositoryState;
  /** Stable code of the last fault; null when the state is ok. */
  reason_kind: string | null;
  /** One sentence about the last fault, cleaned for display. */
  reason: string | null;
  /** When the mirror last agreed with the source. */
  fetched_at: Date | null;
  /** First of the visits in a row that did not find it; null while it is there. */
  missing_since: Date | null;
  missing_times: Generated<number>;
  created_at: ColumnType<Date, never, never>;
}
