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

import { expect, test } from 'vitest';
import { CrawlerError } from '#crawler/error.ts';
import { UndecidedError } from '../undecided.ts';
import { UsageError } from '../usage.ts';
import { toldFault } from './told-fault.ts';

test('a repository that lacks objects is told in plain words, with the way out', () => {
  const fault = toldFault(
    new CrawlerError('git-failed', 'git diff-tree ended with exit code 128. fatal: unable to read f1ee90a4'),
  );
  expect(fault).toBeInstanceOf(UndecidedError);
  expect(fault.text.en).toMatch(/unable to read f1ee90a4 .*git fetch --unshallow/u);
  expect(fault.text.zh).toMatch(/unable to read f1ee90a4 .*git fetch --unshallow/u);
  expect(fault.text.en).not.toContain('    at ');
});

test('what was worded already stays, and a fault of ours keeps its trace', () => {
  const usage = new UsageError({ zh: '用法', en: 'usage' });
  expect(toldFault(usage)).toBe(usage);
  expect(toldFault(new TypeError('x is no function')).text.en).toMatch(
    /The check broke off: TypeError: x is no function\n\s+at /u,
  );
});
