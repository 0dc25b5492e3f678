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

/** A report that is owed on a project for a period `[period_from, period_until)`, and the text being written for it. */
export interface MentorReportTable {
  id: Generated<string>;
  project: string;
  /** The project's stage when the report fell due to be written. */
  stage: string;
  period_from: string;
  period_until: string;
  /** Last day (UTC) on which it is in time. */
  due_on: string;
  /** `missed` = the day passed without a signature; a signature later makes it `signed`, and `missed_at` stays. */
  state: Generated<'due' | 'signed' | 'missed'>;
  missed_at: Date | null;
  /** `ReportDraft` of `api/desk/life/report-draft.ts`: what the machine gathered; null = not yet. */
  gathered: ColumnType<unknown, string | null | undefined, string | null>;
  gathered_at: Date | null;
  /** `ReportSections` of `api/desk/life/report-sections.ts`: what a person wrote so far. */
  sections: ColumnType<unknown, string | undefined, string>;
  edited_by: string | null;
  edited_at: Date | null;
  /** How often it was signed; corrections are further editions. */
  editions: Generated<number>;
  version: Generated<number>;
  created_at: Generated<Date>;
}
