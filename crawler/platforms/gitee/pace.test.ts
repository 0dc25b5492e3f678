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

import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Http, HttpAnswer, HttpRequest } from '../../http/http.ts';
import { readGiteeLimit } from './limit.ts';
import { paced } from './pace.ts';

function clock() {
  const state = { now: 0, slept: [] as number[] };
  const sleep = async (ms: number) => {
    state.slept.push(ms);
    state.now += ms;
  };
  return { state, pace: { intervalMs: 1000, now: () => state.now, sleep } };
}

/** A host that answers at once with these headers. */
function host(origin: string, headers: () => Record<string, string>): Http {
  return {
    origin,
    credential: null,
    budget: () => [],
    // Only what the pace looks at is there.
    request: <T>() =>
      Promise.resolve({
        headers: new Map(Object.entries(headers())),
        status: 200,
        body: null,
      } as unknown as HttpAnswer<T>),
  };
}

const request: HttpRequest<unknown> = {
  url: 'https://gitee.com/api/v5/x',
  resource: 'core',
  readLimit: readGiteeLimit,
  schema: z.unknown(),
  signal: new AbortController().signal,
};

test('a host that tells no limit is asked once a second, whoever asks', async () => {
  const { state, pace } = clock();
  const quiet = () => ({});
  const [one, other] = [paced(host('https://a.example', quiet), pace), paced(host('https://a.example', quiet), pace)];
  await one.request(request);
  await other.request(request);
  state.now += 400;
  await one.request(request);
  expect(state.slept).toEqual([1000, 600]);
});

test('a host that tells its limit is left to the core', async () => {
  const { state, pace } = clock();
  const http = paced(
    host('https://b.example', () => ({ 'x-ratelimit-remaining': '59' })),
    pace,
  );
  for (let count = 0; count < 5; count += 1) await http.request(request);
  expect(state.slept).toEqual([]);
});
