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

import type { Context, MiddlewareHandler } from 'hono';
import type { Logger } from '#store/log.ts';
import { ClientError, type Problem } from '../../client.ts';
import { ApiError, apiErrorOf, problemKinds, problemOf } from '../../errors.ts';
import { siteHeaders } from '../../headers.ts';
import { loggedPath, problemResponse } from '../../middleware/problems.ts';
import { deskFailedPage, deskWaitingPage } from '../../pages/built-in.ts';
import { answer, type Representation } from '../../representation.ts';
import { type Actor, visitor } from '../actor.ts';
import type { Once, Refusal } from '../client.ts';
import type { Action } from '../permissions.ts';
import type { RouteAddress } from './address.ts';
import { type PageRequest, pageContext, pageMissing, RefusedRead } from './context.ts';
import { type FormOutcome, sendForm } from './form-proxy.ts';
import { passedOn } from './pass-on.ts';
import { type DeskPath, deskPath, ownPath } from './path.ts';
import type { DeskPages, DeskRenderer } from './renderer.ts';

/** What the pages of the desk are served with. */
export interface DeskServing {
  readonly pages: DeskPages;
  readonly routes: ReadonlyMap<string, RouteAddress>;
  /** Who asks, by the cookies of the request. */
  readonly identify: (request: Request) => Promise<Actor>;
  /** Whether somebody may do this to some object at least. */
  readonly can: (actor: Actor, action: Action) => boolean;
  /** The API without a socket; asked by somebody who is known already, or by whomever the cookies say. */
  readonly ask: (request: Request, actor: Actor | null) => Promise<Response>;
  /** Origins whose pages may send forms. */
  readonly origins: readonly string[];
  /** Public address of the hub, from the configuration. */
  readonly base: string;
  readonly log: Logger;
}

const maybeOurs = /\/(?:_desk|(?:zh|en)\/(?:desk|apply|help|sign-in|invite|account|do))(?:[/?]|$)/;

const privateHeaders = {
  ...siteHeaders,
  'cache-control': 'private, no-store',
  vary: 'Cookie',
  'x-robots-tag': 'noindex',
} as const;

const immutable = { ...siteHeaders, 'cache-control': 'public, max-age=31536000, immutable' };

interface Shown {
  readonly at: DeskPath;
  readonly path: string;
  readonly search: string;
  readonly refusal: Refusal | null;
  readonly once: Once | null;
  readonly status: number;
  /** Cookies that the API set on the way. */
  readonly cookies: string[];
}

function page(body: string | null, status: number, cookies: readonly string[], more: Record<string, string> = {}) {
  const headers = new Headers({
    ...privateHeaders,
    ...(body === null ? {} : { 'content-type': 'text/html; charset=utf-8' }),
    ...more,
  });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(body, { status, headers });
}

function redirect(to: string, cookies: readonly string[] = []): Response {
  return page(null, 303, cookies, { location: to });
}

async function builtIn(representation: Representation, status: number, retry: string): Promise<Response> {
  const headers = { ...privateHeaders, 'retry-after': retry };
  const response = await answer(representation, { ifNoneMatch: undefined, acceptEncoding: undefined }, headers, status);
  response.headers.set('vary', 'Cookie');
  return response;
}

function logged(serving: DeskServing, error: unknown, path: string): Problem {
  const known = apiErrorOf(error);
  if (problemKinds[known.kind].status >= 500) {
    const { cause } = known;
    serving.log.error('a page of the desk failed', {
      path: loggedPath(path),
      error: cause instanceof Error ? String(cause.stack) : known.message,
    });
  }
  return problemOf(known);
}

/** What the API said to a page that asked; null = the page failed by itself. */
function problemOfRead(error: unknown): Problem | null {
  if (error instanceof RefusedRead) return error.problem;
  return error instanceof ClientError && error.status < 500 ? error.problem : null;
}

function requestOf(serving: DeskServing, request: Request, shown: Shown, actor: Actor): PageRequest {
  return {
    locale: shown.at.locale,
    base: serving.base,
    path: shown.path,
    search: shown.search,
    actor,
    refusal: shown.refusal,
    once: shown.once,
    routes: serving.routes,
    can: (action) => serving.can(actor, action),
    async ask(path) {
      const headers = passedOn(request.headers);
      const response = await serving.ask(new Request(new URL(path, request.url), { headers }), actor);
      shown.cookies.push(...response.headers.getSetCookie());
      return response;
    },
  };
}

/** The page that says what is wrong; made of nothing but the problem, it also stands when the database is away. */
async function problemPage(
  renderer: DeskRenderer,
  asked: PageRequest,
  problem: Problem,
  cookies: readonly string[],
): Promise<Response> {
  // Whatever its header would like to know besides is left out.
  const ask = async () => problemResponse(pageMissing());
  const context = { page: pageContext({ ...asked, problem, ask }) };
  const made = await renderer.render(new Request(`http://localhost/${asked.locale}/problem/`), context);
  if (made === null) throw new Error('the desk has no problem page');
  const retry: Record<string, string> = problem.status === 503 ? { 'retry-after': '5' } : {};
  return page(await made.text(), problem.status, cookies, retry);
}

/** A page, or what is shown in its place. */
async function show(serving: DeskServing, renderer: DeskRenderer, request: Request, shown: Shown): Promise<Response> {
  const { at, path, search, cookies } = shown;
  let asked = requestOf(serving, request, shown, visitor);
  try {
    asked = requestOf(serving, request, shown, await serving.identify(request));
    const made = await renderer.render(new Request(`http://localhost${path}${search}`), { page: pageContext(asked) });
    if (made === null) throw new RefusedRead(problemOf(pageMissing()));
    const to = made.headers.get('location');
    if (to !== null && shown.refusal !== null)
      return await problemPage(renderer, asked, shown.refusal.problem, cookies);
    if (to !== null) return redirect(ownPath(to) ?? `/${at.locale}/desk/`, cookies);
    return page(await made.text(), shown.status, cookies);
  } catch (error) {
    const problem = problemOfRead(error) ?? logged(serving, error, path);
    if (problem.status === 401 && shown.refusal === null && at.area !== 'sign-in') {
      return redirect(`/${at.locale}/sign-in/?next=${encodeURIComponent(`${path}${search}`)}`, cookies);
    }
    return problemPage(renderer, asked, problem, cookies);
  }
}

/** The page of a form, shown in answer to it. */
function formPage(at: DeskPath, outcome: Exclude<FormOutcome, { kind: 'done' }>): Shown {
  const { pathname, search } = new URL(outcome.back ?? `/${at.locale}/do/`, 'http://localhost');
  const cookies = [...outcome.cookies];
  const shown = { at, path: pathname, search, refusal: null, once: null, status: 200, cookies };
  if (outcome.kind === 'once') return { ...shown, once: outcome.once };
  return { ...shown, refusal: outcome.refusal, status: outcome.refusal.problem.status };
}

function canShow(shown: Shown): boolean {
  const found = deskPath(shown.path);
  return found !== null && found !== 'strange' && found.area !== 'do';
}

/** The form's page once more, with what was written; where there is none, the problem and the text to take along. */
function showRefused(
  serving: DeskServing,
  renderer: DeskRenderer,
  request: Request,
  at: DeskPath,
  outcome: Extract<FormOutcome, { kind: 'refused' }>,
): Promise<Response> {
  const shown = formPage(at, outcome);
  if (canShow(shown)) return show(serving, renderer, request, shown);
  const asked = requestOf(serving, request, { ...shown, path: `/${at.locale}/desk/`, search: '' }, visitor);
  return problemPage(renderer, asked, outcome.refusal.problem, outcome.cookies);
}

async function post(serving: DeskServing, renderer: DeskRenderer, request: Request, at: DeskPath): Promise<Response> {
  const outcome = await sendForm(serving, at, request, (error) => logged(serving, error, at.path));
  if (outcome.kind === 'done') return redirect(outcome.to, outcome.cookies);
  if (outcome.kind === 'refused') return showRefused(serving, renderer, request, at, outcome);
  const shown = formPage(at, outcome);
  return canShow(shown) ? show(serving, renderer, request, shown) : redirect(outcome.back, outcome.cookies);
}

function wrongMethod(serving: DeskServing, renderer: DeskRenderer, request: Request, shown: Shown): Promise<Response> {
  const error = new ApiError('method-not-allowed', {
    zh: '这个地址不能这样打开。请从页面上的链接或按钮进入。',
    en: 'This address cannot be opened this way. Use the links and buttons of the pages.',
  });
  return problemPage(renderer, requestOf(serving, request, shown, visitor), problemOf(error), []);
}

async function serve(serving: DeskServing, c: Context, at: DeskPath): Promise<Response> {
  const state = serving.pages.state();
  if (state.kind === 'preparing') return builtIn(deskWaitingPage, 503, '2');
  if (state.kind === 'failed') return builtIn(deskFailedPage, 503, '60');
  const { renderer } = state;
  const request = c.req.raw;
  const { search } = new URL(request.url);
  const shown: Shown = { at, path: at.path, search, refusal: null, once: null, status: 200, cookies: [] };
  const { method } = request;
  if (method === 'POST' && at.area === 'do') return post(serving, renderer, request, at);
  if ((method !== 'GET' && method !== 'HEAD') || at.area === 'do') {
    const response = await wrongMethod(serving, renderer, request, shown);
    response.headers.set('allow', at.area === 'do' ? 'POST' : 'GET, HEAD');
    return response;
  }
  if (at.bare) return page(null, 308, [], { location: `${at.path}${search}` });
  return show(serving, renderer, request, shown);
}

async function asset(serving: DeskServing, c: Context, path: string): Promise<Response | null> {
  const state = serving.pages.state();
  if (state.kind !== 'ready' || (c.req.method !== 'GET' && c.req.method !== 'HEAD')) return null;
  const file = await state.renderer.assets.read(path);
  if (file === null) return null;
  return answer(
    file,
    { ifNoneMatch: c.req.header('if-none-match'), acceptEncoding: c.req.header('accept-encoding') },
    immutable,
  );
}

/** Serves the desk's pages and what they load; every other address goes on to the rest of the app. */
export function serveDesk(serving: DeskServing): MiddlewareHandler {
  return async (c, next) => {
    // Nearly every request is for the public site, which must not pay for the desk.
    if (!maybeOurs.test(c.req.url)) return next();
    // As it was asked: the router's own path is decoded.
    const { pathname } = new URL(c.req.url);
    if (pathname.startsWith('/_desk/')) {
      const found = await asset(serving, c, pathname);
      return found ?? next();
    }
    const at = deskPath(pathname);
    if (at === null || at === 'strange') return next();
    const response = await serve(serving, c, at);
    return c.req.method === 'HEAD' ? new Response(null, response) : response;
  };
}
