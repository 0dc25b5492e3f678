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
import { openCases, type QueueRow, readQueue } from '#store/queries/desk/queue.ts';
import type { Database } from '#store/schema.ts';
import { instantSchema, orNull, textSchema } from '../../schema/common.ts';
import type { Actor } from '../actor.ts';
import { conflicted } from '../authorise.ts';
import { readDeskCursor, writeDeskCursor } from '../cursor.ts';
import { plainFacts } from '../facts.ts';
import type { QueueSource } from './queue-source.ts';
import { queueSources } from './queue-source-registry.ts';
import { textJson } from './text-json.ts';

/** Which part of the own queue is asked for. */
export const queueQuery = z.strictObject({
  kind: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,40}$/, 'kinds are named as in `counts` | 类别见 counts')
    .optional(),
  overdue: z.enum(['yes']).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(500).optional(),
});

/** The queue of whoever asks. */
export const queueAnswer = z.object({
  now: instantSchema,
  counts: z.array(z.object({ kind: z.string(), name: textSchema, all: z.int(), overdue: z.int() })),
  items: z.array(
    z.object({
      kind: z.string(),
      name: textSchema,
      why: textSchema,
      todo: textSchema,
      title: z.string(),
      project: z.string().nullable(),
      /** What exactly, as an item's id; foreign text. */
      note: orNull(textSchema),
      /** Page below the language where it is done. */
      link: z.string(),
      since: instantSchema,
      dueAt: instantSchema.nullable(),
      /** Milliseconds left on a clock that stands still. */
      clockLeft: z.int().nullable(),
      overdue: z.boolean(),
    }),
  ),
  next: z.string().nullable(),
});

type Answer = z.input<typeof queueAnswer>;

/** Cases that the member stands aside from, whatever their roles. */
async function asideFrom(db: Kysely<Database>, actor: Actor): Promise<string[]> {
  const cases = await openCases(db);
  return cases
    .filter(({ code, applicant, project, organisations, maintainers }) =>
      conflicted(actor, {
        ...plainFacts('application', code),
        owner: applicant,
        project,
        organisations,
        concerned: maintainers,
      }),
    )
    .map(({ id }) => id);
}

function noteOf({ note }: QueueRow, { bilingual }: QueueSource): { zh: string; en: string } | null {
  if (note === null) return null;
  return bilingual === true ? textJson(note) : { zh: note, en: note };
}

function itemOf(row: QueueRow, now: Date): Answer['items'][number] {
  const source = queueSources.get(row.kind);
  if (source === undefined) throw new RangeError(`there is no queue source ${row.kind}`);
  const { name, why, todo, link } = source;
  const { kind, subject, title, project, dueAt, clockLeft } = row;
  return {
    kind,
    name,
    why,
    todo,
    title: title === '' ? subject : title,
    project,
    note: noteOf(row, source),
    link: link(subject),
    since: row.since.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    clockLeft,
    overdue: dueAt !== null && dueAt < now,
  };
}

/** What needs whoever asks today, from all sources that their roles are told by, in two statements. */
export async function queueOf(
  db: Kysely<Database>,
  actor: Actor,
  {
    kind = null,
    overdue,
    limit,
    cursor,
  }: Omit<z.output<typeof queueQuery>, 'kind'> & { readonly kind?: string | null | undefined },
  now: Date,
): Promise<Answer> {
  const question = JSON.stringify(['queue', actor.id, kind, overdue ?? null]);
  const after = cursor === undefined ? 0 : Number(readDeskCursor(cursor, question).value);
  const sources = [...queueSources.values()].filter(({ roles }) => roles.some((role) => actor.roles.includes(role)));
  const asker = { userId: actor.userId ?? '', roles: actor.roles, asideFrom: await asideFrom(db, actor), now };
  const part = { kind, overdue: overdue !== undefined, after, limit: limit + 1 };
  const { rows, counts } = await readQueue(db, asker, sources, part);
  return {
    now: now.toISOString(),
    counts: counts.map((count) => ({ ...count, name: queueSources.get(count.kind)?.name ?? { zh: '', en: '' } })),
    items: rows.slice(0, limit).map((row) => itemOf(row, now)),
    next: rows.length > limit ? writeDeskCursor({ question, value: after + limit, slug: '' }) : null,
  };
}
