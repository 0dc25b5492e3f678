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

import { type LicenceScanRow, licenceScan } from '#store/queries/licence-view.ts';
import type { RouteContext } from '../context.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { type ApiError, notFound } from '../errors.ts';
import type { HubProject, HubRepository } from '../views/hub.ts';
import { repositoryOf } from '../views/licence.ts';
import { memberOf } from './route.ts';

const noun = { zh: '项目', en: 'project' };

/** The project has no repository of the id that was asked for. */
export function strange(): ApiError {
  return notFound({
    zh: '项目没有这个编号的代码仓，编号见 licences 的 repositories。',
    en: 'The project has no repository of that id; `repositories` of its licences lists them.',
  });
}

function unscanned(): ApiError {
  return notFound({
    zh: '该代码仓的文件还没有读过许可证。',
    en: 'The files of this repository were not read for licences yet.',
  });
}

/** The project by its slug, or a 404. */
export async function projectOf(context: RouteContext, slug: string): Promise<HubProject> {
  return memberOf(await context.hub(), slug, noun, '/api/v1/projects');
}

/** The repository that is asked for with its scan, or a 404 that says which of them is missing. */
export async function scannedOf(
  context: RouteContext,
  slug: string,
  id: string | undefined,
): Promise<{ readonly repository: HubRepository; readonly scan: LicenceScanRow }> {
  const repository = repositoryOf(await projectOf(context, slug), id);
  if (repository === null) throw strange();
  const scan = await licenceScan(context.db, repository.row.id);
  if (scan === null) throw unscanned();
  return { repository, scan };
}

/** What of a query decides which page is meant. */
export interface PageQuery {
  readonly limit?: string | undefined;
  readonly cursor?: string | undefined;
}

/** Rows after a cursor and the cursor after them; the last row's path is where the next page begins. */
export async function pageBy<Row extends { readonly path: string }>(
  secret: Uint8Array,
  question: string,
  { limit: text, cursor }: PageQuery,
  read: (after: string | null, limit: number) => Promise<readonly Row[]>,
): Promise<{ readonly rows: readonly Row[]; readonly next: string | null }> {
  const limit = Number(text ?? '50');
  const after = cursor === undefined ? null : readCursor(secret, cursor, question).slug;
  const found = await read(after, limit + 1);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const more = found.length > limit && last !== undefined;
  return { rows, next: more ? writeCursor(secret, { question, value: null, slug: last.path }) : null };
}
