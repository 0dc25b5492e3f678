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

import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Gate } from '../gate.ts';
import { deskHeaders } from '../headers.ts';
import { onError } from '../middleware/problems.ts';
import type { Actor } from './actor.ts';
import { answerRoute, type DeskParts } from './answer.ts';
import type { AnyRoute } from './route.ts';
import { deskRoutes } from './route-registry.ts';

/** What calls from within the process bring along: they were checked where they came in. */
export interface DeskEnv {
  readonly ours?: true;
  /** Who asks, where it was found out for the whole of a page. */
  readonly actor?: Actor;
}

/** `/a/{b}` → `/a/:b`. */
function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

/** An answer with the headers of the desk: for one reader, and closed to other origins. */
export function secured(response: Response): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(deskHeaders)) headers.set(name, value);
  // Errors are made with the headers of the open API.
  for (const open of ['access-control-allow-origin', 'access-control-expose-headers']) headers.delete(open);
  return new Response(response.body, { status: response.status, headers });
}

/** The desk's API: answers are for one reader only, and nothing of it is readable from another origin. */
export function deskApp(parts: DeskParts, gate: Gate): OpenAPIHono {
  const app = new OpenAPIHono();
  const failed = onError(parts.context.log);
  app.onError((error, c) => secured(failed(error, c)));
  for (const route of deskRoutes as readonly AnyRoute[]) {
    app.on(route.method.toUpperCase(), `/api/v1/desk${honoPath(route.path)}`, async (c: Context) => {
      const { ours = false, actor = null } = (c.env as DeskEnv | undefined) ?? {};
      const request = { raw: c.req.raw, params: c.req.param() as Record<string, string>, ours, actor };
      return secured(await answerRoute(parts, route, request, gate));
    });
  }
  return app;
}
