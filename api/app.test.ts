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

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { quality } from '#metrics/models/quality.ts';
import { verifyRanking } from '#metrics/rank/verify.ts';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import { createGeneration } from './byte-cache.ts';
import type { Problem, Project } from './client.ts';
import { noCrawls } from './live.ts';
import { testApp } from './testing.ts';
import { fillStore } from './testing-data.ts';
import { testHead } from './testing-facts.ts';

let store: Store;
beforeAll(async () => {
  store = await testStore();
  await fillStore(store);
});
afterAll(() => store.close());

async function get<T>(path: string): Promise<T> {
  const response = await testApp(store).request(path);
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.json()) as T;
}

async function problem(path: string): Promise<Problem> {
  const response = await testApp(store).request(path);
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const body = (await response.json()) as Problem;
  expect(body.status).toBe(response.status);
  return body;
}

describe('answers', () => {
  test('a project in a list is exactly what the store holds', async () => {
    expect(await get('/api/v1/projects?limit=1')).toEqual({
      total: 2,
      items: [
        {
          slug: 'alpha',
          name: { zh: '项目alpha', en: 'Project alpha' },
          description: { zh: 'alpha 的简介', en: 'What alpha is' },
          domain: 'database',
          stage: 'incubating',
          stageSince: '2025-06-15',
          homepage: 'https://alpha.example.org/',
          repositories: 1,
          platforms: ['git'],
          languages: [
            { name: 'Rust', share: 0.75 },
            { name: 'Go', share: 0.25 },
          ],
          licence: 'Apache-2.0',
          commits12: 42,
          contributors12: 7,
          window12: { month: '2026-10', running: false },
          quality: { value: 80, coverage: 0.75, month: '2026-10', running: false, reason: null },
          participation: null,
          freshness: 'fresh',
          asOf: '2026-11-22T06:00:00.000Z',
        },
      ],
      next: expect.any(String) as unknown,
    });
  });

  test('a project has its stages, repositories and organisations, the unknown part included', async () => {
    const project = await get<Project>('/api/v1/projects/alpha');
    expect(project.stages).toEqual([
      { stage: 'sandbox', since: '2024-03-01', note: null },
      { stage: 'incubating', since: '2025-06-15', note: { zh: '升级', en: 'promoted' } },
    ]);
    expect(project.admittedOn).toBe('2024-03-01');
    expect(project.organisations).toEqual([
      { id: 'acme', name: { zh: '甲公司', en: 'Acme' }, commits: 30, contributors: 3 },
      { id: null, name: { zh: '未知单位', en: 'Unknown affiliation' }, commits: 10, contributors: 4 },
    ]);
    const { licence, ...repository } = project.repositoryList[0] ?? { licence: null };
    expect(repository).toEqual({
      id: expect.stringMatching(/^\d+$/) as unknown,
      platform: 'git',
      platformName: { zh: 'Git（没有平台接口）', en: 'Git (no platform API)' },
      url: 'https://github.com/example/alpha',
      state: 'ok',
      reasonKind: null,
      reasonText: null,
      reason: null,
      defaultRef: 'refs/heads/main',
      head: testHead,
      fetchedAt: '2026-11-22T06:00:00.000Z',
      outcome: 'complete',
      commits: 1,
      tags: 0,
      files: 3,
    });
    expect(licence?.findings[0]?.evidence).toEqual({ path: 'LICENSE', lines: [1, 201] });
  });

  test('what was never crawled is waiting and unknown, not zero', async () => {
    const project = await get<Project>('/api/v1/projects/beta');
    const { freshness, commits12, quality, licence, asOf, languages } = project;
    expect({ freshness, commits12, quality, licence, asOf, languages }).toEqual({
      freshness: 'waiting',
      commits12: null,
      quality: null,
      licence: null,
      asOf: null,
      languages: [],
    });
  });

  test('paths of this machine are not told', async () => {
    for (const path of ['/api/v1/projects/beta', '/api/v1/crawls', '/api/v1/rankings/latest']) {
      const body = await (await testApp(store).request(path)).text();
      expect([path, body.includes('/srv')]).toEqual([path, false]);
      expect(body).toContain('"url":"local:"');
    }
  });

  test('series keep null with its reason, and months outside are left out', async () => {
    expect(await get('/api/v1/projects/alpha/series?metrics=commits&from=2026-10')).toEqual({
      project: 'alpha',
      series: [
        expect.objectContaining({
          metric: 'commits',
          revision: 1,
          monthly: [{ month: '2026-10', running: false, value: null, reason: { zh: '没有数据', en: 'No data' } }],
          window12: [{ month: '2026-10', running: false, value: 42, reason: null }],
          detail: null,
        }) as unknown,
      ],
    });
  });

  test('evidence links to the file at the commit, encoded', async () => {
    const list = await get<{ head: string; checks: { evidence: unknown[]; status: string }[] }>(
      '/api/v1/projects/alpha/checks',
    );
    expect(list.head).toBe(testHead);
    expect(list.checks[0]?.status).toBe('fail');
    expect(list.checks[0]?.evidence).toEqual([
      {
        path: 'docs/安全 说明.md',
        line: 3,
        text: '## 安全',
        url: `https://github.com/example/alpha/blob/${testHead}/docs/%E5%AE%89%E5%85%A8%20%E8%AF%B4%E6%98%8E.md#L3`,
      },
    ]);
  });

  test('rankings are listed, found by month and as the latest', async () => {
    const brief = {
      model: 'quality',
      revision: quality.revision,
      month: '2026-10',
      state: 'draft',
      newer: 0,
      ranked: 1,
      notRanked: 0,
    };
    expect(await get('/api/v1/rankings')).toEqual({ rankings: [expect.objectContaining(brief) as unknown] });
    const latest = await get<Record<string, unknown> & { entries: unknown[] }>('/api/v1/rankings/latest');
    expect(await get('/api/v1/rankings/2026-10')).toEqual(latest);
    expect(latest.entries[0]).toMatchObject({ rank: 1, project: 'alpha', score: { month: '2026-10', running: false } });
    expect(verifyRanking(latest)).toMatchObject({ ok: true, digest: latest['digest'], total: 0 });
    expect((await problem('/api/v1/rankings/2026-09')).type).toBe('/api/v1/#problem-not-found');
  });

  test('running crawls show their progress', async () => {
    const progress = { repositoryId: '', phase: 'commits', done: 3, total: 10 } as const;
    const ids = await store.db.selectFrom('repository').select('id').execute();
    const crawl = { holder: 'here:1', startedAt: new Date(0), progress };
    const crawls = new Map(ids.map(({ id }) => [id, crawl]));
    const now = { running: 1, waiting: 4, parked: 0, nextVisit: new Date(0), crawls };
    const live = { look: () => Promise.resolve(now) };
    const response = await testApp(store, { live }).request('/api/v1/crawls');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.json()).toMatchObject({
      running: 1,
      waiting: 4,
      nextVisit: '1970-01-01T00:00:00.000Z',
      crawls: [
        { project: 'alpha', progress: { phase: 'commits', done: 3, total: 10 } },
        { project: 'beta', progress: { phase: 'commits', done: 3, total: 10 } },
      ],
    });
    const beta = await testApp(store, { live }).request('/api/v1/projects/beta');
    expect(await beta.json()).toMatchObject({ freshness: 'crawling' });
  });

  test('data older than two days is stale', async () => {
    const now = () => new Date('2026-11-24T06:00:01Z');
    const response = await testApp(store, { now }).request('/api/v1/projects/alpha');
    expect(await response.json()).toMatchObject({ freshness: 'stale' });
  });
});

describe('refusals name what is wrong and the way out', () => {
  test.each([
    ['/api/v1/projects?sortt=name', 'sortt', 'did you mean sort?'],
    ['/api/v1/projects?limit=5&limit=6', 'limit', 'give it once'],
    ['/api/v1/projects?a[]=1', 'a[]', 'leave it out'],
    ['/api/v1/projects?__proto__=1', '__proto__', 'leave it out'],
    ['/api/v1/projects?constructor=1', 'constructor', 'Parameters here'],
    ['/api/v1/projects?limit=0', 'limit', '1 to 100'],
    ['/api/v1/projects?limit=101', 'limit', '1 to 100'],
    ['/api/v1/projects?limit=-1', 'limit', '1 to 100'],
    ['/api/v1/projects?limit=1e9', 'limit', '1 to 100'],
    ['/api/v1/projects?limit=NaN', 'limit', '1 to 100'],
    ['/api/v1/projects?sort=score%27%3B%20drop%20table%20project', 'sort', 'name, stage'],
    ['/api/v1/projects?domain=', 'domain', 'operating-system'],
    [`/api/v1/projects?q=${'x'.repeat(101)}`, 'q', 'is not as it must be'],
    ['/api/v1/projects?cursor=junk', 'cursor', 'first page'],
    ['/api/v1/projects/alpha?x=1', 'x', 'takes no parameters'],
    ['/api/v1/projects/alpha/series?from=2026-13', 'from', '2026-10'],
    ['/api/v1/projects/alpha/series?metrics=commits,nope', 'metrics', 'no metric'],
    ['/api/v1/rankings?model=nope', 'model', 'no model'],
  ])('%s', async (path, parameter, way) => {
    const body = await problem(path);
    expect(body).toMatchObject({ status: 400, parameter });
    expect(body.detail).toContain(way);
    expect(body.detailZh).toMatch(/\p{Script=Han}/u);
  });

  test.each([
    '/api/v1/projects/nope',
    '/api/v1/projects/..%2f..%2fetc',
    '/api/v1/projects/%E0%A4%A',
    '/api/v1/projects/%00',
    '/api/v1/metrics/constructor',
    '/api/v1/checks/__proto__',
    '/api/v1/models/nope',
    '/api/v1/rankings/2026-1',
    '/api/v1//projects',
    '/api/v1/projects/',
    '/api/v1/nope',
    '/api/v2/projects',
    '/api',
  ])('404 %s', async (path) => {
    expect(await problem(path)).toMatchObject({ status: 404, title: 'Not found' });
  });

  test('a cursor belongs to its question and to this server', async () => {
    const app = testApp(store);
    const page = (await (await app.request('/api/v1/projects?limit=1')).json()) as { next: string };
    const next = encodeURIComponent(page.next);
    const asked = async (one: typeof app, path: string) => {
      const response = await one.request(path);
      return [response.status, ((await response.json()) as Problem).parameter];
    };
    expect(await asked(app, `/api/v1/projects?limit=1&cursor=${next}`)).toEqual([200, undefined]);
    expect(await asked(app, `/api/v1/projects?limit=1&sort=stage&cursor=${next}`)).toEqual([400, 'cursor']);
    expect(await asked(testApp(store), `/api/v1/projects?cursor=${next}`)).toEqual([400, 'cursor']);
  });

  test('a fault of ours is a 500 without its cause, logged with it', async () => {
    const told: unknown[] = [];
    const log = { info: () => undefined, warn: () => undefined, error: (...line: unknown[]) => void told.push(line) };
    let looks = 0;
    const live = {
      look() {
        looks += 1;
        return looks === 1 ? Promise.reject(new Error('secret detail')) : noCrawls.look();
      },
    };
    const app = testApp(store, { live, log });
    const response = await app.request('/api/v1/crawls');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
    expect(JSON.stringify(told)).toContain('secret detail');
    expect((await app.request('/api/v1/projects')).status).toBe(200);
  });
});

describe('methods and headers', () => {
  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'FOO'])('%s is refused with what is allowed', async (method) => {
    for (const path of ['/api/v1/projects', '/', '/healthz']) {
      const response = await testApp(store).request(path, { method });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    }
  });

  test('HEAD has the headers of GET and no body', async () => {
    const app = testApp(store);
    const whole = await app.request('/api/v1/projects');
    const head = await app.request('/api/v1/projects', { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    for (const name of ['etag', 'content-length', 'content-type']) {
      expect(head.headers.get(name)).toBe(whole.headers.get(name));
    }
  });

  test('any origin may read, none with credentials', async () => {
    const app = testApp(store);
    const preflight = await app.request('/api/v1/projects', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'GET' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS');
    for (const origin of ['null', 'https://evil.example']) {
      const response = await app.request('/api/v1/projects', { headers: { origin, cookie: 'a=b' } });
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  test('headers that others may forge change nothing', async () => {
    const app = testApp(store);
    const plain = await (await app.request('/api/v1/projects')).text();
    const headers = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'gopher',
      'x-original-url': '/healthz',
      'x-http-method-override': 'DELETE',
      range: 'bytes=0-3',
    };
    expect(await (await app.request('/api/v1/projects', { headers })).text()).toBe(plain);
  });

  test('an ETag is strong, changes with encoding, and is honoured as a list', async () => {
    const app = testApp(store);
    const plain = await app.request('/api/v1/models');
    const packed = await app.request('/api/v1/models', { headers: { 'accept-encoding': 'gzip, br;q=0' } });
    const tag = plain.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{27}"$/);
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.headers.get('etag')).toBe(`"${tag.slice(1, -1)}-gzip"`);
    expect(packed.headers.get('vary')).toBe('Accept-Encoding');
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*', packed.headers.get('etag') ?? '']) {
      const again = await app.request('/api/v1/models', { headers: { 'if-none-match': known } });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
    const other = await app.request('/api/v1/models', { headers: { 'if-none-match': '"other"' } });
    expect(other.status).toBe(200);
  });

  test('an answer is kept until the data changes', async () => {
    const own = await testStore();
    await fillStore(own);
    const generation = createGeneration();
    const app = testApp(own, { generation });
    const title = async () => ((await (await app.request('/api/v1/projects/alpha')).json()) as Project).domain;
    expect(await title()).toBe('database');
    await own.db.updateTable('project').set({ domain: 'cloud-native' }).where('slug', '=', 'alpha').execute();
    expect(await title()).toBe('database');
    generation.bump();
    expect(await title()).toBe('cloud-native');
    await own.close();
  });
});

describe('health', () => {
  test('lives and is ready', async () => {
    const app = testApp(store);
    expect(await (await app.request('/healthz')).json()).toEqual({ status: 'ok' });
    expect(await (await app.request('/readyz')).json()).toEqual({ status: 'ready' });
  });

  test('without a database it lives, is not ready, and says 503 with Retry-After', async () => {
    const gone = await testStore();
    const app = testApp(gone);
    await gone.close();
    expect((await app.request('/healthz')).status).toBe(200);
    for (const path of ['/readyz', '/api/v1/projects']) {
      const response = await app.request(path);
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    }
  });
});
