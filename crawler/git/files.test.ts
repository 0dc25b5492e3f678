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
import { scanHeader } from '#licenses/header.ts';
import { readBlob } from './blob.ts';
import { keepOf } from './kept.ts';
import { languageOf } from './languages.ts';
import { parseMailmap } from './mailmap.ts';

test.each([
  'README.md',
  'readme',
  'LICENSE',
  'LICENSE-APACHE',
  'COPYING.LESSER',
  'NOTICE.txt',
  'docs/governance.md',
  'docs/project/ROADMAP.md',
  'doc/使用指南.md',
  '贡献指南.md',
  '行为准则.md',
  '安全.md',
  '许可证',
  '.gitee/ISSUE_TEMPLATE.zh-CN.md',
  '.gitee/ISSUE_TEMPLATE/bug.yml',
  '.github/workflows/ci.yml',
  '.github/dependabot.yml',
  '.workflow/branch-pipeline.yml',
  '.gitlab-ci.yml',
  'Jenkinsfile',
  '.circleci/config.yml',
  '.woodpecker/build.yaml',
  'packages/a/package.json',
  'Cargo.toml',
  'deploy/Dockerfile.arm64',
  'LICENSES/MIT.txt',
  'OWNERS',
  '.mailmap',
  'sig-info.yaml',
  'deny.toml',
  '.cargo/deny.toml',
  '.fossa.yml',
  '.ort.yml',
  'OAT.xml',
  '.clabot',
  'artifacthub-repo.yml',
  'docs/roadmap/2026.md',
  'debian/copyright',
  'LICENSES/preferred/GPL-2.0',
  'MIT-LICENSE.txt',
])('the text of %s is kept', (path) => {
  expect(keepOf(path)).toBe('always');
});

test.each([
  ['third_party/zlib/LICENSE', 'licence'],
  ['a/b/c/d/e/COPYING.LIB', 'licence'],
  ['vendor/github.com/a/b/NOTICE.txt', 'licence'],
  ['CHANGELOG/CHANGELOG-1.9.md', 'changelog'],
])('the text of %s is kept within a limit', (path, keep) => {
  expect(keepOf(path)).toBe(keep);
});

test.each([
  'src/main.ts',
  'pkg/license/license.go',
  'src/notice.ts',
  'package-lock.json',
  'go.sum',
  'docs/a/b/page.md',
  'src/notes.md',
  'a/b/c/d/package.json',
  'node_modules/x/y/z/package.json',
  'image.png',
  'src/licenses.ts',
  '.github/logo.svg',
])('the text of %s is not kept', (path) => {
  expect(keepOf(path)).toBe(null);
});

test.each([
  ['src/main.cj', 'Cangjie'],
  ['a.ets', 'ArkTS'],
  ['a/b.tsx', 'TypeScript'],
  ['Makefile', 'Makefile'],
  ['Dockerfile.arm64', 'Dockerfile'],
  ['kernel/Kbuild', 'Makefile'],
  ['lib/x.HPP', 'C++'],
  ['boot/start.S', 'Assembly'],
  ['BUILD.bazel', 'Starlark'],
  ['README.md', null],
  ['vendor/a/b.go', null],
  ['app/node_modules/x/index.js', null],
  ['dist/a.js', null],
  ['jquery.min.js', null],
  ['api/v1.pb.go', null],
  ['.gitignore', null],
  ['ts', null],
])('the language of %s is %s', (path, language) => {
  expect(languageOf(path)).toBe(language);
});

test.each([
  ['// SPDX-License-Identifier: MulanPSL-2.0\n', 'MulanPSL-2.0', true],
  ['/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */', 'GPL-2.0 WITH Linux-syscall-note', true],
  ['# SPDX-License-Identifier: (GPL-2.0+ OR MIT)\r\n', '(GPL-2.0+ OR MIT)', true],
  ['<!-- SPDX-License-Identifier: MIT -->', 'MIT', true],
  ['const tag = "SPDX-License-Identifier:";\n', null, false],
  ['// Copyright (c) 2020 A\n', null, true],
  ['// Copyright © 2020 A\n', null, true],
  ['// 版权所有 2020\n', null, true],
  ['// see the copyright chapter\n', null, false],
  ['', null, false],
])('header %j', (text, spdx, notice) => {
  expect(scanHeader(Buffer.from(text))).toEqual({ spdx, notice });
});

test('scanning takes linear time on text made to slow it', () => {
  const started = performance.now();
  for (const bait of ['SPDX-License-Identifier: (((', 'copyright ', 'SPDX-License-Identifier: A -', ' \t-']) {
    scanHeader(Buffer.from(bait.repeat(8192 / bait.length)));
  }
  expect(performance.now() - started).toBeLessThan(200);
});

test('blobs: text, binary, magic, lines, and text that is kept', () => {
  expect(readBlob(Buffer.from('a\nb'), 3, true)).toEqual({
    binary: false,
    magic: null,
    lineCount: 2,
    spdx: null,
    notice: false,
    content: 'a\nb',
    truncated: false,
  });
  expect(readBlob(Buffer.from('\x7fELF\0\0'), 6, true)).toMatchObject({
    binary: true,
    magic: 'elf',
    lineCount: null,
    notice: null,
    content: null,
  });
  expect(readBlob(Buffer.from('cafebabe00000034', 'hex'), 8, false).magic).toBe('class');
  expect(readBlob(Buffer.from('cafebabe00000002', 'hex'), 8, false).magic).toBe('mach-o');
  expect(readBlob(Buffer.from('PK\x03\x04____META-INF/MANIFEST.MF\0'), 32, false).magic).toBe('jar');
  expect(readBlob(Buffer.from('caf\xe9', 'latin1'), 4, true).content).toBeNull();
  expect(readBlob(Buffer.from('\ufeffx'), 4, true).content).toBe('x');
  const long = readBlob(Buffer.from(`a${'文'.repeat(100_000)}`), 300_001, true);
  expect([long.truncated, long.content?.length]).toEqual([true, 87_382]);
});

test('mailmap: four forms, comments, and lines that join nobody', () => {
  const text = [
    'Name Only <p@example.org>',
    '<p@example.org> <c@example.org>',
    'Proper <p@example.org> <d@example.org> # why',
    'Proper Name <p@example.org> Commit Name <e@example.org>',
    'Same <p@example.org> <P@example.org>',
    '# comment <a@example.org> <b@example.org>',
    'broken <x> <y> <z>',
    '<>',
  ].join('\r\n');
  expect(
    parseMailmap(text).map(({ proper, commit, line }) => [line, proper.name, proper.email, commit.name, commit.email]),
  ).toEqual([
    [2, '', 'p@example.org', '', 'c@example.org'],
    [3, 'Proper', 'p@example.org', '', 'd@example.org'],
    [4, 'Proper Name', 'p@example.org', 'Commit Name', 'e@example.org'],
  ]);
});
