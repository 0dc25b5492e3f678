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

import type { Problem } from '../../client.ts';
import { ApiError } from '../../errors.ts';
import type { Actor } from '../actor.ts';
import type { Once, Refusal } from '../client.ts';
import { requireOwnOrigin } from '../origin.ts';
import { type Grow, uploadRoom } from '../upload-room.ts';
import { deskApi, type RouteAddress, routeAt } from './address.ts';
import { problemIn } from './context.ts';
import { type FormBody, readForm } from './form-body.ts';
import { type FormControls, type ParsedForm, parseForm } from './form-fields.ts';
import { passedOn } from './pass-on.ts';
import { type DeskPath, ownPath, withParameter } from './path.ts';

/** How the API is asked, and what may be asked. */
export interface FormProxy {
  readonly routes: ReadonlyMap<string, RouteAddress>;
  /** Origins whose pages may send forms. */
  readonly origins: readonly string[];
  readonly ask: (request: Request, actor: Actor | null) => Promise<Response>;
  readonly identify: (request: Request) => Promise<Actor>;
}

/** What became of a form. */
export type FormOutcome =
  | { readonly kind: 'done'; readonly to: string; readonly cookies: readonly string[] }
  | {
      readonly kind: 'once';
      /** Page that shows the answer instead of leading on. */
      readonly back: string;
      readonly once: Once;
      readonly cookies: readonly string[];
    }
  | {
      readonly kind: 'refused';
      /** Page to show the form on again; null = none of ours was named. */
      readonly back: string | null;
      readonly refusal: Refusal;
      readonly cookies: readonly string[];
    };

const oneFile = new ApiError('bad-request', {
  zh: '一次只能上传一个文件。',
  en: 'Send one file at a time.',
});

/** A file goes as bytes with its name in a header; the fields beside it are parameters of the address. */
function uploadSearch(body: ParsedForm['body']): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(body)) {
    if (value !== '') query.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  return query.size === 0 ? '' : `?${query.toString()}`;
}

function apiRequest(request: Request, path: string, { controls, body }: ParsedForm, form: FormBody): Request {
  const headers = passedOn(request.headers);
  if (controls.key !== '') headers.set('idempotency-key', controls.key);
  const [file, second] = form.files;
  if (second !== undefined) throw oneFile;
  const target = new URL(`${deskApi}${path}${file === undefined ? '' : uploadSearch(body)}`, request.url);
  if (file !== undefined) {
    headers.set('content-type', 'application/octet-stream');
    headers.set('x-file-name', encodeURIComponent(file.name));
  } else headers.set('content-type', 'application/json');
  return new Request(target, {
    method: controls.method.toUpperCase(),
    headers,
    body: file === undefined ? JSON.stringify(body) : file.bytes,
  });
}

/** What is told once stands in no address: addresses are kept in histories, logs and bookmarks. */
const neverInAddresses = /^(?:token|key|secret)$/i;

/** The page after success; a place that the answer does not fill sends back to the form's own page. */
function nextPage(controls: FormControls, answer: unknown, otherwise: string): string {
  const back = ownPath(controls.back) ?? otherwise;
  if (controls.next === null) return back;
  const values = typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>) : {};
  let whole = true;
  const filled = controls.next.replaceAll(/\{(\w+)\}/g, (_place, name: string) => {
    const value = Object.hasOwn(values, name) && !neverInAddresses.test(name) ? values[name] : undefined;
    if (typeof value === 'string' || typeof value === 'number') return encodeURIComponent(value);
    whole = false;
    return '';
  });
  return whole ? (ownPath(filled) ?? back) : back;
}

async function answerOf(response: Response): Promise<unknown> {
  if (response.headers.get('content-type')?.startsWith('application/json') !== true) return null;
  return response.json();
}

function refused(problem: Problem, parsed: ParsedForm | null, cookies: readonly string[] = []): FormOutcome {
  return {
    kind: 'refused',
    back: ownPath(parsed?.controls.back),
    refusal: {
      problem,
      form: parsed?.controls.form ?? '',
      values: parsed?.kept ?? {},
      key: parsed?.controls.key ?? '',
    },
    cookies,
  };
}

/** Does what a form asks for: turns it into a call of the API and its answer into the page that follows; `problem` tells what was thrown. */
export function sendForm(
  proxy: FormProxy,
  at: DeskPath,
  request: Request,
  problem: (error: unknown) => Problem,
): Promise<FormOutcome> {
  return uploadRoom((grow) => outcomeOf(proxy, { at, request, grow }, problem));
}

interface SentForm {
  readonly at: DeskPath;
  readonly request: Request;
  readonly grow: Grow;
}

async function outcomeOf(
  proxy: FormProxy,
  { at, request, grow }: SentForm,
  problem: (error: unknown) => Problem,
): Promise<FormOutcome> {
  let parsed: ParsedForm | null = null;
  try {
    requireOwnOrigin(request.headers, proxy.origins);
    const form = await readForm(request, async () => (await proxy.identify(request)).kind !== 'visitor', grow);
    parsed = parseForm(form.entries);
    const path = at.path.slice(`/${at.locale}/do`.length, -1);
    const response = await proxy.ask(apiRequest(request, path, parsed, form), null);
    const cookies = response.headers.getSetCookie();
    if (!response.ok) return refused(await problemIn(response), parsed, cookies);
    const answer = await answerOf(response);
    const route = routeAt(proxy.routes.values(), parsed.controls.method, path);
    const back = ownPath(parsed.controls.back);
    if (parsed.controls.once && route !== null && back !== null) {
      return { kind: 'once', back, once: { route: route.id, answer }, cookies };
    }
    const page = nextPage(parsed.controls, answer, `/${at.locale}/desk/`);
    return { kind: 'done', to: route === null ? page : withParameter(page, 'done', route.id), cookies };
  } catch (error) {
    return refused(problem(error), parsed);
  }
}
