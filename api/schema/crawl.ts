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
import { crawlOutcomeSchema, instantSchema, orNull, reasonFields, repositoryStateSchema } from './common.ts';

const completenessSchema = z.object({
  asked: z.number().nullable(),
  received: z.number(),
  refused: z.array(z.object({ what: z.string(), why: z.string(), count: z.number() })),
});

/** The newest visit to one repository. */
export const crawlSchema = z
  .object({
    project: z.string(),
    repository: z.string(),
    url: z.string(),
    state: repositoryStateSchema,
    startedAt: instantSchema.nullable(),
    finishedAt: instantSchema.nullable(),
    outcome: orNull(crawlOutcomeSchema),
    ...reasonFields,
    completeness: z.record(z.string(), completenessSchema),
    progress: z
      .object({ phase: z.string(), done: z.number(), total: z.number().nullable() })
      .nullable()
      .openapi({ description: 'Of a crawl that runs now', 'x-zh': '正在进行的采集的进度' }),
  })
  .openapi('Crawl');

/** Crawl status of the hub. */
export const crawlStatusSchema = z
  .object({
    running: z.number().int(),
    waiting: z.number().int(),
    nextVisit: instantSchema.nullable(),
    crawls: z.array(crawlSchema),
  })
  .openapi('CrawlStatus');
