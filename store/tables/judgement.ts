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

/** What one reviewer gives one criterion, with the reason. */
export interface JudgementTable {
  application: string;
  criterion: string;
  reviewer: string;
  verdict: 'pass' | 'partial' | 'fail' | 'not-applicable';
  /** Null where the criterion does not apply. */
  points: 0 | 2 | 4 | 6 | 8 | 10 | null;
  /** Required below 10 points. */
  reason: string | null;
  /** What lay before the reviewer; null = nothing was gathered yet. */
  evidence: string | null;
  version: Generated<number>;
  at: Generated<Date>;
}
