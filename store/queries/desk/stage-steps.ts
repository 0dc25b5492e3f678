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

import { type Kysely, sql } from 'kysely';
import type { Stage } from '../../facts.ts';
import type { Database } from '../../schema.ts';

/** Stages that a project has once it was admitted. */
export const admittedStages = ['sandbox', 'incubating', 'graduated', 'emeritus'] as const satisfies readonly Stage[];

/** Stages of a project that is not admitted yet; out of them the desk admits, and then keeps it in the list. */
export const waitingStages = ['applied', 'need-info', 'postponed', 'declined'] as const satisfies readonly Stage[];

/** A project as the desk changes it. */
export interface StagedProject {
  readonly slug: string;
  readonly entry: unknown;
  readonly stage: Stage;
  readonly stageSince: string | null;
  readonly admittedOn: string | null;
  readonly listed: boolean;
}

/** A project whose stage nobody changes until the transaction ends; null = there is none. */
export async function holdProject(tx: Kysely<Database>, slug: string): Promise<StagedProject | null> {
  const row = await tx
    .selectFrom('project')
    .select(['slug', 'entry', 'stage', 'stage_since as stageSince', 'admitted_on as admittedOn', 'listed'])
    .where('slug', '=', slug)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** A step of a project from one stage to another, with everything it rests on. */
export interface StageStep {
  readonly project: string;
  readonly to: Stage;
  readonly at: Date;
  /** As the audit log names whoever did it. */
  readonly actor: string;
  readonly reason: string;
  /** Null = no case led to it, as on the watch list. */
  readonly application: string | null;
  readonly rubric?: { readonly id: string; readonly version: number };
  readonly evidence?: string | null;
  readonly ballot?: string | null;
  readonly notice?: string | null;
  /** Every gate item with how it was met; any JSON value. */
  readonly conditions?: unknown;
  /** What is listed from now on; undefined = as before. */
  readonly listing?: { readonly entry: unknown };
}

/** Day on which something happened by the clocks of the centre (UTC+8 all year), `YYYY-MM-DD`: stages begin on such days, as in the registry. */
export function dayOfCentre(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

async function writeTransition(tx: Kysely<Database>, step: StageStep, from: Stage): Promise<string> {
  const { id } = await tx
    .insertInto('stage_transition')
    .values({
      project: step.project,
      application: step.application,
      from_stage: from,
      to_stage: step.to,
      at: step.at,
      actor: step.actor,
      rubric_id: step.rubric?.id ?? null,
      rubric_version: step.rubric?.version ?? null,
      evidence: step.evidence ?? null,
      ballot: step.ballot ?? null,
      notice: step.notice ?? null,
      conditions: JSON.stringify(step.conditions ?? []),
      reason: step.reason,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Takes a step with a project that {@link holdProject} holds, or takes hold of it; returns the row of the transition and the project before and after. */
export async function enterStage(
  tx: Kysely<Database>,
  step: StageStep,
): Promise<{ readonly transition: string; readonly before: StagedProject; readonly after: StagedProject }> {
  const before = await holdProject(tx, step.project);
  if (before === null) throw new RangeError(`there is no project ${step.project}`);
  const since = dayOfCentre(step.at);
  const transition = await writeTransition(tx, step, before.stage);
  await tx
    .insertInto('project_stage')
    .values({ project: step.project, stage: step.to, since, note: null, origin: 'desk' })
    .onConflict((conflict) => conflict.columns(['project', 'since', 'stage']).doUpdateSet({ origin: 'desk' }))
    .execute();
  const admitted = (admittedStages as readonly Stage[]).includes(step.to);
  const after: StagedProject = {
    ...before,
    entry: step.listing?.entry ?? before.entry,
    stage: step.to,
    stageSince: since,
    admittedOn: before.admittedOn ?? (admitted ? since : null),
    listed: before.listed || step.listing !== undefined,
  };
  await tx
    .updateTable('project')
    .set({
      stage: after.stage,
      stage_since: since,
      admitted_on: after.admittedOn,
      listed: after.listed,
      updated_at: step.at,
      ...(step.listing === undefined ? {} : { entry: JSON.stringify(step.listing.entry) }),
    })
    .where('slug', '=', step.project)
    .execute();
  return { transition, before, after };
}

/** What the desk last decided of each project: the stage, the day it began, and the day of the first admission. */
export async function deskStages(
  db: Kysely<Database>,
): Promise<Map<string, { readonly stage: Stage; readonly since: string; readonly admittedOn: string | null }>> {
  const { rows } = await sql<{ project: string; stage: Stage; since: string; admittedOn: string | null }>`
    select distinct on (project) project, to_stage as stage,
      to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as since,
      (select to_char(min(f.at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') from stage_transition f
        where f.project = t.project and f.to_stage = any(${[...admittedStages]})) as "admittedOn"
    from stage_transition t order by project, id desc
  `.execute(db);
  return new Map(rows.map(({ project, ...row }) => [project, row]));
}
