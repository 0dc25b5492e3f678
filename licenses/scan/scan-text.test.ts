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

import { describe, expect, test } from 'vitest';
import { canonicalText, listedTexts } from '../canonical.ts';
import { createDetector } from '../detect/detector.ts';
import type { Finding } from '../detect/finding.ts';
import { licenceText } from '../testing.ts';
import { createTextScanner, type FileBytes } from './scan-text.ts';

const detector = createDetector();
const scanner = createTextScanner(detector);
const filler = 'let total = items.map((item) => item.price * item.count).reduce((a, b) => a + b, 0);\n';

function scan(text: string | Buffer, name = 'file.c', gap: FileBytes['gap'] = null) {
  const bytes = Buffer.from(text as string);
  return scanner(name, { bytes, size: bytes.length, gap });
}

function told(text: string | Buffer) {
  return scan(text).findings.map(({ expression, lines }) => [expression, ...lines]);
}

describe('a text in parts says what it says as a whole', () => {
  test('with places counted in the whole file', () => {
    const text = `${filler.repeat(300)}// SPDX-License-Identifier: ISC\n${filler.repeat(300)}${licenceText('MIT')}\n${filler.repeat(300)}`;
    const { expression, findings } = scan(text);
    expect(expression).toBe('ISC AND MIT');
    const [tag] = findings;
    const licence = findings.find(({ kind }) => kind === 'text');
    expect([tag?.kind, tag?.lines]).toEqual(['tag', [301, 301]]);
    const first = text.slice(0, text.indexOf('Permission is hereby')).split('\n').length;
    expect(licence?.lines[1]).toBeGreaterThan(first);
    expect(licence?.lines[0]).toBeLessThanOrEqual(first);
    expect(
      Buffer.from(text)
        .subarray(...(licence?.bytes as [number, number]))
        .toString(),
    ).toContain('WITHOUT WARRANTY OF ANY KIND');
  });

  test.each([
    'MIT',
    'Apache-2.0',
    'GPL-2.0-only',
    'BSD-3-Clause',
    'MPL-2.0',
    'CECILL-2.1',
    'EUPL-1.2',
    'CC-BY-SA-4.0',
    'D-FSL-1.0',
    'LiLiQ-P-1.1',
    'MulanPSL-2.0',
    'Zlib',
  ])('%s between code', (id) => {
    const text = filler.repeat(200) + licenceText(id) + filler.repeat(200);
    const texts = (findings: readonly { rule: string; class: string; kind: string }[]) =>
      findings.filter(({ kind }) => kind === 'text').map((one) => [one.rule, one.class]);
    expect(texts(scan(text).findings)).toEqual(texts(detector.detect(Buffer.from(licenceText(id))).findings));
  });
});

describe('tags', () => {
  test('the words of a tag are no second finding, and a quoted one claims nothing', () => {
    expect(told('// SPDX-License-Identifier: Apache-2.0 OR MIT\n')).toEqual([['Apache-2.0 OR MIT', 1, 1]]);
    const { expression, findings } = scan("const tag = 'SPDX-License-Identifier: MIT';\n");
    expect(expression).toBeNull();
    expect(findings.map((one) => one.class)).toEqual(['quoted']);
  });

  test('what stands between ignore marks far away is ignored', () => {
    const text = `REUSE-IgnoreStart\n${filler.repeat(200)}SPDX-License-Identifier: MIT\n${filler.repeat(200)}REUSE-IgnoreEnd\n`;
    expect(scan(text).findings.filter(({ kind }) => kind === 'tag')).toEqual([]);
  });
});

describe('outcomes', () => {
  test('of names, of binaries and of texts that say nothing', () => {
    expect(scan('{"license":"MIT"}', 'package-lock.json').outcome).toBe('lockfile');
    expect(scan('{"sourcesContent":["MIT License"]}', 'app.js.map').outcome).toBe('lockfile');
    expect(scan('\u007FELF\0\0\0 MIT License').outcome).toBe('binary');
    expect(scan(filler.repeat(10))).toEqual({
      outcome: 'no-words',
      truncated: false,
      expression: null,
      findings: [],
      copyrights: [],
    });
  });

  test('UTF-16 is read, and places are those of its UTF-8 form', () => {
    const text = `\uFEFF${filler}Copyright (c) 2021 Ann Example\n${licenceText('MIT')}`;
    const { expression, copyrights } = scan(Buffer.from(text, 'utf16le'));
    expect(expression).toBe('MIT');
    expect(copyrights[0]).toMatchObject({ holders: ['Ann Example'], line: 2 });
  });
});

describe('of a long file head and tail', () => {
  test('places in the tail are those of the whole file', () => {
    const head = `// Copyright 2020 Head\n${filler.repeat(100)}`;
    const tail = `${filler.repeat(50)}// Copyright 2021 Tail\n// SPDX-License-Identifier: ISC\n`;
    const gap = { at: Buffer.byteLength(head), bytes: 5000, lines: () => 70 };
    const { findings, copyrights, truncated } = scan(head + tail, 'x.c', gap);
    expect(truncated).toBe(true);
    expect(copyrights.map(({ holders, line }) => [holders[0], line])).toEqual([
      ['Head', 1],
      ['Tail', 101 + 70 + 51],
    ]);
    expect(findings.map(({ lines, bytes }) => [lines, bytes[0]])).toEqual([
      [[223, 223], Buffer.byteLength(head + tail) - 'SPDX-License-Identifier: ISC\n'.length + 5000],
    ]);
  });

  test('nothing is read over the place where they meet', () => {
    const head = `${filler}Permission is hereby granted, free of charge, `;
    const { findings } = scan(`${head}to any person obtaining a copy\n`, 'x.c', {
      at: head.length,
      bytes: 100_000,
      lines: () => 3,
    });
    for (const { bytes } of findings) expect(bytes[1] <= head.length || bytes[0] >= head.length + 100_000).toBe(true);
  });
});

test('a licence text is the same in a file of any name, unless nothing in it speaks of a licence', () => {
  const texts = (findings: readonly Finding[]) =>
    findings.filter(({ kind }) => kind === 'text').map(({ expression }) => expression);
  const differ = listedTexts().flatMap((id) => {
    const text = canonicalText(id) ?? '';
    const alone = texts(detector.detect(Buffer.from(text)).findings).join();
    return ['', 'notes.txt', 'main.c']
      .filter((name) => texts(scan(text, name).findings).join() !== alone)
      .map((name) => `${id} in ${name}`);
  });
  // Neither speaks of a licence, a copyright or a permission, and neither file is called prose.
  const silent = ['diffmark', 'Gutmann'].flatMap((id) => [`${id} in `, `${id} in main.c`]);
  expect(differ).toEqual(silent);
}, 120_000);
