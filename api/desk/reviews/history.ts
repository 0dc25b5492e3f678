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
import { type CaseEvent, caseHistory } from '#store/queries/desk/case-history.ts';
import type { Database } from '#store/schema.ts';
import { instantSchema } from '../../schema/common.ts';
import { readDeskCursor, writeDeskCursor } from '../cursor.ts';
import type { ObjectFacts } from '../facts.ts';
import { ofApplicant, type Reader } from './who-reads.ts';

/** A page of the history. */
export const historyQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(500).optional(),
});

/** One thing that happened. */
export const eventSchema = z.object({
  seq: z.string(),
  at: instantSchema,
  by: z.enum(['applicant', 'centre']),
  /** Null = not told to this reader. */
  actor: z.string().nullable(),
  action: z.string(),
  kind: z.string(),
  /** State that the case came to; null = it stayed where it was. */
  state: z.string().nullable(),
  /** What was and what is; null for readers who are not staff. */
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
});
/** What happened to a case, the newest first: all of it for staff, changes of its state for others. */
export const historyAnswer = z.object({ items: z.array(eventSchema), next: z.string().nullable() });

function stateIn(value: unknown): string | null {
  const state = typeof value === 'object' && value !== null ? (value as { state?: unknown }).state : null;
  return typeof state === 'string' ? state : null;
}

function eventOf(event: CaseEvent, staff: boolean, facts: ObjectFacts): z.input<typeof eventSchema> {
  const { seq, at, actor, actorName, action, kind, before, after, reason } = event;
  const state = kind === 'application' && stateIn(after) !== stateIn(before) ? stateIn(after) : null;
  const shared = {
    seq,
    at: at.toISOString(),
    by: ofApplicant(actor, facts) ? 'applicant' : 'centre',
    action,
    kind,
    state,
  } as const;
  return staff
    ? { ...shared, actor: actorName, before, after, reason }
    : { ...shared, actor: null, before: null, after: null, reason: null };
}

/** The history of a case for this reader. */
export async function historyOf(
  db: Kysely<Database>,
  facts: ObjectFacts,
  reader: Reader,
  { limit, cursor }: z.output<typeof historyQuery>,
): Promise<z.input<typeof historyAnswer>> {
  const code = facts.code ?? '';
  const staff = reader === 'staff';
  const question = JSON.stringify(['history', code, reader]);
  const before = cursor === undefined ? null : readDeskCursor(cursor, question).slug;
  const events = await caseHistory(db, code, { states: !staff, before, limit: limit + 1 });
  const shown = events.slice(0, limit);
  const last = events.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((event) => eventOf(event, staff, facts)),
    next: last === undefined ? null : writeDeskCursor({ question, value: null, slug: last.seq }),
  };
}
