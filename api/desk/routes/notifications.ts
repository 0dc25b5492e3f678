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
import {
  countUnread,
  keepPreferences,
  markRead,
  notificationsOf,
  unmailedKinds,
} from '#store/queries/desk/notifications.ts';
import { textSchema } from '../../schema/common.ts';
import { readDeskCursor, writeDeskCursor } from '../cursor.ts';
import { notificationKinds } from '../life/notification-kinds.ts';
import { rowId } from '../reviews/written.ts';
import { readRoute, writeRoute } from '../route.ts';

const kinds = Object.keys(notificationKinds);

/** What a member is told, and whether by mail too. */
export const notificationsRoutes = [
  readRoute({
    id: 'list-notifications',
    path: '/notifications',
    action: 'notification.own',
    object: null,
    summary: { zh: '我的通知，最近的在前', en: 'My notifications, newest first' },
    query: z.strictObject({
      unread: z.enum(['true', 'false']).default('false'),
      limit: z.coerce.number().int().min(1).max(100).default(30),
      cursor: z.string().max(500).optional(),
    }),
    answer: z.object({
      notifications: z.array(
        z.object({
          id: z.string(),
          kind: z.string(),
          text: textSchema,
          /** Path below the language. */
          link: z.string(),
          at: z.string(),
          read: z.boolean(),
        }),
      ),
      unread: z.int(),
      next: z.string().nullable(),
    }),
    async read({ context, actor, query }) {
      const { userId } = actor;
      if (userId === null) return { notifications: [], unread: 0, next: null };
      const question = `notifications ${userId} ${query.unread}`;
      const before = query.cursor === undefined ? null : readDeskCursor(query.cursor, question).slug;
      const asked = { member: userId, before, unread: query.unread === 'true', limit: query.limit + 1 };
      const [found, unread] = await Promise.all([notificationsOf(context.db, asked), countUnread(context.db, userId)]);
      const rows = found.slice(0, query.limit);
      const last = found.length > query.limit ? rows.at(-1) : undefined;
      return {
        notifications: rows.map(({ at, readAt, ...row }) => ({ ...row, at: at.toISOString(), read: readAt !== null })),
        unread,
        next: last === undefined ? null : writeDeskCursor({ question, value: null, slug: last.id }),
      };
    },
  }),
  readRoute({
    id: 'count-unread',
    path: '/notifications/unread',
    // A number tells of no case, and the head of every page shows it.
    action: 'account.own',
    object: null,
    summary: { zh: '我有几条未读通知', en: 'How many notifications I have not read' },
    query: z.strictObject({}),
    answer: z.object({ unread: z.int() }),
    async read({ context, actor }) {
      return { unread: actor.userId === null ? 0 : await countUnread(context.db, actor.userId) };
    },
  }),
  writeRoute({
    id: 'mark-read',
    method: 'post',
    path: '/notifications/reading',
    action: 'notification.own',
    object: null,
    summary: { zh: '把一条或到某一条为止的通知标为已读', en: 'Mark one notification as read, or all up to one' },
    body: z
      .strictObject({ id: rowId.optional(), upTo: rowId.optional() })
      .refine(({ id, upTo }) => (id === undefined) !== (upTo === undefined), 'either id or upTo | 写 id 或 upTo 之一'),
    answer: z.object({ read: z.int() }),
    async decide({ tx, actor, body, now }) {
      if (actor.userId === null) return { answer: { read: 0 }, audit: 'unchanged' };
      const which = { member: actor.userId, id: body.id ?? null, upTo: body.upTo ?? null, now };
      // What somebody has read is no decision: it is kept, and not in the audit log.
      return { answer: { read: await markRead(tx, which) }, audit: 'unchanged' };
    },
  }),
  readRoute({
    id: 'read-preferences',
    path: '/notifications/preferences',
    action: 'notification.own',
    object: null,
    summary: { zh: '哪些通知同时发邮件', en: 'Which notifications come by mail too' },
    query: z.strictObject({}),
    answer: z.object({ kinds: z.array(z.object({ kind: z.string(), name: textSchema, mail: z.boolean() })) }),
    async read({ context, actor }) {
      const without = actor.userId === null ? [] : await unmailedKinds(context.db, actor.userId);
      const all = Object.entries(notificationKinds);
      return { kinds: all.map(([kind, name]) => ({ kind, name, mail: !without.includes(kind) })) };
    },
  }),
  writeRoute({
    id: 'set-preferences',
    method: 'put',
    path: '/notifications/preferences',
    action: 'notification.own',
    object: null,
    summary: {
      zh: '设置哪些通知同时发邮件；没有写到的不发',
      en: 'Choose which notifications come by mail too; what is not named does not',
    },
    body: z.strictObject({ mail: z.array(z.enum(kinds)).max(kinds.length) }),
    answer: z.object({ mail: z.array(z.string()) }),
    async decide({ tx, actor, body }) {
      const { userId } = actor;
      if (userId === null) return { answer: { mail: [] }, audit: 'unchanged' };
      const without = await unmailedKinds(tx, userId);
      const before = kinds.filter((kind) => !without.includes(kind));
      const mail = kinds.filter((kind) => body.mail.includes(kind));
      await keepPreferences(
        tx,
        userId,
        kinds.map((kind) => ({ kind, mail: mail.includes(kind) })),
      );
      const object = { kind: 'member', id: userId };
      return { answer: { mail }, audit: [{ object, before: { mail: before }, after: { mail }, reason: null }] };
    },
  }),
] as const;
