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

import { mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDataDirectory } from './data-directory.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tongming-data-'));
});
afterAll(() => rm(root, { recursive: true }));

test('directories are made down to the last, and again is nothing', async () => {
  const path = join(root, 'a', 'b', 'c');
  await Promise.all([makeDataDirectory(path), makeDataDirectory(path)]);
  await makeDataDirectory(path);
  expect((await stat(path)).isDirectory()).toBe(true);
});

test('a place that cannot hold it is named with the reason and the way out', async () => {
  await writeFile(join(root, 'file'), '');
  await symlink(join(root, 'gone'), join(root, 'link'));
  const told = (path: string) => makeDataDirectory(join(root, path)).catch((error: Error) => error.message);
  expect(await told('file')).toBe(
    `The data directory ${join(root, 'file')} cannot be used (ENOTDIR). Check the path and its permissions, or choose another with --data.`,
  );
  expect(await told('file/below')).toContain('(ENOTDIR)');
  expect(await told('link/below')).toContain('(ENOENT)');
});
