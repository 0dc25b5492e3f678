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
import { listMembers, type MemberRow } from '#store/queries/desk/members.ts';
import {
  endAllSessions,
  type MemberAct,
  resetSecondFactor,
  setOrganisation,
  setRoles,
  setState,
} from '../accounts/members.ts';
import { staffRoles } from '../actor.ts';
import type { Change, Decision } from '../decide.ts';
import { notify } from '../life/notify.ts';
import { type Asked, readRoute, writeRoute } from '../route.ts';

const role = z.enum(staffRoles);
const version = z.int().positive();
const reason = z.string().trim().min(1).max(2000);
const done = z.strictObject({ member: z.string() });

const memberView = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  roles: z.array(role),
  organisation: z.string().nullable(),
  state: z.enum(['active', 'suspended']),
  version: z.int(),
  since: z.iso.datetime(),
  secondFactor: z.boolean(),
  sessions: z.int(),
});

function viewOf(row: MemberRow): z.input<typeof memberView> {
  const { userId, name, email, organisation, state, version, sessions } = row;
  const roles = staffRoles.filter((one) => row.roles.includes(one));
  return {
    id: userId,
    name,
    email,
    roles,
    organisation,
    state,
    version,
    sessions,
    since: row.since.toISOString(),
    secondFactor: row.enrolled,
  };
}

type Write = Asked<'/members/{member}', null> & {
  readonly tx: MemberAct['tx'];
  readonly body: { readonly version?: number; readonly reason: string };
};

function actOf({ tx, actor, params, body }: Write): MemberAct {
  return { tx, actor, userId: params.member, version: body.version ?? null, reason: body.reason };
}

function settled(member: string, change: Change | null): Decision<z.input<typeof done>> {
  return { answer: { member }, audit: change === null ? 'unchanged' : [change] };
}

/** Members: roles, organisations, who may come in, and second factors that were lost. */
export const membersRoutes = [
  readRoute({
    id: 'list-members',
    path: '/members',
    action: 'member.list',
    object: null,
    summary: { zh: '成员名单', en: 'Members' },
    query: z.strictObject({}),
    answer: z.strictObject({ members: z.array(memberView) }),
    async read({ context, actor }) {
      const members = (await listMembers(context.db, 1000)).map(viewOf);
      // Addresses are for those who manage members.
      const hidden = !actor.roles.includes('administrator');
      return { members: hidden ? members.map((one) => ({ ...one, email: null })) : members };
    },
  }),
  writeRoute({
    id: 'set-member-roles',
    method: 'put',
    path: '/members/{member}/roles',
    action: 'member.manage',
    object: null,
    summary: { zh: '授予或撤去角色', en: 'Grant or take roles' },
    body: z.strictObject({ roles: z.array(role).max(4), version, reason }),
    answer: done,
    async decide(asked) {
      const change = await setRoles(actOf(asked), asked.body.roles);
      if (change !== null) {
        const text = {
          zh: '管理员改动了您的角色，请重新登录。',
          en: 'An administrator changed your roles; sign in again.',
        };
        const to = { members: [asked.params.member] };
        const object = { kind: 'member', id: asked.params.member };
        await notify(asked.tx, { to, kind: 'account', object, text, link: '/account/' });
      }
      return settled(asked.params.member, change);
    },
  }),
  writeRoute({
    id: 'set-member-organisation',
    method: 'put',
    path: '/members/{member}/organisation',
    action: 'member.manage',
    object: null,
    summary: { zh: '设定单位（用于回避）', en: 'Set the organisation, which recusal goes by' },
    body: z.strictObject({ organisation: z.string().trim().max(200), version, reason }),
    answer: done,
    async decide(asked) {
      const { organisation } = asked.body;
      return settled(
        asked.params.member,
        await setOrganisation(actOf(asked), organisation === '' ? null : organisation),
      );
    },
  }),
  writeRoute({
    id: 'set-member-state',
    method: 'put',
    path: '/members/{member}/state',
    action: 'member.manage',
    object: null,
    summary: { zh: '停用或恢复成员', en: 'Suspend a member or let them in again' },
    body: z.strictObject({ state: z.enum(['active', 'suspended']), version, reason }),
    answer: done,
    decide: async (asked) => settled(asked.params.member, await setState(actOf(asked), asked.body.state)),
  }),
  writeRoute({
    id: 'end-member-sessions',
    method: 'post',
    path: '/members/{member}/sessions/end',
    action: 'member.manage',
    object: null,
    summary: { zh: '让成员在各处退出登录', en: 'Sign a member out everywhere' },
    body: z.strictObject({ reason }),
    answer: done,
    decide: async (asked) => settled(asked.params.member, await endAllSessions(actOf(asked))),
  }),
  writeRoute({
    id: 'reset-member-second-factor',
    method: 'post',
    path: '/members/{member}/second-factor/reset',
    action: 'member.manage',
    object: null,
    summary: { zh: '清除丢失的第二重验证', en: 'Forget a second factor that was lost' },
    body: z.strictObject({ reason }),
    answer: done,
    decide: async (asked) => settled(asked.params.member, await resetSecondFactor(actOf(asked))),
  }),
] as const;
