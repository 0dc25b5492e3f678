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
import { evidenceKinds, proofKinds } from '#metrics/people/evidence-kinds.ts';
import { type ProposedIdentity, readProposals } from '#store/queries/people/proposal.ts';
import { shownPerson } from '#store/queries/people/shown-person.ts';
import type { RouteContext } from '../context.ts';
import { notFound } from '../errors.ts';
import { personSchema, proposalListSchema, proposalQuerySchema } from '../schema/people.ts';
import { noQuerySchema } from '../schema/query.ts';
import { hook, json, lookupProblem, memberOf, pathText } from './route.ts';

const tags = ['people'];

const proposals = createRoute({
  method: 'get',
  path: '/people/proposals',
  operationId: 'listPersonProposals',
  tags,
  summary: 'Identities that may be one person, strongest evidence first; nobody who asked not to be shown',
  'x-zh': '可能是同一人的账号身份，依据强的在前；要求不显示的人不在其中',
  request: { query: proposalQuerySchema },
  responses: { 200: json(proposalListSchema, 'The proposals'), ...lookupProblem },
});

const person = createRoute({
  method: 'get',
  path: '/people/{id}',
  operationId: 'getPerson',
  tags,
  summary: 'A person: name, accounts and dated affiliations; 404 for who asked not to be shown',
  'x-zh': '一位贡献者：名字、账号、各时段的单位；要求不显示的人答 404',
  request: { params: z.object({ id: pathText('id', '1') }), query: noQuerySchema },
  responses: { 200: json(personSchema, 'The person'), ...lookupProblem },
});

function sideView({ id, kind, name, host, login }: ProposedIdentity) {
  return { id, kind, name, account: host === null || login === null ? null : { host, login } };
}

/** Who is who, as far as it may be shown; decisions are made by `tongming people`. */
export function peopleRoutes({ db }: RouteContext) {
  return new OpenAPIHono()
    .openapi(
      proposals,
      async (c) => {
        const { kind = null, limit = '50' } = c.req.valid('query');
        const noun = { zh: '依据种类', en: 'kind of evidence' };
        if (kind !== null) memberOf(evidenceKinds, kind, noun, 'docs/people.md');
        const rows = await readProposals(db, { kind, limit: Number(limit), proof: proofKinds });
        const list = rows.map(({ a, b, strength, evidence }) => ({
          a: sideView(a),
          b: sideView(b),
          strength,
          evidence: evidence.map((one) => ({ kind: one.kind, strength: one.strength, line: one.line })),
        }));
        return c.json({ proposals: list }, 200);
      },
      hook(Object.keys(proposalQuerySchema.shape)),
    )
    .openapi(
      person,
      async (c) => {
        const found = await shownPerson(db, c.req.valid('param').id);
        if (found !== null) return c.json(found, 200);
        throw notFound({ zh: '没有这位贡献者。', en: 'There is no such person.' });
      },
      hook([]),
    );
}
