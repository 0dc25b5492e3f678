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

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { astroBuilder } from './build.ts';

let out: string;
beforeEach(async () => {
  out = join(await mkdtemp(join(tmpdir(), 'tongming-build-')), 'out');
  await mkdir(out);
});
afterEach(() => rm(join(out, '..'), { recursive: true, force: true }));

const build = astroBuilder({ PATH: process.env['PATH'] ?? '', HOME: tmpdir() }, null);

test('a build whose API is away fails and says how it ended', async () => {
  const request = { api: 'http://127.0.0.1:9', out, signal: new AbortController().signal };
  await expect(build(request)).rejects.toThrow(/the site build ended with code \d+: ./);
}, 60_000);

test('a build can be cancelled', async () => {
  const controller = new AbortController();
  const request = { api: 'http://127.0.0.1:9', out, signal: controller.signal };
  const building = build(request);
  controller.abort();
  await expect(building).rejects.toThrow('aborted');
}, 60_000);
