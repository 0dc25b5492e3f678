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

/** An answer of the help desk, rewritten for everybody. */
export interface GuidanceTable {
  id: Generated<string>;
  /** What it was made of; never published. Null = written without a request. */
  request: string | null;
  topic: 'strategy' | 'intellectual-property' | 'compliance';
  title_zh: string;
  title_en: string;
  question_zh: string;
  question_en: string;
  answer_zh: string;
  answer_en: string;
  state: Generated<'proposed' | 'published' | 'refused' | 'withdrawn'>;
  proposed_by: string;
  proposed_at: Generated<Date>;
  /** Who approved, refused or withdrew it; never who proposed it while it is published. */
  settled_by: string | null;
  published_at: Date | null;
  withdrawn_at: Date | null;
  /** Why it was refused or withdrawn. */
  reason: string | null;
  version: Generated<number>;
  updated_at: Generated<Date>;
}
