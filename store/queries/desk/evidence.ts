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

import type { Kysely } from 'kysely';
import type { Database } from '../../schema.ts';

/** A frozen look at the evidence. */
export interface EvidenceRow {
  readonly id: string;
  readonly application: string;
  readonly rubric_id: string;
  readonly rubric_version: number;
  readonly taken_at: Date;
  readonly digest: string;
  readonly commits: unknown;
  readonly items: unknown;
}

const columns = ['id', 'application', 'rubric_id', 'rubric_version', 'taken_at', 'digest', 'commits', 'items'] as const;

/** The newest look at an application; null = nobody looked yet. */
export async function newestEvidenceRow(db: Kysely<Database>, application: string): Promise<EvidenceRow | null> {
  const row = await db
    .selectFrom('application_evidence')
    .select(columns)
    .where('application', '=', application)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** One look at an application; null = it has none by that id. */
export async function evidenceRow(db: Kysely<Database>, application: string, id: string): Promise<EvidenceRow | null> {
  if (!/^[1-9]\d{0,17}$/.test(id)) return null;
  const row = await db
    .selectFrom('application_evidence')
    .select(columns)
    .where('application', '=', application)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** All looks at an application without what they found, newest first. */
export async function evidenceRows(
  db: Kysely<Database>,
  application: string,
): Promise<Omit<EvidenceRow, 'commits' | 'items'>[]> {
  return db
    .selectFrom('application_evidence')
    .select(['id', 'application', 'rubric_id', 'rubric_version', 'taken_at', 'digest'])
    .where('application', '=', application)
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

/** Freezes a look. */
export async function addEvidence(
  tx: Kysely<Database>,
  row: {
    readonly application: string;
    readonly rubricId: string;
    readonly rubricVersion: number;
    readonly takenAt: Date;
    readonly digest: string;
    readonly commits: string;
    readonly items: string;
  },
): Promise<EvidenceRow> {
  return tx
    .insertInto('application_evidence')
    .values({
      application: row.application,
      rubric_id: row.rubricId,
      rubric_version: row.rubricVersion,
      taken_at: row.takenAt,
      digest: row.digest,
      commits: row.commits,
      items: row.items,
    })
    .returning(columns)
    .executeTakeFirstOrThrow();
}

/** What looking at an application takes; null = there is none by that code. */
export async function evidenceCase(db: Kysely<Database>, code: string) {
  const row = await db
    .selectFrom('application')
    .select(['id', 'code', 'project', 'target_stage', 'form', 'rubric_id', 'rubric_version', 'state', 'version'])
    .where('code', '=', code)
    .executeTakeFirst();
  return row ?? null;
}
