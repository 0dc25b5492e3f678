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
import { ApiError } from '../../errors.ts';
import { changesAnswer, evidenceAnswer, evidenceView, gateEvidenceAnswer, gatheredAnswer } from '../evidence/answer.ts';
import { evidenceChanges, evidenceOfCase, gateEvidence } from '../evidence/read.ts';
import { freezeEvidence, lookAt } from '../evidence/snapshot.ts';
import { readRoute, writeRoute } from '../route.ts';

const lookId = z.string().regex(/^[1-9]\d{0,17}$/);

/** What the machine finds: frozen looks at applications, and what projects still have to do. */
export const evidenceRoutes = [
  readRoute({
    id: 'read-evidence',
    path: '/applications/{application}/evidence',
    action: 'evidence.read',
    object: 'application',
    summary: { zh: '机器为申请找到的证据', en: 'What the machine found for an application' },
    query: z.strictObject({ look: lookId.optional() }),
    answer: evidenceAnswer,
    read: ({ context, params, query }) => evidenceOfCase(context.db, params.application, query.look ?? null),
  }),
  readRoute({
    id: 'read-evidence-changes',
    path: '/applications/{application}/evidence/changes',
    action: 'evidence.read',
    object: 'application',
    summary: { zh: '两次收集之间变了什么', en: 'What changed between two looks' },
    query: z.strictObject({ from: lookId.optional(), to: lookId.optional() }),
    answer: changesAnswer,
    read: ({ context, params, query }) =>
      evidenceChanges(context.db, params.application, { from: query.from ?? null, to: query.to ?? null }),
  }),
  writeRoute({
    id: 'gather-evidence',
    method: 'post',
    path: '/applications/{application}/evidence',
    action: 'evidence.gather',
    object: 'application',
    summary: { zh: '重新收集证据', en: 'Look again' },
    body: z.strictObject({}),
    answer: gatheredAnswer,
    prepare: ({ context, params }) => lookAt(context.db, params.application, context.log),
    async decide({ tx, params, prepared, now }) {
      if (prepared === null) throw noRubric();
      const { evidence, before, changed } = await freezeEvidence(tx, prepared, now);
      const answer = { evidence: evidenceView(evidence), changed };
      if (!changed) return { answer, audit: 'unchanged' };
      const mark = (one: typeof before) => (one === null ? null : { id: one.id, digest: one.digest });
      const object = { kind: 'application', id: params.application };
      return { answer, audit: [{ object, before: mark(before), after: mark(evidence), reason: null }] };
    },
  }),
  readRoute({
    id: 'read-gate-evidence',
    path: '/projects/{project}/gates/{stage}',
    action: 'gate.read',
    object: 'project',
    summary: { zh: '项目进入某阶段还差什么', en: 'What a project still has to do for a stage' },
    query: z.strictObject({}),
    answer: gateEvidenceAnswer,
    async read({ context, params }) {
      const found = await gateEvidence(context.db, params.project, params.stage, context.log);
      if (found === null) throw noRubric();
      return found;
    },
  }),
] as const;

function noRubric(): ApiError {
  return new ApiError('not-now', {
    zh: '还没有生效的评审标准。',
    en: 'No rubric is in force yet.',
  });
}
