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

/** A release; `assets` as in AssetFact, dates as ISO text. */
export interface ReleaseTable {
  repository_id: string;
  platform_id: string;
  tag: string;
  name: string | null;
  draft: boolean | null;
  prerelease: boolean | null;
  author_id: string | null;
  created_at: Date | null;
  published_at: Date | null;
  assets: Generated<unknown>;
  seen_at: Date;
  gone_at: Date | null;
  gone_reason: string | null;
}
