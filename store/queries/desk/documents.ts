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
import type { Database } from '../../schema.ts';

/** A document of a case. */
export interface DocumentRow {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: Buffer;
  readonly uploadedBy: string;
  readonly at: Date;
  readonly removedAt: Date | null;
}

function select(db: Kysely<Database>) {
  return db
    .selectFrom('application_document as d')
    .innerJoin('application as a', 'a.id', 'd.application')
    .select([
      'd.id',
      'a.code',
      'd.kind',
      'd.name',
      'd.media_type as mediaType',
      sql<number>`d.size::float8`.as('size'),
      'd.sha256',
      'd.uploaded_by as uploadedBy',
      'd.at',
      'd.removed_at as removedAt',
    ]);
}

/** A document by its id; null = there is none. One that was removed is still found. */
export async function readDocument(db: Kysely<Database>, id: string): Promise<DocumentRow | null> {
  if (!/^[1-9]\d{0,17}$/.test(id)) return null;
  return (await select(db).where('d.id', '=', id).executeTakeFirst()) ?? null;
}

/** Documents of a case that were not removed, the oldest first. */
export async function listDocuments(db: Kysely<Database>, code: string): Promise<DocumentRow[]> {
  return select(db).where('a.code', '=', code).where('d.removed_at', 'is', null).orderBy('d.id').execute();
}

/** A document that was put away. */
export interface NewDocument {
  readonly application: string;
  readonly kind: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: Buffer;
  readonly uploadedBy: string;
  readonly now: Date;
}

/** Adds it; returns its id. */
export async function insertDocument(tx: Kysely<Database>, document: NewDocument): Promise<string> {
  const { id } = await tx
    .insertInto('application_document')
    .values({
      application: document.application,
      kind: document.kind,
      name: document.name,
      media_type: document.mediaType,
      size: String(document.size),
      sha256: document.sha256,
      uploaded_by: document.uploadedBy,
      at: document.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Marks a document as removed; false = it was already. */
export async function removeDocument(tx: Kysely<Database>, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('application_document')
    .set({ removed_at: now })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Those of the hashes (hex) that a document which was not removed has. */
export async function referredHashes(db: Kysely<Database>, hashes: readonly Buffer[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('application_document')
    .select(sql<string>`encode(sha256, 'hex')`.as('hash'))
    .where('sha256', 'in', [...hashes])
    .where('removed_at', 'is', null)
    .distinct()
    .execute();
  return new Set(rows.map(({ hash }) => hash));
}
