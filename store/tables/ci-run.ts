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

/** A run of continuous integration on a commit. */
export interface CiRunTable {
  repository_id: string;
  kind: 'run' | 'status';
  platform_id: string;
  name: string | null;
  sha: Buffer;
  ref: string | null;
  trigger: string | null;
  status: 'queued' | 'running' | 'completed';
  conclusion: string | null;
  actor_id: string | null;
  attempt: number | null;
  created_at: Date;
  updated_at: Date | null;
  started_at: Date | null;
  finished_at: Date | null;
  seen_at: Date;
  gone_at: Date | null;
  gone_reason: string | null;
}
