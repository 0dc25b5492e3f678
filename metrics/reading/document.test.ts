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

import { describe, expect, it } from 'vitest';
import { type FileInput, makeFiles } from '../testing/facts.ts';
import { findDocument } from './document.ts';
import { documentKinds } from './document-kinds.ts';

const { roadmap, contributing, codeOfConduct, changelog, governance } = documentKinds;

function find(files: Record<string, FileInput>, kind: (typeof documentKinds)[keyof typeof documentKinds] = roadmap) {
  const { found, nearestMiss, undecided } = findDocument(makeFiles(files), kind);
  return {
    found: found === null ? null : [found.via, found.path, found.line],
    miss: nearestMiss?.path ?? null,
    undecided,
  };
}

describe('a file', () => {
  it.each([
    ['CONTRIBUTING.md', contributing],
    ['.github/contributing.md', contributing],
    ['.gitee/CONTRIBUTING.zh-CN.md', contributing],
    ['.gitlab/CONTRIBUTING.adoc', contributing],
    ['.gitcode/CONTRIBUTING_CN.rst', contributing],
    ['docs/贡献指南.md', contributing],
    ['Docs/code-of-conduct.txt', codeOfConduct],
    ['行为准则.md', codeOfConduct],
    ['CHANGELOG', changelog],
    ['CHANGELOG-1.2.md', changelog],
    ['更新日志.md', changelog],
    ['CHANGELOG/README.md', changelog],
    ['docs/roadmap/2026.md', roadmap],
    ['ROADMAP_2026.md', roadmap],
  ])('%s is found', (path, kind) => {
    expect(find({ [path]: 'Something is said here.' }, kind).found).toEqual(['file', path, null]);
  });
  it.each(['src/CONTRIBUTING.md', 'contributing.go', 'CONTRIBUTNG.md', 'docs/CONTRIBUTORS.md'])('%s is not', (path) => {
    expect(find({ [path]: 'Something is said here.' }, contributing).found).toBeNull();
  });
  it('counts when it is too large to be kept', () => {
    expect(find({ 'ROADMAP.md': { text: null, size: 900_000 } }).found).toEqual(['file', 'ROADMAP.md', null]);
  });
  it('does not count when empty, placeholder, binary; the next one may', () => {
    expect(find({ 'ROADMAP.md': '' })).toEqual({ found: null, miss: 'ROADMAP.md', undecided: false });
    expect(find({ 'ROADMAP.md': '# Roadmap\n\nTBD\n' }).miss).toBe('ROADMAP.md');
    expect(find({ 'ROADMAP.md': { text: null, size: 9, binary: true } }).found).toBeNull();
    expect(find({ 'ROADMAP.md': '', 'docs/ROADMAP.md': 'Q3: x' }).found).toEqual(['file', 'docs/ROADMAP.md', null]);
  });
  it('is no document when it is a command', () => {
    const { build } = documentKinds;
    expect(find({ build: 'set -e\nmake' }, build).found).toBeNull();
    expect(find({ INSTALL: { text: 'make', mode: 0o100755 } }, build).found).toBeNull();
    expect(find({ INSTALL: './configure && make' }, build).found).toEqual(['file', 'INSTALL', null]);
  });
  it('is undecided as a symlink', () => {
    expect(find({ 'ROADMAP.md': { mode: 0o120000, size: 4 } })).toEqual({
      found: null,
      miss: 'ROADMAP.md',
      undecided: true,
    });
  });
});

describe('a README', () => {
  it('counts a heading with something under it, in any language, and not an empty one', () => {
    expect(find({ 'README.md': '# X\n## 路线图\n- v2: 存储\n' }).found).toEqual(['section', 'README.md', 2]);
    expect(find({ 'README.md': '# X\n## Roadmap\n\n## Licence\nMIT' })).toEqual({
      found: null,
      miss: 'README.md',
      undecided: false,
    });
    expect(find({ 'README.md': '# X\ntext', 'README_zh.md': '# X\n## 发展路线图\n见下表\n' }).found).toEqual([
      'section',
      'README_zh.md',
      2,
    ]);
    expect(find({ 'readme.rst': 'X\n=\n\nRoadmap\n-------\nv2\n' }).found).toEqual(['section', 'readme.rst', 4]);
  });
  it("does not take the project's own name for a section", () => {
    expect(find({ 'README.md': '# Governance Toolkit\ntext\n' }, governance)).toEqual({
      found: null,
      miss: null,
      undecided: false,
    });
  });
  it('follows a link to a file, and believes one to the web', () => {
    expect(find({ 'README.md': '[our plans](docs/plan/roadmap.md)', 'docs/plan/roadmap.md': 'v2' }).found).toEqual([
      'link',
      'docs/plan/roadmap.md',
      null,
    ]);
    expect(find({ 'README.md': '[Roadmap](https://a.org/r)' }).found).toEqual(['link', 'README.md', 1]);
    expect(find({ 'README.md': '[Roadmap](../../wiki/Roadmap)' }).found).toEqual(['link', 'README.md', 1]);
    expect(find({ 'README.md': '[Roadmap](#plans)\n## Plans\nv2' }).found).toEqual(['link', 'README.md', 1]);
    expect(find({ 'README.md': '[路线图](docs/%E8%AE%A1%E5%88%92.md)', 'docs/计划.md': 'v2' }).found).toEqual([
      'link',
      'docs/计划.md',
      null,
    ]);
  });
  it.each([
    '',
    '#',
    '...',
    'TODO',
    'docs/none.md',
    '#none',
    'https://example.com/roadmap',
    'javascript:alert(1)',
    '../../../etc/passwd',
    'https://{host}/r',
  ])('does not believe a link to %j', (target) => {
    expect(find({ 'README.md': `[Roadmap](${target})` })).toEqual({ found: null, miss: 'README.md', undecided: false });
  });
});

describe('a README that was not read', () => {
  it('leaves open whether it speaks of the document', () => {
    const gbk = { 'README.md': { text: null, size: 900 } };
    expect(find(gbk)).toEqual({ found: null, miss: 'README.md', undecided: true });
    expect(find({ ...gbk, 'README.en.md': '# X\ntext' })).toEqual({ found: null, miss: null, undecided: false });
    expect(find({ ...gbk, 'ROADMAP.md': 'v2' }).found).toEqual(['file', 'ROADMAP.md', null]);
  });
});

describe('what is told when nothing counted', () => {
  it('names the typo, the wrong folder, and where it looked', () => {
    expect(find({ 'CONTRIBUTNG.md': 'x' }, contributing).miss).toBe('CONTRIBUTNG.md');
    expect(find({ 'CODE_OF_CONDCUT.md': 'x' }, codeOfConduct).miss).toBe('CODE_OF_CONDCUT.md');
    expect(find({ 'a/b/c/ROADMAP.md': 'x', 'site/ROADMAP.md': 'x' }).miss).toBe('site/ROADMAP.md');
    expect(findDocument(makeFiles({ 'README.md': 'x' }), roadmap).searched).toEqual([
      '{ROADMAP,路线图}*',
      'docs/{ROADMAP,路线图}*',
      'doc/{ROADMAP,路线图}*',
      '.github/{ROADMAP,路线图}*',
      '.gitee/{ROADMAP,路线图}*',
      '.gitlab/{ROADMAP,路线图}*',
      '.gitcode/{ROADMAP,路线图}*',
      'README.md # 路线图 | roadmap',
    ]);
  });
});
