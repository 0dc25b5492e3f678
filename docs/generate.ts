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

import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { families } from './families.ts';
import { headedSources, withHeader } from './headers.ts';
import { memberFiles, registrySource } from './registries.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** `--check` writes nothing and fails when something would change. */
const checkOnly = process.argv.includes('--check');
const stale: string[] = [];

/** Formats as the house does; text that is not code is returned as it is. */
function formatted(path: string, text: string): string {
  if (!path.endsWith('.ts')) return text;
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const run = spawnSync(process.execPath, [biome, 'check', '--write', `--stdin-file-path=${path}`], {
    cwd: root,
    input: text,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`biome could not format ${path}: ${run.stderr}`);
  return run.stdout;
}

async function write(path: string, text: string): Promise<void> {
  const after = formatted(path, text);
  const before = await readFile(join(root, path), 'utf8').catch(() => null);
  if (before === after) return;
  stale.push(path);
  if (checkOnly) return;
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), after);
  process.stdout.write(`wrote ${path}\n`);
}

async function writeAll(): Promise<void> {
  for (const family of families) {
    const source = registrySource(family, await memberFiles(root, family));
    await write(family.registry, withHeader(family.registry, source));
  }
  // Pages import the registries that were just written.
  const { referencePages } = await import('./reference.ts');
  for (const page of [...(await referencePages(root)), ...(await headedSources(root))])
    await write(page.path, page.text);
}

await writeAll();
if (checkOnly && stale.length > 0) {
  process.stderr.write(`These files are not what the code says; run npm run generate:\n${stale.join('\n')}\n`);
  process.exitCode = 1;
}
