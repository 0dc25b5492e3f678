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
import { instantSchema, orNull, shareSchema, textSchema } from './common.ts';
import { licenceSchema } from './project.ts';
import { cursorParameter, limitParameter } from './query.ts';

const countedSchema = z.object({ expression: z.string(), files: z.number().int() });
const linesSchema = z.tuple([z.number().int(), z.number().int()]);
const urlSchema = z.string().nullable().openapi({
  description: 'The file at the commit that was read, where its host has pages of files',
  'x-zh': '所读提交里该文件的网页；托管平台没有文件页面时为 null',
});
const verdictSchema = z.enum(['compatible', 'conflict', 'check', 'unknown']).openapi('LicenceVerdict', {
  description:
    'Of copying into a work under the concluded licence: `check` depends on the use, `unknown` was judged by nobody',
  'x-zh': '复制进以结论许可证发布的作品时的判断：check 取决于用法，unknown 还没有判断依据',
});

const whereSchema = z.object({ id: z.string(), url: z.string() });

/** One licence statement in a file. */
const findingSchema = z
  .object({
    expression: z.string(),
    kind: z.enum(['text', 'exception', 'notice', 'reference', 'tag']),
    class: z.enum(['exact', 'near', 'partial', 'tag', 'malformed', 'quoted']),
    rule: z.string().openapi({ description: 'What recognised it', 'x-zh': '由哪条规则认出' }),
    lines: linesSchema,
    score: shareSchema,
    url: urlSchema,
  })
  .openapi('LicenceStatement');

/** A directory of the head and all below it. */
export const licenceDirectorySchema = z
  .object({
    path: z.string().openapi({ description: '`.` is the root', 'x-zh': '. 表示根目录' }),
    files: z.number().int(),
    unstated: z.number().int().openapi({
      description: 'Text files without a licence statement of their own',
      'x-zh': '自身没有许可证声明的文本文件数',
    }),
    own: z.string().nullable().openapi({
      description: 'What the licence texts right in it say',
      'x-zh': '该目录下的许可证文本',
    }),
    expressions: z.array(countedSchema),
  })
  .openapi('LicenceDirectory');

/** A file with what it says. */
export const licenceFileSchema = z
  .object({
    path: z.string(),
    outcome: z.string(),
    problem: z.string().nullable(),
    truncated: z.boolean(),
    expression: z.string().nullable(),
    verdict: orNull(verdictSchema),
    findings: z.array(findingSchema),
    altered: z.boolean().openapi({
      description: 'A text in it differs from the canonical one: the diff tells how',
      'x-zh': '其中的许可证文本与标准文本不同，可查看逐词对比',
    }),
    url: urlSchema,
  })
  .openapi('LicenceFile');

const conflictSchema = z
  .object({
    expression: z.string(),
    verdict: verdictSchema,
    rule: z.string().nullable().openapi({ description: 'Id of the rule that decided', 'x-zh': '据以判断的规则编号' }),
    reason: textSchema,
    files: z.number().int(),
    examples: z.array(z.object({ path: z.string(), finding: orNull(findingSchema), url: urlSchema })),
  })
  .openapi('LicenceConflict');

const scanSchema = z.object({
  head: z.string().openapi({ description: 'Commit id, hex', 'x-zh': '提交编号，十六进制' }),
  current: z.boolean().openapi({
    description: 'It is the head of the newest crawl; false = older facts stand until it is read',
    'x-zh': '与最近采集到的提交一致；false 表示新提交读完之前仍显示较早的结果',
  }),
  index: z.string().openapi({ description: 'Version of the detector and its data', 'x-zh': '识别引擎及其数据的版本' }),
  scannedAt: instantSchema,
  files: z.number().int(),
  outcomes: z.record(z.string(), z.number().int()),
  asked: z.number().int(),
  received: z.number().int(),
  refused: z.array(z.object({ why: z.string(), whyText: orNull(textSchema), count: z.number().int() })),
});

/** What a project's tree says of licences. */
export const projectLicencesSchema = z
  .object({
    project: z.string(),
    repository: orNull(whereSchema),
    repositories: z.array(whereSchema),
    licence: orNull(licenceSchema),
    scan: orNull(scanSchema).openapi({
      description: 'null = the files were not read for licences yet',
      'x-zh': 'null 表示还没有读过文件里的许可证',
    }),
    expressions: z.array(countedSchema.extend({ verdict: orNull(verdictSchema) })),
    unstated: z.number().int().nullable(),
    map: z.array(licenceDirectorySchema).openapi({
      description: 'The root, its largest directories and the largest ones in them',
      'x-zh': '根目录、其下最大的目录，以及这些目录里最大的子目录',
    }),
    conflicts: z.array(conflictSchema),
    altered: z.array(licenceFileSchema),
    holders: z
      .object({
        organisations: z.array(z.object({ name: z.string(), files: z.number().int() })),
        others: z.number().int(),
      })
      .openapi({
        description: 'Organisations that copyright notices name; of persons only the number',
        'x-zh': '版权声明里写明的单位；个人只计人数',
      }),
  })
  .openapi('ProjectLicences');

const next = z.string().nullable().openapi({
  description: 'Cursor of the next page; null on the last one',
  'x-zh': '下一页的游标；最后一页为 null',
});

export const licenceDirectoryPageSchema = z
  .object({ path: z.string(), items: z.array(licenceDirectorySchema), next })
  .openapi('LicenceDirectoryPage');

export const licenceFilePageSchema = z
  .object({ path: z.string().nullable(), items: z.array(licenceFileSchema), next })
  .openapi('LicenceFilePage');

/** A text beside the canonical one, word by word. */
export const licenceDiffSchema = z
  .object({
    path: z.string(),
    expression: z.string(),
    lines: linesSchema,
    url: urlSchema,
    words: z.object({ covered: z.number().int(), missing: z.number().int(), extra: z.number().int() }),
    parts: z
      .array(
        z.object({
          kind: z.enum(['same', 'missing', 'added', 'replaced', 'free', 'outside']),
          text: z.string(),
          canonical: z.string(),
        }),
      )
      .openapi({
        description:
          'In order; `missing` stands in the canonical text only, `added` in the file only, `replaced` one for the other; `free` may differ (titles, names, years)',
        'x-zh':
          '按顺序排列；missing 只在标准文本里，added 只在文件里，replaced 为换用的词；free 为可以不同之处（标题、姓名、年份）',
      }),
  })
  .openapi('LicenceDiff');

const repository = z
  .string()
  .regex(/^\d{1,19}$/, 'an id from `repositories` | repositories 里的编号')
  .optional()
  .openapi({ description: 'Default: the first of the project', 'x-zh': '默认为项目的第一个代码仓' });
const pathParameter = z
  .string()
  .min(1)
  .max(4096)
  .openapi({ description: 'From the root of the repository', 'x-zh': '相对代码仓根目录' });
const paging = { limit: limitParameter, cursor: cursorParameter(8192) };

export const licencesQuerySchema = z.strictObject({ repository });
export const licenceDirectoriesQuerySchema = z.strictObject({
  repository,
  path: pathParameter.optional().openapi({ description: 'Default `.`, the root', 'x-zh': '默认为根目录 .' }),
  ...paging,
});
export const licenceFilesQuerySchema = z.strictObject({
  repository,
  path: pathParameter.optional().openapi({
    description: 'A directory; without it, files of all directories',
    'x-zh': '某个目录；不给则为所有目录',
  }),
  expression: z
    .string()
    .min(1)
    .max(8192)
    .optional()
    .openapi({ description: 'Exactly this expression', 'x-zh': '表达式与此完全相同' }),
  ...paging,
});
export const licenceDiffQuerySchema = z.strictObject({ repository, path: pathParameter });
