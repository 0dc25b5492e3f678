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
import { lintRecord } from './lint-record.ts';

const commit = (digit: string) => digit.repeat(40);

function problems(affected: object, more: object = {}): string[] {
  const record = { id: 'X-1', modified: '2026-01-01T00:00:00Z', affected: [affected], ...more };
  return lintRecord(record).map(({ rule, place }) => `${rule} ${place}`.trim());
}

const npm = { ecosystem: 'npm', name: 'a' };
const range = (...events: readonly object[]) => ({ package: npm, ranges: [{ type: 'SEMVER', events }] });
const git = (...events: readonly object[]) => ({ ranges: [{ type: 'GIT', repo: 'https://example.com/r', events }] });

describe('a record that its database should mend', () => {
  it('is none when nothing is wrong', () => {
    expect(problems(range({ introduced: '0' }, { fixed: '1.0.0' }, { introduced: '2.0.0' }))).toEqual([]);
    expect(problems(range({ introduced: '1.0.0' }, { last_affected: '1.0.0' }))).toEqual([]);
    expect(problems(git({ introduced: '0' }, { fixed: commit('a') }, { fixed: commit('b') }))).toEqual([]);
    expect(problems({ package: npm, versions: ['1'] }, { withdrawn: '2026-01-01T00:00:00.123Z' })).toEqual([]);
  });

  it.each([
    ['no-introduced affected[0].ranges[0]', range({ fixed: '1.0.0' })],
    [
      'fixed-and-last-affected affected[0].ranges[0]',
      range({ introduced: '0' }, { fixed: '2' }, { last_affected: '1' }),
    ],
    ['same-version-twice affected[0].ranges[0].events[1]', range({ introduced: '1.0.0' }, { fixed: '1.0.0' })],
    ['bad-event affected[0].ranges[0].events[1]', range({ introduced: '0' }, { introduced: '1', fixed: '2' })],
    ['bad-event affected[0].ranges[0].events[1]', range({ introduced: '0' }, { fixed: 2 })],
    ['bad-commit affected[0].ranges[0].events[0]', git({ introduced: 'abc' })],
    ['no-repository affected[0].ranges[0]', { ranges: [{ type: 'GIT', events: [{ introduced: '0' }] }] }],
    ['no-package affected[0]', { versions: ['1'] }],
    ['no-package affected[0]', { package: { ecosystem: 'npm' }, versions: ['1'] }],
    ['bad-severity affected[0].severity[0]', { package: npm, severity: [{ type: 'CVSS_V3', score: '7.5' }] }],
  ])('has %s', (problem, affected) => {
    expect(problems(affected)).toEqual([problem]);
  });

  it('says the same range twice', () => {
    const [one] = range({ introduced: '0' }).ranges;
    expect(problems({ package: npm, ranges: [one, one] })).toEqual(['range-twice affected[0].ranges[1]']);
  });

  it('has no id, no date, or one that is none', () => {
    expect(lintRecord({}).map(({ rule }) => rule)).toEqual(['no-id', 'no-modified']);
    expect(lintRecord(null).map(({ rule }) => rule)).toEqual(['no-id', 'no-modified']);
    expect(problems({ package: npm }, { modified: '2026-13-01T00:00:00Z', published: 'yesterday' })).toEqual([
      'bad-date modified',
      'bad-date published',
    ]);
  });
});
