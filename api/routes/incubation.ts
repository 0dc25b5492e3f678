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

import { createRoute, OpenAPIHono, type z } from '@hono/zod-openapi';
import type { Text } from '#store/facts.ts';
import {
  type PublicNoticeRow,
  type PublicStepRow,
  publicNotices,
  publicSteps,
} from '#store/queries/desk/public-steps.ts';
import type { RouteContext } from '../context.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import {
  incubationNoticePageSchema,
  type incubationNoticeSchema,
  incubationQuerySchema,
  incubationTransitionPageSchema,
  type incubationTransitionSchema,
} from '../schema/incubation.ts';
import { publicUrl } from '../views/project.ts';
import { anyProblem, hook, json } from './route.ts';

const tags = ['incubation'];
const query = incubationQuerySchema;

const notices = createRoute({
  method: 'get',
  path: '/incubation/notices',
  operationId: 'listIncubationNotices',
  tags,
  summary: 'Public notices of what the committee is about to decide, the newest first',
  'x-zh': '公示列表，新的在前',
  request: { query },
  responses: { 200: json(incubationNoticePageSchema, 'A page of notices'), ...anyProblem },
});

const transitions = createRoute({
  method: 'get',
  path: '/incubation/transitions',
  operationId: 'listIncubationTransitions',
  tags,
  summary:
    'Stages that listed projects entered by decision of the committee, the newest first, with what each rests on',
  'x-zh': '经委员会决定的阶段变更及其依据，新的在前',
  request: { query },
  responses: { 200: json(incubationTransitionPageSchema, 'A page of transitions'), ...anyProblem },
});

function voteView(vote: PublicNoticeRow['vote']) {
  if (vote === null) return null;
  const { electorate, recused, for: yes, against, abstain } = vote;
  return { electorate, recused, for: yes, against, abstain };
}

function noticeView(row: PublicNoticeRow): z.input<typeof incubationNoticeSchema> {
  const { code, title, project, target, state, objections, answered } = row;
  return {
    code,
    title,
    project,
    target,
    state,
    objections,
    answered,
    from: row.from.toISOString(),
    until: row.until.toISOString(),
    text: row.text as Text | null,
    vote: voteView(row.vote),
  };
}

/** Addresses of this machine are nobody's business; several of them are one. */
function commitsOf(commits: unknown): Record<string, string> | null {
  if (typeof commits !== 'object' || commits === null || Array.isArray(commits)) return null;
  return Object.fromEntries(
    Object.entries(commits).flatMap(([url, id]) => (typeof id === 'string' ? [[publicUrl(url), id]] : [])),
  );
}

function stepView(row: PublicStepRow): z.input<typeof incubationTransitionSchema> {
  const { noticeFrom, noticeUntil, ...step } = row;
  return {
    ...step,
    name: (row.name as Text | null) ?? { zh: row.project, en: row.project },
    at: row.at.toISOString(),
    conditions: row.conditions as z.input<typeof incubationTransitionSchema>['conditions'],
    commits: commitsOf(row.commits),
    vote: voteView(row.vote),
    notice:
      noticeFrom === null || noticeUntil === null
        ? null
        : { from: noticeFrom.toISOString(), until: noticeUntil.toISOString() },
  };
}

/** What the desk tells the public: notices, and stages that were entered. */
export function incubationRoutes({ db, secret }: RouteContext) {
  const known = hook(Object.keys(query.shape));
  /** Rows of a page, with one more that tells whether there is another. */
  async function pageOf<Row extends { readonly id: string }>(
    asked: z.output<typeof query>,
    question: string,
    rows: (page: { below: string | null; most: number }) => Promise<Row[]>,
  ) {
    const below = asked.cursor === undefined ? null : readCursor(secret, asked.cursor, question).slug;
    const limit = Number(asked.limit ?? 50);
    const found = await rows({ below, most: limit + 1 });
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1) : undefined;
    return { items, next: last === undefined ? null : writeCursor(secret, { question, value: null, slug: last.id }) };
  }
  return new OpenAPIHono()
    .openapi(
      notices,
      async (c) => {
        const page = await pageOf(c.req.valid('query'), 'incubation-notices', (one) => publicNotices(db, one));
        return c.json({ items: page.items.map(noticeView), next: page.next }, 200);
      },
      known,
    )
    .openapi(
      transitions,
      async (c) => {
        const page = await pageOf(c.req.valid('query'), 'incubation-transitions', (one) => publicSteps(db, one));
        return c.json({ items: page.items.map(stepView), next: page.next }, 200);
      },
      known,
    );
}
