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

/** A milestone. */
export interface MilestoneTable {
  repository_id: string;
  platform_id: string;
  number: string;
  title: string;
  state: 'open' | 'closed';
  due_at: Date | null;
  created_at: Date | null;
  updated_at: Date | null;
  closed_at: Date | null;
  seen_at: Date;
  gone_at: Date | null;
  gone_reason: string | null;
}
