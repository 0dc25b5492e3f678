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
import { declaredIn } from './declared.ts';

function declared(files: Readonly<Record<string, string>>) {
  return declaredIn(Object.entries(files).map(([path, text]) => ({ path, text, spdx: null })));
}

describe('what manifests state', () => {
  test('every fact keeps its file, its line and its words', () => {
    const { expression, findings } = declared({
      'package.json': '{\n  "license": "mit"\n}',
      'Cargo.toml': '[package]\nlicense = "MIT/Apache-2.0"\n',
    });
    expect(expression).toBe('MIT AND (MIT OR Apache-2.0)');
    expect(findings).toEqual([
      {
        expression: 'MIT',
        class: 'manifest',
        score: 1,
        evidence: { path: 'package.json', lines: [2, 2] },
        statement: 'mit',
      },
      {
        expression: 'MIT OR Apache-2.0',
        class: 'manifest',
        score: 1,
        evidence: { path: 'Cargo.toml', lines: [2, 2] },
        statement: 'MIT/Apache-2.0',
      },
    ]);
  });

  test('of a choice between a licence and a file the licence is taken; where both apply nothing is concluded', () => {
    const choice = declared({ DESCRIPTION: 'Package: x\nLicense: GPL (>= 2) | file LICENSE\n' });
    expect([choice.expression, choice.unclear]).toEqual(['GPL-2.0-or-later', []]);
    expect(declared({ 'conanfile.py': '    license = "MIT", "see LICENSE.txt"\n' }).expression).toBeNull();
  });

  test('an ambiguous statement is a suggestion, and never counted', () => {
    expect(declared({ 'setup.py': "setup(license='BSD')" })).toEqual({
      expression: null,
      findings: [],
      unclear: [{ path: 'setup.py', words: 'BSD', suggestion: 'BSD-3-Clause' }],
    });
  });

  test('UNLICENSED is no licence, and not the Unlicense', () => {
    expect(declared({ 'package.json': '{"license": "UNLICENSED"}' }).expression).toBe('NONE');
    expect(declared({ 'package.json': '{"license": "Unlicense"}' }).expression).toBe('Unlicense');
  });

  test('what is about more than the work counts only where nothing else speaks', () => {
    const image = { Dockerfile: 'FROM x\nLABEL org.opencontainers.image.licenses="MIT AND GPL-2.0-only"\n' };
    expect(declared({ ...image, 'package.json': '{"license": "MIT"}' }).expression).toBe('MIT');
    expect(declared(image).expression).toBe('MIT AND GPL-2.0-only');
  });
});
