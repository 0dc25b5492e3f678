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

import { z } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { digestOf } from '#metrics/rank/canonical.ts';
import type { Logger } from '#store/log.ts';
import {
  addEvidence,
  type EvidenceRow,
  evidenceCase,
  evidenceRow,
  newestEvidenceRow,
} from '#store/queries/desk/evidence.ts';
import type { Database } from '#store/schema.ts';
import { publicUrl } from '../../views/project.ts';
import type { GateStage } from '../rubric/body.ts';
import { activeRubric, type Rubric, rubricOf } from '../rubric/store.ts';
import { type EvidenceFacts, readEvidenceFacts } from './facts.ts';
import { gatherItems } from './gather.ts';
import { type EvidenceItem, evidenceItemSchema } from './item.ts';

/** A frozen look at the evidence of an application. */
export interface Evidence {
  readonly id: string;
  readonly rubric: { readonly id: string; readonly version: number };
  readonly takenAt: Date;
  readonly digest: string;
  /** Commit by address of the repository; local ones are not named. */
  readonly commits: Readonly<Record<string, string>>;
  readonly items: readonly EvidenceItem[];
}

const commitsSchema = z.record(z.string(), z.string());
const itemsSchema = z.array(evidenceItemSchema);
const targetsSchema = z.object({ targets: z.array(z.string()).default([]) });

function evidenceOf(row: EvidenceRow): Evidence {
  return {
    id: row.id,
    rubric: { id: row.rubric_id, version: row.rubric_version },
    takenAt: row.taken_at,
    digest: row.digest,
    commits: commitsSchema.parse(row.commits),
    items: itemsSchema.parse(row.items),
  };
}

function commitsOf({ repositories }: EvidenceFacts): Record<string, string> {
  return Object.fromEntries(repositories.flatMap(({ url, head }) => (head === null ? [] : [[publicUrl(url), head]])));
}

/** What the application's form declares; a form that was written otherwise declares nothing. */
function targetsOf(form: unknown): readonly string[] {
  const parsed = targetsSchema.safeParse(form);
  return parsed.success ? parsed.data.targets : [];
}

/** A look that is not frozen yet. */
export interface Look {
  readonly application: string;
  readonly rubric: Rubric;
  readonly stage: GateStage;
  readonly commits: Readonly<Record<string, string>>;
  readonly items: readonly EvidenceItem[];
  readonly digest: string;
}

/** The rubric that an application is judged by: its own once its review began, else the active one. */
async function rubricFor(
  db: Kysely<Database>,
  { rubric_id: id, rubric_version: version }: { rubric_id: string | null; rubric_version: number | null },
): Promise<Rubric | null> {
  return id === null || version === null ? activeRubric(db) : rubricOf(db, id, version);
}

/** Looks at everything that is known of an application; null = there is no such application, or no rubric. Slow work: do it before the transaction. */
export async function lookAt(db: Kysely<Database>, code: string, log: Logger): Promise<Look | null> {
  const applied = await evidenceCase(db, code);
  const rubric = applied === null ? null : await rubricFor(db, applied);
  if (applied === null || rubric === null) return null;
  const own = { id: applied.id, targets: targetsOf(applied.form) };
  const facts = await readEvidenceFacts(db, applied.project ?? '', own);
  const stage = applied.target_stage;
  const items = gatherItems(facts, rubric.body, stage, log);
  const commits = commitsOf(facts);
  const digest = digestOf({ rubric: [rubric.id, rubric.version], stage, commits, items });
  return { application: applied.id, rubric, stage, commits, items, digest };
}

/** Freezes a look; one that found just what the newest found adds nothing. */
export async function freezeEvidence(
  tx: Kysely<Database>,
  look: Look,
  now: Date,
): Promise<{ readonly evidence: Evidence; readonly before: Evidence | null; readonly changed: boolean }> {
  const row = await newestEvidenceRow(tx, look.application);
  const before = row === null ? null : evidenceOf(row);
  if (before !== null && before.digest === look.digest) return { evidence: before, before, changed: false };
  const added = await addEvidence(tx, {
    application: look.application,
    rubricId: look.rubric.id,
    rubricVersion: look.rubric.version,
    takenAt: now,
    digest: look.digest,
    commits: JSON.stringify(look.commits),
    items: JSON.stringify(look.items),
  });
  return { evidence: evidenceOf(added), before, changed: true };
}

/** Looks and freezes at once, for jobs and other decisions; null as {@link lookAt}. */
export async function gatherEvidence(
  db: Kysely<Database>,
  code: string,
  { log, now }: { readonly log: Logger; readonly now: Date },
): Promise<Evidence | null> {
  const look = await lookAt(db, code, log);
  return look === null ? null : (await freezeEvidence(db, look, now)).evidence;
}

/** The newest look at an application (by its row id); null = nobody looked yet. */
export async function newestEvidence(db: Kysely<Database>, application: string): Promise<Evidence | null> {
  const row = await newestEvidenceRow(db, application);
  return row === null ? null : evidenceOf(row);
}

/** One look at an application (by its row id); null = it has none by that id. */
export async function evidenceById(db: Kysely<Database>, application: string, id: string): Promise<Evidence | null> {
  const row = await evidenceRow(db, application, id);
  return row === null ? null : evidenceOf(row);
}
