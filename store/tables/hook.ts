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

/** A webhook that a platform may call. Its secret is never here: it is made from the hub's key, the id and the generation, or is in the variable named. */
export interface HookTable {
  id: string;
  platform: string;
  repository_id: string | null;
  secret_variable: string | null;
  generation: Generated<number>;
  rotated_at: Date | null;
  created_at: Generated<Date>;
  last_seen_at: Date | null;
  accepted: Generated<string>;
  refused: Generated<string>;
}
