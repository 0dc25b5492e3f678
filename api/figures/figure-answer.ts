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

import { type FigureKey, type FigureRequest, figurePage, type StoredFigure } from '#store/queries/figures.ts';
import type { RouteContext } from '../context.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { figureHead, figureRow } from './figure-text.ts';

/** How a page of figures is asked for. */
export interface FigureQuery {
  readonly limit?: string | undefined;
  readonly cursor?: string | undefined;
  readonly format?: 'json' | 'csv' | undefined;
}

/** The page as the bytes that are sent: JSON that the database has built is not read and written again. */
export async function figureAnswer(
  { db, secret }: Pick<RouteContext, 'db' | 'secret'>,
  request: FigureRequest,
  query: FigureQuery,
): Promise<Response> {
  const question = JSON.stringify(request);
  const limit = Number(query.limit ?? 1000);
  const after =
    query.cursor === undefined ? null : (JSON.parse(readCursor(secret, query.cursor, question).slug) as FigureKey);
  const rows = await figurePage(db, request, after, limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = last !== undefined && rows.length > limit;
  const next = more ? writeCursor(secret, { question, value: null, slug: JSON.stringify(last.key) }) : null;
  if (query.format !== 'csv') {
    const body = `{"items":[${shown.map(({ text }) => text).join(',')}],"next":${JSON.stringify(next)}}`;
    return new Response(body, { headers: { 'content-type': 'application/json' } });
  }
  const lines = shown.map(({ text }) => figureRow(JSON.parse(text) as StoredFigure));
  return new Response([figureHead, ...lines].join(''), {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      ...(next === null ? {} : { link: `<?cursor=${encodeURIComponent(next)}>; rel="next"` }),
    },
  });
}
