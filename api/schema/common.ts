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
import { checkStatuses, crawlOutcomes, domains, repositoryStates, stages } from '#store/facts.ts';

/** Text in both languages. */
export const textSchema = z.object({ zh: z.string(), en: z.string() }).openapi('Text');
/** `YYYY-MM`. */
export const monthSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month is written as 2026-10 | 月份写作 2026-10')
  .openapi({ example: '2026-10' });
/** Whether a figure is of a month that was not over at the crawl. */
export const runningSchema = z.boolean().openapi({
  description: 'true = the month was not over at the crawl: to date, and never ranked',
  'x-zh': 'true 表示该月在采集时尚未过完：是至今的数字，不参与排名',
});
/** `YYYY-MM-DD`. */
export const daySchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .openapi({ example: '2026-10-31' });
/** RFC 3339 in UTC. */
export const instantSchema = z.string().openapi({ format: 'date-time', example: '2026-10-31T08:00:00.000Z' });
export const stageSchema = z.enum(stages).openapi('Stage');
export const domainSchema = z.enum(domains).openapi('Domain');
export const platformSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}$/)
  .openapi('Platform');
export const repositoryStateSchema = z.enum(repositoryStates).openapi('RepositoryState');
export const crawlOutcomeSchema = z.enum(crawlOutcomes).openapi('CrawlOutcome');
export const checkStatusSchema = z.enum(checkStatuses).openapi('CheckStatus');
/** 0–1. */
export const shareSchema = z.number().min(0).max(1);

/**
 * A named schema, or null. `.nullable()` would keep the name, and the document then says of every place that names it
 * what the first one said: null for all or for none.
 */
export function orNull<Schema extends z.ZodType>(schema: Schema) {
  return z.union([schema, z.null()]);
}

/** Why a visit did not go to its end, or what a repository's state comes from. */
export const reasonFields = {
  reasonKind: z
    .string()
    .nullable()
    .openapi({ description: 'Stable code of the reason', 'x-zh': '原因的代码，保持不变' }),
  reasonText: orNull(textSchema).openapi({
    description: 'The reason in both languages; null when there is none, or its code is newer than this text',
    'x-zh': '两种语言的原因；没有原因，或代码较新而没有对应文字时为 null',
  }),
  reason: z.string().nullable().openapi({
    description: 'The sentence that the crawler recorded, in English, with the details',
    'x-zh': '采集程序记录的原句（英文），含细节',
  }),
};
