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
import { DependencyFileError } from '../dependency-file.ts';
import { readFrom } from '../dependency-parts/testing-reading.ts';
import { stackLock } from './stack-lock.ts';

test('stack.yaml.lock', async () => {
  const text = `packages:
- completed:
    hackage: fuzzy-set-0.2.10@sha256:aabb,1618
    pantry-tree: { sha256: cc, size: 574 }
  original:
    hackage: fuzzy-set-0.2.10
- completed:
    name: own
    version: 0.10
    git: https://example.org/own.git
    commit: 0123456789abcdef0123456789abcdef01234567
- completed:
    hackage: nonsense
snapshots:
- completed: { sha256: dd, size: 1, url: https://example.org/snapshot.yaml }
`;
  const reading = await readFrom(stackLock, { 'stack.yaml.lock': text });
  expect(
    reading.packages.map(({ name, version, integrity, source, line }) => [
      name,
      version,
      integrity,
      source?.revision,
      line,
    ]),
  ).toEqual([
    ['fuzzy-set', '0.2.10', 'sha256:aabb', undefined, 3],
    ['own', '0.10', null, '0123456789abcdef0123456789abcdef01234567', null],
  ]);
  expect(reading.warnings).toHaveLength(1);
  await expect(readFrom(stackLock, { 'stack.yaml.lock': `a: ${'['.repeat(10_000)}` })).rejects.toMatchObject({
    kind: 'unparsable',
  });
});

test.each(['a text', '- a\n', '<<<<<<< a\n=======\n>>>>>>> b\n'])('%j is no stack.yaml.lock', async (text) => {
  await expect(readFrom(stackLock, { 'stack.yaml.lock': text })).rejects.toThrow(DependencyFileError);
});

test('an empty stack.yaml.lock has no packages', async () => {
  expect((await readFrom(stackLock, { 'stack.yaml.lock': '' })).packages).toEqual([]);
});
