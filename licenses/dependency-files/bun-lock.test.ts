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
import { purlsOf, readFrom } from '../dependency-parts/testing-reading.ts';
import { threadTime } from '../testing.ts';
import { bunLock } from './bun-lock.ts';

function read(text: string) {
  return readFrom(bunLock, { 'web/bun.lock': text });
}

const lock = `{
  // bun writes none, people do
  "lockfileVersion": 1,
  "workspaces": {
    "": {
      "name": "app",
      "dependencies": { "a": "^1", "old": "npm:a@^0.9", "@s/own": "workspace:*", },
      "devDependencies": { "tool": "github:o/tool" },
      "optionalDependencies": { "maybe": "1" },
    },
    "packages/own": { "name": "@s/own", "version": "1.0.0", "dependencies": { "b": "^1" } },
  },
  "packages": {
    "@s/own": ["@s/own@workspace:packages/own"],
    "a": ["a@1.2.0", "", { "dependencies": { "b": "^2", "gone": "1" } }, "sha512-aa=="],
    "b": ["b@2.0.0", "https://npm.example.org/b/-/b-2.0.0.tgz", {}, "sha512-bb=="],
    "maybe": ["maybe@1.0.0", "", { "os": "none" }, "sha512-mm=="],
    "near": ["near@file:../near", {}],
    "old": ["a@0.9.0", "", {}, "sha512-oo=="],
    "tool": ["tool@github:o/tool#abc1234", { "dependencies": { "a": "*" }, "optionalDependencies": { "b": "*" } }, "o-tool-abc1234"],
    "@s/own/b": ["b@1.0.0", "", {}, "sha512-b1=="],
  }
}
`;

test('packages, edges, scopes and what workspaces ask for', async () => {
  const reading = await read(lock);
  expect(reading.root).toEqual({ name: 'app', version: null });
  expect(purlsOf(bunLock, reading)).toEqual([
    null,
    'pkg:npm/a@1.2.0',
    'pkg:npm/b@2.0.0',
    'pkg:npm/maybe@1.0.0',
    null,
    'pkg:npm/a@0.9.0',
    'pkg:npm/tool?vcs_url=git%2Bhttps:%2F%2Fgithub.com%2Fo%2Ftool%40abc1234',
    'pkg:npm/b@1.0.0',
  ]);
  expect(reading.packages.map(({ key, scopes, direct, line }) => [key, scopes.join(), direct, line])).toEqual([
    ['@s/own', '', true, 14],
    ['a', '', true, 15],
    ['b', '', false, 16],
    ['maybe', 'optional', true, 17],
    ['near', '', false, 18],
    ['old', '', true, 19],
    ['tool', 'dev', true, 20],
    ['@s/own/b', '', true, 21],
  ]);
  expect(reading.packages[6]?.dependsOn).toEqual(['a', 'b']);
  expect(reading.packages[1]).toMatchObject({ dependsOn: ['b'], integrity: 'sha512-aa==' });
  expect(reading.recorded?.map(({ manifest, name, constraint }) => [manifest, name, constraint])).toEqual([
    ['web/package.json', 'a', '^1'],
    ['web/package.json', 'a', '^0.9'],
    ['web/package.json', '@s/own', 'workspace:*'],
    ['web/package.json', 'maybe', '1'],
    ['web/package.json', 'tool', 'github:o/tool'],
    ['web/packages/own/package.json', 'b', '^1'],
  ]);
});

test('what is no package is passed over with a warning', async () => {
  const { packages, warnings } = await read(
    '{"packages": {"a": [1], "b": "b@1.0.0", "__proto__": ["__proto__@1.0.0", "", {}]}}',
  );
  expect(packages.map(({ name }) => name)).toEqual(['__proto__']);
  expect(warnings).toHaveLength(2);
});

test.each([
  ['{', 'unparsable'],
  ['[]', 'unparsable'],
  ['/* open', 'unparsable'],
  ['{"lockfileVersion": 2, "packages": {}}', 'unsupported-version'],
  ['{\n<<<<<<< HEAD\n=======\n>>>>>>> x\n}', 'merge-conflict'],
])('%j is refused', async (text, kind) => {
  await expect(read(text)).rejects.toMatchObject({ name: 'DependencyFileError', kind });
});

test('comments and commas without end are read in time', async () => {
  const before = threadTime();
  for (const part of ['/*', '//', ',', ', ', '"', '\\"', '{"a":']) {
    await expect(read(part.repeat(300_000))).rejects.toMatchObject({ kind: 'unparsable' });
  }
  expect(threadTime() - before).toBeLessThan(5000);
});
