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

import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { startHttpServer, type TestServer } from '../git-server.ts';
import { rawNumber } from '../raw-number.ts';
import { fullName, type WorldCiRun, type WorldProtection, type WorldRepository } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { checkAnswer, checkQuery, findRoute, type Route } from './contract.ts';
import { createLists, type Listed, nestedList, partWire, singleWire } from './lists.ts';
import { featuresOf } from './version.ts';
import { type Site, time, type Wire } from './wire.ts';

/** How this server behaves. */
export interface GiteaOptions {
  readonly flavour?: 'gitea' | 'forgejo';
  /** 1.25.4 or 11.0.3+gitea-1.22.0 unless told. */
  readonly version?: string;
  /** What a page holds at most: 50 unless told. */
  readonly maxResponseItems?: number;
  /** False = a proxy took the total and the links off the answers. */
  readonly headers?: boolean;
  /** Without it private repositories are not there. */
  readonly token?: string;
  /** True = the token is an administrator's, who may read all rules of branches. */
  readonly admin?: boolean;
  /** Numbers of changes that come as `null` in lists. */
  readonly nulls?: readonly number[];
  readonly starsDisabled?: boolean;
  /** Below which path the server is, without a slash at its end. */
  readonly subPath?: string;
  readonly latencyMs?: number;
  /** A status to answer with instead; null = none. */
  readonly fail?: (path: string, query: URLSearchParams) => number | null;
  /** Called before an answer is made, so that a test can change the world while a list is read. */
  readonly before?: (path: string, query: URLSearchParams) => void;
}

/** A Gitea or Forgejo that serves a world. */
export interface GiteaServer extends TestServer {
  /** With the sub-path. */
  readonly origin: string;
  /** What a stricter server than the real one would have refused: empty when all went well. */
  readonly complaints: readonly string[];
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Running extends Site {
  readonly world: World;
  readonly options: GiteaOptions;
  readonly version: string;
  readonly lists: ReturnType<typeof createLists>;
  readonly complaints: string[];
}

const refusal = (status: number, message: string): Answer => ({ status, body: { message, url: '' } });

const missing = refusal(404, "The target couldn't be found.");

/** Numbers of the pages around this one, as the server links them. */
function linksOf(url: URL, page: number, pages: number): string {
  const link = (to: number, rel: string) => {
    const target = new URL(url);
    target.searchParams.set('page', String(to));
    return `<${target.href}>; rel="${rel}"`;
  };
  const next = page < pages ? [link(page + 1, 'next'), link(pages, 'last')] : [];
  return [...next, ...(page > 1 ? [link(1, 'first'), link(page - 1, 'prev')] : [])].join(',');
}

function sizeOf(running: Running, query: URLSearchParams): number {
  const most = running.options.maxResponseItems ?? 50;
  return Math.min(Number(query.get('limit') ?? 30), most);
}

function listAnswer(running: Running, listed: Listed, url: URL, timeline: boolean): Answer {
  const query = url.searchParams;
  const { rows, paging } = listed;
  const whole = paging === 'never' || (paging === 'asked' && !query.has('page'));
  const size = whole ? Math.max(1, rows.length) : sizeOf(running, query);
  const page = Number(query.get('page') ?? 1);
  const body = rows.slice((page - 1) * size, page * size).map((row) => row.write());
  const headers: Record<string, string> = {};
  if (running.options.headers !== false && paging !== 'never') {
    headers['x-total-count'] = String(timeline ? body.length : rows.length);
    const links = listed.links === true ? linksOf(url, page, Math.ceil(rows.length / size)) : '';
    if (links !== '') headers['link'] = links;
  }
  // An empty list of the timeline is a nil slice, and is written so.
  return { status: 200, body: timeline && body.length === 0 ? null : body, headers };
}

const taskStatus: Readonly<Record<string, string>> = { queued: 'waiting', running: 'running' };

function taskWire(run: WorldCiRun): Wire {
  return {
    id: rawNumber(run.id),
    name: run.name,
    head_branch: run.ref,
    head_sha: run.sha,
    run_number: 1,
    event: run.trigger,
    display_title: run.name,
    status: taskStatus[run.status] ?? run.conclusion,
    workflow_id: 'ci.yml',
    created_at: time(run.createdAt),
    updated_at: time(run.updatedAt),
    run_started_at: time(run.startedAt),
  };
}

function tasksAnswer(running: Running, repository: WorldRepository, query: URLSearchParams): Answer {
  if (!running.features.tasks) return missing;
  const size = sizeOf(running, query);
  const page = Number(query.get('page') ?? 1);
  const newestFirst = repository.ciRuns.toSorted((left, right) => right.createdAt - left.createdAt);
  const workflow_runs = newestFirst.slice((page - 1) * size, page * size).map(taskWire);
  return { status: 200, body: { workflow_runs, total_count: repository.ciRuns.length } };
}

function ruleWire(running: Running, rule: WorldProtection): Wire {
  const forced = running.features.forcePush ? { enable_force_push: rule.allowsForcePush ?? false } : {};
  return {
    rule_name: rule.pattern,
    branch_name: rule.pattern,
    enable_push: !(rule.requiresChange ?? false),
    required_approvals: rule.requiredApprovals ?? 0,
    enable_status_check: (rule.requiredChecks ?? []).length > 0,
    status_check_contexts: rule.requiredChecks ?? [],
    require_signed_commits: rule.requiresSignatures ?? false,
    ...forced,
  };
}

function answerIn(running: Running, repository: WorldRepository, route: Route, url: URL): Answer {
  const { holes } = route;
  const path = route.path.replace('/repos/{owner}/{repo}', '');
  const query = url.searchParams;
  if (path === '/actions/tasks') return tasksAnswer(running, repository, query);
  if (path === '/branch_protections') {
    const rules = repository.protections.map((rule) => ruleWire(running, rule));
    return running.options.admin === true ? { status: 200, body: rules } : refusal(403, 'user should be an owner');
  }
  if (path === '/stargazers' && running.options.starsDisabled === true) return refusal(403, 'stars disabled');
  if (path === '/git/commits/{sha}' && repository.empty) return refusal(409, 'Git Repository is empty.');
  if (path === '/issues/{index}' || path === '/pulls/{index}') {
    const single = singleWire(repository, path, holes['index'] ?? '', running);
    return single === null ? missing : { status: 200, body: single };
  }
  if (path.startsWith('/pulls') && repository.empty) return missing;
  if (path === '/issues' && query.get('type') === 'issues' && !repository.issuesEnabled) return missing;
  const listed = running.lists(repository, path, query) ?? nestedList(repository, path, holes, query, running);
  if (listed !== null) return listAnswer(running, listed, url, path === '/issues/{index}/timeline');
  const part = partWire(repository, path, holes, running);
  return part === null ? missing : { status: 200, body: part };
}

type Caller = 'nobody' | 'somebody' | 'stranger';

function callerOf(running: Running, request: IncomingMessage): Caller {
  const header = request.headers.authorization;
  if (header === undefined) return 'nobody';
  return running.options.token !== undefined && header === `token ${running.options.token}` ? 'somebody' : 'stranger';
}

function repositoryOf(
  running: Running,
  { path, holes }: Route,
): WorldRepository | { readonly moved: WorldRepository } | null {
  const { repositories } = running.world;
  if (path === '/repositories/{id}') return repositories.find((one) => one.id === holes['id']) ?? null;
  const wanted = `${holes['owner']}/${holes['repo']}`.toLowerCase();
  const found = repositories.find((one) => fullName(one).toLowerCase() === wanted);
  if (found !== undefined) return found;
  const moved = repositories.find((one) => one.formerNames.some((name) => name.toLowerCase() === wanted));
  return moved === undefined ? null : { moved };
}

function routed(running: Running, route: Route, caller: Caller, url: URL): Answer {
  if (route.path === '/version') return { status: 200, body: { version: running.version } };
  if (route.path === '/orgs/{org}/labels') {
    const found = route.holes['org'] === running.world.organisation.login;
    return found ? { status: 200, body: [], headers: { 'x-total-count': '0' } } : missing;
  }
  if (route.path === '/repositories/{id}' && caller === 'nobody') return refusal(401, 'token is required');
  const repository = repositoryOf(running, route);
  if (repository === null) return missing;
  if ('moved' in repository) {
    const { owner = '', repo = '' } = route.holes;
    const location = url.href.replace(`/repos/${owner}/${repo}`, `/repos/${fullName(repository.moved)}`);
    return { status: running.features.redirect, body: null, headers: { location } };
  }
  if (repository.state === 'blocked') return refusal(451, 'Unavailable For Legal Reasons');
  if (repository.state === 'gone' || (repository.state === 'private' && caller !== 'somebody')) return missing;
  const described = route.path === '/repositories/{id}' ? { ...route, path: '/repos/{owner}/{repo}' } : route;
  return answerIn(running, repository, described, url);
}

function answer(
  running: Running,
  request: IncomingMessage,
  url: URL,
): { readonly answer: Answer; readonly path: string | null } {
  const inside = url.pathname.slice((running.options.subPath ?? '').length);
  const route = request.method === 'GET' ? findRoute(inside) : null;
  if (route === null) return { answer: missing, path: null };
  const wrong = checkQuery(route.path, url.searchParams);
  if (wrong !== null) {
    running.complaints.push(wrong);
    return { answer: refusal(422, wrong), path: null };
  }
  const caller = callerOf(running, request);
  if (caller === 'stranger') return { answer: refusal(401, 'invalid username, password or token'), path: null };
  const fault = running.options.fail?.(inside.replace('/api/v1', ''), url.searchParams) ?? null;
  if (fault !== null) return { answer: refusal(fault, `fault ${fault}`), path: null };
  return { answer: routed(running, route, caller, url), path: route.path };
}

async function handle(running: Running, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', running.url);
  const { latencyMs, before } = running.options;
  if (latencyMs !== undefined) await wait(latencyMs);
  before?.(url.pathname, url.searchParams);
  const { answer: found, path } = answer(running, request, url);
  const text = JSON.stringify(found.body);
  const wrong = path === null || found.status !== 200 ? null : checkAnswer(path, JSON.parse(text));
  if (wrong !== null) running.complaints.push(wrong);
  response.writeHead(found.status, { 'content-type': 'application/json;charset=utf-8', ...found.headers });
  response.end(text);
}

/** Starts a Gitea or Forgejo with the repositories of a world. */
export async function startGitea(world: World, options: GiteaOptions = {}): Promise<GiteaServer> {
  const { flavour = 'gitea', subPath = '' } = options;
  const version = options.version ?? (flavour === 'gitea' ? '1.25.4' : '11.0.3+gitea-1.22.0');
  const site = { url: '', features: featuresOf(flavour, version) };
  const lists = createLists(world, site, { nulls: new Set(options.nulls) });
  const running: Running = Object.assign(site, { world, options, version, lists, complaints: [] });
  const server = await startHttpServer((request, response) => {
    handle(running, request, response).catch((error: unknown) => {
      running.complaints.push(String(error));
      response.destroy();
    });
  });
  site.url = `${server.url}${subPath}`;
  return { ...server, origin: site.url, complaints: running.complaints };
}
