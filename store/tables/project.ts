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

import type { ColumnType } from 'kysely';
import type { Domain, Stage } from '../facts.ts';

/** A project that the hub lists; written from `registry/projects/<slug>.yaml`. */
export interface ProjectTable {
  slug: string;
  /** The registry entry as validated: names, descriptions, home page, admission, anything the registry says. */
  entry: ColumnType<unknown, string, string>;
  domain: Domain;
  stage: Stage;
  /** Day the current stage began, `YYYY-MM-DD`; null when the registry does not tell. */
  stage_since: string | null;
  /** Day of the first admission to sandbox or later; null before that. Ties in rankings use it. */
  admitted_on: string | null;
  /** False once the entry has left the registry: facts stay. */
  listed: boolean;
  updated_at: ColumnType<Date, Date | undefined, Date>;
}
