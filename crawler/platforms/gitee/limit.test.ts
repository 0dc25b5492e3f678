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
import { readGiteeLimit } from './limit.ts';

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  readGiteeLimit({ status, body, headers: new Map(Object.entries(headers)), now: 1_700_000_000_000 });

test('a budget in the headers is read', () => {
  const headers = { 'x-ratelimit-limit': '60', 'x-ratelimit-remaining': '41', 'x-ratelimit-reset': '1700000042' };
  expect(answer(200, {}, headers)).toMatchObject({
    limit: 60,
    remaining: 41,
    resetAt: new Date(1_700_000_042_000),
    limited: false,
  });
});

test.each([
  { message: '403 Rate Limit Exceeded' },
  { message: '请求过于频繁，请稍后再试' },
  { error_message: '操作太频繁了' },
  { message: '触发限流' },
])('a 403 that is about speed is a limit, for a minute: %j', (body) => {
  expect(answer(403, body)).toMatchObject({ limited: true, waitMs: 60_000 });
});

test('what the answer asks to wait is believed', () => {
  expect(answer(429, {}, { 'retry-after': '7' })).toMatchObject({ limited: true, waitMs: 7000 });
});

test.each([
  [403, { message: '403 Forbidden' }],
  [403, { message: '你没有权限' }],
  [404, { message: '请求过于频繁' }],
  [200, []],
])('anything else is none: %i %j', (status, body) => {
  expect(answer(status, body).limited).toBe(false);
});
