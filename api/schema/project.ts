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
import {
  crawlOutcomeSchema,
  daySchema,
  domainSchema,
  instantSchema,
  monthSchema,
  orNull,
  platformSchema,
  reasonFields,
  repositoryStateSchema,
  runningSchema,
  shareSchema,
  stageSchema,
  textSchema,
} from './common.ts';
import { scoreBriefSchema, scoreSchema } from './score.ts';

/** How a project's data stands: `waiting` nothing crawled yet, `crawling` a first crawl runs, `fresh`, `stale` older than 48 h, `failed` the last crawl failed (older data may exist). */
export const freshnessSchema = z.enum(['waiting', 'crawling', 'fresh', 'stale', 'failed']).openapi('Freshness');

/** A project in a list. */
export const projectSummarySchema = z
  .object({
    slug: z.string(),
    name: textSchema,
    description: textSchema,
    domain: domainSchema,
    stage: stageSchema,
    stageSince: daySchema.nullable(),
    homepage: z.string().nullable(),
    repositories: z.number().int(),
    platforms: z.array(platformSchema),
    languages: z
      .array(z.object({ name: z.string(), share: shareSchema }))
      .openapi({ description: 'By bytes, largest first, at most 5', 'x-zh': '按字节数从大到小，最多五种' }),
    licence: z
      .string()
      .nullable()
      .openapi({ description: 'Concluded SPDX expression', 'x-zh': '结论许可证的 SPDX 表达式' }),
    commits12: z.number().nullable(),
    contributors12: z.number().nullable(),
    window12: orNull(z.object({ month: monthSchema, running: runningSchema })).openapi({
      description: 'The 12 months of commits12 and contributors12, by the month they end with',
      'x-zh': 'commits12 和 contributors12 所指的 12 个月，以最后一个月表示',
    }),
    quality: orNull(scoreBriefSchema),
    participation: orNull(scoreBriefSchema),
    freshness: freshnessSchema,
    asOf: instantSchema.nullable().openapi({
      description: 'End of the last successful crawl, of several repositories the earliest',
      'x-zh': '最近一次成功采集结束的时间；有多个代码仓时取最早的',
    }),
  })
  .openapi('ProjectSummary');

const evidenceSchema = z.object({ path: z.string(), lines: z.tuple([z.number(), z.number()]).nullable() });

/** Licence facts of one repository: declared, detected and concluded apart. */
export const licenceSchema = z
  .object({
    declared: z.string().nullable(),
    detected: z.string().nullable(),
    concluded: z.string().nullable(),
    agreement: z.enum(['agree', 'only-declared', 'only-detected', 'conflict', 'none']),
    approved: z.boolean().nullable(),
    explanation: textSchema,
    findings: z.array(
      z.object({
        expression: z.string(),
        class: z.enum(['exact', 'near', 'tag', 'manifest', 'reference']),
        score: z.number(),
        evidence: evidenceSchema,
        statement: z.string().nullable(),
      }),
    ),
  })
  .openapi('Licence');

/** One repository of a project with its last crawl. */
export const repositorySchema = z
  .object({
    id: z.string(),
    platform: platformSchema,
    platformName: textSchema,
    url: z.string(),
    state: repositoryStateSchema,
    ...reasonFields,
    defaultRef: z.string().nullable(),
    head: z
      .string()
      .nullable()
      .openapi({ description: 'Commit id of the crawled head, hex', 'x-zh': '采集到的最新提交，十六进制' }),
    fetchedAt: instantSchema.nullable(),
    outcome: orNull(crawlOutcomeSchema),
    commits: z
      .number()
      .int()
      .openapi({ description: 'Reachable from the default branch', 'x-zh': '默认分支上可达的提交数' }),
    tags: z.number().int(),
    files: z.number().int(),
    licence: orNull(licenceSchema),
  })
  .openapi('Repository');

/** Everything about one project. */
export const projectSchema = projectSummarySchema
  .extend({
    admittedOn: daySchema.nullable(),
    stages: z.array(z.object({ stage: stageSchema, since: daySchema, note: orNull(textSchema) })),
    repositoryList: z.array(repositorySchema),
    scores: z.array(scoreSchema),
    organisations: z
      .array(
        z.object({
          id: z.string().nullable().openapi({ description: 'null = unknown affiliation', 'x-zh': 'null 表示单位未知' }),
          name: textSchema,
          commits: z.number(),
          contributors: z.number(),
        }),
      )
      .openapi({
        description: 'Last 12 months; the unknown part is its own entry and never dropped',
        'x-zh': '最近 12 个月；单位未知的部分单列一项，不会丢弃',
      }),
  })
  .openapi('Project');
