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
import type { ApplicationCommentTable } from '../../tables/application-comment.ts';

/** Who reads a comment. */
export type Audience = Selectable<ApplicationCommentTable>['audience'];

/** A remark on a case. */
export interface Comment {
  readonly id: string;
  readonly criterion: string | null;
  /** Id of the actor. */
  readonly author: string;
  readonly authorName: string;
  readonly audience: Audience;
  readonly text: string;
  /** User ids. */
  readonly mentions: readonly string[];
  readonly at: Date;
  /** Null = it stands. */
  readonly removedAt: Date | null;
  readonly version: number;
}

const columns = [
  'id',
  'criterion',
  'author',
  'author_name as authorName',
  'audience',
  'text',
  'mentions',
  'at',
  'removed_at as removedAt',
  'version',
] as const;

/** Code of the application that a comment is on; null = there is no such comment. */
export async function applicationOfComment(db: Kysely<Database>, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('application_comment as c')
    .innerJoin('application as a', 'a.id', 'c.application')
    .select('a.code')
    .where('c.id', '=', id)
    .executeTakeFirst();
  return row?.code ?? null;
}

/** How many comments one author wrote on an application. */
export async function countCommentsBy(db: Kysely<Database>, application: string, author: string): Promise<number> {
  const { count } = await db
    .selectFrom('application_comment')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('application', '=', application)
    .where('author', '=', author)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** A comment to be written. */
export interface NewComment {
  readonly application: string;
  readonly criterion: string | null;
  readonly author: string;
  readonly authorName: string;
  readonly audience: Audience;
  readonly text: string;
  readonly mentions: readonly string[];
  readonly at: Date;
}

/** Writes a comment; returns its id. */
export async function addComment(tx: Kysely<Database>, comment: NewComment): Promise<string> {
  const { authorName, mentions, ...others } = comment;
  const { id } = await tx
    .insertInto('application_comment')
    .values({ ...others, author_name: authorName, mentions: [...mentions] })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A comment that nobody else changes until the transaction ends. */
export async function holdComment(tx: Kysely<Database>, id: string): Promise<Comment | null> {
  const row = await tx
    .selectFrom('application_comment')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Takes a comment down: its text is gone from the case, and stays in the audit log. */
export async function removeComment(tx: Kysely<Database>, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('application_comment')
    .set((set) => ({ removed_at: at, text: '', mentions: [], version: set('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Comments of a case for these readers, the oldest first. */
export async function listComments(
  db: Kysely<Database>,
  application: string,
  audiences: readonly Audience[],
): Promise<Comment[]> {
  return db
    .selectFrom('application_comment')
    .select(columns)
    .where('application', '=', application)
    .where('audience', 'in', audiences)
    .orderBy('id')
    .execute();
}
