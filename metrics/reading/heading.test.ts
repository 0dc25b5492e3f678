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
import { bodyOf, readOutline } from './heading.ts';

function titles(path: string, text: string): [string, number, number, boolean][] {
  return readOutline(path, text).sections.map(({ title, level, line, hasBody }) => [title, level, line, hasBody]);
}

describe('readOutline of Markdown', () => {
  it('reads ATX, setext and HTML headings with their lines', () => {
    const text =
      '# Top\n\ntext\n\n## Two ##\nx\n\nThree\n-----\ny\n\nFour\n====\n<h3 align="center"><b>Five</b></h3>\nz\n<h2>\n  Six\n</h2>\nbody\n';
    expect(titles('README.md', text)).toEqual([
      ['Top', 1, 1, true],
      ['Two', 2, 5, true],
      ['Three', 2, 8, true],
      ['Four', 1, 12, true],
      ['Five', 3, 14, true],
      ['Six', 2, 16, true],
    ]);
  });
  it('drops numbering, emoji and markup, and accepts Chinese headings without a space', () => {
    const text =
      '## 1. 路线图 🎉\na\n##贡献指南\nb\n## 二、[治理](GOVERNANCE.md)\nc\n## **How** to `build` :rocket:\nd';
    expect(titles('README.md', text).map(([title]) => title)).toEqual(['路线图', '贡献指南', '治理', 'How to build']);
  });
  it('survives a byte order mark and CRLF', () => {
    expect(titles('README.md', '\uFEFF# A\r\n\r\nb\r\n## C\r\n\r\n')).toEqual([
      ['A', 1, 1, true],
      ['C', 2, 4, false],
    ]);
  });
  it('finds no heading in code, comments and <pre>', () => {
    const text =
      '```sh\n# one\n```\n~~~~\n~~~\n## two\n~~~~\n<!--\n## three\n-->\n<pre>\n## four\n</pre>\n    ## five\n## six\nx';
    expect(titles('README.md', text).map(([title]) => title)).toEqual(['six']);
  });
  it('sees that a heading has nothing under it', () => {
    const text =
      '## Roadmap\n\n<!-- later -->\n---\n## Governance\n### Votes\n\n## Support\nTODO\n## Security\n### How\nMail us.\n';
    expect(titles('README.md', text).map(([title, , , hasBody]) => [title, hasBody])).toEqual([
      ['Roadmap', false],
      ['Governance', false],
      ['Votes', false],
      ['Support', false],
      ['Security', true],
      ['How', true],
    ]);
  });
  it('gives a body up to the next heading of the same level', () => {
    const outline = readOutline('a.md', '# A\n## B\none\n### C\ntwo\n## D\nthree');
    expect(bodyOf(outline, outline.sections[1]!)).toBe('one\n### C\ntwo');
  });
  it('takes a table row or a list item above a rule for no heading', () => {
    expect(titles('a.md', '| a | b |\n---\n- x\n---\n')).toEqual([]);
  });
});

describe('readOutline of reStructuredText and AsciiDoc', () => {
  it('reads adorned titles, levels by first use', () => {
    const text = 'Title\n=====\n\n.. code::\n\n   Not\n   ---\n\n路线图\n------\nsoon\n\nMore\n----\n';
    expect(titles('README.rst', text)).toEqual([
      ['Title', 1, 1, true],
      ['路线图', 2, 9, true],
      ['More', 2, 13, false],
    ]);
  });
  it('reads AsciiDoc titles outside listings and comments', () => {
    const text =
      '= Title\n\n----\n== No\n----\n////\n== Nor this\n////\n== Roadmap\n// nothing\n== Governance\nvotes\n';
    expect(titles('README.adoc', text)).toEqual([
      ['Title', 1, 1, true],
      ['Roadmap', 2, 9, false],
      ['Governance', 2, 11, true],
    ]);
  });
});

describe('hostile documents', () => {
  it.each(hostileTexts)('takes %s a million characters long apart in linear time', (_, text) => {
    for (const path of ['a.md', 'a.rst', 'a.adoc']) {
      const time = leastTime(() => {
        readOutline(path, text);
      });
      expect(time).toBeLessThan(200);
    }
  });
});
