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

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { buildSite } from './build.ts';
import type { FixtureHub } from './fixture.ts';
import { serveFixture } from './server.ts';

/** A site built from a fixture, in a folder of its own. */
export interface Built extends AsyncDisposable {
  readonly root: string;
}

/** Builds the site from a fixture through the real client; disposing it removes the folder. */
export async function builtSite(hub: FixtureHub, env: Readonly<Record<string, string>> = {}): Promise<Built> {
  const folder = await mkdtemp(join(tmpdir(), 'tongming-site-'));
  const root = join(folder, 'out');
  await using kept = new AsyncDisposableStack();
  kept.defer(() => rm(folder, { recursive: true, force: true }));
  await using api = await serveFixture(hub);
  await buildSite(api.url, root, env);
  const built = kept.move();
  return { root, [Symbol.asyncDispose]: () => built.disposeAsync() };
}

/** Every file of a built site by its address, in order. */
export async function readFiles(root: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = paths.sort().map(async (path): Promise<[string, Buffer]> => {
    return [`/${relative(root, path).split(sep).join('/')}`, await readFile(path)];
  });
  return new Map(await Promise.all(files));
}
