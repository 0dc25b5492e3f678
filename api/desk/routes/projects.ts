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
import { followedProjects } from '#store/queries/desk/project-facts.ts';
import { orNull, stageSchema, textSchema } from '../../schema/common.ts';
import { readDeskCursor, writeDeskCursor } from '../cursor.ts';
import { projectLife, projectLifeSchema } from '../life/project-life.ts';
import { readRoute } from '../route.ts';

const followed = z.object({
  slug: z.string(),
  name: orNull(textSchema),
  stage: stageSchema,
  stageSince: z.string().nullable(),
  mentors: z.array(z.string()),
  /** Reports to be written, and those that were missed. */
  due: z.int(),
  missed: z.int(),
  nextDue: z.string().nullable(),
  watched: z.boolean(),
  health: z.enum(['open', 'answered']).nullable(),
  signs: z.int(),
});

/** Projects as staff and maintainers follow them. */
export const projectsRoutes = [
  readRoute({
    id: 'list-followed',
    path: '/projects',
    action: 'project.follow',
    object: null,
    summary: {
      zh: '孵化中的项目：导师、报告、观察名单和健康评审',
      en: 'Projects in incubation with their mentors, reports, watch list and health reviews',
    },
    query: z.strictObject({
      only: z.enum(['all', 'attention', 'mine']).default('all'),
      limit: z.coerce.number().int().min(1).max(100).default(50),
      cursor: z.string().max(500).optional(),
    }),
    answer: z.object({ projects: z.array(followed), next: z.string().nullable() }),
    async read({ context, actor, query }) {
      const { only, limit, cursor } = query;
      const question = `followed ${only}`;
      const after = cursor === undefined ? '' : readDeskCursor(cursor, question).slug;
      const asked = { after, limit: limit + 1, only, member: actor.userId ?? '' };
      const found = await followedProjects(context.db, asked);
      const projects = found.slice(0, limit).map((project) => ({ ...project, mentors: [...project.mentors] }));
      const last = found.length > limit ? projects.at(-1) : undefined;
      const next = last === undefined ? null : writeDeskCursor({ question, value: null, slug: last.slug });
      return { projects, next };
    },
  }),
  readRoute({
    id: 'follow-project',
    path: '/projects/{project}',
    action: 'project.follow',
    object: 'project',
    summary: {
      zh: '一个项目在孵化中的情况',
      en: 'How a project fares in incubation',
    },
    query: z.strictObject({}),
    answer: projectLifeSchema,
    read: ({ context, actor, object, now }) => projectLife(context, actor, object, now),
  }),
] as const;
