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
import type { CheckResult, Verdict } from '../check/finding.ts';
import { badge } from './badge.ts';

const options = { colour: false, width: 0, version: '1', link: null } as const;
const result = (verdict: Verdict): CheckResult => ({
  verdict,
  failOn: 'error',
  findings: [],
  notChecked: [],
  policies: [],
  base: null,
  head: null,
  policyFile: null,
  counts: { files: 0, packages: 0, packagesAdded: 0, packagesRemoved: 0, packagesChanged: 0, commits: null },
  outbound: { expression: null, from: 'none' },
  advisories: null,
});

test.each([
  ['pass', 'en', 'tongming check: passed', '#2b6b2f'],
  ['fail', 'zh', '通明检查: 未通过', '#a4262c'],
  ['undecided', 'en', 'tongming check: undecided', '#6b5000'],
] as const)('a badge of %s in %s says so to those who do not see it', (verdict, locale, title, colour) => {
  const svg = badge.write(result(verdict), { ...options, locale });
  expect(svg).toContain(`<title>${title}</title>`);
  expect(svg).toContain(`aria-label="${title}"`);
  expect(svg).toContain(`fill="${colour}"`);
});
