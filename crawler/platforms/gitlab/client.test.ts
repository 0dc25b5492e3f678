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

import { Issues, Projects } from '@gitbeaker/rest';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { PlatformError } from '../../http/error.ts';
import type { Http, HttpRequest } from '../../http/http.ts';
import { ask } from './client.ts';

function recording(fail: PlatformError | null = null) {
  const asked: HttpRequest<unknown>[] = [];
  const http: Http = {
    credential: null,
    origin: 'https://gitlab.example',
    budget: () => [],
    request<T>(request: HttpRequest<T>) {
      asked.push(request);
      if (fail !== null) return Promise.reject(fail);
      const none = { moved: false, notModified: false, etag: null, problem: null, last: null };
      const next = 'https://gitlab.example/api/v4/projects/1/issues?page=2';
      const headers = new Map([['link', `<${next}>; rel="next"`]]);
      return Promise.resolve({ status: 200, headers, url: request.url, ...none, body: request.schema.parse([]), next });
    },
  };
  return { asked, client: { http, api: 'https://gitlab.example/under/api/v4' } };
}

const asking = { schema: z.unknown(), signal: new AbortController().signal };

test('gitbeaker words the request: path, query, encoding', async () => {
  const { asked, client } = recording();
  await ask(client, asking, (options) => new Projects(options).show('a/b c/d+e', { license: true }));
  await ask(client, asking, (options) =>
    new Issues(options).all({
      projectId: 7,
      updatedAfter: '2026-01-01T00:00:00.000+08:00',
      orderBy: 'updated_at',
      perPage: 100,
    }),
  );
  expect(asked.map(({ url }) => url)).toEqual([
    'https://gitlab.example/under/api/v4/projects/a%2Fb%20c%2Fd%2Be?license=true',
    'https://gitlab.example/under/api/v4/projects/7/issues?updated_after=2026-01-01T00%3A00%3A00.000%2B08%3A00&order_by=updated_at&per_page=100',
  ]);
});

test('gitbeaker follows no link: one request, one page', async () => {
  const { asked, client } = recording();
  const answer = await ask(client, asking, (options) => new Issues(options).all({ projectId: 7 }));
  expect([asked.length, answer.next]).toEqual([1, 'https://gitlab.example/api/v4/projects/1/issues?page=2']);
});

test.each(['rate-limited', 'server-error', 'unreachable'] as const)(
  'gitbeaker tries nothing again: %s',
  async (kind) => {
    const { asked, client } = recording(new PlatformError(kind, 'no', { url: 'https://gitlab.example/' }));
    const failing = ask(client, asking, (options) => new Issues(options).all({ projectId: 7 }));
    await expect(failing).rejects.toMatchObject({ kind });
    expect(asked.length).toBe(1);
  },
);

test('gitbeaker writes nothing', async () => {
  const { asked, client } = recording();
  const writing = ask(client, asking, (options) => new Issues(options).create(7, 'title'));
  await expect(writing).rejects.toThrow('Crawlers only read.');
  expect(asked).toEqual([]);
});
