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
import { editionsOf, keepGathered, readReport, reportsOf } from '#store/queries/desk/mentor-reports.ts';
import { isMentor } from '#store/queries/desk/mentors.ts';
import { allowed, noSuchThing } from '../authorise.ts';
import { gatherReport, reportDraftSchema } from '../life/report-draft.ts';
import { reportSectionList, writtenSchema } from '../life/report-sections.ts';
import {
  editionSchema,
  editionView,
  reportHead,
  reportHeadSchema,
  reportSchema,
  sectionsOf,
} from '../life/report-view.ts';
import { writeReport } from '../life/reports.ts';
import { seenVersion, written } from '../reviews/written.ts';
import { readRoute, writeRoute } from '../route.ts';

const mostReports = 100;

/** Reports of mentors on projects. */
export const reportsRoutes = [
  readRoute({
    id: 'list-reports',
    path: '/projects/{project}/reports',
    action: 'report.read',
    object: 'project',
    summary: {
      zh: '一个项目的导师报告，最近的在前：何时该交、何时交的',
      en: 'Mentor reports of a project, newest first: when they were due, and whether they came',
    },
    query: z.strictObject({}),
    answer: z.object({ reports: z.array(reportHeadSchema) }),
    async read({ context, params }) {
      return { reports: (await reportsOf(context.db, params.project, mostReports)).map(reportHead) };
    },
  }),
  readRoute({
    id: 'read-editions',
    path: '/reports/{report}/editions',
    action: 'report.read',
    object: 'report',
    summary: {
      zh: '一份导师报告的已签署文本，更正过的在前',
      en: 'The signed texts of a mentor report, corrections first',
    },
    query: z.strictObject({}),
    answer: z.object({ report: reportHeadSchema, editions: z.array(editionSchema) }),
    async read({ context, params }) {
      const report = await readReport(context.db, params.report);
      if (report === null) throw noSuchThing();
      const editions = await editionsOf(context.db, params.report);
      return { report: reportHead(report), editions: editions.map(editionView) };
    },
  }),
  readRoute({
    id: 'read-report',
    path: '/reports/{report}',
    action: 'project.follow',
    object: 'report',
    summary: {
      zh: '一份导师报告：机器收集的数据、草稿与已签署的文本',
      en: 'A mentor report: what the machine gathered, the draft, and what was signed',
    },
    query: z.strictObject({}),
    answer: reportSchema,
    async read({ context, actor, object, params }) {
      const report = await readReport(context.db, params.report);
      if (report === null) throw noSuchThing();
      const { version, gathered, gatheredAt, editedBy } = report;
      const may = allowed(actor, 'report.write', object).kind === 'yes';
      const staff = actor.strong && actor.roles.length > 0;
      return {
        ...reportHead(report),
        version,
        gathered: gathered as z.input<typeof reportDraftSchema> | null,
        gatheredAt: gatheredAt?.toISOString() ?? null,
        draft: staff ? sectionsOf(report.sections) : null,
        editedBy: staff ? editedBy : null,
        signed: (await editionsOf(context.db, params.report)).map(editionView),
        sections: reportSectionList,
        mine: may && actor.userId !== null && (await isMentor(context.db, report.project, actor.userId)),
      };
    },
  }),
  writeRoute({
    id: 'gather-report',
    method: 'post',
    path: '/reports/{report}/gathering',
    action: 'report.write',
    object: 'report',
    summary: {
      zh: '让机器为报告收集数据和建议；不改动人写的文字',
      en: 'Have the machine gather figures and suggestions for a report; what people wrote stays',
    },
    body: z.strictObject({}),
    answer: z.object({ gathered: reportDraftSchema }),
    async prepare({ context, params }) {
      const report = await readReport(context.db, params.report);
      if (report === null) throw noSuchThing();
      return gatherReport(context.db, context.catalogue, report);
    },
    async decide({ tx, params, prepared, now }) {
      await keepGathered(tx, params.report, JSON.stringify(prepared), now);
      return { answer: { gathered: prepared }, audit: 'unchanged' };
    },
  }),
  writeRoute({
    id: 'write-report',
    method: 'put',
    path: '/reports/{report}',
    action: 'report.write',
    object: 'report',
    summary: {
      zh: '写导师报告：保存草稿，或签署；已签署的再签一次就是更正',
      en: 'Write a mentor report: keep a draft, or sign it; signing again corrects what was signed',
    },
    body: z.strictObject({
      version: seenVersion,
      sections: writtenSchema,
      sign: z.boolean().default(false),
      note: written(2000).nullable().default(null),
    }),
    answer: z.object({ version: z.int(), editions: z.int() }),
    decide: ({ tx, actor, params, body, now }) => writeReport(tx, { id: params.report, actor, writing: body, now }),
  }),
] as const;
