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

import type { Generated } from 'kysely';

/** Where a feed of requests stands: `resume` is set while a run is unfinished, `state` is what the last clean run left. `version` is that of the adapter's cursors. */
export interface FeedStateTable {
  repository_id: string;
  feed: string;
  mode: Generated<'full' | 'delta'>;
  resume: unknown;
  resume_started_at: Date | null;
  state: unknown;
  clean_started_at: Date | null;
  clean_finished_at: Date | null;
  full_finished_at: Date | null;
  tried_at: Date | null;
  reason_kind: string | null;
  reason: string | null;
  requests: Generated<number>;
  version: number;
}
