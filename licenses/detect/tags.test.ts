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
import { processorTime } from '../testing.ts';
import { ignoredSpans, tagFindings, tagsIn } from './tags.ts';

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function claims(text: string): string[] {
  return tagFindings(bytesOf(text))
    .filter((finding) => finding.class === 'tag')
    .map(({ expression }) => expression);
}

function classes(text: string): string[] {
  return tagFindings(bytesOf(text)).map((finding) => finding.class);
}

const claimed: readonly (readonly [string, string])[] = [
  ['// SPDX-License-Identifier: MIT', 'MIT'],
  ['/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */', 'GPL-2.0-only WITH Linux-syscall-note'],
  ['<!-- SPDX-License-Identifier: Apache-2.0 -->', 'Apache-2.0'],
  ['{# SPDX-License-Identifier: Apache-2.0 #}', 'Apache-2.0'],
  ['(* SPDX-License-Identifier: LGPL-2.1-or-later *)', 'LGPL-2.1-or-later'],
  ['{- SPDX-License-Identifier: BSD-3-Clause -}', 'BSD-3-Clause'],
  ['-- SPDX-License-Identifier: MIT;', 'MIT'],
  [';; SPDX-License-Identifier: ISC.', 'ISC'],
  ['% SPDX-Licence-Identifier: mit or apache-2.0', 'MIT OR Apache-2.0'],
  ['" SPDX-License-Identifier: Vim', 'Vim'],
  ["int don't; // SPDX-License-Identifier: MIT", 'MIT'],
  ['// SPDX-License-Identifier: MIT。以下是正文', 'MIT'],
  ['.\\" SPDX-License-Identifier: MIT', 'MIT'],
  ["' SPDX-License-Identifier: MIT", 'MIT'],
  ['REM "SPDX-License-Identifier: AGPL-3.0"', 'AGPL-3.0-only'],
  ['dnl SPDX-License-Identifier: FSFUL', 'FSFUL'],
  ['"""SPDX-License-Identifier: MIT"""', 'MIT'],
  ['  "SPDX-License-Identifier": "Apache-2.0",', 'Apache-2.0'],
  ['int x; // SPDX-License-Identifier: Zlib', 'Zlib'],
  ['{ "$comment": "SPDX-License-Identifier: MIT",', 'MIT'],
  ['<?php // SPDX-License-Identifier: MIT ?>', 'MIT'],
  ['<p>SPDX-License-Identifier: MIT</p>', 'MIT'],
  ['# Copyright 2020 Foo. SPDX-License-Identifier: BSD-2-Clause', 'BSD-2-Clause'],
  ['# SPDX-License-Identifier: GPL-2.0 Copyright (C) 2019 Foo', 'GPL-2.0-only'],
  ['# SPDX-License-Identifier: MIT (see LICENSE)', 'MIT'],
  ['# SPDX-License-Identifier: LicenseRef-Own', 'LicenseRef-Own'],
  [' * SPDX-License-Identifier GPL-2.0+', 'GPL-2.0-or-later'],
  ['# License-Identifier: GPL-2.0', 'GPL-2.0-only'],
  ['SPDX License Identifier: MIT', 'MIT'],
  ['license_kinds: ["SPDX-license-identifier-Apache-2.0"],', 'Apache-2.0'],
  ['# SPDX-License-Identifier: GPL-2.0+ BSD-2-Clause', 'GPL-2.0-or-later OR BSD-2-Clause'],
  [
    '# SPDX-License-Identifier: EPL-2.0 OR GPL-2.0-only WITH\n#  Classpath-exception-2.0\n# next',
    'EPL-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0',
  ],
  ['# SPDX-License-Identifier: MIT\r\n# OR\r\n', 'MIT'],
  ['# SPDX-License-Identifier: MIT\n# OR Apache-2.0\n', 'MIT OR Apache-2.0'],
];

const quoted: readonly string[] = [
  '"sourcesContent":["/*\\n * It\'s by the \\"Heron\\" Authors\\n * SPDX-License-Identifier: MIT\\n */"]',
  "en: 'Begin each file with // SPDX-License-Identifier: MIT; it is short',",
  'Begin each file with // SPDX-License-Identifier: MIT',
  '  ["\\" SPDX-License-Identifier: Vim", "Vim"],',
  '  ["dnl SPDX-License-Identifier: FSFUL", "FSFUL"],',
  'const x = "// SPDX-License-Identifier: MIT";',
  '  "SPDX-License-Identifier: MIT",',
  "  '# SPDX-License-Identifier: MIT',",
  'echo "SPDX-License-Identifier: MIT" > file',
  'printf("/* SPDX-License-Identifier: MIT */\\n");',
  'Use `SPDX-License-Identifier: MIT` in the header.',
  '# Each file must begin with `SPDX-License-Identifier: MIT`',
  'Add the SPDX-License-Identifier: MIT line to each file.',
  'Put it on a line of its own, e.g. SPDX-License-Identifier: MIT.',
  '# SPDX-License-Identifier: MIT is what you should write.',
  '<code>SPDX-License-Identifier: MIT</code>',
  'An example:\n\n```\n# SPDX-License-Identifier: MIT\n```\n',
];

describe('tags', () => {
  it.each(claimed)('%j claims %s', (text, expression) => {
    expect(claims(text)).toEqual([expression]);
  });

  it.each(quoted)('%j is only a note', (text) => {
    expect(classes(text)).toEqual(['quoted']);
  });

  it.each([
    'The SPDX-License-Identifier tag names the licence.',
    'const r = /SPDX-License-Identifier: (.*)/;',
    '# SPDX-License-Identifier: ${LICENSE}',
    '# SPDX-License-Identifier: <license>',
    'print("SPDX-License-Identifier:", name)',
    'SPDX-License-Identifier = "MIT"',
    '# REUSE-IgnoreStart\n# SPDX-License-Identifier: MIT\n# REUSE-IgnoreEnd',
    '# REUSE-IgnoreStart\n# SPDX-License-Identifier: MIT\n',
  ])('%j says nothing', (text) => {
    expect(tagFindings(bytesOf(text))).toEqual([]);
  });

  it('keeps a value that is no expression, with the reason and where it is', () => {
    const [finding] = tagFindings(bytesOf('# SPDX-License-Identifier: Apache 2.0'));
    expect(finding).toMatchObject({
      class: 'malformed',
      expression: 'Apache 2.0',
      problem: { kind: 'unknown-licence', position: 0 },
    });
    expect(tagFindings(bytesOf('// SPDX-License-Identifier:'))).toMatchObject([
      { class: 'malformed', problem: { kind: 'empty' } },
    ]);
  });

  it('reads past parentheses that nothing closes, and says so', () => {
    expect(tagFindings(bytesOf('# SPDX-License-Identifier: (GPL-2.0-only OR MIT'))).toMatchObject([
      { class: 'tag', expression: 'GPL-2.0-only OR MIT', problem: { kind: 'syntax' } },
    ]);
  });

  it('knows lines, spans and snippets', () => {
    const text =
      '# SPDX-FileCopyrightText: © 2020 Jane Doé <jane@example.com>\n# SPDX-FileContributor: Bob -->\n' +
      '# SPDX-SnippetBegin\n# SPDX-SnippetCopyrightText: 2022 X\n# SPDX-License-Identifier: MIT\n# SPDX-SnippetEnd\n' +
      '# SPDX-License-Identifier: ISC\n';
    const tags = tagsIn(bytesOf(text));
    expect(tags.map(({ name, value, line, snippet }) => [name, value, line, snippet])).toEqual([
      ['file-copyright', '© 2020 Jane Doé <jane@example.com>', 1, false],
      ['contributor', 'Bob', 2, false],
      ['snippet-begin', '', 3, false],
      ['snippet-copyright', '2022 X', 4, true],
      ['licence', 'MIT', 5, true],
      ['snippet-end', '', 6, false],
      ['licence', 'ISC', 7, false],
    ]);
    const last = tags.at(-1)?.bytes ?? [0, 0];
    expect(
      Buffer.from(bytesOf(text))
        .subarray(...last)
        .toString(),
    ).toBe('SPDX-License-Identifier: ISC');
  });

  it('finds tags far down and next to each other', () => {
    const deep = `${'x\n'.repeat(100_000)}/* SPDX-License-Identifier: MIT */ /* SPDX-License-Identifier: ISC */`;
    expect(tagFindings(bytesOf(deep)).map(({ expression, lines }) => [expression, lines[0]])).toEqual([
      ['MIT', 100_001],
      ['ISC', 100_001],
    ]);
  });

  it('closes an ignored span at the first end after it', () => {
    const text = 'REUSE-IgnoreStart a REUSE-IgnoreStart b REUSE-IgnoreEnd c REUSE-IgnoreEnd';
    expect(ignoredSpans(bytesOf(text))).toEqual([[0, text.indexOf(' c ')]]);
  });

  it.each([
    ['tags on one line', 'SPDX-License-Identifier: MIT '],
    ['fences', '```\nSPDX-License-Identifier: MIT\n'],
    ['stems', 'SPDX-L'],
    ['ignore marks', 'REUSE-IgnoreStart SPDX-License-Identifier: MIT '],
    ['parentheses', 'SPDX-License-Identifier: (((((((((('],
    ['quotes', 'SPDX-License-Identifier: "\'`<<<<<--'],
  ])('takes time linear in many %s', (_, unit) => {
    const small = bytesOf(unit.repeat(2_000));
    const large = bytesOf(unit.repeat(8_000));
    tagsIn(small);
    const base = Math.max(
      20,
      processorTime(() => tagsIn(small)),
    );
    expect(processorTime(() => tagsIn(large)) / base).toBeLessThan(12);
  });
});
