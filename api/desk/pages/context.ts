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

import { randomUUID } from 'node:crypto';
import { createClient, type Problem } from '../../client.ts';
import { type ApiError, notFound, problemOf } from '../../errors.ts';
import type { Locale } from '../../locale.ts';
import type { Actor } from '../actor.ts';
import type { FormOptions, FormState, Once, PageContext, Refusal } from '../client.ts';
import type { Action } from '../permissions.ts';
import { deskApi, filledPath, type RouteAddress, searchOf, type Values } from './address.ts';

/** An answer of the desk's API that is no success. */
export class RefusedRead extends Error {
  override readonly name = 'RefusedRead';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** What a page is made for. */
export interface PageRequest {
  readonly locale: Locale;
  /** Public address of the hub, from the configuration. */
  readonly base: string;
  readonly path: string;
  /** With its question mark, or empty. */
  readonly search: string;
  readonly actor: Actor;
  readonly refusal?: Refusal | null;
  readonly once?: Once | null;
  readonly problem?: Problem | null;
  readonly can: (action: Action) => boolean;
  readonly routes: ReadonlyMap<string, RouteAddress>;
  /** Asks the API as the reader does, with the reader's cookies. */
  readonly ask: (path: string) => Promise<Response>;
}

/** Nothing is at an address of the desk, or it may not be seen. */
export function pageMissing(): ApiError {
  return notFound({
    zh: '这里没有内容：地址可能写错了，内容可能已移走，或者您无权查看。',
    en: 'There is nothing here: the address may be mistyped, the page may have moved, or you may not see it.',
  });
}

/** The problem that an answer tells; one that tells none is our fault. */
export async function problemIn(response: Response): Promise<Problem> {
  if (response.headers.get('content-type')?.startsWith('application/problem+json') === true) {
    return (await response.json()) as Problem;
  }
  if (response.status === 404) return problemOf(pageMissing());
  throw new Error(`the API answered ${response.status} without saying why`);
}

function firsts(search: string): Record<string, string> {
  const query: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of new URLSearchParams(search)) query[name] ??= value;
  return query;
}

function routeOf({ routes }: PageRequest, id: string): RouteAddress {
  const route = routes.get(id);
  if (route === undefined) throw new RangeError(`the desk has no route ${id}`);
  return route;
}

async function read(request: PageRequest, id: string, params: Values = {}, asked: Values = {}): Promise<unknown> {
  const path = `${deskApi}${filledPath(routeOf(request, id), params)}${searchOf(asked)}`;
  const response = await request.ask(path);
  if (response.ok) return response.json();
  throw new RefusedRead(await problemIn(response));
}

async function readOrNull(...asked: Parameters<typeof read>): Promise<unknown> {
  try {
    return await read(...asked);
  } catch (error) {
    if (error instanceof RefusedRead && [401, 403, 404].includes(error.problem.status)) return null;
    throw error;
  }
}

function domId(route: string, params: Values, as: string | undefined): string {
  const parts = [route, ...Object.values(params).map(String), ...(as === undefined ? [] : [as])];
  return `f-${parts.join('-').replaceAll(/[^A-Za-z0-9_-]/g, '_')}`;
}

function form(request: PageRequest, id: string, params: Values = {}, options: FormOptions = {}): FormState {
  const { locale, path, search } = request;
  const route = routeOf(request, id);
  const dom = domId(id, params, options.as);
  const mine = request.refusal?.form === dom ? request.refusal : null;
  // What may have been stored already must not be stored again under another key.
  const again = mine !== null && mine.key !== '' && !mine.problem.type.endsWith('#problem-key-reused');
  return {
    id: dom,
    route: id,
    action: `/${locale}/do${filledPath(route, params)}`,
    method: route.method,
    back: options.back ?? `${path}${search}`,
    next: options.next ?? null,
    version: options.version ?? null,
    once: options.once ?? false,
    key: again ? mine.key : randomUUID(),
    locale,
    refusal: mine,
  };
}

/** What a page is given. */
export function pageContext(request: PageRequest): PageContext {
  const { locale, path, search, actor, routes, ask } = request;
  const query = firsts(search);
  const refusal = request.refusal ?? null;
  const done = query['done'];
  const context = {
    locale,
    base: request.base,
    path,
    address: `${path}${search}`,
    query,
    actor,
    refusal,
    done: refusal === null && done !== undefined && routes.has(done) ? done : null,
    problem: request.problem ?? null,
    once: (id: string) => (request.once?.route === id ? request.once.answer : null),
    read: (id: string, params?: Values, asked?: Values) => read(request, id, params, asked),
    readOrNull: (id: string, params?: Values, asked?: Values) => readOrNull(request, id, params, asked),
    form: (id: string, params?: Values, options?: FormOptions) => form(request, id, params, options),
    file: (id: string, params: Values = {}, asked: Values = {}) =>
      `${deskApi}${filledPath(routeOf(request, id), params)}${searchOf(asked)}`,
    hub: createClient({ baseUrl: '', fetch: ask }),
    can: request.can,
    missing: () => {
      throw new RefusedRead(problemOf(pageMissing()));
    },
  };
  // The table of routes is data here; the types of each are the page's own.
  return context as PageContext;
}
