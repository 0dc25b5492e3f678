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
import { readOutline } from './heading.ts';
import { readLinks, readUrls } from './link.ts';

function links(path: string, text: string): [string, string, number][] {
  return readLinks(readOutline(path, text)).map(({ text, target, line }) => [text, target, line]);
}

describe('readLinks', () => {
  it('reads inline, reference and HTML links, and no images', () => {
    const text = [
      '[guide](docs/a(b).md "Title") and [empty]() ![img](x.png)',
      '[ref][r] [short][] [Auto]',
      '<a class="x" href="docs/h.md"><b>Html</b></a> [angled](<a b.md>)',
      '',
      '[r]: https://r.org "t"',
      '[short]: short.md',
      '[auto]: auto.md',
    ].join('\n');
    expect(links('README.md', text)).toEqual([
      ['guide', 'docs/a(b).md', 1],
      ['empty', '', 1],
      ['ref', 'https://r.org', 2],
      ['short', 'short.md', 2],
      ['Auto', 'auto.md', 2],
      ['angled', 'a b.md', 3],
      ['Html', 'docs/h.md', 3],
    ]);
  });
  it('reads the link around a badge', () => {
    expect(links('README.md', '[![CI](https://a.b/c.svg)](https://ci.org/x)')).toEqual([['', 'https://ci.org/x', 1]]);
  });
  it('leaves code and comments out', () => {
    expect(links('README.md', '```\n[a](b)\n```\n<!-- [c](d) -->\n')).toEqual([]);
  });
  it('reads reStructuredText and AsciiDoc', () => {
    expect(links('a.rst', 'See `the roadmap <docs/roadmap.rst>`_.\n\n.. _Governance: GOVERNANCE.rst')).toEqual([
      ['the roadmap', 'docs/roadmap.rst', 1],
      ['Governance', 'GOVERNANCE.rst', 3],
    ]);
    expect(links('a.adoc', 'See link:ROADMAP.adoc[the roadmap] and https://a.org/x[site].')).toEqual([
      ['the roadmap', 'ROADMAP.adoc', 1],
      ['site', 'https://a.org/x', 1],
    ]);
  });
});

describe('readUrls', () => {
  it('reads bare addresses and badges and stops at full-width marks', () => {
    const outline = readOutline(
      'README.md',
      '官网：https://a.org/x。\n![b](https://b.org/c.svg)\n`https://d.org`\n```\nhttps://no.org\n```',
    );
    expect(readUrls(outline).map(({ target, line }) => [target, line])).toEqual([
      ['https://a.org/x', 1],
      ['https://b.org/c.svg', 2],
      ['https://d.org', 3],
    ]);
  });
});

describe('hostile documents', () => {
  it.each(hostileTexts)('finds the links of %s a million characters long in linear time', (_, text) => {
    for (const path of ['a.md', 'a.rst', 'a.adoc']) {
      const outline = readOutline(path, text);
      const time = leastTime(() => {
        readLinks(outline);
        readUrls(outline);
      });
      expect(time).toBeLessThan(200);
    }
  });
});
