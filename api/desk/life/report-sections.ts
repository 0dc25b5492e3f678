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

/** What a mentor comments on, with the question that stands over it. */
export const reportSections = {
  community: {
    name: { zh: '社区', en: 'Community' },
    question: {
      zh: '谁来了、谁走了？新人怎样得到回应和机会？',
      en: 'Who came, who left, and how are newcomers answered and given room?',
    },
  },
  culture: {
    name: { zh: '决策与文化', en: 'Decisions & culture' },
    question: {
      zh: '重要决定在哪里讨论、由谁作出、记录在哪里？有过分歧吗，怎样解决的？',
      en: 'Where are decisions discussed, who makes them, and where can they be read? Was there disagreement, and how did it end?',
    },
  },
  releases: {
    name: { zh: '发布与流程', en: 'Releases & process' },
    question: {
      zh: '发布是否按计划进行？评审、测试和安全响应走通了吗？',
      en: 'Do releases follow a plan, and do review, tests and security response work in practice?',
    },
  },
  mentorship: {
    name: { zh: '导师工作', en: 'Mentorship' },
    question: {
      zh: '这段时间导师做了什么？项目需要孵化中心怎样的帮助？',
      en: 'What did the mentors do in this time, and what help does the project need from the centre?',
    },
  },
  sustainability: {
    name: { zh: '可持续性', en: 'Sustainability' },
    question: {
      zh: '如果最主要的人或单位离开，项目还能走下去吗？',
      en: 'Would the project go on if its main people, or the organisation behind it, left?',
    },
  },
} as const satisfies Readonly<Record<string, { readonly name: Text; readonly question: Text }>>;

/** One of {@link reportSections}. */
export type SectionId = keyof typeof reportSections;
/** Ids of {@link reportSections}, in order. */
export const sectionIds = Object.keys(reportSections) as SectionId[];

const sectionSchema = z.strictObject({
  /** 0 = trouble, 1 = on its way, 2 = well. */
  rating: z.int().min(0).max(2).nullable().default(null),
  text: z
    .string()
    .max(10_000)
    .transform((text) => text.normalize('NFC')),
});

/** What a person wrote, by section; rating null = not decided yet. */
export const writtenSchema = z.strictObject({
  community: sectionSchema,
  culture: sectionSchema,
  releases: sectionSchema,
  mentorship: sectionSchema,
  sustainability: sectionSchema,
});
/** See {@link writtenSchema}. */
export type Written = z.output<typeof writtenSchema>;

/** The sections with their questions, for pages. */
export const reportSectionSchema = z.object({
  id: z.enum(['community', 'culture', 'releases', 'mentorship', 'sustainability']),
  name: textSchema,
  question: textSchema,
});
/** In the order in which they are written. */
export const reportSectionList = reportSectionSchema.shape.id.options.map((id) => ({ id, ...reportSections[id] }));
