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
import { listSessions } from '#store/queries/desk/accounts.ts';
import { readMember, updateMember } from '#store/queries/desk/members.ts';
import { sessionSeconds } from '../accounts/better-auth/settings.ts';
import { personName } from '../accounts/form-request.ts';
import { qrPath } from '../accounts/qr.ts';
import { staffRoles } from '../actor.ts';
import type { DeskContext } from '../context.ts';
import { notNow, stale } from '../decide.ts';
import { readRoute, writeRoute } from '../route.ts';

const sessionView = z.strictObject({
  id: z.string(),
  since: z.iso.datetime(),
  used: z.iso.datetime(),
  address: z.string().nullable(),
  agent: z.string().nullable(),
  strong: z.boolean(),
});

const pendingView = z.strictObject({
  secret: z.string(),
  qr: z.strictObject({ size: z.int(), path: z.string() }),
  backupCodes: z.array(z.string()),
});

const accountView = z.strictObject({
  name: z.string(),
  email: z.string().nullable(),
  organisation: z.string().nullable(),
  roles: z.array(z.enum(staffRoles)),
  locale: z.enum(['zh', 'en']),
  version: z.int(),
  /** A second factor is set up. */
  secondFactor: z.boolean(),
  /** This session passed it. */
  strong: z.boolean(),
  hasPassword: z.boolean(),
  sessions: z.array(sessionView),
  /** A second factor that waits for its first code. */
  pending: pendingView.nullable(),
});

async function sessionsOf({ db }: DeskContext, userId: string, now: Date) {
  const rows = await listSessions(db, userId, now, sessionSeconds);
  return rows.map(({ since, used, ...row }) => ({ ...row, since: since.toISOString(), used: used.toISOString() }));
}

async function pendingOf({ accounts }: DeskContext, userId: string, email: string, name: string) {
  const pending = (await accounts?.pendingSecondFactor({ userId, email, name })) ?? null;
  if (pending === null) return null;
  return { secret: pending.secret, qr: qrPath(pending.uri), backupCodes: [...pending.backupCodes] };
}

function nobody(): Error {
  return notNow('请用账号登录后再来。', 'Sign in with an account first.');
}

/** One’s own account, and the ways to sign in. */
export const accountRoutes = [
  readRoute({
    id: 'read-sign-in',
    path: '/sign-in',
    action: 'account.sign-in',
    object: null,
    summary: { zh: '有哪些登录方式', en: 'Ways to sign in' },
    query: z.strictObject({}),
    answer: z.strictObject({ providers: z.array(z.strictObject({ id: z.string(), name: z.string() })) }),
    read: async ({ context }) => ({ providers: (context.accounts?.providers ?? []).map((one) => ({ ...one })) }),
  }),
  readRoute({
    id: 'read-account',
    path: '/account',
    action: 'account.own',
    object: null,
    summary: { zh: '自己的账号', en: 'One’s own account' },
    query: z.strictObject({}),
    answer: accountView,
    async read({ context, actor, now }) {
      const row = actor.userId === null ? null : await readMember(context.db, actor.userId);
      if (row === null) throw nobody();
      const { userId, name, email, organisation, version, locale } = row;
      return {
        name,
        email,
        organisation,
        roles: staffRoles.filter((one) => row.roles.includes(one)),
        locale,
        version,
        secondFactor: row.enrolled,
        strong: actor.strong,
        hasPassword: row.hasPassword,
        sessions: await sessionsOf(context, userId, now),
        pending: await pendingOf(context, userId, email ?? '', name),
      };
    },
  }),
  writeRoute({
    id: 'update-account',
    method: 'put',
    path: '/account',
    action: 'account.own',
    object: null,
    summary: { zh: '改自己的姓名和语言', en: 'Change one’s own name and language' },
    body: z.strictObject({
      name: z.string().refine((text) => personName(text) !== null, 'must be a name of 1 to 100 characters'),
      locale: z.enum(['zh', 'en']),
      version: z.int().positive(),
    }),
    answer: z.strictObject({ version: z.int() }),
    async decide({ tx, actor, body }) {
      const before = actor.userId === null ? null : await readMember(tx, actor.userId);
      if (before === null) throw nobody();
      const name = personName(body.name) ?? before.name;
      const { locale } = body;
      if (!(await updateMember(tx, before.userId, body.version, { name, locale })))
        throw stale({ version: before.version });
      const object = { kind: 'member', id: before.userId };
      const change = {
        action: 'account.update',
        object,
        before: { name: before.name },
        after: { name, locale },
        reason: null,
      };
      return { answer: { version: body.version + 1 }, audit: [change] };
    },
  }),
] as const;
