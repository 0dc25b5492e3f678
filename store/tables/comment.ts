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

/** A remark on an issue or change; bodies are not kept. */
export interface CommentTable {
  repository_id: string;
  kind: 'discussion' | 'review';
  platform_id: string;
  subject_kind: 'issue' | 'change';
  subject_number: string;
  author_id: string | null;
  created_at: Date;
  updated_at: Date;
  review_id: string | null;
  reply_to: string | null;
  path: string | null;
  line: number | null;
  sha: Buffer | null;
  seen_at: Date;
  gone_at: Date | null;
  gone_reason: string | null;
}
