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

import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Http, HttpRequest } from '../http/http.ts';
import { bench as httpBench } from '../http/testing/bench.ts';
import { gitea } from '../platforms/gitea/index.ts';
import { gitee } from '../platforms/gitee/index.ts';
import { github } from '../platforms/github/index.ts';
import { gitlab } from '../platforms/gitlab/index.ts';
import { addRepository, type CrawlBench, crawlBench } from '../testing/crawl.ts';
import { startHttpServer } from '../testing/git-server.ts';
import { buildRepository } from '../testing/repository.ts';
import { scriptedWorld } from '../testing/scripted/world.ts';
import { visit } from '../testing/visit.ts';

let bench: CrawlBench;
let path: string;

beforeAll(async () => {
  bench = await crawlBench();
  path = join(bench.root, 'a.git');
  await buildRepository(path, { commits: [{}] });
});

afterAll(() => bench.close());

/** As much of a description as every platform takes for one. */
const described = {
  id: 7,
  name: 'engine',
  full_name: 'ada/engine',
  path: 'engine',
  path_with_namespace: 'ada/engine',
  html_url: 'https://host.example/ada/engine',
  web_url: 'https://host.example/ada/engine',
  clone_url: 'https://host.example/ada/engine.git',
  http_url_to_repo: 'https://host.example/ada/engine.git',
  default_branch: 'main',
  owner: { id: 1, login: 'ada', username: 'ada', type: 'User' },
  namespace: { id: 1, kind: 'user', full_path: 'ada', path: 'ada' },
  has_issues: true,
  has_pull_requests: true,
  issues_enabled: true,
  merge_requests_enabled: true,
  open_issues_count: 3,
  stargazers_count: 3,
  star_count: 3,
  forks_count: 3,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-02T00:00:00Z',
  pushed_at: '2026-01-02T00:00:00Z',
  last_activity_at: '2026-01-02T00:00:00Z',
};

/** What stands for the 20 s without a byte that a request is given; everything else is in proportion. */
const idleMs = 100;
const scale = 20_000 / idleMs;

/** Answers who the repository is, and nothing else; `drips` = begins answers that never end. */
async function startMute(how: 'silent' | 'drips') {
  let answered = 0;
  const server = await startHttpServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://host');
    const body = /\/(?:repos|projects)\/ada(?:\/|%2F)engine$/iu.test(pathname)
      ? described
      : pathname.endsWith('/version') && { version: '1.25.4' };
    if (body) {
      answered += 1;
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    } else if (how === 'drips') {
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' '), idleMs / 5);
      response.once('close', () => clearInterval(timer));
    }
  });
  onTestFinished(() => server.close());
  return { server, unanswered: () => server.requests.length - answered };
}

test.each(
  [github, gitlab, gitea, gitee].flatMap((platform) =>
    (['silent', 'drips'] as const).map((how) => ({ platform, id: platform.id, how })),
  ),
)(
  'a $id that says who it is and then $how does not hold a visit for more than five minutes (F24, F26)',
  async (one) => {
    const { platform, how } = one;
    const { server, unanswered } = await startMute(how);
    const { http, slept } = httpBench(server.url, { idleMs });
    onTestFinished(() => http.close());
    const remote = {
      platform,
      host: server.host,
      path: 'ada/engine',
      http: {
        ...http,
        request: (request: HttpRequest<never>) => http.request({ ...request, timeoutMs: 6 * idleMs }),
      } as Http,
      api: platform.apiOf(server.url),
      anonymous: false,
    };
    const id = await addRepository(bench.store, `${server.url}/ada/engine`, `${platform.id} ${how}`);
    const report = await visit(bench, id, path, scriptedWorld(0), { remote, silentMs: 110_000 / scale });
    expect(report).toMatchObject({ outcome: 'partial', commitsNew: 1, transient: true });
    const waited = slept.reduce((all, ms) => all + ms, 0);
    const asked = unanswered() * (how === 'drips' ? 120_000 : 20_000);
    expect(asked).toBeGreaterThanOrEqual(20_000);
    expect(asked + waited).toBeLessThan(300_000);
  },
);
