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

import { createSocket, type Socket } from 'node:dgram';
import { expect, test } from 'vitest';
import { parseHosts, resolveHost } from './resolve.ts';

test('a hosts file gives all addresses of a name, and no others', () => {
  const text =
    '127.0.0.1 localhost\n# 1.1.1.1 git.test\n140.82.112.3\tgithub.com  GIT.test # fast\n2606:50c0::1 git.test\nnonsense git.test\n';
  expect(parseHosts(text, 'git.test')).toEqual(['140.82.112.3', '2606:50c0::1']);
  expect(parseHosts(text, 'test')).toEqual([]);
});

test('F29 the hosts file comes first, and an unknown name is an error', async () => {
  expect(await resolveHost('localhost', 1000)).toContain('127.0.0.1');
  await expect(resolveHost('no-such-name.invalid', 500)).rejects.toHaveProperty('code');
});

test('F29 a server that never answers costs the limit', async () => {
  const silent: Socket = createSocket('udp4');
  await new Promise<void>((resolve) => {
    silent.bind(0, '127.0.0.1', resolve);
  });
  const started = performance.now();
  const servers = [`127.0.0.1:${silent.address().port}`];
  await expect(resolveHost('slow.example.test', 300, servers)).rejects.toHaveProperty('code');
  silent.close();
  expect(performance.now() - started).toBeLessThan(3000);
});
