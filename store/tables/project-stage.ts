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
import type { Stage } from '../facts.ts';

/** One dated step of a project's incubation history. */
export interface ProjectStageTable {
  project: string;
  stage: Stage;
  /** `YYYY-MM-DD`. */
  since: string;
  /** Text in both languages, or null. */
  note: ColumnType<unknown, string | null, string | null>;
  /** Steps of the desk stay when the registry is read again. */
  origin: Generated<'registry' | 'desk'>;
}
