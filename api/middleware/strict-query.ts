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

import type { MiddlewareHandler } from 'hono';
import { nearest } from '#licenses/nearest.ts';
import { ApiError } from '../errors.ts';

/** A parameter the route does not have. */
export function unknownParameter(name: string, known: readonly string[]): ApiError {
  const close = nearest(name, known);
  const none = known.length === 0;
  return new ApiError(
    'bad-parameter',
    {
      zh: none
        ? `此处不接受任何参数，请去掉 ${name}。`
        : `没有参数 ${name}${close === null ? '' : `，是否想写 ${close}`}。可用参数：${known.join('、')}。`,
      en: none
        ? `This address takes no parameters; leave out ${name}.`
        : `There is no parameter ${name}${close === null ? '.' : `; did you mean ${close}?`} Parameters here: ${known.join(', ')}.`,
    },
    { parameter: name, allowed: known },
  );
}

function shown(name: string): string {
  return name.replaceAll(/[^\w.[\]-]/g, '?').slice(0, 60);
}

/** Refuses what a schema cannot see: parameters given twice, and names that no route could have. */
export function strictQuery(): MiddlewareHandler {
  return async (c, next) => {
    const url = c.req.url;
    const at = url.indexOf('?');
    if (at >= 0) {
      const seen = new Set<string>();
      for (const name of new URLSearchParams(url.slice(at + 1)).keys()) {
        if (!/^[a-z][a-z0-9]*$/i.test(name)) throw unknownName(shown(name));
        if (seen.has(name)) throw twice(name);
        seen.add(name);
      }
    }
    await next();
  };
}

function unknownName(name: string): ApiError {
  return new ApiError(
    'bad-parameter',
    { zh: `没有参数 ${name}，请去掉它。`, en: `There is no parameter ${name}; leave it out.` },
    { parameter: name },
  );
}

function twice(name: string): ApiError {
  return new ApiError(
    'bad-parameter',
    {
      zh: `参数 ${name} 出现了不止一次，请只写一次。`,
      en: `The parameter ${name} is given more than once; give it once.`,
    },
    { parameter: name },
  );
}
