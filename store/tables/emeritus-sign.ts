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

/** A sign that a project may be at its end, found by the machine or told by its maintainer; people decide what follows. */
export interface EmeritusSignTable {
  id: Generated<string>;
  project: string;
  trigger: 'no-commits' | 'missed-reports' | 'request';
  evidence: ColumnType<unknown, string, string>;
  found_at: Generated<Date>;
  /** `taken` = a health review or a case was opened, `gone` = it holds no longer. */
  state: Generated<'open' | 'taken' | 'dismissed' | 'gone'>;
  settled_by: string | null;
  settled_at: Date | null;
  settle_reason: string | null;
  version: Generated<number>;
}
