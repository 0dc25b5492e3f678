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
import { compose } from './compose.ts';
import { createDetector } from './detector.ts';
import type { Finding } from './finding.ts';

const encoder = new TextEncoder();

/** Finds each `[…]` of a text: `[MIT]` a reference, `[text:MIT]` another kind, `[quoted:MIT]` a class. */
function marked(source: string): string | null {
  const bytes = encoder.encode(source);
  const findings = Array.from(source.matchAll(/\[(?:([a-z]+):)?([^\]]+)\]/gu), (match): Finding => {
    const [whole, mark = 'reference', expression = ''] = match;
    const from = encoder.encode(source.slice(0, match.index)).length;
    const line = source.slice(0, match.index).split('\n').length;
    const isClass = mark === 'quoted' || mark === 'partial' || mark === 'tag' || mark === 'malformed';
    return {
      expression,
      kind: isClass ? 'tag' : (mark as Finding['kind']),
      class: isClass ? mark : 'exact',
      rule: 'test',
      lines: [line, line],
      bytes: [from, from + encoder.encode(whole).length],
      words: { covered: mark === 'notice' || mark === 'text' ? 40 : 3, missing: 0, extra: 0 },
      score: 1,
    };
  });
  return compose(findings, bytes);
}

describe('the expression of a file', () => {
  it.each([
    ['nothing here', null],
    ['under [MIT]', 'MIT'],
    ['[MIT]\nand then\n[MIT]', 'MIT'],
    ['[MIT] for the code, [CC-BY-4.0] for the text', 'MIT AND CC-BY-4.0'],
    ['[MIT] or [Apache-2.0]', 'MIT OR Apache-2.0'],
    ['[MIT] or, at your option, [Apache-2.0]', 'MIT OR Apache-2.0'],
    ['dual-licensed: [MIT] and [GPL-2.0-only]', 'MIT OR GPL-2.0-only'],
    ['either of these licences:\n[MIT]\n[Apache-2.0]\n[Zlib]', 'MIT OR Apache-2.0 OR Zlib'],
    ['[GPL-2.0-only] or later of something. [MIT]', 'GPL-2.0-only AND MIT'],
    ['[MIT] 或 [MulanPSL-2.0]', 'MIT OR MulanPSL-2.0'],
    ['您可任选其一：[MIT]、[MulanPSL-2.0]', 'MIT OR MulanPSL-2.0'],
    ['[notice:GPL-2.0-or-later]\n[exception:Classpath-exception-2.0]', 'GPL-2.0-or-later WITH Classpath-exception-2.0'],
    [
      '[MIT]\n\n\n\n[GPL-2.0-only]\nwith [exception:Classpath-exception-2.0]',
      'MIT AND GPL-2.0-only WITH Classpath-exception-2.0',
    ],
    ['[text:GPL-2.0-only]\n[notice:GPL-2.0-or-later]', 'GPL-2.0-or-later'],
    ['[notice:GPL-2.0-only]\n[notice:GPL-2.0-or-later]', 'GPL-2.0-only AND GPL-2.0-or-later'],
    ['[quoted:MIT] [partial:Zlib]', null],
    ['[exception:Classpath-exception-2.0]', 'Classpath-exception-2.0'],
    [`[text:GPL-3.0-only]${'\n'.repeat(50)}[exception:GCC-exception-3.1]`, 'GPL-3.0-only WITH GCC-exception-3.1'],
    [`[MIT]${'\n'.repeat(50)}[exception:GCC-exception-3.1]`, 'MIT'],
    ['[tag:MIT]\nconst known = "[GPL-2.0-only]";', 'MIT'],
    ['[tag:MIT]\n[notice:GPL-2.0-only]', 'MIT AND GPL-2.0-only'],
    ['[malformed:MIT 2]\n[Zlib]', 'Zlib'],
    [
      `[MIT]${'\n'.repeat(30)}[exception:LicenseRef-scancode-commons-clause]`,
      'MIT AND LicenseRef-scancode-commons-clause',
    ],
  ])('%s', (source, wanted) => {
    expect(marked(source)).toBe(wanted);
  });

  it.each([
    ['This project is dual-licensed under Apache-2.0 and MulanPSL-2.0.', 'Apache-2.0 OR MulanPSL-2.0'],
    ['The code is under Apache-2.0, the fonts are under the OFL-1.1.', 'Apache-2.0 AND OFL-1.1'],
  ])('as the detector gives it: %s', (text, wanted) => {
    expect(createDetector().detect(encoder.encode(text)).expression).toBe(wanted);
  });
});
