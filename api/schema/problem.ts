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

/** An error as RFC 9457 has it, with a way out in both languages. */
export const problemSchema = z
  .object({
    type: z.string().openapi({
      description: 'Stable address of the kind of problem',
      'x-zh': '错误类型的固定地址',
      example: '/api/v1/#problem-bad-parameter',
    }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().openapi({ description: 'What is wrong here, in English', 'x-zh': '英文说明：哪里不对' }),
    detailZh: z.string().openapi({ description: 'The same in Chinese', 'x-zh': '同一说明的中文' }),
    parameter: z
      .string()
      .optional()
      .openapi({ description: 'Name of the parameter that was refused', 'x-zh': '被拒绝的参数名' }),
    allowed: z
      .array(z.string())
      .optional()
      .openapi({ description: 'What would be accepted in its place', 'x-zh': '可以接受的取值' }),
  })
  .openapi('Problem');
