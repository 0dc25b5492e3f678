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

import { expect, it } from 'vitest';
import { type FileInput, makeFacts } from '../testing/facts.ts';
import { binaryArtifacts } from './binary-artifacts.ts';

function run(files: Readonly<Record<string, FileInput>>) {
  return binaryArtifacts.run(makeFacts({ files }));
}

function binary(magic: string | null = null): FileInput {
  return { text: null, binary: true, magic, size: 9 };
}

it('passes a tree of sources, pictures and archives', () => {
  const files = {
    'src/main.c': 'int main;\n',
    'logo.png': binary(),
    'data.tar.gz': binary('gzip'),
    'link.so': 'INPUT(libx.so.1)\n',
    'bin/tool.exe': { text: null, mode: 0o120000 },
  };
  expect(run(files)).toMatchObject({ status: 'pass', score: 1, evidence: [] });
  expect(run({}).status).toBe('pass');
});

it.each([
  ['bin/tool', 'elf'],
  ['a.exe', 'pe'],
  ['lib/libx.so.1.2', null],
  ['lib/libx.a', 'ar'],
  ['x.jar', 'zip'],
  ['dist/x-1.0-py3-none-any.whl', 'zip'],
  ['app.apk', 'jar'],
  ['a/__pycache__/b.pyc', null],
  ['m.wasm', 'wasm'],
  ['x.rpm', null],
  ['驱动/驱动.ko', 'elf'],
])('finds %s (%s)', (path, magic) => {
  expect(run({ [path]: binary(magic) })).toMatchObject({
    status: 'partial',
    score: 0.9,
    evidence: [{ path, line: null, text: magic }],
    message: { zh: '源码树里有 1 个可执行的二进制文件。' },
  });
});

it('takes off a tenth each, until nothing is left', () => {
  const some = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`b${at}.o`, binary('elf')]));
  expect(run(some(9)).score).toBeCloseTo(0.1);
  expect(run(some(10))).toMatchObject({ status: 'fail', score: 0 });
  expect(run(some(30)).evidence).toHaveLength(20);
});

it('is milder with test data, and names what is not test data first', () => {
  const test = { 'testdata/a.elf': binary('elf'), 'src/test/b.jar': binary('jar') };
  expect(run(test)).toMatchObject({ status: 'partial', score: 0.7 });
  expect(run({ ...test, 'z/c.so': binary('elf') })).toMatchObject({
    score: 0.9,
    evidence: [{ path: 'z/c.so' }, {}, {}],
  });
});

it('lets a Gradle wrapper through only where an action verifies it', () => {
  const jar = { 'gradle/wrapper/gradle-wrapper.jar': binary('jar') };
  expect(run(jar)).toMatchObject({ status: 'partial', score: 0.9 });
  for (const action of [
    'gradle/actions/wrapper-validation@v4',
    'gradle/wrapper-validation-action@v3',
    'gradle/actions/setup-gradle@v4',
  ]) {
    const workflow = `on: push\njobs:\n  a:\n    steps:\n      - uses: ${action}\n`;
    expect(run({ ...jar, '.github/workflows/a.yml': workflow }).status).toBe('pass');
  }
});
