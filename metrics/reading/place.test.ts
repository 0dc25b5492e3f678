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
import { documentName, editDistance, folderOf, isNamed } from './place.ts';

describe('documentName', () => {
  it.each([
    ['CODE_OF_CONDUCT.zh-CN.md', 'codeofconduct'],
    ['docs/Code-of-Conduct_CN.rst', 'codeofconduct'],
    ['README.en.md', 'readme'],
    ['CHANGELOG', 'changelog'],
    ['ＲＥＡＤＭＥ.md', 'readme'],
    ['security.go', 'security.go'],
    ['owners.yaml', 'owners.yaml'],
  ])('%s is %s', (path, name) => {
    expect(documentName(path)).toBe(name);
  });
  it('drops the extension of data where data is a document', () => {
    expect(documentName('OWNERS.yaml', true)).toBe('owners');
  });
});

it('isNamed allows a version or year', () => {
  expect(isNamed('roadmap2026', ['roadmap'])).toBe(true);
  expect(isNamed('changelogv1.2', ['changelog'])).toBe(true);
  expect(isNamed('roadmapper', ['roadmap'])).toBe(false);
});

it('folderOf keeps the slash', () => {
  expect([folderOf('a/b/c.md'), folderOf('c.md')]).toEqual(['a/b/', '']);
});

describe('editDistance', () => {
  it.each([
    ['contributing', 'contributng', 1],
    ['conduct', 'condcut', 1],
    ['roadmap', 'rodmpa', 2],
    ['security', 'security', 0],
    ['security', 'insecurities', null],
  ])('%s to %s is %s', (a, b, distance) => {
    expect(editDistance(a, b, 2)).toBe(distance);
  });
  it('gives up on overlong names', () => {
    expect(editDistance('a'.repeat(100_000), 'a'.repeat(100_001), 2)).toBeNull();
  });
});
