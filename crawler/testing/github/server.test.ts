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

import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { testGit } from '../repository.ts';
import { writeGit } from '../world/git.ts';
import { quiet, small, type World } from '../world/world.ts';
import { type Github, startGithub } from './server.ts';
import type { GithubOptions } from './state.ts';

const running: Github[] = [];

afterEach(async () => {
  for (const github of running.splice(0)) await github.stop();
});

async function start(world: World = small(), options: GithubOptions = {}): Promise<Github> {
  const github = await startGithub(world, options);
  running.push(github);
  return github;
}

const signed = { authorization: 'Bearer stand-in-token' };
const project = '/repos/example-org/project';

async function get(github: Github, path: string, headers: Record<string, string> = signed) {
  const response = await fetch(`${github.api}${path}`, { headers, redirect: 'manual' });
  const text = await response.text();
  const body: unknown = text === '' ? null : JSON.parse(text);
  return { status: response.status, headers: response.headers, text, body };
}

async function ask(github: Github, query: string, variables: object = {}) {
  const init = { method: 'POST', headers: signed, body: JSON.stringify({ query, variables }) };
  const response = await fetch(github.graphql, init);
  const body = (await response.json()) as { data?: Record<string, unknown> | null; errors?: Record<string, unknown>[] };
  return { status: response.status, headers: response.headers, ...body };
}

describe('REST', () => {
  test('pages with links by the id of the repository, thirty a page, a hundred at most', async () => {
    const world = small({ issues: 90, changes: 90 });
    const github = await start(world);
    const first = await get(github, `${project}/pulls?state=all`);
    const base = `${github.api}/repositories/${world.main.id}/pulls?state=all&page=`;
    expect(first.body).toHaveLength(30);
    expect(first.headers.get('link')).toBe(`<${base}2>; rel="next", <${base}3>; rel="last"`);
    const last = await get(github, `/repositories/${world.main.id}/pulls?state=all&page=3`);
    expect(last.headers.get('link')).toBe(`<${base}2>; rel="prev", <${base}1>; rel="first"`);
    expect((await get(github, `${project}/issues?state=all&per_page=500`)).body).toHaveLength(100);
  });

  test('does not charge for what is unchanged, when the caller says who it is', async () => {
    const github = await start();
    const first = await get(github, `${project}/labels`);
    const etag = first.headers.get('etag') ?? '';
    const again = await get(github, `${project}/labels`, { ...signed, 'if-none-match': etag });
    const unknown = await get(github, `${project}/labels`, { 'if-none-match': etag });
    expect([first.status, again.status, unknown.status]).toEqual([200, 304, 304]);
    expect(github.log.requests.map((request) => request.billable)).toEqual([true, false, true]);
    expect(again.headers.get('x-ratelimit-used')).toBe('1');
  });

  test('ends a budget with 403, zero remaining and the time of the reset', async () => {
    const github = await start(quiet(), { limits: { anonymous: 2, windowMs: 60_000 } });
    const statuses = [];
    for (let at = 0; at < 3; at += 1) statuses.push(await get(github, project, {}));
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 403]);
    expect(statuses[2]?.headers.get('x-ratelimit-remaining')).toBe('0');
    const reset = Number(statuses[2]?.headers.get('x-ratelimit-reset')) * 1000 - Date.now();
    expect(Math.abs(reset - 60_000)).toBeLessThan(5000);
    expect((await get(github, project)).status).toBe(200);
  });

  test('knows one token, and wants to be told who asks', async () => {
    const github = await start(quiet());
    expect((await get(github, project, { authorization: 'token other' })).status).toBe(401);
    const status = await new Promise((resolve, reject) => {
      httpRequest(`${github.api}${project}`, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .once('error', reject)
        .end();
    });
    expect(status).toBe(403);
    expect(github.log.violations).toEqual(['a request without User-Agent']);
  });

  test('tells what moved, is hidden, blocked, empty or gone apart', async () => {
    const world = small();
    const github = await start(world);
    world.add({ name: 'hidden', state: 'private' });
    world.add({ name: 'taken-down', state: 'blocked' });
    world.add({ name: 'empty' });
    world.rename({ name: 'now' });
    const moved = await get(github, `${project}/issues?state=all`);
    expect([moved.status, moved.headers.get('location')]).toEqual([
      301,
      `${github.api}/repositories/${world.main.id}/issues?state=all`,
    ]);
    const status = async (path: string) => (await get(github, `/repos/example-org/${path}`)).status;
    const paths = ['hidden', 'taken-down', 'none', 'empty', 'empty/commits', 'empty/contributors'];
    expect(await Promise.all(paths.map(status))).toEqual([404, 451, 404, 200, 409, 204]);
  });

  test('answers for deleted and moved issues', async () => {
    const world = small();
    const github = await start(world);
    const [first, second] = world.main.issues;
    world.remove('issue', first!.number);
    world.transfer('issue', second!.number, 'example-org/other#9');
    expect((await get(github, `${project}/issues/${first!.number}`)).status).toBe(410);
    const moved = await get(github, `${project}/issues/${second!.number}`);
    expect([moved.status, moved.headers.get('location')]).toEqual([
      301,
      `${github.api}/repos/example-org/other/issues/9`,
    ]);
  });

  test('shows no more than a thousand runs of a filtered list', async () => {
    const github = await start(small({ ciRuns: 1100 }));
    const filtered = await get(github, `${project}/actions/runs?created=2020-01-01..2030-01-01&per_page=100&page=11`);
    const all = await get(github, `${project}/actions/runs?per_page=100&page=11`);
    expect(filtered.body).toMatchObject({ total_count: 1100, workflow_runs: [] });
    expect((all.body as { workflow_runs: unknown[] }).workflow_runs).toHaveLength(100);
  });

  test('refuses pages that are too far', async () => {
    const github = await start();
    expect((await get(github, `${project}/issues/events?page=301`)).status).toBe(422);
    expect((await get(github, `${project}/stargazers?page=401`)).status).toBe(422);
  });

  test('writes down what the platform does not have', async () => {
    const github = await start();
    await get(github, `${project}/nothing`);
    await get(github, `${project}/pulls?since=2026-01-01T00:00:00Z`);
    expect(github.log.violations).toEqual([
      `no such route: ${project}/nothing`,
      'no such parameter: since of /repos/{owner}/{repo}/pulls',
    ]);
  });

  test('writes ids beyond 2^53 as whole numbers', async () => {
    const github = await start(quiet({ firstId: 2n ** 53n }));
    expect((await get(github, `${project}/labels`)).text).toContain('"id":9007199254740995,');
    expect(github.log.violations).toEqual([]);
  });
});

describe('limits and faults', () => {
  test('a secondary limit names the wait, and what comes during it is a violation', async () => {
    const github = await start(quiet());
    github.limit({ seconds: 1, status: 429 });
    const refused = await get(github, project);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect(github.log.violations).toEqual([`a request during the wait: GET /api/v3${project}`]);
    await new Promise((resolve) => setTimeout(resolve, 1050));
    expect((await get(github, project)).status).toBe(200);
  });

  test('cuts, resets and changes answers when told', async () => {
    const faults = ['cut', 'reset', 'change', 'answer'] as const;
    const github = await start(quiet(), {
      before: ({ path }) => {
        const kind = faults.find((one) => path.endsWith(`?${one}`));
        if (kind === 'cut') return { kind, at: 10 };
        if (kind === 'change') return { kind, change: (written) => ({ ...written, body: '[]' }) };
        return kind === 'answer' ? { kind, status: 500, body: '{}' } : kind && { kind };
      },
    });
    await expect(get(github, `${project}?cut`)).rejects.toThrow('terminated');
    await expect(get(github, `${project}?reset`)).rejects.toThrow('fetch failed');
    expect((await get(github, `${project}?change`)).text).toBe('[]');
    expect((await get(github, `${project}?answer`)).status).toBe(500);
  });
});

const page = `query($n: Int!, $after: String) { repository(owner: "example-org", name: "project") {
  pullRequests(first: $n, after: $after, orderBy: { field: UPDATED_AT, direction: ASC }) {
    totalCount pageInfo { hasNextPage endCursor } nodes { number updatedAt }
  } } }`;

interface Page {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly nodes: readonly { readonly number: number }[];
}

async function pageAfter(github: Github, after: string | null, n = 10): Promise<Page> {
  const { data } = await ask(github, page, { n, after });
  return (data as { repository: { pullRequests: Page } }).repository.pullRequests;
}

describe('GraphQL', () => {
  test('costs what the documentation says: a hundred changes with four lists of thirty', async () => {
    const github = await start();
    const list = '(first: 30) { totalCount }';
    const lists = `comments${list} reviews${list} timelineItems${list} labels${list}`;
    const { data } = await ask(
      github,
      `{ rateLimit { cost nodeCount remaining } repository(owner: "example-org", name: "project") {
        pullRequests(first: 100) { nodes { ${lists} } } } }`,
    );
    expect(data?.['rateLimit']).toEqual({ cost: 4, nodeCount: 12_100, remaining: 4996 });
    expect(github.log.points()).toBe(4);
  });

  test('refuses what is too much, without a limit, or not in the schema', async () => {
    const github = await start();
    const within = async (fields: string) => {
      const { status, errors } = await ask(
        github,
        `{ repository(owner: "example-org", name: "project") { ${fields} } }`,
      );
      return [status, errors?.[0]?.['type'] ?? errors?.[0]?.['message']];
    };
    const deep = 'reviews(first: 100) { nodes { comments(first: 100) { totalCount } } }';
    expect(await within(`pullRequests(first: 100) { nodes { ${deep} } }`)).toEqual([200, 'MAX_NODE_LIMIT_EXCEEDED']);
    expect(await within('issues { totalCount }')).toEqual([200, 'MISSING_PAGINATION_BOUNDARIES']);
    expect(await within('issues(first: 101) { totalCount }')).toEqual([200, 'EXCESSIVE_PAGINATION']);
    expect((await within('nothing'))[1]).toBe('Cannot query field "nothing" on type "Repository".');
    expect(await within('issues(first: 1, after: "x") { totalCount }')).toEqual([200, 'INVALID_CURSOR_ARGUMENTS']);
  });

  test('answers 200 with RATE_LIMITED when the points are spent', async () => {
    const github = await start(quiet(), { limits: { graphql: 2 } });
    const query = '{ viewer { login } }';
    const answers = [await ask(github, query), await ask(github, query), await ask(github, query)];
    expect(answers.map(({ status, errors }) => [status, errors?.[0]?.['type'] ?? null])).toEqual([
      [200, null],
      [200, null],
      [200, 'RATE_LIMITED'],
    ]);
    expect(answers[2]?.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(answers[2]?.data).toBeUndefined();
  });

  test('gives the good part beside what is not there', async () => {
    const world = small();
    const github = await start(world);
    const [first, second] = world.main.issues;
    world.remove('issue', first!.number);
    const query = `{ repository(owner: "example-org", name: "project") {
      a: issue(number: ${first!.number}) { number } b: issue(number: ${second!.number}) { number id } } }`;
    const { data, errors } = await ask(github, query);
    const { id } = (data as { repository: { b: { id: string } } }).repository.b;
    expect(data?.['repository']).toEqual({ a: null, b: { number: second!.number, id } });
    expect(errors).toMatchObject([
      {
        type: 'NOT_FOUND',
        path: ['repository', 'a'],
        message: `Could not resolve to an Issue with the number of ${first!.number}.`,
      },
    ]);
    const holes = await ask(github, 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: [id, 'I_none'] });
    expect(holes.data).toEqual({ nodes: [{ id }, null] });
    expect(holes.errors).toMatchObject([{ type: 'NOT_FOUND', path: ['nodes', 1] }]);
  });

  test('has cursors of keys: what moves behind comes again, and nothing is skipped', async () => {
    const world = small();
    const github = await start(world);
    const seen: number[] = [];
    let after: string | null = null;
    for (let next = true; next; ) {
      const { nodes, pageInfo } = await pageAfter(github, after);
      seen.push(...nodes.map(({ number }) => number));
      after = pageInfo.endCursor;
      next = pageInfo.hasNextPage;
      if (seen.length > 25) continue;
      world.tick(1000);
      world.touch('change', seen[0]!);
      world.touch('change', seen[3]!);
    }
    expect(new Set(seen).size).toBe(world.main.changes.length);
    expect(seen.slice(-2).sort((left, right) => left - right)).toEqual(
      [seen[0]!, seen[3]!].sort((left, right) => left - right),
    );
  });

  test('is followed by what had another name, unless told otherwise', async () => {
    const world = quiet();
    const github = await start(world);
    world.rename({ name: 'now' });
    const named = (how: string) =>
      ask(github, `{ repository(owner: "example-org", name: "project"${how}) { nameWithOwner } }`);
    expect((await named('')).data).toEqual({ repository: { nameWithOwner: 'example-org/now' } });
    const strict = await named(', followRenames: false');
    expect([strict.data, strict.errors?.[0]?.['type']]).toEqual([{ repository: null }, 'NOT_FOUND']);
  });

  test('answers 502 to what could be too long, and takes the half', async () => {
    const github = await start(small(), { maxNodes: 20 });
    const init = { method: 'POST', headers: signed, body: JSON.stringify({ query: page, variables: { n: 40 } }) };
    expect((await fetch(github.graphql, init)).status).toBe(502);
    expect((await pageAfter(github, null, 20)).nodes).toHaveLength(20);
  });

  test('writes down what it cannot tell, instead of an empty answer', async () => {
    const github = await start(quiet());
    const { errors } = await ask(
      github,
      '{ repository(owner: "example-org", name: "project") { codeOfConduct { name } } }',
    );
    expect(errors?.[0]?.['message']).toBe('this stand-in does not tell Repository.codeOfConduct');
    expect([...github.log.unsupported]).toEqual(['Repository.codeOfConduct']);
  });

  test('is for callers with a token', async () => {
    const github = await start(quiet());
    const response = await fetch(github.graphql, { method: 'POST', body: '{"query":"{ viewer { login } }"}' });
    expect(response.status).toBe(401);
  });
});

describe('git', () => {
  test('serves the history, the heads of changes, and a name that was given up', async () => {
    const root = await mkdtemp(join(tmpdir(), 'tongming-github-'));
    const world = small();
    await writeGit(world.main, { root, changeRef: (number) => `refs/pull/${number}/head` });
    const github = await start(world, { git: root });
    const change = world.main.changes[5]!;
    world.rename({ name: 'now' });
    const old = `${github.url}/example-org/project.git`;
    const refs = await testGit(root, '-c', 'http.followRedirects=true', 'ls-remote', old);
    expect(refs).toContain(`${change.headSha}\trefs/pull/${change.number}/head`);
    expect(refs).toContain(`${world.main.commits.at(-1)?.sha}\trefs/heads/main`);
    await testGit(root, 'clone', '-q', '--bare', `${github.url}/example-org/now.git`, 'copy');
    expect(await testGit(`${root}/copy`, 'rev-list', '--count', 'main')).toBe(String(world.main.commits.length));
    await rm(root, { recursive: true });
  });
});
