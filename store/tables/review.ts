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

/** A verdict on a change. */
export interface ReviewTable {
  repository_id: string;
  platform_id: string;
  change_number: string;
  author_id: string | null;
  state: 'approved' | 'changes-requested' | 'commented' | 'dismissed' | 'pending';
  submitted_at: Date | null;
  sha: Buffer | null;
  seen_at: Date;
  gone_at: Date | null;
  gone_reason: string | null;
}
