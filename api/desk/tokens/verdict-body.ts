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
import { checkReportSchema } from '../../schema/check-report.ts';

const commit = z
  .string()
  .regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'a full commit id in lower case | 完整的提交编号，小写');

/** What a pipeline hands in: which change, and what `tongming check --format json` printed. */
export const verdictBodySchema = z.strictObject({
  repository: z.string().min(1).max(500).openapi({
    description: 'Address of the repository, as listed with the project',
    'x-zh': '代码仓地址，与项目页所列一致',
  }),
  change: z
    .string()
    .regex(/^[1-9]\d{0,9}$/, 'the number of the change | 变更的编号')
    .openapi({ description: 'Number of the change on its platform', 'x-zh': '平台上的变更编号' }),
  head: commit,
  base: commit.nullable().optional(),
  baseRef: z.string().min(1).max(255).nullable().optional(),
  report: checkReportSchema,
});

/** What a pipeline handed in. */
export type VerdictBody = z.output<typeof verdictBodySchema>;
