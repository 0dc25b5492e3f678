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
import {
  exampleFinding,
  exampleResult,
  hostileMixes,
  hostileResult,
  hostileTexts,
  plainOptions,
} from '../report-parts/testing-check.ts';
import { text } from './text.ts';

describe('B221: no byte of a repository moves the terminal', () => {
  test.each([...hostileTexts, ...hostileMixes(60)])('%j', (said) => {
    for (const colour of [false, true]) {
      const written = text.write(hostileResult(said), plainOptions({ colour }));
      // oxlint-disable-next-line no-control-regex -- our own styles are taken out first
      const bare = colour ? written.replaceAll(/\u001B\[(?:0|1|2|31|33)m/g, '') : written;
      // oxlint-disable-next-line no-control-regex -- none of them may be there
      expect(bare).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2066-\u2069]/);
      expect(bare.startsWith('Tongming check: failed: ')).toBe(true);
    }
  });
});

test('the verdict comes first; then what, where, why and how to mend it', () => {
  const findings = [exampleFinding({ since: '2026-01-02' })];
  expect(text.write(exampleResult(findings), plainOptions())).toBe(`Tongming check: failed: 1 error
This change: 1 commit, 2 files, packages: 1 added, 0 changed, 0 removed

error  It has no licence header.
  src/a.ts:1
  why  The policy asks for one. (.tongming.yml:3)
  since  2026-01-02
  fix  Add the header.
  example-policy/example-rule  0123456789abcdef
`);
});

test('a tree that is as it should be', () => {
  const counts = { files: 2, packages: 1, packagesAdded: 0, packagesRemoved: 0, packagesChanged: 0, commits: null };
  const result = exampleResult([], { base: null, counts });
  expect(text.write(result, plainOptions({ locale: 'zh' }))).toBe(`通明检查：通过：没有发现问题
整个目录：2 个文件，1 个依赖包
`);
});
