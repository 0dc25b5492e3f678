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
import { activityClasses } from '#store/activity.ts';
import {
  crawlOutcomeSchema,
  instantSchema,
  orNull,
  platformSchema,
  reasonFields,
  repositoryStateSchema,
  textSchema,
} from './common.ts';

const completenessSchema = z.object({
  asked: z.number().nullable(),
  received: z.number(),
  refused: z.array(
    z.object({
      what: z.string(),
      why: z.string(),
      whyText: orNull(textSchema).openapi({
        description: 'The code in words; null for one that has none yet',
        'x-zh': '代码的文字说明；还没有说明时为 null',
      }),
      count: z.number(),
    }),
  ),
});

const streamSchema = completenessSchema
  .extend({
    support: z.enum(['full', 'partial', 'unsupported']).openapi({
      description: 'What the platform can tell of it; unsupported = nothing, which is not an empty list',
      'x-zh': '平台能提供多少；unsupported 表示平台不提供，不等于没有',
    }),
    cleanAt: instantSchema.nullable().openapi({
      description: 'Start of the last run that ended clean: everything up to then is here',
      'x-zh': '最近一次完整采集的开始时间：此前的数据都已采到',
    }),
    observedAt: instantSchema.nullable(),
    ...reasonFields,
  })
  .openapi('CrawlStream');

/** The newest visit to one repository. */
export const crawlSchema = z
  .object({
    project: z.string(),
    repository: z.string(),
    platform: platformSchema,
    url: z.string(),
    state: repositoryStateSchema,
    startedAt: instantSchema.nullable(),
    finishedAt: instantSchema.nullable(),
    outcome: orNull(crawlOutcomeSchema),
    ...reasonFields,
    class: z.enum(activityClasses).openapi({
      description: 'How active it is, which decides how often it is visited',
      'x-zh': '活跃程度，决定多久采集一次',
    }),
    nextVisit: instantSchema.nullable(),
    hintedAt: instantSchema.nullable().openapi({
      description: 'When a webhook last said that something happened',
      'x-zh': '最近一次收到平台回调通知的时间',
    }),
    completeness: z.record(z.string(), completenessSchema).openapi({
      description: 'What git gave at the newest visit, by stream',
      'x-zh': '最近一次采集中 git 给出的数据，按类别',
    }),
    streams: z.record(z.string(), streamSchema).openapi({
      description: 'What the platform gave so far, by stream; empty for plain git',
      'x-zh': '平台至今给出的数据，按类别；普通 git 仓为空',
    }),
    progress: z
      .object({
        phase: z.string(),
        done: z.number(),
        total: z.number().nullable(),
        feed: z.string().nullable(),
        requests: z.number().int(),
        waitingUntil: instantSchema.nullable().openapi({
          description: 'When the limit ends that is being waited for',
          'x-zh': '正在等待的平台限额何时恢复',
        }),
      })
      .nullable()
      .openapi({ description: 'Of a crawl that runs now', 'x-zh': '正在进行的采集的进度' }),
  })
  .openapi('Crawl');

/** Crawl status of the hub. */
export const crawlStatusSchema = z
  .object({
    running: z.number().int(),
    waiting: z.number().int(),
    parked: z.number().int().openapi({
      description: 'Crawls given up after their last attempt, until an operator asks for them again',
      'x-zh': '多次失败后搁置、等待运维人员重试的采集任务数',
    }),
    nextVisit: instantSchema.nullable(),
    crawls: z.array(crawlSchema),
  })
  .openapi('CrawlStatus');
