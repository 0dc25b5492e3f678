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
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { startHttpServer, type TestServer } from '../git-server.ts';
import { fullName, type WorldChange, type WorldRepository } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { checkAnswer, checkQuery, findRoute, type Route } from './contract.ts';
import { createLists, unpaged } from './lists.ts';
import { logWire } from './log.ts';
import { projectWire, userWire, type Wire } from './wire.ts';

/** How this Gitee behaves. */
export interface GiteeOptions {
  /** Without it private repositories are not there, and other tokens are refused. */
  readonly token?: string;
  /** True (default) = `total_count` and `total_page` come with lists. */
  readonly totals?: boolean;
  /** True = a Link header comes, too. */
  readonly links?: boolean;
  /** True (default) = answers have etags. */
  readonly etags?: boolean;
  readonly datesStars?: boolean;
  /** Requests in a window; what is beyond is refused. */
  readonly rate?: { readonly limit: number; readonly windowMs: number; readonly headers: boolean };
  /** True = that answer is a 404 although the thing is there. */
  readonly spurious?: (path: string) => boolean;
  /** A status to answer with instead; null = none. */
  readonly fail?: (path: string, query: URLSearchParams) => number | null;
  /** True = the log of a change has an entry of a type that nobody knows. */
  readonly oddLogs?: boolean;
  readonly latencyMs?: number;
  /** Called before an answer is made, so that a test can change the world while a list is read. */
  readonly before?: (path: string, query: URLSearchParams) => void;
}

/** A Gitee that serves a world. */
export interface Gitee extends TestServer {
  readonly api: string;
  /** What a stricter platform than the real one would have refused: empty when all went well. */
  readonly complaints: readonly string[];
  /** Statuses it answered with, in order. */
  readonly statuses: readonly number[];
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const refusal = (status: number, message: string, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  body: { message },
  headers,
});

const missing = refusal(404, '404 Project Not Found');

interface Site {
  readonly world: World;
  readonly options: GiteeOptions;
  readonly url: () => string;
  readonly lists: ReturnType<typeof createLists>;
  readonly complaints: string[];
  readonly statuses: number[];
  readonly spent: { count: number; until: number };
}

function findRepository(site: Site, path: string): WorldRepository | { readonly moved: WorldRepository } | null {
  const wanted = path.toLowerCase();
  const { repositories } = site.world;
  const found = repositories.find((one) => fullName(one).toLowerCase() === wanted);
  if (found !== undefined) return found;
  const moved = repositories.find((one) => one.formerNames.some((name) => name.toLowerCase() === wanted));
  return moved === undefined ? null : { moved };
}

function pageOf(site: Site, path: string, url: URL, entries: readonly { write: () => Wire }[]): Answer {
  const query = url.searchParams;
  if (unpaged.has(path)) return { status: 200, body: entries.map(({ write }) => write()) };
  const size = Math.min(Number(query.get('per_page') ?? 20), 100);
  const page = Number(query.get('page') ?? 1);
  const pages = Math.ceil(entries.length / size);
  const body = entries.slice((page - 1) * size, page * size).map(({ write }) => write());
  const headers: Record<string, string> = {};
  if (site.options.totals !== false) Object.assign(headers, { total_count: entries.length, total_page: pages });
  if (site.options.links === true && page < pages) {
    const next = new URL(url);
    next.searchParams.set('page', String(page + 1));
    headers['link'] = `<${next.href}>; rel="next"`;
  }
  return { status: 200, body, headers };
}

function commitOf(repository: WorldRepository, sha: string): Answer {
  const commit = repository.commits.find((one) => one.sha === sha);
  if (commit === undefined) return refusal(404, '404 Commit Not Found');
  const { name, email, message, person } = commit;
  const signer = { name, email, date: new Date(commit.at).toISOString() };
  const account = userWire(person);
  const body = { sha, commit: { author: signer, committer: signer, message }, author: account, committer: account };
  return { status: 200, body: { ...body, parents: [] } };
}

/** By number: the changes are sorted by it. */
function changeOf({ changes }: WorldRepository, number: number): WorldChange | undefined {
  let [low, high] = [0, changes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle]?.number ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return changes[low]?.number === number ? changes[low] : undefined;
}

function answerIn(site: Site, repository: WorldRepository, route: Route, url: URL): Answer {
  const { holes } = route;
  const path = route.path.replace('/v5/repos/{owner}/{repo}', '');
  const page = `${site.url()}/${fullName(repository)}`;
  const api = `${site.url()}/api/v5/repos/${fullName(repository)}`;
  if (path === '') return { status: 200, body: projectWire(repository, page, site.world.people[0] ?? null) };
  if (path === '/commits/{sha}') return commitOf(repository, holes['sha'] ?? '');
  if (path === '/pulls/{number}/operate_logs') {
    const change = /^\d{1,9}$/u.test(holes['number'] ?? '') ? changeOf(repository, Number(holes['number'])) : undefined;
    if (change === undefined || change.gone !== null) return refusal(404, '404 Pull Request Not Found');
    return { status: 200, body: logWire(change, site.options.oddLogs === true) };
  }
  const datesStars = site.options.datesStars === true;
  const entries = site.lists(repository, path, url.searchParams, { page, api, datesStars });
  return entries === null ? missing : pageOf(site, path, url, entries);
}

function readToken(site: Site, request: IncomingMessage): 'none' | 'right' | 'wrong' {
  const header = request.headers.authorization;
  if (header === undefined) return 'none';
  return site.options.token !== undefined && header === `Bearer ${site.options.token}` ? 'right' : 'wrong';
}

function route(
  site: Site,
  request: IncomingMessage,
  url: URL,
): { readonly answer: Answer; readonly path: string | null } {
  const found = findRoute(url.pathname);
  if (request.method !== 'GET' || found === null) return { answer: refusal(404, '404 Not Found'), path: null };
  const wrong = checkQuery(found.path, url.searchParams);
  if (wrong !== null) {
    site.complaints.push(wrong);
    return { answer: refusal(400, wrong), path: null };
  }
  const token = readToken(site, request);
  if (token === 'wrong') return { answer: refusal(401, '401 Unauthorized: Access token does not exist'), path: null };
  const fault = site.options.fail?.(url.pathname, url.searchParams) ?? null;
  if (fault !== null) return { answer: refusal(fault, `${fault}`), path: null };
  if (site.options.spurious?.(url.pathname) === true) return { answer: refusal(404, '404 Not Found'), path: null };
  const { owner = '', repo = '' } = found.holes;
  const repository = findRepository(site, `${owner}/${repo}`);
  if (repository === null) return { answer: missing, path: null };
  if ('moved' in repository) {
    const location = url.href.replace(`/${owner}/${repo}`, `/${fullName(repository.moved)}`);
    return { answer: { status: 301, body: null, headers: { location } }, path: null };
  }
  if (repository.state === 'blocked') return { answer: refusal(403, '该仓库因涉嫌违法违规已被屏蔽'), path: null };
  const hidden = repository.state === 'gone' || (repository.state === 'private' && token !== 'right');
  if (hidden) return { answer: missing, path: null };
  return { answer: answerIn(site, repository, found, url), path: found.path };
}

/** Headers of the budget, and a refusal once it is spent. */
function spend(site: Site, headers: Record<string, string>): Answer | null {
  const { rate } = site.options;
  if (rate === undefined) return null;
  const { spent } = site;
  if (Date.now() >= spent.until) Object.assign(spent, { count: 0, until: Date.now() + rate.windowMs });
  spent.count += 1;
  const left = Math.max(0, rate.limit - spent.count);
  const reset = Math.ceil(spent.until / 1000);
  if (rate.headers) {
    headers['X-RateLimit-Limit'] = String(rate.limit);
    headers['X-RateLimit-Remaining'] = String(left);
    headers['X-RateLimit-Reset'] = String(reset);
  }
  return spent.count > rate.limit ? refusal(403, '请求过于频繁，请稍后再试') : null;
}

async function handle(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', site.url());
  if (site.options.latencyMs !== undefined) await wait(site.options.latencyMs);
  site.options.before?.(url.pathname, url.searchParams);
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  const over = spend(site, headers);
  const { answer, path } = over === null ? route(site, request, url) : { answer: over, path: null };
  const text = JSON.stringify(answer.body);
  const wrong = path === null ? null : checkAnswer(path, JSON.parse(text));
  if (wrong !== null) site.complaints.push(wrong);
  Object.assign(headers, answer.headers);
  const etag = `W/"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`;
  if (site.options.etags !== false && answer.status === 200) headers['etag'] = etag;
  const same = headers['etag'] !== undefined && request.headers['if-none-match'] === etag;
  const status = same ? 304 : answer.status;
  site.statuses.push(status);
  response.writeHead(status, headers);
  response.end(same ? undefined : text);
}

/** Starts a Gitee with the repositories of a world. */
export async function startGitee(world: World, options: GiteeOptions = {}): Promise<Gitee> {
  const complaints: string[] = [];
  const statuses: number[] = [];
  const spent = { count: 0, until: 0 };
  const where: { url: string } = { url: '' };
  const site: Site = { world, options, complaints, statuses, spent, url: () => where.url, lists: createLists(world) };
  const server = await startHttpServer((request, response) => {
    handle(site, request, response).catch((error: unknown) => {
      complaints.push(String(error));
      response.destroy();
    });
  });
  where.url = server.url;
  return { ...server, api: `${server.url}/api/v5`, complaints, statuses };
}
