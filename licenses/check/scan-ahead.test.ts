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
import { treeOf } from '../tree-of.ts';
import { scanAhead } from './scan-ahead.ts';
import { createFileScanner } from './side.ts';

const licences = ['MIT', 'Apache-2.0', 'MulanPSL-2.0'];
const paths = Array.from({ length: 500 }, (_, number) => `src/f${String(number).padStart(3, '0')}.ts`);
const licenceOf = (path: string) => licences[paths.indexOf(path) % licences.length] ?? '';

function tree() {
  const reads: string[] = [];
  const files = paths.map((path) => {
    return { path, id: null, size: null, kind: 'file' as const };
  });
  const link = { path: 'src/link', id: null, size: null, kind: 'symlink' as const };
  const made = treeOf({
    commit: null,
    files: [...files, link],
    read: ({ path }) => {
      reads.push(path);
      return Promise.resolve(Buffer.from(`// SPDX-License-Identifier: ${licenceOf(path)}\n`));
    },
  });
  return { made, reads };
}

test('what is scanned ahead is what is scanned one by one, each file read once', async () => {
  const { made, reads } = tree();
  const scanner = createFileScanner();
  scanner.expect(made, [...paths, 'src/link', 'src/gone']);
  for (const path of paths) {
    expect(await scanner.scan(made, path)).toMatchObject({ path, outcome: 'scanned', expression: licenceOf(path) });
  }
  expect(await scanner.scan(made, 'src/link')).toMatchObject({ outcome: 'symlink' });
  expect(await scanner.scan(made, 'src/gone')).toBeNull();
  expect([...reads].sort()).toEqual(paths);
  await scanner.close();
});

test('two paths of the same content and name are read once', async () => {
  const files = ['a/LICENSE', 'b/LICENSE', 'b/x.ts'].map((path) => {
    return { path, id: '1', size: null, kind: 'file' as const };
  });
  const reads: string[] = [];
  const read = ({ path }: { readonly path: string }) => {
    reads.push(path);
    return Promise.resolve(Buffer.from('// SPDX-License-Identifier: MIT\n'));
  };
  const made = treeOf({ commit: null, files, read });
  const ahead = scanAhead(made, ['a/LICENSE', 'b/LICENSE', 'b/x.ts'], { threads: 1 });
  expect(await ahead.facts('b/LICENSE')).toMatchObject({ path: 'b/LICENSE', expression: 'MIT' });
  expect(await ahead.facts('elsewhere')).toBeNull();
  expect(reads).toEqual(['a/LICENSE', 'b/x.ts']);
  await ahead.close();
});

test('progress counts every file; a stop is thrown to who waits', async () => {
  const told: [number, number][] = [];
  const controller = new AbortController();
  const scanning = {
    threads: 1,
    signal: controller.signal,
    told: (files: number, total: number) => void told.push([files, total]),
  };
  const { made } = tree();
  const all = scanAhead(made, paths, scanning);
  await all.facts(paths.at(-1) ?? '');
  expect(told.reduce((sum, [files]) => sum + files, 0)).toBe(500);
  expect(new Set(told.map(([, total]) => total))).toEqual(new Set([500]));

  const stopped = scanAhead(made, paths, scanning);
  controller.abort(new Error('enough'));
  await expect(stopped.facts(paths.at(-1) ?? '')).rejects.toThrow('enough');
  await expect(stopped.facts(paths[0] ?? '')).rejects.toThrow('enough');
});

test('after it was closed, files are scanned without', async () => {
  const { made } = tree();
  const scanner = createFileScanner();
  scanner.expect(made, paths);
  for (const path of paths.slice(0, 40)) await scanner.scan(made, path);
  await scanner.close();
  const last = paths.at(-1) ?? '';
  expect(await scanner.scan(made, last)).toMatchObject({ path: last, expression: licenceOf(last) });
});
