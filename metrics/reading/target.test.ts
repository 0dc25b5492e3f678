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
import { makeFiles } from '../testing/facts.ts';
import { hostileTexts, leastTime } from '../testing/hostile.ts';
import { readOutline } from './heading.ts';
import { isRealUrl, resolveTarget } from './target.ts';

const files = makeFiles({ 'docs/a.md': '', 'docs/贡献 指南.md': '', 'docs/img/x.png': '', 'ROADMAP.md': '' });
const outline = readOutline('docs/a.md', '# A\n## 1. Our Plans!\nx\n## Empty\n');

describe('resolveTarget', () => {
  it.each([
    ['../ROADMAP.md', { kind: 'file', path: 'ROADMAP.md' }],
    ['/ROADMAP.md?plain=1#top', { kind: 'file', path: 'ROADMAP.md' }],
    ['./%E8%B4%A1%E7%8C%AE%20%E6%8C%87%E5%8D%97.md', { kind: 'file', path: 'docs/贡献 指南.md' }],
    ['img/', { kind: 'folder', path: 'docs/img/' }],
    ['https://a.org/x', { kind: 'web', url: 'https://a.org/x' }],
    ['../../../issues/5', { kind: 'web', url: '../../../issues/5' }],
  ])('follows %s', (target, found) => {
    expect(resolveTarget(files, outline, target)).toEqual(found);
  });
  it('follows an anchor to a section with something under it', () => {
    expect(resolveTarget(files, outline, '#our-plans')).toMatchObject({ kind: 'section', section: { line: 2 } });
    expect(resolveTarget(files, outline, '#empty')).toEqual({ kind: 'nowhere' });
  });
  it.each([
    '',
    '.',
    '..',
    '%',
    '%E0%A4%A',
    'none.md',
    'mailto:a@b.org',
    'data:text/html,x',
    '//a.org',
    '../../../etc/passwd',
    '\0',
  ])('goes nowhere with %j', (target) => {
    expect(resolveTarget(files, outline, target)).toEqual({ kind: 'nowhere' });
  });
  it.each(hostileTexts)('resolves %s a million characters long in linear time', (_, text) => {
    expect(leastTime(() => resolveTarget(files, outline, text))).toBeLessThan(200);
  });
});

describe('isRealUrl', () => {
  it.each(['https://tongming.cn', 'http://a.org/x?y=1#z', 'https://例子.中国/x'])('%s is', (url) => {
    expect(isRealUrl(url)).toBe(true);
  });
  it.each([
    'https://example.com',
    'https://www.example.org/x',
    'http://localhost',
    'http://127.0.0.1/',
    'https://a.org/{x}',
    'https://host',
    'ftp://a.org',
    'https://',
    'x',
    'https://a.org/...',
  ])('%s is not', (url) => {
    expect(isRealUrl(url)).toBe(false);
  });
});
