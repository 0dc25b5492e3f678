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

import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { licenceFile } from '#store/queries/licence-view.ts';
import type { RouteContext } from '../context.ts';
import { notFound } from '../errors.ts';
import {
  licenceDiffQuerySchema,
  licenceDiffSchema,
  licencesQuerySchema,
  projectLicencesSchema,
} from '../schema/licence.ts';
import { projectLicencesView, repositoryOf, scanSource } from '../views/licence.ts';
import { licenceDiffView } from '../views/licence-diff.ts';
import { projectOf, scannedOf, strange } from './licence-lookup.ts';
import { hook, json, lookupProblem, pathText } from './route.ts';

const params = z.object({ slug: pathText('slug', 'tikv') });
const tags = ['licences'];

const whole = createRoute({
  method: 'get',
  path: '/projects/{slug}/licences',
  operationId: 'getProjectLicences',
  tags,
  summary: 'What the files of a project say of licences: sums, map, conflicts, altered texts, holders',
  'x-zh': '项目文件里的许可证：汇总、分布、冲突、改动过的文本和版权单位',
  request: { params, query: licencesQuerySchema },
  responses: { 200: json(projectLicencesSchema, 'The licences'), ...lookupProblem },
});

const diff = createRoute({
  method: 'get',
  path: '/projects/{slug}/licences/diff',
  operationId: 'getLicenceDiff',
  tags,
  summary: 'An altered licence text beside the canonical one, word by word',
  'x-zh': '改动过的许可证文本与标准文本的逐词对比',
  request: { params, query: licenceDiffQuerySchema },
  responses: { 200: json(licenceDiffSchema, 'The comparison'), ...lookupProblem },
});

function unaltered() {
  return notFound({
    zh: '该路径下没有改动过的许可证文本。',
    en: 'There is no altered licence text at that path.',
  });
}

/** What the files of projects say of licences. */
export function licenceRoutes(context: RouteContext) {
  const { db } = context;
  return new OpenAPIHono()
    .openapi(
      whole,
      async (c) => {
        const project = await projectOf(context, c.req.valid('param').slug);
        const { repository: id } = c.req.valid('query');
        const repository = repositoryOf(project, id);
        if (id !== undefined && repository === null) throw strange();
        return c.json(await projectLicencesView(db, project, repository), 200);
      },
      hook(Object.keys(licencesQuerySchema.shape)),
    )
    .openapi(
      diff,
      async (c) => {
        const { repository: id, path } = c.req.valid('query');
        const { repository, scan } = await scannedOf(context, c.req.valid('param').slug, id);
        const row = await licenceFile(db, repository.row.id, path);
        const view = row === null ? null : licenceDiffView(row, scanSource(repository, scan));
        if (view === null) throw unaltered();
        return c.json(view, 200);
      },
      hook(Object.keys(licenceDiffQuerySchema.shape)),
    );
}
