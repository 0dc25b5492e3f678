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
import { compareVersions, gitVersion, judgeVersion } from './version.ts';

const all = 'CVE-2026-105437 CVE-2026-111760 CVE-2026-113408 CVE-2026-114466 CVE-2026-114467 CVE-2026-114469';

test('versions compare by number, not by letters', () => {
  const sorted = ['2.9.5', '2.39.5', '2.43.7', '2.56.0', '2.56.1', '2.100.0'];
  expect(sorted.toReversed().toSorted(compareVersions)).toEqual(sorted);
});

test('upstream from the first fixed release on is fixed', () => {
  expect(judgeVersion('git version 2.56.1', null)).toEqual({
    text: 'git version 2.56.1',
    version: '2.56.1',
    fixed: true,
    advice: null,
  });
  expect(judgeVersion('git version 2.57.0.windows.1', null).fixed).toBe(true);
  expect(judgeVersion('git version 2.56.0', null).fixed).toBe(false);
  expect(judgeVersion('git version 2.50.1 (Apple Git-155)', null).advice?.en).toContain(
    'git 2.50.1: nothing here shows',
  );
});

test('a package is fixed when its changelog names every fix, whatever its number', () => {
  const debian = { version: '2.39.5-0+deb12u9', changelog: all };
  expect(judgeVersion('git version 2.39.5', debian)).toMatchObject({
    version: '2.39.5-0+deb12u9',
    fixed: true,
    advice: null,
  });
  const partly = judgeVersion('git version 2.39.5', { ...debian, changelog: all.replace('CVE-2026-113408', '') });
  expect(partly.fixed).toBe(false);
  expect(partly.advice?.en).toContain('does not list CVE-2026-113408.');
  expect(partly.advice?.zh).toContain('没有 CVE-2026-113408。');
});

test('a package without a changelog proves nothing', () => {
  expect(judgeVersion('git version 2.39.5', { version: '2.39.5-1', changelog: '' }).advice?.en).toContain(
    'nothing here shows',
  );
});

test('a git too old to crawl with is told apart', () => {
  expect(judgeVersion('git version 2.30.2', null).advice?.en).toContain('too old');
});

test('the installed git is judged', async () => {
  const found = await gitVersion();
  expect(found.text).toMatch(/^git version \d+\.\d+/u);
  expect(found.text).toContain(found.version.split('-')[0]);
  expect(found.advice === null).toBe(found.fixed);
});
