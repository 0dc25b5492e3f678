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
import { appointMentor, dismissMentor } from '../life/mentors.ts';
import { remark, seenVersion } from '../reviews/written.ts';
import { writeRoute } from '../route.ts';

/** Who accompanies a project. */
export const mentorsRoutes = [
  writeRoute({
    id: 'appoint-mentor',
    method: 'post',
    path: '/projects/{project}/mentors',
    action: 'mentor.appoint',
    object: 'project',
    summary: { zh: '任命一位导师', en: 'Appoint a mentor' },
    body: z.strictObject({ member: z.string().min(1).max(200) }),
    answer: z.object({ id: z.string() }),
    decide: ({ tx, actor, object, body, now }) => appointMentor(tx, { actor, facts: object, member: body.member, now }),
  }),
  writeRoute({
    id: 'dismiss-mentor',
    method: 'post',
    path: '/mentors/{mentor}/end',
    action: 'mentor.appoint',
    object: 'mentor',
    summary: { zh: '结束一份导师关系', en: 'End a mentorship' },
    body: z.strictObject({ version: seenVersion, reason: remark }),
    answer: z.object({ ended: z.boolean() }),
    decide: ({ tx, params, body, now }) => dismissMentor(tx, { id: params.mentor, ...body, now }),
  }),
] as const;
