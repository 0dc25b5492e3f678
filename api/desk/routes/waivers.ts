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
import { dayField, optionalReasonField, reasonField, versionField } from '../decisions/fields.ts';
import { proposeWaiver, settle } from '../decisions/waiver.ts';
import { writeRoute } from '../route.ts';

const settled = z.object({ version: z.int() });

/** Waivers of required items: one person proposes, another confirms. */
export const waiversRoutes = [
  writeRoute({
    id: 'propose-waiver',
    method: 'post',
    path: '/applications/{application}/waivers',
    action: 'waiver.propose',
    object: 'application',
    summary: { zh: '提议豁免一个必备项', en: 'Proposes to waive a required item for a time' },
    body: z.strictObject({ criterion: z.string().max(20), reason: reasonField, expiresOn: dayField }),
    answer: z.object({ id: z.string() }),
    async decide({ tx, actor, params, body, now }) {
      const { id, audit } = await proposeWaiver(tx, { code: params.application, actor, now }, body);
      return { answer: { id }, audit };
    },
  }),
  writeRoute({
    id: 'settle-waiver',
    method: 'put',
    path: '/applications/{application}/waivers/{waiver}/settlement',
    action: 'waiver.settle',
    object: 'application',
    summary: { zh: '确认或拒绝别人提议的豁免', en: 'Confirms or refuses a waiver that somebody else proposed' },
    body: z.strictObject({
      to: z.enum(['confirmed', 'refused']),
      reason: optionalReasonField,
      version: versionField,
    }),
    answer: settled,
    async decide({ tx, actor, params, body, now }) {
      const acting = { code: params.application, actor, now };
      const { version, audit } = await settle(tx, acting, { id: params.waiver, ...body });
      return { answer: { version }, audit };
    },
  }),
  writeRoute({
    id: 'withdraw-waiver',
    method: 'post',
    path: '/applications/{application}/waivers/{waiver}/withdrawal',
    action: 'waiver.propose',
    object: 'application',
    summary: { zh: '撤回自己提议的豁免', en: 'Withdraws a waiver that one proposed' },
    body: z.strictObject({ reason: optionalReasonField, version: versionField }),
    answer: settled,
    async decide({ tx, actor, params, body, now }) {
      const acting = { code: params.application, actor, now };
      const { version, audit } = await settle(tx, acting, { id: params.waiver, to: 'withdrawn', ...body });
      return { answer: { version }, audit };
    },
  }),
] as const;
