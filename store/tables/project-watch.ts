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

/** A project on the watch list, with the reason why, until somebody lifts it. */
export interface ProjectWatchTable {
  id: Generated<string>;
  project: string;
  reason: string;
  set_by: string;
  set_at: Generated<Date>;
  lifted_by: string | null;
  lifted_at: Date | null;
  lift_reason: string | null;
  version: Generated<number>;
}
