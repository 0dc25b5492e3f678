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
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGitServer, type TestServer } from './git-server.ts';
import { buildRepository, testGit } from './repository.ts';

let root: string;
let server: TestServer;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tongming-test-'));
  server = await startGitServer({ root });
});

afterAll(async () => {
  await server.close();
  await rm(root, { recursive: true });
});

test('a built repository is what plain git clones from the server', async () => {
  const shas = await buildRepository(join(root, 'a.git'), {
    commits: [
      {
        files: { 'README.md': '# a\n', 'dir/with space': 'x' },
        author: { name: 'Lin', email: 'lin@example.org', epoch: 1_600_000_000, zone: '+0800' },
      },
      { ref: 'refs/heads/side', parents: [0], message: 'side\n\nSigned-off-by: Lin <lin@example.org>\n' },
      { parents: [0, 1], message: 'merge\n' },
      { ref: 'refs/heads/orphan', parents: [], files: { LICENSE: '->/etc/passwd' } },
    ],
    tags: [
      { name: 'v1', commit: 2, message: 'one\n' },
      { name: 'light', commit: 0 },
    ],
  });
  expect(shas).toHaveLength(4);
  await testGit(root, 'clone', '-q', '--mirror', `${server.url}/a.git`, 'copy');
  const copy = join(root, 'copy');
  expect((await testGit(copy, 'rev-list', '--all')).split('\n').toSorted()).toEqual(shas.toSorted());
  expect(await testGit(copy, 'log', '-1', '--format=%P', shas[2] ?? '')).toBe(`${shas[0]} ${shas[1]}`);
  expect(await testGit(copy, 'log', '-1', '--format=%an %ad', '--date=raw', shas[0] ?? '')).toBe(
    'Lin 1600000000 +0800',
  );
  expect(await testGit(copy, 'cat-file', '-t', 'v1')).toBe('tag');
  expect(await testGit(copy, 'ls-tree', '-r', '--format=%(objectmode) %(path)', 'orphan')).toBe('120000 LICENSE');
  expect(server.requests[0]).toEqual({ method: 'GET', url: '/a.git/info/refs?service=git-upload-pack' });
});
