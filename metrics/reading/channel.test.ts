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
import { hostileTexts, leastTime } from '../testing/hostile.ts';
import { findAsynchronous, findChats, mentionedChats } from './channel.ts';
import { countEntries } from './entry.ts';
import { readOutline } from './heading.ts';

describe('findAsynchronous', () => {
  it.each([
    'https://groups.google.com/g/x',
    'https://lists.apache.org/list.html?dev@x.org',
    'https://mailweb.openeuler.org/hyperkitty/list/dev@openeuler.org/',
    'https://discuss.kubernetes.io/',
    'https://github.com/o/r/discussions',
    'https://gitee.com/o/r/issues',
  ])('finds %s', (url) => {
    expect(findAsynchronous(readOutline('a.md', `x\n${url}\n`))[0]).toEqual({ path: 'a.md', line: 2, text: url });
  });
  it('tells the line of an e-mail address and not the address', () => {
    expect(findAsynchronous(readOutline('a.md', 'dev@x.org'))).toEqual([{ path: 'a.md', line: 1, text: null }]);
  });
  it('does not find a repository or an address in code', () => {
    expect(findAsynchronous(readOutline('a.md', 'https://github.com/o/r\n```\ndev@x.org\n```'))).toEqual([]);
  });
});

it('countEntries counts rows, items, logos or sections', () => {
  const count = (text: string) => countEntries(readOutline('a.md', text));
  expect(count('| a |\n|---|\n| 1 |\n| 2 |\n\n- x\n- TODO\n')).toBe(3);
  expect(count('<img src="a"/><img src="b"/>\n')).toBe(2);
  expect(count('# Users\n## A\nuses it\n## B\n')).toBe(1);
});

describe('hostile documents', () => {
  it.each(hostileTexts)('searches %s a million characters long in linear time', (_, text) => {
    const outline = readOutline('README.md', text);
    const time = leastTime(() => {
      findChats(outline);
      mentionedChats(outline);
      findAsynchronous(outline);
      countEntries(outline);
    });
    expect(time).toBeLessThan(400);
  });
});
