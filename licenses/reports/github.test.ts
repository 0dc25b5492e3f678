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
import { github } from './github.ts';

describe('B212: no text of a repository is a command', () => {
  test.each([...hostileTexts, ...hostileMixes(60)])('%j', (text) => {
    const written = github.write(hostileResult(text), plainOptions());
    const lines = written.trimEnd().split('\n');
    // Three findings count, and the last line is the verdict.
    expect(lines).toHaveLength(4);
    for (const line of lines.slice(0, -1)) {
      const [, properties = ''] = /^::(?:error|warning|notice) ((?:[^:]|:(?!:))*)::/.exec(line) ?? [];
      const names = properties.split(',').map((part) => part.split('=', 1)[0]);
      expect(['title', 'file,title', 'file,line,title']).toContain(names.join(','));
      expect(properties).not.toContain(':');
    }
    expect(lines.at(-1)).toMatch(/^Tongming check: failed, [\w ,]+$/);
    // oxlint-disable-next-line no-control-regex -- none of them may be there
    expect(written).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
  });
});

test('a path stays itself when the runner takes the escapes out again', () => {
  const path = '100%0A,a:b\n::error::.ts';
  const [line = ''] = github.write(exampleResult([exampleFinding({ path })]), plainOptions()).split('\n');
  const file = /file=([^,]*),/.exec(line)?.[1] ?? '';
  const undone = file
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%25', '%');
  expect(undone).toBe(path);
});

test('a line of the base is no line of the change', () => {
  const [line = ''] = github.write(exampleResult([exampleFinding({ side: 'base' })]), plainOptions()).split('\n');
  expect(line).toBe('::error title=example-policy (error)::It has no licence header.%0Afix: Add the header.');
});
