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
import { licenceDirectories, licenceFiles } from '#store/queries/licence-view.ts';
import type { RouteContext } from '../context.ts';
import {
  licenceDirectoriesQuerySchema,
  licenceDirectoryPageSchema,
  licenceFilePageSchema,
  licenceFilesQuerySchema,
} from '../schema/licence.ts';
import { licenceDirectoryView, licenceFileView, scanSource } from '../views/licence.ts';
import { pageBy, scannedOf } from './licence-lookup.ts';
import { hook, json, lookupProblem, pathText } from './route.ts';

const params = z.object({ slug: pathText('slug', 'tikv') });
const tags = ['licences'];

const directories = createRoute({
  method: 'get',
  path: '/projects/{slug}/licences/directories',
  operationId: 'listLicenceDirectories',
  tags,
  summary: 'Directories right in one, each with the licences of all below it',
  'x-zh': '某个目录下的各子目录，及其中全部文件的许可证',
  request: { params, query: licenceDirectoriesQuerySchema },
  responses: { 200: json(licenceDirectoryPageSchema, 'A page of directories'), ...lookupProblem },
});

const files = createRoute({
  method: 'get',
  path: '/projects/{slug}/licences/files',
  operationId: 'listLicenceFiles',
  tags,
  summary: 'Files that say something of a licence, by directory or by expression, with where they say it',
  'x-zh': '写有许可证信息的文件，可按目录或表达式列出，附所在行',
  request: { params, query: licenceFilesQuerySchema },
  responses: { 200: json(licenceFilePageSchema, 'A page of files'), ...lookupProblem },
});

/** Directories and files of a scan, a page at a time. */
export function licencePageRoutes(context: RouteContext) {
  const { db, secret } = context;
  return new OpenAPIHono()
    .openapi(
      directories,
      async (c) => {
        const { repository: id, path = '.', ...page } = c.req.valid('query');
        const { repository, scan } = await scannedOf(context, c.req.valid('param').slug, id);
        const question = JSON.stringify(['directories', repository.row.id, scan.scanned_at, path]);
        const { rows, next } = await pageBy(secret, question, page, (after, limit) =>
          licenceDirectories(db, repository.row.id, { parent: path, after, limit }),
        );
        return c.json({ path, items: rows.map(licenceDirectoryView), next }, 200);
      },
      hook(Object.keys(licenceDirectoriesQuerySchema.shape)),
    )
    .openapi(
      files,
      async (c) => {
        const { repository: id, path = null, expression = null, ...page } = c.req.valid('query');
        const { repository, scan } = await scannedOf(context, c.req.valid('param').slug, id);
        const question = JSON.stringify(['files', repository.row.id, scan.scanned_at, path, expression]);
        const { rows, next } = await pageBy(secret, question, page, (after, limit) =>
          licenceFiles(db, repository.row.id, { directory: path, expression, after, limit }),
        );
        const concluded = repository.licence?.concluded ?? null;
        const source = scanSource(repository, scan);
        return c.json({ path, items: rows.map((row) => licenceFileView(row, concluded, source)), next }, 200);
      },
      hook(Object.keys(licenceFilesQuerySchema.shape)),
    );
}
