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

import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** What the pages of the desk are made from, below the package: a change of any of it makes another build. */
const inputs = [
  'site/desk',
  'site/src',
  'api/client.ts',
  'api/desk/client.ts',
  'metrics/ahp.ts',
  'metrics/evaluate.ts',
  'store/facts.ts',
  'package.json',
  'package-lock.json',
] as const;

const left = /(?:\.test\.ts$|^\.|^dist$|^e2e$)/;

async function filesOf(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (found === null) return [];
  if (found.isFile()) return [path];
  const names = (await readdir(path)).filter((name) => !left.test(name));
  return (await Promise.all(names.map((name) => filesOf(join(path, name))))).flat();
}

/** Name of the build that these sources give, 24 hex digits. */
export async function sourcesDigest(root: string): Promise<string> {
  const paths = (await Promise.all(inputs.map((input) => filesOf(join(root, input))))).flat().sort();
  const hash = createHash('sha256');
  for (const path of paths) {
    const bytes = await readFile(path);
    hash.update(`${relative(root, path).split(sep).join('/')}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex').slice(0, 24);
}
