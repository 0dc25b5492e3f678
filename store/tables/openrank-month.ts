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

/** Ranks of one graph and month, each side in the order of keys that do not depend on the order of arrival. */
export interface OpenrankMonthTable {
  /** `global`, or `repository:` and an id. */
  graph: string;
  /** As `monthIndex` counts. */
  month: number;
  /** Of the edges and of what was inherited. */
  digest: string;
  /** Something before it changed, and it has not been looked at since. */
  stale: Generated<boolean>;
  repositories: string[];
  repository_values: number[];
  people: string[];
  people_values: number[];
}
