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
import {
  type LicenceScanRow,
  licenceDirectories,
  licenceFile,
  licenceFiles,
  licenceScan,
} from '#store/queries/licence-view.ts';
import type { RouteContext } from '../context.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { notFound } from '../errors.ts';
import {
  licenceDiffQuerySchema,
  licenceDiffSchema,
  licenceDirectoriesQuerySchema,
  licenceDirectoryPageSchema,
  licenceFilePageSchema,
  licenceFilesQuerySchema,
  licencesQuerySchema,
  projectLicencesSchema,
} from '../schema/licence.ts';
import type { HubRepository } from '../views/hub.ts';
import {
  licenceDirectoryView,
  licenceFileView,
  projectLicencesView,
  repositoryOf,
  scanSource,
} from '../views/licence.ts';
import { licenceDiffView } from '../views/licence-diff.ts';
import { hook, json, lookupProblem, memberOf, pathText } from './route.ts';

const params = z.object({ slug: pathText('slug', 'tikv') });
const noun = { zh: '项目', en: 'project' };
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

const unscanned = () =>
  notFound({
    zh: '该代码仓的文件还没有读过许可证。',
    en: 'The files of this repository were not read for licences yet.',
  });
const strange = () =>
  notFound({
    zh: '项目没有这个编号的代码仓，编号见 licences 的 repositories。',
    en: 'The project has no repository of that id; `repositories` of its licences lists them.',
  });
const unaltered = () =>
  notFound({
    zh: '该路径下没有改动过的许可证文本。',
    en: 'There is no altered licence text at that path.',
  });

interface PageQuery {
  readonly limit?: string | undefined;
  readonly cursor?: string | undefined;
}

/** Rows after a cursor and the cursor after them; the last row's path is where the next page begins. */
async function pageBy<Row extends { readonly path: string }>(
  secret: Uint8Array,
  question: string,
  { limit: text, cursor }: PageQuery,
  read: (after: string | null, limit: number) => Promise<readonly Row[]>,
): Promise<{ rows: readonly Row[]; next: string | null }> {
  const limit = Number(text ?? '50');
  const after = cursor === undefined ? null : readCursor(secret, cursor, question).slug;
  const found = await read(after, limit + 1);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const more = found.length > limit && last !== undefined;
  return { rows, next: more ? writeCursor(secret, { question, value: null, slug: last.path }) : null };
}

/** What the files of projects say of licences. */
export function licenceRoutes(context: RouteContext) {
  const { db, secret } = context;
  const projectOf = async (slug: string) => memberOf(await context.hub(), slug, noun, '/api/v1/projects');
  async function scanned(
    slug: string,
    id: string | undefined,
  ): Promise<{ repository: HubRepository; scan: LicenceScanRow }> {
    const repository = repositoryOf(await projectOf(slug), id);
    if (repository === null) throw strange();
    const scan = await licenceScan(db, repository.row.id);
    if (scan === null) throw unscanned();
    return { repository, scan };
  }
  return new OpenAPIHono()
    .openapi(
      whole,
      async (c) => {
        const project = await projectOf(c.req.valid('param').slug);
        const { repository: id } = c.req.valid('query');
        const repository = repositoryOf(project, id);
        if (id !== undefined && repository === null) throw strange();
        return c.json(await projectLicencesView(db, project, repository), 200);
      },
      hook(Object.keys(licencesQuerySchema.shape)),
    )
    .openapi(
      directories,
      async (c) => {
        const { repository: id, path = '.', ...page } = c.req.valid('query');
        const { repository, scan } = await scanned(c.req.valid('param').slug, id);
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
        const { repository, scan } = await scanned(c.req.valid('param').slug, id);
        const question = JSON.stringify(['files', repository.row.id, scan.scanned_at, path, expression]);
        const { rows, next } = await pageBy(secret, question, page, (after, limit) =>
          licenceFiles(db, repository.row.id, { directory: path, expression, after, limit }),
        );
        const concluded = repository.licence?.concluded ?? null;
        const source = scanSource(repository, scan);
        return c.json({ path, items: rows.map((row) => licenceFileView(row, concluded, source)), next }, 200);
      },
      hook(Object.keys(licenceFilesQuerySchema.shape)),
    )
    .openapi(
      diff,
      async (c) => {
        const { repository: id, path } = c.req.valid('query');
        const { repository, scan } = await scanned(c.req.valid('param').slug, id);
        const row = await licenceFile(db, repository.row.id, path);
        const view = row === null ? null : licenceDiffView(row, scanSource(repository, scan));
        if (view === null) throw unaltered();
        return c.json(view, 200);
      },
      hook(Object.keys(licenceDiffQuerySchema.shape)),
    );
}
