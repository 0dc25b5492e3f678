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

import type { ColumnType, Generated } from 'kysely';

/** Somebody says to maintain a project and proves it by a file in the repository or an account of the platform. */
export interface ProjectClaimTable {
  id: Generated<string>;
  project: string;
  member: string;
  method: 'file' | 'account';
  /** What must be found: the line of the file, or `platform:login`. */
  proof: string;
  state: Generated<'pending' | 'proven' | 'refused' | 'withdrawn'>;
  asked_at: Generated<Date>;
  settled_at: Date | null;
  settled_by: string | null;
  /** Repository, commit and path, or the account; null until proven. */
  found: ColumnType<unknown, string | null, string | null>;
  version: Generated<number>;
}
