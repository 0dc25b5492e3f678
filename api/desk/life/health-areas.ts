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
import type { Text } from '#store/facts.ts';
import { textSchema } from '../../schema/common.ts';

/** What a project is asked in a health review. */
const healthAreas = {
  scope: {
    name: { zh: '范围', en: 'Scope' },
    question: {
      zh: '项目现在做什么？和进入孵化时相比变了吗？',
      en: 'What does the project do today, and has that changed since it entered?',
    },
  },
  community: {
    name: { zh: '社区', en: 'Community' },
    question: {
      zh: '现在有哪些人在参与？怎样吸引新人？',
      en: 'Who takes part today, and how does anybody new come in?',
    },
  },
  governance: {
    name: { zh: '治理', en: 'Governance' },
    question: { zh: '维护者是谁？决定怎样作出？', en: 'Who are the maintainers, and how are decisions made?' },
  },
  planning: {
    name: { zh: '规划', en: 'Planning' },
    question: { zh: '接下来六个月打算做什么？', en: 'What is planned for the next six months?' },
  },
  development: {
    name: { zh: '开发', en: 'Development' },
    question: {
      zh: '开发为什么放缓或停下？谁来恢复？',
      en: 'Why did development slow down or stop, and who takes it up again?',
    },
  },
  adoption: {
    name: { zh: '采用', en: 'Adoption' },
    question: { zh: '谁在用？他们知道项目的现状吗？', en: 'Who uses it, and do they know how it stands?' },
  },
  self: {
    name: { zh: '自我认识', en: 'Self-awareness' },
    question: {
      zh: '项目自己认为最大的问题是什么？需要什么帮助？',
      en: 'What does the project itself see as its main trouble, and what help does it need?',
    },
  },
} as const satisfies Readonly<Record<string, { readonly name: Text; readonly question: Text }>>;

const answer = z.string().trim().min(1, 'something has to be written here | 这里不能为空').max(10_000);

/** The answer of a project, by area. */
export const healthAnswerSchema = z.strictObject({
  scope: answer,
  community: answer,
  governance: answer,
  planning: answer,
  development: answer,
  adoption: answer,
  self: answer,
});
/** See {@link healthAnswerSchema}. */
export type HealthAnswer = z.output<typeof healthAnswerSchema>;

/** The areas with their questions, for pages. */
export const healthAreaSchema = z.object({
  id: z.enum(['scope', 'community', 'governance', 'planning', 'development', 'adoption', 'self']),
  name: textSchema,
  question: textSchema,
});
/** In the order in which they are asked. */
export const healthAreaList = healthAreaSchema.shape.id.options.map((id) => ({ id, ...healthAreas[id] }));
