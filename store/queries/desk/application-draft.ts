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

import { type Kysely, type Selectable, sql } from 'kysely';
import type { Database } from '../../schema.ts';
import type { ApplicationTable } from '../../tables/application.ts';

type Row = Selectable<ApplicationTable>;

/** A case that begins. */
export interface NewApplication {
  readonly code: string;
  /** Null = opened by account only. */
  readonly keyHash: Buffer | null;
  readonly kind: Row['kind'];
  readonly project: string | null;
  readonly fromStage: string | null;
  readonly targetStage: Row['target_stage'];
  readonly applicant: string | null;
  readonly title: string;
  readonly organisations: readonly string[];
  /** JSON text. */
  readonly form: string;
  readonly now: Date;
}

/** Begins a draft. */
export async function insertDraft(tx: Kysely<Database>, draft: NewApplication): Promise<void> {
  await tx
    .insertInto('application')
    .values({
      code: draft.code,
      key_hash: draft.keyHash,
      kind: draft.kind,
      project: draft.project,
      from_stage: draft.fromStage,
      target_stage: draft.targetStage,
      applicant: draft.applicant,
      title: draft.title,
      organisations: [...draft.organisations],
      form: draft.form,
      created_at: draft.now,
      updated_at: draft.now,
    })
    .execute();
}

/** What an applicant writes of a case. */
export interface Draft {
  readonly id: string;
  readonly kind: Row['kind'];
  readonly state: Row['state'];
  readonly project: string | null;
  readonly applicant: string | null;
  readonly title: string;
  readonly email: string | null;
  readonly form: unknown;
  readonly clock: string | null;
  readonly version: number;
  /** A tracking link opens it. */
  readonly linked: boolean;
}

function select(db: Kysely<Database>, code: string) {
  return db
    .selectFrom('application')
    .select([
      'id',
      'kind',
      'state',
      'project',
      'applicant',
      'title',
      'applicant_email as email',
      'form',
      'clock',
      'version',
      sql<boolean>`key_hash is not null`.as('linked'),
    ])
    .where('code', '=', code);
}

/** What the applicant wrote; null = there is no such case. */
export async function readDraft(db: Kysely<Database>, code: string): Promise<Draft | null> {
  return (await select(db, code).executeTakeFirst()) ?? null;
}

/** The same, and nobody changes it until the transaction ends. */
export async function holdDraft(tx: Kysely<Database>, code: string): Promise<Draft | null> {
  return (await select(tx, code).forUpdate().executeTakeFirst()) ?? null;
}

/** What is written when a form is saved. */
export interface SavedDraft {
  readonly title: string;
  readonly organisations: readonly string[];
  readonly contactName: string | null;
  readonly email: string | null;
  readonly project: string | null;
  /** JSON text. */
  readonly form: string;
  readonly version: number;
  readonly now: Date;
}

/** Writes a case that {@link holdDraft} holds. */
export async function writeDraft(tx: Kysely<Database>, id: string, saved: SavedDraft): Promise<void> {
  await tx
    .updateTable('application')
    .set({
      title: saved.title,
      organisations: [...saved.organisations],
      applicant_name: saved.contactName,
      applicant_email: saved.email,
      project: saved.project,
      form: saved.form,
      version: saved.version,
      updated_at: saved.now,
    })
    .where('id', '=', id)
    .execute();
}

/** SHA-256 of the secret that opens a case; null = there is no case, or no link to it any more. */
export async function readLinkKey(db: Kysely<Database>, code: string): Promise<Buffer | null> {
  const row = await db
    .selectFrom('application')
    .select('key_hash')
    .where('code', '=', code)
    .unionAll(db.selectFrom('help_request').select('key_hash').where('code', '=', code))
    .executeTakeFirst();
  return row?.key_hash ?? null;
}

/** Gives a case to an account; its tracking link opens it no more. */
export async function attachApplicant(
  tx: Kysely<Database>,
  code: string,
  { applicant, now }: { readonly applicant: string; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('application')
    .set((set) => ({ applicant, key_hash: null, version: set('version', '+', 1), updated_at: now }))
    .where('code', '=', code)
    .execute();
}

/** A case of the same kind for the same project that is not settled yet; null = there is none. */
export async function openCaseOf(
  db: Kysely<Database>,
  project: string,
  kind: Row['kind'],
): Promise<{ readonly code: string } | null> {
  const row = await db
    .selectFrom('application')
    .select('code')
    .where('project', '=', project)
    .where('kind', '=', kind)
    .where('state', 'not in', ['accepted', 'declined', 'postponed', 'withdrawn'])
    .orderBy('id')
    .executeTakeFirst();
  return row ?? null;
}
