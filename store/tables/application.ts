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

/** A case on the desk: somebody asks for a project to enter a stage, or staff review whether it leaves one. */
export interface ApplicationTable {
  id: Generated<string>;
  /** Names the case in addresses; random, so that others cannot be guessed. */
  code: string;
  /** SHA-256 of the secret in the tracking link; null = opened by account only. */
  key_hash: Buffer | null;
  kind: 'admission' | 'promotion' | 'retirement' | 'return';
  /** Row of the project, unlisted until it is admitted; null = no repository was given yet. */
  project: string | null;
  from_stage: string | null;
  target_stage: 'sandbox' | 'incubating' | 'graduated' | 'emeritus';
  state: Generated<
    | 'draft'
    | 'submitted'
    | 'need-info'
    | 'reviewing'
    | 'voting'
    | 'notice'
    | 'accepted'
    | 'declined'
    | 'postponed'
    | 'withdrawn'
  >;
  /** Null = applied through a tracking link without an account. */
  applicant: string | null;
  applicant_name: string | null;
  /** For answers to the applicant; never published. */
  applicant_email: string | null;
  /** Whom the project belongs to: staff of the same organisation are recused. */
  organisations: Generated<string[]>;
  title: Generated<string>;
  /** Answers by field id of the form; `ApplicationForm` of `api/desk/applications/form.ts`. */
  form: ColumnType<unknown, string | undefined, string>;
  rubric_id: string | null;
  rubric_version: number | null;
  submitted_at: Date | null;
  decided_at: Date | null;
  /** What is being waited for (`triage`, `clarification`, `review`, `vote`, `notice`); null = nothing. */
  clock: string | null;
  /** Null while the clock is stopped. */
  due_at: Date | null;
  /** Milliseconds left on a stopped clock; null while it runs. */
  clock_left: string | null;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}
