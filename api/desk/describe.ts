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

import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { problemSchema } from '../schema/problem.ts';
import type { AnyRoute } from './route.ts';
import { deskRoutes } from './route-registry.ts';

type Registry = OpenAPIHono['openAPIRegistry'];
type Path = Parameters<Registry['registerPath']>[0];

function requestOf({ path, query, body, upload }: AnyRoute): NonNullable<Path['request']> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const params =
    names.length === 0 ? {} : { params: z.object(Object.fromEntries(names.map((one) => [one, z.string()]))) };
  const content =
    upload === undefined
      ? body && { 'application/json': { schema: body } }
      : { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } };
  return {
    ...params,
    ...(query instanceof z.ZodObject ? { query } : {}),
    ...(content ? { body: { content, required: true } } : {}),
  };
}

function answerOf({ answer, file }: AnyRoute) {
  const content =
    file === true || answer === undefined
      ? { '*/*': { schema: z.string().openapi({ format: 'binary' }) } }
      : { 'application/json': { schema: answer } };
  return { description: 'Done', content };
}

/** Writes the routes of the desk into the API's description. */
export function describeDesk(registry: Registry): void {
  for (const route of deskRoutes as readonly AnyRoute[]) {
    const { id, method, path, summary, action } = route;
    registry.registerPath({
      method,
      path: `/api/v1/desk${path}`,
      operationId: id,
      tags: ['desk'],
      summary: summary.en,
      'x-zh': summary.zh,
      'x-permission': action,
      request: requestOf(route),
      responses: {
        200: answerOf(route),
        default: { description: 'A problem', content: { 'application/problem+json': { schema: problemSchema } } },
      },
    });
  }
}
