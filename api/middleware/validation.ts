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

import type { z } from '@hono/zod-openapi';
import { ApiError } from '../errors.ts';
import { unknownParameter } from './strict-query.ts';

type Issue = z.core.$ZodIssue;

/** Messages of our own schemas carry both languages, as `English | 中文`. */
function refusalOf(issue: Issue, known: readonly string[]): ApiError {
  if (issue.code === 'unrecognized_keys') return unknownParameter(issue.keys[0] ?? '', known);
  const name = String(issue.path[0] ?? '');
  if (issue.code === 'invalid_value') {
    const allowed = issue.values.map(String);
    return new ApiError(
      'bad-parameter',
      {
        zh: `参数 ${name} 的取值不对。可用取值：${allowed.join('、')}。`,
        en: `The parameter ${name} has a value that is not known. Values: ${allowed.join(', ')}.`,
      },
      { parameter: name, allowed },
    );
  }
  const [en = '', zh = ''] = issue.message.split(' | ');
  return new ApiError(
    'bad-parameter',
    {
      zh: `参数 ${name} 的写法不对${zh === '' ? '' : `：${zh}`}。`,
      en: `The parameter ${name} is not as it must be: ${en}.`,
    },
    { parameter: name },
  );
}

/** Names the first parameter that a schema refused, with what would be accepted. */
export function refuse(error: z.ZodError, known: readonly string[]): never {
  const issue = error.issues[0];
  if (issue === undefined) throw error;
  throw refusalOf(issue, known);
}
