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

import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { connectTo, findMain, gather, runFeeds } from '../../testing/contract/drive.ts';
import { startHttpServer } from '../../testing/git-server.ts';
import { quiet } from '../../testing/world/world.ts';
import { gitcode } from './index.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

const li = { id: '65f94ab6f21fa3084fc04823', login: 'li', name: '李', html_url: 'https://gitcode.example/li' };
const wang = { id: '64c71c3d64037b4af1c7a93f', login: 'wang', name: '王' };
const at = '2024-04-21T17:35:16.655+08:00';
const sha = 'fb6495834d1bf7a39dfdb44ad25e6f83c7136310';

/** Answers in the shapes of the documentation, by their path below the repository. */
const answers: Readonly<Record<string, unknown>> = {
  '': {
    id: 4250980,
    full_name: 'example-org / project',
    namespace: { id: 1, name: 'Example', path: 'example-org' },
    path: 'project',
    name: 'project',
    status: '关闭',
    http_url_to_repo: 'https://gitcode.example/example-org/project.git',
    web_url: 'https://gitcode.example/example-org/project',
    license: 'Apache_License_v2.0',
    private: false,
    public: true,
    stargazers_count: 1,
    owner: { id: '332008', login: 'li', type: 'User' },
  },
  '/issues': [
    {
      id: 152642,
      number: '15',
      state: 'opened',
      title: '半月据',
      user: li,
      labels: [{ id: 1, name: 'bug' }],
      created_at: at,
    },
  ],
  '/issues/comments': [
    {
      id: 272201,
      body: '.',
      user: li,
      target: { issue: { id: 152642, nubmer: 15 } },
      created_at: at,
      updated_at: null,
    },
  ],
  '/pulls': [
    {
      id: 70067,
      iid: 63,
      number: 63,
      state: 'merged',
      title: '测试',
      draft: false,
      user: li,
      assignees: [{ ...wang, accept: true }],
      labels: [],
      head: { ref: 'topic', sha, repo: { full_path: 'li/project' } },
      base: { ref: 'dev', sha: '0c02dd57f8945791460a141f155dd2f4bd5dea86', repo: { full_path: 'example-org/project' } },
      created_at: at,
      updated_at: '2024-04-24T22:27:49.197+08:00',
      merged_at: '2024-04-24T22:27:48.631+08:00',
    },
  ],
  '/pulls/63/operate_logs': [
    { id: 2, content: 'add label bug', action: 'label', created_at: at, user: li, action_type: 'label' },
    { id: 3, content: 'merged', action: 'merged', created_at: '2024-04-24T22:27:48.631+08:00', user: wang },
  ],
  '/pulls/63/comments': [{ id: 'de772738e6dab92174c0e86c052ccf9bed24f747', body: '.', user: wang, created_at: at }],
  '/releases': [{ tag_name: 'v1', name: '一', prerelease: false, author: li, created_at: at, assets: [] }],
  '/labels': [{ id: 12738107, name: 'wontfix', color: '#CCCCCC' }],
  '/milestones': [{ number: 4914, title: '你好', state: 'active', due_on: '2024-11-08', created_at: at }],
  '/stargazers': [{ id: 496, login: 'zhao', name: 'zhao', starred_at: at }],
  '/forks': [{ id: 567682, full_name: 'wang / project', owner: wang, created_at: at }],
  '/protect_branches': [{ name: 'main', developers_can_push: false }],
  '/contributors': [{ name: 'li', contributions: 3, email: 'li@people.example' }],
};

async function crawl() {
  const site = await startHttpServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const allowed = request.headers.authorization === 'Bearer secret' && !url.searchParams.has('access_token');
    const body = answers[url.pathname.replace('/api/v5/repos/example-org/project', '')];
    const status = !allowed ? 401 : body === undefined ? 404 : 200;
    response.writeHead(status, { 'content-type': 'application/json', total_page: '1' });
    response.end(JSON.stringify(body ?? { message: '404' }));
  });
  const driven = connectTo({ platform: gitcode, world: quiet(), origin: site.url, token: 'secret' });
  open.push(async () => {
    driven.close();
    await site.close();
  });
  const facts = await findMain(driven);
  const gathered = gather();
  await runFeeds(driven, facts, gathered);
  return { facts, gathered, site };
}

describe('GitCode', () => {
  test('has its API on a host of its own', () => {
    expect(gitcode.apiOf('https://gitcode.com')).toBe('https://api.gitcode.com/api/v5');
    expect(gitcode.apiOf('http://127.0.0.1:1')).toBe('http://127.0.0.1:1/api/v5');
  });

  test('describes a repository; its status says nothing of an archive', async () => {
    expect((await crawl()).facts).toMatchObject({
      id: '4250980',
      fullName: 'example-org/project',
      webUrl: 'https://gitcode.example/example-org/project',
      cloneUrl: 'https://gitcode.example/example-org/project.git',
      archived: null,
      visibility: 'public',
    });
  });

  test('tells what its documentation shows', async () => {
    const { gathered, site } = await crawl();
    const { rows, refused } = gathered;
    const first = (kind: keyof typeof rows) => [...rows[kind].values()][0];
    expect(refused).toEqual([]);
    expect(first('issues')).toMatchObject({ number: '15', state: 'open', author: { id: li.id }, labels: ['bug'] });
    expect(first('changes')).toMatchObject({
      number: '63',
      state: 'merged',
      mergedBy: { id: wang.id, login: 'wang' },
      headRepository: 'li/project',
      mergedAt: new Date('2024-04-24T14:27:48.631Z'),
    });
    expect(first('reviews')).toMatchObject({
      change: '63',
      author: { id: wang.id },
      state: 'approved',
      submittedAt: null,
    });
    expect([...rows.events.values()].map(({ kind, value }) => [kind, value])).toEqual([
      ['labelled', 'bug'],
      ['merged', null],
    ]);
    expect([...rows.comments.values()].map(({ id, subject }) => [id, subject])).toEqual([
      ['272201', { kind: 'issue', number: '15' }],
      ['de772738e6dab92174c0e86c052ccf9bed24f747', { kind: 'change', number: '63' }],
    ]);
    expect(first('releases')).toMatchObject({ id: 'v1', tag: 'v1' });
    expect(first('milestones')).toMatchObject({ number: '4914', state: 'open' });
    expect(first('stars')).toMatchObject({ account: { login: 'zhao' }, at: new Date(at) });
    expect(first('forks')).toMatchObject({ fullName: 'wang/project' });
    expect(first('protections')).toMatchObject({ pattern: 'main', requiresChange: null });
    expect(first('contributors')).toEqual({ who: { name: 'li', email: 'li@people.example' }, contributions: 3 });
    expect(site.requests.filter(({ url }) => url.includes('secret'))).toEqual([]);
  });

  test('signs its webhooks over the body', () => {
    const body = Buffer.from('{"project":{"id":7}}');
    const signature = `sha256=${createHmac('sha256', 'key').update(body).digest('hex')}`;
    const headers: Readonly<Record<string, string>> = {
      'x-gitcode-signature-256': signature,
      'x-gitcode-delivery': 'd',
    };
    const check = (bytes: Buffer, secret: string) =>
      gitcode.webhook?.check({ header: (name) => headers[name] ?? null, body: bytes }, [secret], new Date());
    expect(check(body, 'key')).toEqual({ delivery: 'd', repository: '7' });
    expect(check(body, 'other')).toBeNull();
    expect(check(Buffer.from('{"project":{"id":8}}'), 'key')).toBeNull();
  });
});
