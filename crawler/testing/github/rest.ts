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

import { createHash } from 'node:crypto';
import type { WorldRepository } from '../world/model.ts';
import { findById, findByName } from './find.ts';
import { checkAnswer, type Route, routes } from './openapi.ts';
import type { Answer, Ask } from './rest/answer.ts';
import { answer } from './rest/routes.ts';
import type { Site } from './rest/site.ts';

/** An answer ready to be sent. */
export interface Written {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A GET as it came. */
export interface RestRequest {
  /** Below the base of the API. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Who asks, and of what kind of stand-in. */
export type Caller = Pick<Ask, 'site' | 'known' | 'admin' | 'viewer' | 'protection'>;

const documentation = 'https://docs.github.com/rest';

/** A problem as GitHub writes it. */
export function writeProblem(status: number, message: string, more: object = {}): Written {
  const body = JSON.stringify({ message, ...more, documentation_url: documentation, status: String(status) });
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body };
}

interface Found {
  readonly repository: WorldRepository;
  /** The route's path from `/repos/{owner}/{repo}` on. */
  readonly rest: string;
  readonly moved: boolean;
}

function findRepository(site: Site, path: string): Found | 'missing' | null {
  const [, id, below] = /^\/repositories\/(\d+)((?:\/.*)?)$/u.exec(path) ?? [];
  if (id !== undefined) {
    const repository = findById(site.world, id);
    return repository ? { repository, rest: below ?? '', moved: false } : 'missing';
  }
  const [, owner, name, rest = ''] = /^\/repos\/([^/]+)\/([^/]+)((?:\/.*)?)$/u.exec(path) ?? [];
  if (owner === undefined || name === undefined) return null;
  const found = findByName(site.world, `${owner}/${name}`);
  return found ? { ...found, rest } : 'missing';
}

/** What GitHub answers before it looks at the route; null = it looks. */
function closed(repository: WorldRepository): Written | null {
  if (repository.state === 'public') return null;
  if (repository.state !== 'blocked') return writeProblem(404, 'Not Found');
  const block = { reason: 'dmca', created_at: '2026-01-01T00:00:00Z', html_url: 'https://github.com/github/dmca' };
  return writeProblem(451, 'Repository access blocked', { block });
}

function match(path: string): { readonly route: Route; readonly params: Record<string, string> } | null {
  // The most literal route wins: /pulls/comments before /pulls/{pull_number}.
  const fits = routes().filter((route) => route.pattern.test(path));
  fits.sort((left, right) => left.names.length - right.names.length || right.path.length - left.path.length);
  const [route] = fits;
  if (!route) return null;
  const values = route.pattern.exec(path)?.slice(1) ?? [];
  const params = Object.fromEntries(route.names.map((name, at) => [name, decodeURIComponent(values[at] ?? '')]));
  return { route, params };
}

/** `per_page` is clipped to 100, as the platform does. */
function pageOf(query: URLSearchParams): { readonly page: number; readonly size: number } {
  const size = Number(query.get('per_page') ?? 30);
  return { page: Math.max(1, Number(query.get('page') ?? 1) || 1), size: Math.min(100, Math.max(1, size || 30)) };
}

function links(base: string, query: URLSearchParams, page: number, last: number): Record<string, string> {
  const link = (to: number, rel: string) => {
    const next = new URLSearchParams(query);
    next.set('page', String(to));
    return `<${base}?${next.toString()}>; rel="${rel}"`;
  };
  const all = [
    ...(page > 1 ? [link(page - 1, 'prev')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ...(page > 1 ? [link(1, 'first')] : []),
  ];
  return all.length > 0 ? { link: all.join(', ') } : {};
}

function writeList(of: Answer & { readonly kind: 'list' }, request: RestRequest, base: string): Written {
  const { page, size } = pageOf(request.query);
  if (of.maxPage !== undefined && page > of.maxPage) {
    return writeProblem(422, 'In order to keep the API fast for everyone, pagination is limited for this resource.');
  }
  const items = of.slice((page - 1) * size, page * size);
  const last = Math.min(Math.max(1, Math.ceil(of.length / size)), of.maxPage ?? Number.POSITIVE_INFINITY);
  const body = JSON.stringify(of.wrap ? of.wrap(items) : items);
  return { status: 200, headers: links(base, request.query, page, last), body };
}

function write(of: Answer, request: RestRequest, base: string): Written {
  switch (of.kind) {
    case 'object':
      return { status: 200, headers: {}, body: JSON.stringify(of.body) };
    case 'list':
      return writeList(of, request, base);
    case 'problem':
      return writeProblem(of.status, of.message, of.body);
    case 'moved':
      return writeMoved(of.to);
    default:
      return { status: 204, headers: {}, body: '' };
  }
}

function writeMoved(to: string): Written {
  const written = writeProblem(301, 'Moved Permanently', { url: to });
  return { ...written, headers: { ...written.headers, location: to } };
}

/** A 304 when the caller has it already. */
function conditional(written: Written, request: RestRequest): Written {
  if (written.status !== 200) return written;
  const etag = `W/"${createHash('sha1').update(written.body).digest('hex')}"`;
  const headers = { 'content-type': 'application/json; charset=utf-8', ...written.headers, etag };
  const known = String(request.headers['if-none-match'] ?? '').split(/,\s*/u);
  return known.includes(etag) ? { status: 304, headers: { etag }, body: '' } : { ...written, headers };
}

/** Answers a GET; what a strict reader of the documentation would not send goes to `violate`. */
export function answerRest(caller: Caller, request: RestRequest, violate: (what: string) => void): Written {
  const { site } = caller;
  const found = findRepository(site, request.path);
  if (found === 'missing') return writeProblem(404, 'Not Found');
  const query = request.query.toString();
  if (found?.moved) {
    return writeMoved(`${site.api}/repositories/${found.repository.id}${found.rest}${query ? `?${query}` : ''}`);
  }
  const refused = found && closed(found.repository);
  if (refused) return refused;
  const path = found ? `/repos/owner/name${found.rest}` : request.path;
  const matched = match(path);
  const ask = { ...caller, repository: found?.repository ?? null, params: matched?.params ?? {}, query: request.query };
  const result = matched && answer(matched.route.path, { ...ask, accept: String(request.headers['accept'] ?? '') });
  if (!matched || !result) {
    violate(`no such route: ${request.path}`);
    return writeProblem(404, 'Not Found');
  }
  for (const name of request.query.keys()) {
    if (!matched.route.queries.has(name)) violate(`no such parameter: ${name} of ${matched.route.path}`);
  }
  const base = found ? `${site.api}/repositories/${found.repository.id}${found.rest}` : `${site.api}${request.path}`;
  const written = write(result, request, base);
  if (written.body !== '') checkAnswer(matched.route, written.status, written.body);
  return conditional(written, request);
}
