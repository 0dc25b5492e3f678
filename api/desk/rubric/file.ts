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

import { ApiError } from '../../errors.ts';
import { readJson } from '../read-body.ts';
import { type RubricBody, rubricBodySchema } from './body.ts';

/** A rubric as a file that was exported, or written by hand; says where its shape is wrong. */
export function readRubricFile(bytes: Uint8Array): RubricBody {
  const parsed = rubricBodySchema.safeParse(readJson(bytes));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const at = issue?.path.join('.') ?? '';
  const what = issue?.message ?? '';
  throw new ApiError(
    'bad-parameter',
    {
      zh: `这个文件不是评审标准：${at === '' ? '整体' : at} 不对（${what}）。`,
      en: `This file is no rubric: ${at === '' ? 'the whole' : at} is wrong (${what}).`,
    },
    { parameter: 'file' },
  );
}
