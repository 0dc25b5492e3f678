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

import type { z } from '@hono/zod-openapi';
import type { Selectable } from 'kysely';
import type { GuidanceRow } from '#store/queries/desk/guidance.ts';
import type { HelpListRow, HelpMessageRow, HelpRequestRow } from '#store/queries/desk/help-request.ts';
import type { GuidanceTable } from '#store/tables/guidance.ts';
import type { Actor } from '../actor.ts';
import type { deskGuidanceSchema, guidanceSchema, helpBriefSchema, helpThreadSchema } from './schema.ts';
import { topicNames } from './topic.ts';

/** A request as lists show it. */
export function helpBrief(row: HelpListRow, now: Date): z.input<typeof helpBriefSchema> {
  return {
    code: row.code,
    topic: row.topic,
    title: row.title,
    state: row.state,
    priority: row.priority,
    project: row.project,
    assignee: row.assignee === null ? null : { id: row.assignee, name: row.assignee_name },
    dueAt: row.due_at?.toISOString() ?? null,
    overdue: row.due_at !== null && row.due_at < now,
    askedAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

/** Whether somebody works at the desk: only they see its notes. */
function atTheDesk({ strong, roles }: Actor): boolean {
  return strong && roles.length > 0;
}

/** A request with what was written in it, as this reader may see it. */
export function helpThread(
  row: HelpRequestRow & { readonly assignee_name: string | null },
  messages: readonly HelpMessageRow[],
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): z.input<typeof helpThreadSchema> {
  const { name, organisation, contact, question, locale, version } = row;
  return {
    ...helpBrief(row, now),
    name,
    organisation,
    contact,
    question,
    locale,
    version,
    answeredAt: row.answered_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    messages: messages
      .filter(({ kind }) => kind !== 'note' || atTheDesk(actor))
      .map(({ id, author_name, kind, text, at }) => ({ id, by: author_name, kind, text, at: at.toISOString() })),
  };
}

function texts(row: Selectable<GuidanceTable>) {
  return {
    id: row.id,
    topic: row.topic,
    title: { zh: row.title_zh, en: row.title_en },
    question: { zh: row.question_zh, en: row.question_en },
    answer: { zh: row.answer_zh, en: row.answer_en },
  };
}

/** Guidance as everybody sees it: nothing of the request or of who wrote it. */
export function guidanceView(row: Selectable<GuidanceTable>): z.input<typeof guidanceSchema> {
  const publishedAt = (row.published_at ?? row.updated_at).toISOString();
  return { ...texts(row), topicName: topicNames[row.topic], publishedAt };
}

/** Guidance as the desk sees it. */
export function deskGuidance(row: GuidanceRow, actor: Actor): z.input<typeof deskGuidanceSchema> {
  return {
    ...texts(row),
    state: row.state,
    request: row.code,
    proposedBy: row.proposed_name ?? row.proposed_by,
    proposedAt: row.proposed_at.toISOString(),
    settledBy: row.settled_name ?? row.settled_by,
    publishedAt: row.published_at?.toISOString() ?? null,
    reason: row.reason,
    version: row.version,
    own: row.proposed_by === actor.id,
  };
}
