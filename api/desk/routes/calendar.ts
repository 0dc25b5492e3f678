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
import { calendarReader, feedMadeAt, keepFeed, removeFeed } from '#store/queries/desk/calendar.ts';
import { ApiError } from '../../errors.ts';
import { noSuchThing } from '../authorise.ts';
import { feedHash, newFeedKey, ownCalendar, publicCalendar } from '../life/calendar/feeds.ts';
import { fileRoute, readRoute, writeRoute } from '../route.ts';

function file(text: string) {
  const body = new TextEncoder().encode(text);
  return { name: 'tongming.ics', mediaType: 'text/calendar; charset=utf-8', body, inline: true };
}

/** Dates as calendars read them. */
export const calendarRoutes = [
  fileRoute({
    id: 'read-calendar',
    path: '/calendar.ics',
    action: 'calendar.read',
    object: null,
    summary: {
      zh: '公开日程（iCalendar）：公示和表决的截止、导师报告的截止日；?locale=en 为英文',
      en: 'Public dates (iCalendar): ends of notices and votes, days on which mentor reports are due; ?locale=en for English',
    },
    async read({ context, query }) {
      return file(await publicCalendar(context, query['locale'] === 'en' ? 'en' : 'zh'));
    },
  }),
  fileRoute({
    id: 'read-own-calendar',
    path: '/calendar/own.ics',
    action: 'calendar.read',
    object: null,
    summary: {
      zh: '一位成员自己的日程（iCalendar），由地址里的密钥打开',
      en: 'The dates of one member (iCalendar), opened by the secret in the address',
    },
    async read({ context, query }) {
      const { key } = query;
      if (key === undefined) {
        const text = { zh: '地址里缺少密钥（key）。', en: 'The address lacks its secret (key).' };
        throw new ApiError('bad-parameter', text, { parameter: 'key' });
      }
      const reader = await calendarReader(context.db, feedHash(key));
      if (reader === null) throw noSuchThing();
      return file(await ownCalendar(context, reader));
    },
  }),
  readRoute({
    id: 'read-calendar-address',
    path: '/calendar/address',
    action: 'notification.own',
    object: null,
    summary: { zh: '我的日程是否有订阅地址', en: 'Whether my calendar has an address' },
    query: z.strictObject({}),
    answer: z.object({ madeAt: z.string().nullable(), open: z.string(), own: z.string() }),
    async read({ context, actor }) {
      const at = actor.userId === null ? null : await feedMadeAt(context.db, actor.userId);
      const base = `${context.baseUrl}/api/v1/desk/calendar`;
      return { madeAt: at?.toISOString() ?? null, open: `${base}.ics`, own: `${base}/own.ics` };
    },
  }),
  writeRoute({
    id: 'make-calendar-address',
    method: 'post',
    path: '/calendar/address',
    action: 'notification.own',
    object: null,
    summary: {
      zh: '给我的日程一个新的订阅地址；旧地址随即失效',
      en: 'Give my calendar a new address; the old one opens nothing any more',
    },
    body: z.strictObject({}),
    answer: z.object({ address: z.string().nullable(), key: z.string().nullable() }),
    async decide({ context, tx, actor, now }) {
      const { userId } = actor;
      if (userId === null) return { answer: { address: null, key: null }, audit: 'unchanged' };
      const { key, hash } = newFeedKey();
      const before = await feedMadeAt(tx, userId);
      await keepFeed(tx, userId, hash, now);
      return {
        answer: { address: `${context.baseUrl}/api/v1/desk/calendar/own.ics?key=${key}`, key },
        once: ['address', 'key'],
        audit: [
          {
            object: { kind: 'member', id: userId },
            before: { calendar: before },
            after: { calendar: now },
            reason: null,
          },
        ],
      };
    },
  }),
  writeRoute({
    id: 'remove-calendar-address',
    method: 'delete',
    path: '/calendar/address',
    action: 'notification.own',
    object: null,
    summary: { zh: '让我的日程订阅地址失效', en: 'Take away the address of my calendar' },
    body: z.strictObject({}),
    answer: z.object({ removed: z.boolean() }),
    async decide({ tx, actor }) {
      const { userId } = actor;
      const removed = userId !== null && (await removeFeed(tx, userId));
      if (!removed) return { answer: { removed: false }, audit: 'unchanged' };
      const object = { kind: 'member', id: userId };
      return { answer: { removed }, audit: [{ object, before: { calendar: true }, after: null, reason: null }] };
    },
  }),
] as const;
