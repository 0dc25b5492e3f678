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
import { type ClarificationRow, listClarifications } from '#store/queries/desk/clarifications.ts';
import { type Audience, type Comment, listComments } from '#store/queries/desk/comments.ts';
import type { Database } from '#store/schema.ts';
import { instantSchema } from '../../schema/common.ts';
import type { ObjectFacts } from '../facts.ts';
import { audiences } from './comment.ts';
import { ofApplicant, type Reader } from './who-reads.ts';

const side = z.enum(['applicant', 'centre']);

/** A question as its readers see it; names are for staff. */
export const clarificationSchema = z.object({
  id: z.string(),
  criterion: z.string().nullable(),
  question: z.string(),
  askedBy: z.string().nullable(),
  askedAt: instantSchema,
  dueAt: instantSchema.nullable(),
  overdue: z.boolean(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: instantSchema.nullable(),
  outcome: z.enum(['accepted', 'rejected']).nullable(),
  closedBy: z.string().nullable(),
  closedAt: instantSchema.nullable(),
  closeReason: z.string().nullable(),
  version: z.int(),
});

/** A comment; one that was removed keeps its place without its text. */
export const commentSchema = z.object({
  id: z.string(),
  criterion: z.string().nullable(),
  by: side,
  /** Null = not told to this reader. */
  author: z.string().nullable(),
  audience: z.enum(audiences),
  text: z.string(),
  /** The reader is mentioned. */
  mentioned: z.boolean(),
  at: instantSchema,
  removed: z.boolean(),
  version: z.int(),
});

/** What is said between the centre and the applicant, and before everybody. */
export const conversationAnswer = z.object({
  reader: z.enum(['staff', 'applicant', 'public']),
  clarifications: z.array(clarificationSchema),
  comments: z.array(commentSchema),
});

const audiencesOf: Readonly<Record<Reader, readonly Audience[]>> = {
  staff: ['staff', 'applicant', 'public'],
  applicant: ['applicant', 'public'],
  public: ['public'],
};

/** Who reads, and when. */
export interface Reading {
  readonly reader: Reader;
  readonly userId: string | null;
  readonly facts: ObjectFacts;
  readonly now: Date;
}

function clarificationOf(row: ClarificationRow, { reader, now }: Reading): z.input<typeof clarificationSchema> {
  const { askedByName, answeredByName, closedByName, ...one } = row;
  const name = (who: string | null) => (reader === 'staff' ? who : null);
  return {
    ...one,
    askedBy: name(askedByName),
    askedAt: one.askedAt.toISOString(),
    dueAt: one.dueAt?.toISOString() ?? null,
    overdue: one.answer === null && one.outcome === null && one.dueAt !== null && one.dueAt < now,
    answeredBy: name(answeredByName),
    answeredAt: one.answeredAt?.toISOString() ?? null,
    closedBy: name(closedByName),
    closedAt: one.closedAt?.toISOString() ?? null,
  };
}

function commentOf(row: Comment, { reader, userId, facts }: Reading): z.input<typeof commentSchema> {
  const { author, authorName, mentions, removedAt, at, ...one } = row;
  const own = userId !== null && author === `user:${userId}`;
  return {
    ...one,
    by: ofApplicant(author, facts) ? 'applicant' : 'centre',
    author: reader === 'staff' || own ? authorName : null,
    mentioned: userId !== null && mentions.includes(userId),
    at: at.toISOString(),
    removed: removedAt !== null,
  };
}

/** Questions and comments of a case, as much as the reader may see. */
export async function conversationOf(
  db: Kysely<Database>,
  application: string,
  reading: Reading,
): Promise<z.input<typeof conversationAnswer>> {
  const { reader } = reading;
  const [questions, comments] = await Promise.all([
    reader === 'public' ? [] : listClarifications(db, application),
    listComments(db, application, audiencesOf[reader]),
  ]);
  return {
    reader,
    clarifications: questions.map((row) => clarificationOf(row, reading)),
    comments: comments.map((row) => commentOf(row, reading)),
  };
}
