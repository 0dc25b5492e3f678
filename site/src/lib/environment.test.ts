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
import { readEnvironment } from './environment.ts';

test('a build is told its API, folder and address; slashes at the end do not matter', () => {
  const env = { TONGMING_API: 'http://127.0.0.1:1/', TONGMING_OUT: '/out', TONGMING_BASE_URL: 'https://hub.example//' };
  expect(readEnvironment(env)).toEqual({
    api: 'http://127.0.0.1:1',
    out: '/out',
    site: 'https://hub.example',
    alone: false,
  });
});

test('without them it is the hub on its usual port', () => {
  expect(readEnvironment({})).toEqual({
    api: 'http://127.0.0.1:4321',
    out: null,
    site: 'http://localhost:4321',
    alone: false,
  });
});

test('pages for a folder of one’s own are told that no hub is there', () => {
  expect(readEnvironment({ TONGMING_ALONE: 'yes' }).alone).toBe(true);
});
