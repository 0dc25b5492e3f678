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
import { listInvites, readInvite } from '#store/queries/desk/invites.ts';
import { invite, tokenHash, withdrawInvite } from '../accounts/invites.ts';
import { staffRoles } from '../actor.ts';
import { readRoute, writeRoute } from '../route.ts';

const role = z.enum(staffRoles);
const purpose = z.enum(['join', 'password']);

const inviteView = z.strictObject({
  id: z.string(),
  purpose,
  email: z.string(),
  name: z.string().nullable(),
  roles: z.array(role),
  organisation: z.string().nullable(),
  invitedBy: z.string(),
  at: z.iso.datetime(),
  expires: z.iso.datetime(),
});

const wanted = z.strictObject({
  purpose: purpose.default('join'),
  email: z.email().max(254),
  name: z.string().trim().max(100).default(''),
  roles: z.array(role).max(4).default([]),
  organisation: z.string().trim().max(200).default(''),
});

/** Invitations: made, taken back, and what a link offers. */
export const invitesRoutes = [
  readRoute({
    id: 'list-invites',
    path: '/invites',
    action: 'invite.manage',
    object: null,
    summary: { zh: '还没有用的邀请', en: 'Invitations that wait' },
    query: z.strictObject({}),
    answer: z.strictObject({
      invites: z.array(inviteView),
      /** Address that links begin with. */
      base: z.string(),
    }),
    async read({ context, now }) {
      const rows = await listInvites(context.db, now);
      return {
        base: context.baseUrl,
        invites: rows.map(({ createdAt, expiresAt, roles, ...row }) => ({
          ...row,
          roles: staffRoles.filter((one) => roles.includes(one)),
          at: createdAt.toISOString(),
          expires: expiresAt.toISOString(),
        })),
      };
    },
  }),
  writeRoute({
    id: 'make-invite',
    method: 'post',
    path: '/invites',
    action: 'invite.manage',
    object: null,
    summary: { zh: '邀请成员，或发送重设密码的链接', en: 'Invite somebody, or make a link for a new password' },
    body: wanted,
    answer: z.strictObject({
      invite: z.string(),
      /** Told once, as the link is; a repeated request does not tell them again. */
      token: z.string().nullable(),
      link: z.string().nullable(),
      expires: z.iso.datetime(),
    }),
    async decide({ context, tx, actor, body, now }) {
      const { name, organisation } = body;
      const asked = {
        ...body,
        name: name === '' ? null : name,
        organisation: organisation === '' ? null : organisation,
      };
      const { id, token, expiresAt, changes } = await invite(tx, actor, asked, now);
      const link = `${context.baseUrl}/zh/invite/${token}/`;
      return {
        answer: { invite: id, token, link, expires: expiresAt.toISOString() },
        audit: changes,
        once: ['token', 'link'],
      };
    },
  }),
  writeRoute({
    id: 'withdraw-invite',
    method: 'delete',
    path: '/invites/{invite}',
    action: 'invite.manage',
    object: null,
    summary: { zh: '撤回邀请', en: 'Take an invitation back' },
    body: z.strictObject({}),
    answer: z.strictObject({ invite: z.string() }),
    async decide({ tx, params, now }) {
      return { answer: { invite: params.invite }, audit: await withdrawInvite(tx, params.invite, now) };
    },
  }),
  readRoute({
    id: 'read-invitation',
    path: '/invitations/{token}',
    action: 'account.sign-in',
    object: null,
    summary: { zh: '邀请链接里写着什么', en: 'What an invitation link offers' },
    query: z.strictObject({}),
    answer: z.strictObject({
      /** Null = the link is no longer good. */
      invitation: inviteView.omit({ id: true, at: true }).nullable(),
    }),
    async read({ context, params, now }) {
      const row = await readInvite(context.db, tokenHash(params.token), now);
      if (row === null) return { invitation: null };
      const { email, name, organisation, invitedBy } = row;
      const roles = staffRoles.filter((one) => row.roles.includes(one));
      const expires = row.expiresAt.toISOString();
      return { invitation: { purpose: row.purpose, email, name, roles, organisation, invitedBy, expires } };
    },
  }),
] as const;
