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

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { silent } from '#store/testing.ts';
import { readConfig } from '../../config.ts';
import { ApiError } from '../../errors.ts';
import { onError } from '../../middleware/problems.ts';
import { type Actor, visitor } from '../actor.ts';
import type { AnyRoute } from '../route.ts';
import { deskRoutes } from '../route-registry.ts';
import { builtDesk } from './build.ts';
import { type DeskPages, type DeskRenderer, prepareDesk } from './renderer.ts';
import { type DeskServing, serveDesk } from './serve.ts';

/** The desk's pages as tests share them: built once for the same sources, whichever test asks first. */
export function testDeskPages(): DeskPages {
  const make = () =>
    builtDesk({
      dataDir: join(tmpdir(), 'tongming-desk-pages'),
      environment: readConfig().childEnvironment,
      signal: AbortSignal.timeout(120_000),
      log: silent,
    });
  return prepareDesk(make, () => undefined);
}

/** What a form sent to the stand-in for the API. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Pages over a stand-in for the API, with the specimen page at `/{locale}/desk/specimen/`. */
export interface SpecimenDesk {
  readonly app: Hono;
  readonly serving: DeskServing;
  /** What forms sent, in order. */
  readonly sent: Sent[];
  /** What the next writing request answers; thrown when it is an error. */
  answer: { body: unknown; cookies?: readonly string[] } | ApiError;
  /** What the specimen page reads; an error is thrown. */
  stored: unknown;
  /** What was logged as our fault. */
  readonly faults: unknown[];
}

const specimen = {
  version: 3,
  title: '通明 <b>bold</b>',
  points: 6,
  reason: 'first line\n\nsecond line',
  topics: ['one', 'two'],
  letter: 'b',
  kinds: ['a'],
  agreed: true,
  day: '2026-11-22',
};

const routes = [
  { id: 'specimen', method: 'get', path: '/specimen' },
  { id: 'specimen-write', method: 'put', path: '/specimens/it' },
  { id: 'specimen-upload', method: 'post', path: '/specimens/upload' },
  { id: 'specimen-remove', method: 'delete', path: '/specimens/it' },
] as const;

/** Shows the specimen page, which is not served by itself, at an address of the desk. */
function withSpecimen(renderer: DeskRenderer): DeskRenderer {
  return {
    ...renderer,
    render: (request, locals) =>
      renderer.render(new Request(request.url.replace('/desk/specimen/', '/specimen/')), locals),
  };
}

async function sentBody(c: Context): Promise<unknown> {
  if (c.req.header('content-type') === 'application/json') return c.req.json();
  return [...new Uint8Array(await c.req.arrayBuffer())];
}

type Standing = Omit<SpecimenDesk, 'serving' | 'app'>;

/** The stand-in for the API: one thing to read, and one address that takes whatever forms send. */
function standIn(desk: Standing): Hono {
  const api = new Hono();
  api.onError(onError(silent));
  api.get('/api/v1/desk/specimen', (c) => {
    if (desk.stored instanceof Error) throw desk.stored;
    if (c.req.header('cookie')?.includes('as=') !== true) {
      throw new ApiError('not-signed-in', { zh: '请先登录。', en: 'Sign in first.' });
    }
    const { cookie } = (desk.stored ?? {}) as { readonly cookie?: string };
    if (cookie !== undefined) c.header('set-cookie', cookie);
    return c.json(desk.stored as object);
  });
  api.on(['POST', 'PUT', 'DELETE'], '/api/v1/desk/specimens/*', async (c) => {
    const { pathname, search } = new URL(c.req.url);
    const { method } = c.req;
    desk.sent.push({ method, path: `${pathname}${search}`, headers: c.req.raw.headers, body: await sentBody(c) });
    if (desk.answer instanceof Error) throw desk.answer;
    for (const cookie of desk.answer.cookies ?? []) c.header('set-cookie', cookie, { append: true });
    return c.json(desk.answer.body as object);
  });
  return api;
}

/** Makes the pages with a stand-in behind them; the actor is what the cookie `as` says. */
export async function specimenDesk(actors: Readonly<Record<string, Actor>> = {}): Promise<SpecimenDesk> {
  const pages = testDeskPages();
  await pages.settled;
  const state = pages.state();
  if (state.kind !== 'ready') {
    throw new Error('the pages are not ready', { cause: state.kind === 'failed' ? state.error : null });
  }
  const desk: Standing = { sent: [], answer: { body: { ok: true } }, stored: specimen, faults: [] };
  const api = standIn(desk);
  const serving: DeskServing = {
    pages: { ...pages, state: () => ({ kind: 'ready', renderer: withSpecimen(state.renderer) }) },
    routes: new Map([...(deskRoutes as readonly AnyRoute[]), ...routes].map((route) => [route.id, route])),
    identify: async ({ headers }) => actors[/\bas=(\w+)/.exec(headers.get('cookie') ?? '')?.[1] ?? ''] ?? visitor,
    can: () => true,
    ask: async (request) => api.fetch(request),
    base: 'http://hub.test',
    origins: ['http://hub.test'],
    log: { ...silent, error: (_message, fields) => void desk.faults.push(fields) },
  };
  const app = new Hono().use('*', serveDesk(serving)).all('*', (c) => c.text('elsewhere', 404));
  return Object.assign(desk, { app, serving });
}
