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

/**
 * When a repository is visited next, by how active it is. `visited_at` is the start of the last visit, `failures` how many
 * ended badly in a row, `hinted_at` the moment a webhook said that something happened.
 */
export interface CrawlPlanTable {
  repository_id: string;
  class: Generated<'new' | 'hot' | 'warm' | 'cold' | 'archived'>;
  next_at: Generated<Date>;
  visited_at: Date | null;
  failures: Generated<number>;
  hinted_at: Date | null;
  reconciled_at: Date | null;
}
