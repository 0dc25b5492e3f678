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
import { type Domain, individual, type Text, unknownSubject } from '#store/facts.ts';
import { domainRows, organisationRows, type ScopeRow } from '#store/queries/figures.ts';
import type { RouteContext } from '../context.ts';
import { type Position, readCursor, writeCursor } from '../cursor.ts';
import { domainWords } from '../report/words.ts';
import { domainListSchema, organisationPageSchema } from '../schema/figure.ts';
import { cursorParameter, limitParameter, noQuerySchema } from '../schema/query.ts';
import { briefOf, scoreView } from '../views/score.ts';
import { anyProblem, hook, json } from './route.ts';

const tags = ['figures'];
const query = z.strictObject({ limit: limitParameter, cursor: cursorParameter(1024) });

const organisations = createRoute({
  method: 'get',
  path: '/organisations',
  operationId: 'listOrganisations',
  tags,
  summary: 'Organisations by participation, a page at a time; individuals and the unknown part are never left out',
  'x-zh': '单位列表，按参与度排序、分页；个人和未知部分单列，不会丢弃',
  request: { query },
  responses: { 200: json(organisationPageSchema, 'A page of organisations'), ...anyProblem },
});

const domains = createRoute({
  method: 'get',
  path: '/domains',
  operationId: 'listDomains',
  tags,
  summary: 'Fields of technology that listed projects are of',
  'x-zh': '项目所属的技术领域',
  request: { query: noQuerySchema },
  responses: { 200: json(domainListSchema, 'The fields'), ...anyProblem },
});

const fixedNames: Readonly<Record<string, Text>> = {
  [individual]: { zh: '个人身份', en: 'On their own behalf' },
  [unknownSubject]: { zh: '未知单位', en: 'Unknown affiliation' },
};

function domainName(id: string): Text {
  return { zh: domainWords.zh[id as Domain] ?? id, en: domainWords.en[id as Domain] ?? id };
}

function rowView(row: ScopeRow, name: Text) {
  const score =
    row.month === null ? undefined : scoreView({ month: row.month, result: row.score, running: row.running === true });
  return { id: row.id, name, projects: row.projects, activity12: row.activity, participation: briefOf(score) };
}

const question = 'organisations';

/** Where a page ended: at its last item, or where that stood when it is gone. */
function placeOf({ slug, value }: Position, rows: readonly ScopeRow[]): number {
  const found = rows.findIndex(({ id }) => id === slug);
  return found >= 0 ? found : Number(value);
}

function kindOf(id: string): 'organisation' | 'individuals' | 'unknown' {
  if (id === individual) return 'individuals';
  return id === unknownSubject ? 'unknown' : 'organisation';
}

/** Organisations and domains with what is computed of them. */
export function organisationRoutes({ db, secret }: RouteContext) {
  return new OpenAPIHono()
    .openapi(
      organisations,
      async (c) => {
        const { limit, cursor } = c.req.valid('query');
        const rows = await organisationRows(db);
        const after = cursor === undefined ? -1 : placeOf(readCursor(secret, cursor, question), rows);
        const shown = rows.slice(after + 1, after + 1 + Number(limit ?? 50));
        const last = shown.at(-1);
        const more = last !== undefined && last !== rows.at(-1);
        const items = shown.map((row) => {
          const name = fixedNames[row.id] ?? (row.name as Text | null) ?? { zh: row.id, en: row.id };
          return { ...rowView(row, name), kind: kindOf(row.id) };
        });
        const next = more ? writeCursor(secret, { question, value: rows.indexOf(last), slug: last.id }) : null;
        return c.json({ total: rows.length, items, next }, 200);
      },
      hook(Object.keys(query.shape)),
    )
    .openapi(
      domains,
      async (c) => {
        const rows = await domainRows(db);
        const view = rows.map((row) => rowView(row, domainName(row.id)));
        return c.json({ domains: view }, 200);
      },
      hook([]),
    );
}
