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
import { fileRoute, readRoute, uploadRoute, writeRoute } from '../route.ts';
import { draftAnswer, rubricAnswer, rubricChangesAnswer, rubricsAnswer } from '../rubric/answer.ts';
import { rubricBodySchema } from '../rubric/body.ts';
import { activateDraft, changeDraft, rubricAt, startDraft } from '../rubric/draft.ts';
import {
  criterionBody,
  gateBody,
  newCriterionBody,
  rulesBody,
  weightsBody,
  withComparisons,
  withCriterion,
  withGate,
  withNewCriterion,
  withoutCriterion,
  withRules,
} from '../rubric/edit.ts';
import { readRubricFile } from '../rubric/file.ts';
import { rubricDiff, rubricFile, rubricList, rubricWhole } from '../rubric/read.ts';

const edition = z.int().min(1);
const versionNumber = z.string().regex(/^[1-9]\d{0,5}$/);

/** The rubric of incubation: versions, drafts and what puts them into force. */
export const rubricsRoutes = [
  readRoute({
    id: 'list-rubrics',
    path: '/rubrics',
    action: 'rubric.list',
    object: null,
    summary: { zh: '评审标准的各个版本', en: 'Versions of the rubric' },
    query: z.strictObject({}),
    answer: rubricsAnswer,
    read: ({ context, actor }) => rubricList(context.db, actor),
  }),
  readRoute({
    id: 'read-rubric',
    path: '/rubrics/{version}',
    action: 'rubric.read',
    object: null,
    summary: { zh: '评审标准的一个版本', en: 'One version of the rubric' },
    query: z.strictObject({}),
    answer: rubricAnswer,
    read: ({ context, actor, params }) => rubricWhole(context.db, params.version, actor),
  }),
  readRoute({
    id: 'diff-rubrics',
    path: '/rubrics/{version}/changes',
    action: 'rubric.read',
    object: null,
    summary: { zh: '两个版本的差别', en: 'What differs between two versions' },
    query: z.strictObject({ from: versionNumber.optional() }),
    answer: rubricChangesAnswer,
    read: ({ context, actor, params, query }) =>
      rubricDiff(context.db, { from: query.from ?? null, to: params.version }, actor),
  }),
  fileRoute({
    id: 'export-rubric',
    path: '/rubrics/{version}/file',
    action: 'rubric.read',
    object: null,
    summary: { zh: '导出评审标准（JSON）', en: 'The rubric as a JSON file' },
    read: ({ context, actor, params }) => rubricFile(context.db, params.version, actor),
  }),
  writeRoute({
    id: 'draft-rubric',
    method: 'post',
    path: '/rubrics',
    action: 'rubric.edit',
    object: null,
    summary: { zh: '从一个版本起草', en: 'Make a draft from a version' },
    body: z.strictObject({ from: z.int().min(1) }),
    answer: draftAnswer,
    async decide({ tx, actor, now, body }) {
      const row = await rubricAt(tx, String(body.from));
      return startDraft({ tx, actor, now }, rubricBodySchema.parse(row.body), `version ${body.from}`);
    },
  }),
  uploadRoute({
    id: 'import-rubric',
    path: '/rubrics/files',
    action: 'rubric.edit',
    object: null,
    summary: { zh: '导入评审标准为草稿', en: 'Take a rubric in as a draft' },
    upload: 256 * 1024,
    answer: draftAnswer,
    prepare: async ({ bytes }) => readRubricFile(bytes),
    decide: ({ tx, actor, now, prepared, fileName }) => startDraft({ tx, actor, now }, prepared, `file ${fileName}`),
  }),
  writeRoute({
    id: 'replace-rubric',
    method: 'put',
    path: '/rubrics/{version}',
    action: 'rubric.edit',
    object: null,
    summary: { zh: '整份改写草稿', en: 'Write a draft anew' },
    body: z.strictObject({ version: edition, rubric: rubricBodySchema }),
    answer: draftAnswer,
    decide: ({ tx, actor, now, params, body }) =>
      changeDraft({ tx, actor, now, version: params.version, edits: body.version }, () => body.rubric),
  }),
  writeRoute({
    id: 'add-criterion',
    method: 'post',
    path: '/rubrics/{version}/criteria',
    action: 'rubric.edit',
    object: null,
    summary: { zh: '给草稿加一个评审项', en: 'Add a criterion to a draft' },
    body: newCriterionBody,
    answer: draftAnswer,
    decide: ({ tx, actor, now, params, body }) =>
      changeDraft({ tx, actor, now, version: params.version, edits: body.version }, (rubric) =>
        withNewCriterion(rubric, body),
      ),
  }),
  writeRoute({
    id: 'edit-criterion',
    method: 'put',
    path: '/rubrics/{version}/criteria/{criterion}',
    action: 'rubric.edit',
    object: null,
    summary: { zh: '改草稿的一个评审项', en: 'Change a criterion of a draft' },
    body: criterionBody,
    answer: draftAnswer,
    decide: ({ tx, actor, now, params, body }) =>
      changeDraft({ tx, actor, now, version: params.version, edits: body.version }, (rubric) =>
        withCriterion(rubric, params.criterion, body),
      ),
  }),
  writeRoute({
    id: 'remove-criterion',
    method: 'delete',
    path: '/rubrics/{version}/criteria/{criterion}',
    action: 'rubric.edit',
    object: null,
    summary: { zh: '从草稿去掉一个评审项', en: 'Take a criterion out of a draft' },
    body: z.strictObject({ version: edition }),
    answer: draftAnswer,
    decide: ({ tx, actor, now, params, body }) =>
      changeDraft({ tx, actor, now, version: params.version, edits: body.version }, (rubric) =>
        withoutCriterion(rubric, params.criterion),
      ),
  }),
  writeRoute({
    id: 'edit-gate',
    method: 'put',
    path: '/rubrics/{version}/gates/{stage}',
    action: 'rubric.edit',
    object: null,
    summary: { zh: '改草稿的一个准入门槛', en: 'Change a gate of a draft' },
    body: gateBody,
    answer: draftAnswer,
    decide: ({ tx, actor, now, params, body }) =>
      changeDraft({ tx, actor, now, version: params.version, edits: body.version }, (rubric) =>
        withGate(rubric, params.stage, body),
      ),
  }),
  writeRoute({
    id: 'edit-rules',
    method: 'put',
    path: '/rubrics/{version}/rules',
    action: 'rubric.edit',
    object: null,
    summary: { zh: '改草稿的期限与报告规则', en: 'Change clocks and reports of a draft' },
    body: rulesBody,
    answer: draftAnswer,
    decide: ({ tx, actor, now, params, body }) =>
      changeDraft({ tx, actor, now, version: params.version, edits: body.version }, (rubric) =>
        withRules(rubric, body),
      ),
  }),
  writeRoute({
    id: 'weigh-dimensions',
    method: 'put',
    path: '/rubrics/{version}/weights',
    action: 'rubric.edit',
    object: null,
    summary: { zh: '用两两比较定维度权重', en: 'Weigh the dimensions by pairwise comparison' },
    body: weightsBody,
    answer: draftAnswer,
    decide: ({ tx, actor, now, params, body }) =>
      changeDraft({ tx, actor, now, version: params.version, edits: body.version }, (rubric) =>
        withComparisons(rubric, body),
      ),
  }),
  writeRoute({
    id: 'activate-rubric',
    method: 'post',
    path: '/rubrics/{version}/activate',
    action: 'rubric.activate',
    object: null,
    summary: { zh: '使草稿生效', en: 'Put a draft into force' },
    body: z.strictObject({ version: edition, reason: z.string().trim().min(1).max(10_000) }),
    answer: draftAnswer,
    decide: ({ tx, actor, now, params, body }) =>
      activateDraft({ tx, actor, now, version: params.version, edits: body.version }, body.reason),
  }),
] as const;
