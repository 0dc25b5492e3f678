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
import { lookAt } from '../evidence/snapshot.ts';
import {
  assign,
  assignmentAnswer,
  assignmentBody,
  bulkAssignmentBody,
  listReviewers,
  unassign,
  unassignmentBody,
} from '../reviews/assign.ts';
import { accept, acceptanceBody, resume, resumptionBody, stateAnswer } from '../reviews/triage.ts';
import { readRoute, writeRoute } from '../route.ts';

/** Who reviews what, and taking cases on. */
export const assignmentsRoutes = [
  readRoute({
    id: 'list-reviewers',
    path: '/reviewers',
    action: 'review.read',
    object: null,
    summary: { zh: '可以分派的评审人', en: 'Who can be assigned' },
    query: z.strictObject({}),
    answer: z.object({
      staff: z.array(z.object({ member: z.string(), name: z.string(), roles: z.array(z.string()) })),
    }),
    async read({ context }) {
      const staff = await listReviewers(context.db, null);
      return { staff: staff.map(({ userId, name, roles }) => ({ member: userId, name, roles: [...roles] })) };
    },
  }),
  writeRoute({
    id: 'accept-for-review',
    method: 'post',
    path: '/applications/{application}/acceptance',
    action: 'application.triage',
    object: 'application',
    summary: { zh: '受理申请，开始评审', en: 'Take an application on for review' },
    body: acceptanceBody,
    answer: stateAnswer,
    prepare: ({ context, params }) => lookAt(context.db, params.application, context.log),
    decide: ({ tx, actor, params, body, prepared, now }) =>
      accept({ tx, actor, code: params.application, now }, body, prepared),
  }),
  writeRoute({
    id: 'resume-review',
    method: 'post',
    path: '/applications/{application}/resumption',
    action: 'application.triage',
    object: 'application',
    summary: { zh: '不再等待补充材料，继续', en: 'Go on without waiting for more information' },
    body: resumptionBody,
    answer: stateAnswer,
    decide: ({ tx, actor, params, body, now }) => resume({ tx, actor, code: params.application, now }, body),
  }),
  writeRoute({
    id: 'assign-review',
    method: 'post',
    path: '/applications/{application}/assignments',
    action: 'review.assign',
    object: 'application',
    summary: { zh: '分派评审', en: 'Assign reviewers' },
    body: assignmentBody,
    answer: assignmentAnswer,
    decide: ({ tx, actor, params, body, now }) =>
      assign({ tx, actor, now }, { ...body, applications: [params.application] }),
  }),
  writeRoute({
    id: 'assign-reviews',
    method: 'post',
    path: '/assignments',
    action: 'review.assign-many',
    object: null,
    summary: { zh: '把多个申请分派给多人', en: 'Assign reviewers to many applications at once' },
    body: bulkAssignmentBody,
    answer: assignmentAnswer,
    decide: ({ tx, actor, body, now }) => assign({ tx, actor, now }, body),
  }),
  writeRoute({
    id: 'unassign-review',
    method: 'delete',
    path: '/applications/{application}/assignments',
    action: 'review.assign',
    object: 'application',
    summary: { zh: '取消分派', en: 'End an assignment' },
    body: unassignmentBody,
    answer: assignmentAnswer,
    decide: ({ tx, actor, params, body, now }) => unassign({ tx, actor, code: params.application, now }, body),
  }),
] as const;
