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
import type { RepositoryTarget } from '../target.ts';
import { movedTarget } from './moved-target.ts';

function target(url: string, local = false): RepositoryTarget {
  return { platform: 'git', platformId: url, url, local, warning: null };
}

test.each([
  ['https://host.example/ada/old', 'ada/old', 'org/new', 'https://host.example/org/new'],
  ['https://host.example/ada/old.git', 'Ada/Old', 'org/new', 'https://host.example/org/new.git'],
  ['https://host.example:8443/gitea/ada/old.git', 'ada/old', 'org/new', 'https://host.example:8443/gitea/org/new.git'],
  ['http://host.example/a/b/c', 'a/b/c', 'a/d', 'http://host.example/a/d'],
  ['https://git.example/mirrors/77.git', 'ada/old', 'org/new', 'https://git.example/mirrors/77.git'],
  ['https://host.example/ada/old', 'ada/old', 'Ada/Old', 'https://host.example/ada/old'],
])('%s, asked for as %s and found as %s, is fetched from %s', (url, asked, found, expected) => {
  expect(movedTarget(target(url), asked, found).url).toBe(expected);
});

test.each(['../../etc', 'a/..', 'a/b?c', 'a\0/b'])(
  'a local path stays, and so does everything for the name %j',
  (name) => {
    expect(movedTarget(target('/srv/a.git', true), 'ada/old', name).url).toBe('/srv/a.git');
    const { url } = movedTarget(target('https://host.example/ada/old'), 'ada/old', name);
    expect(new URL(url).href.startsWith('https://host.example/')).toBe(true);
    expect([`https://host.example/ada/old`, 'https://host.example/a/b%3Fc']).toContain(url);
  },
);
