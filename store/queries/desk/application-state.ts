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

import type { Kysely, Selectable } from 'kysely';
import type { Database } from '../../schema.ts';
import type { ApplicationTable } from '../../tables/application.ts';

/** Where a case stands. */
export type ApplicationState = Selectable<ApplicationTable>['state'];

/** A clock of a case: it runs towards `dueAt`, or stands still with `clockLeft` milliseconds on it (less than none = overdue). */
export interface Clock {
  /** What is being waited for; null = nothing, and then the rest is null too. */
  readonly clock: string | null;
  readonly dueAt: Date | null;
  readonly clockLeft: number | null;
}

/** A case without the answers of its form. */
export interface ApplicationHead extends Clock {
  readonly id: string;
  readonly code: string;
  readonly kind: Selectable<ApplicationTable>['kind'];
  readonly project: string | null;
  readonly fromStage: string | null;
  readonly targetStage: Selectable<ApplicationTable>['target_stage'];
  readonly state: ApplicationState;
  readonly applicant: string | null;
  readonly applicantName: string | null;
  readonly organisations: readonly string[];
  readonly title: string;
  readonly rubricId: string | null;
  readonly rubricVersion: number | null;
  readonly submittedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What happens to the clock; stopping one that stands still and resuming one that runs change nothing. */
export type ClockStep = 'keep' | 'stop' | 'resume' | 'none' | { readonly name: string; readonly dueAt: Date };

/** A step of a case from one state to another. */
export interface Move {
  /** States that it may be taken from. */
  readonly from: readonly ApplicationState[];
  readonly to: ApplicationState;
  readonly clock: ClockStep;
  readonly now: Date;
  /** The version that whoever acts has seen; undefined = any. */
  readonly version?: number;
  readonly submittedAt?: Date;
  readonly decidedAt?: Date | null;
  readonly rubric?: { readonly id: string; readonly version: number };
}

/** What became of a step; `refused` tells why by the case as it is, null = there is none. */
export type Moved =
  | { readonly kind: 'moved'; readonly before: ApplicationHead; readonly after: ApplicationHead }
  | { readonly kind: 'refused'; readonly current: ApplicationHead | null };

/** Stops a clock: what is left on it is kept to the millisecond. */
export function stopClock({ clock, dueAt, clockLeft }: Clock, now: Date): Clock {
  return { clock, dueAt: null, clockLeft: dueAt === null ? clockLeft : dueAt.getTime() - now.getTime() };
}

/** Lets a stopped clock run on with what was left on it. */
export function resumeClock({ clock, dueAt, clockLeft }: Clock, now: Date): Clock {
  return { clock, dueAt: clockLeft === null ? dueAt : new Date(now.getTime() + clockLeft), clockLeft: null };
}

function stepClock(clock: Clock, step: ClockStep, now: Date): Clock {
  if (step === 'keep') return clock;
  if (step === 'stop') return stopClock(clock, now);
  if (step === 'resume') return resumeClock(clock, now);
  if (step === 'none') return { clock: null, dueAt: null, clockLeft: null };
  return { clock: step.name, dueAt: step.dueAt, clockLeft: null };
}

function selectHead(db: Kysely<Database>, code: string) {
  return db
    .selectFrom('application')
    .select([
      'id',
      'code',
      'kind',
      'project',
      'from_stage as fromStage',
      'target_stage as targetStage',
      'state',
      'applicant',
      'applicant_name as applicantName',
      'organisations',
      'title',
      'rubric_id as rubricId',
      'rubric_version as rubricVersion',
      'submitted_at as submittedAt',
      'decided_at as decidedAt',
      'clock',
      'due_at as dueAt',
      'clock_left as clockLeft',
      'version',
      'created_at as createdAt',
      'updated_at as updatedAt',
    ])
    .where('code', '=', code);
}

function headOf(row: Omit<ApplicationHead, 'clockLeft'> & { readonly clockLeft: string | null }): ApplicationHead {
  return { ...row, clockLeft: row.clockLeft === null ? null : Number(row.clockLeft) };
}

/** A case by its code; null = there is none. */
export async function readApplication(db: Kysely<Database>, code: string): Promise<ApplicationHead | null> {
  const row = await selectHead(db, code).executeTakeFirst();
  return row === undefined ? null : headOf(row);
}

/** A case that nobody changes until the transaction ends: whoever else wants to waits. */
export async function holdApplication(tx: Kysely<Database>, code: string): Promise<ApplicationHead | null> {
  const row = await selectHead(tx, code).forUpdate().executeTakeFirst();
  return row === undefined ? null : headOf(row);
}

/** A case whose state stays as it is until the transaction ends; others may keep it so at the same time. */
export async function keepApplication(tx: Kysely<Database>, code: string): Promise<ApplicationHead | null> {
  const row = await selectHead(tx, code).forShare().executeTakeFirst();
  return row === undefined ? null : headOf(row);
}

/** Takes a step with a case, unless its state or version is another than the step allows. */
export async function moveApplication(tx: Kysely<Database>, code: string, move: Move): Promise<Moved> {
  const before = await holdApplication(tx, code);
  if (before === null || !move.from.includes(before.state)) return { kind: 'refused', current: before };
  if (move.version !== undefined && move.version !== before.version) return { kind: 'refused', current: before };
  const clock = stepClock(before, move.clock, move.now);
  const after: ApplicationHead = {
    ...before,
    ...clock,
    state: move.to,
    submittedAt: move.submittedAt ?? before.submittedAt,
    decidedAt: move.decidedAt === undefined ? before.decidedAt : move.decidedAt,
    rubricId: move.rubric?.id ?? before.rubricId,
    rubricVersion: move.rubric?.version ?? before.rubricVersion,
    version: before.version + 1,
    updatedAt: move.now,
  };
  await tx
    .updateTable('application')
    .set({
      state: after.state,
      clock: after.clock,
      due_at: after.dueAt,
      clock_left: after.clockLeft === null ? null : String(after.clockLeft),
      submitted_at: after.submittedAt,
      decided_at: after.decidedAt,
      rubric_id: after.rubricId,
      rubric_version: after.rubricVersion,
      version: after.version,
      updated_at: after.updatedAt,
    })
    .where('id', '=', before.id)
    .execute();
  return { kind: 'moved', before, after };
}
