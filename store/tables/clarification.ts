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

/** A question about a criterion (澄清) that the applicant answers; the clock stands still meanwhile. */
export interface ClarificationTable {
  id: Generated<string>;
  application: string;
  criterion: string | null;
  question: string;
  asked_by: string;
  asked_at: Generated<Date>;
  due_at: Date | null;
  answer: string | null;
  answered_by: string | null;
  answered_at: Date | null;
  outcome: 'accepted' | 'rejected' | null;
  closed_by: string | null;
  closed_at: Date | null;
  close_reason: string | null;
  version: Generated<number>;
}
