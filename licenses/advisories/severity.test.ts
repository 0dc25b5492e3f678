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
import { levelOfSeverities, scoreOf, severityOf } from './severity.ts';
import { levelOfScore, levelOfWord, worse } from './severity-level.ts';

describe('scores of CVSS', () => {
  it.each([
    ['AV:N/AC:L/Au:N/C:P/I:P/A:P', 7.5],
    ['(AV:N/AC:L/Au:N/C:N/I:N/A:C)', 7.8],
    ['CVSS:3.0/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H', 8.8],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H', 10],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N', 0],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', 9.3],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U', 8.1],
  ])('%s is %d', (vector, score) => {
    expect(scoreOf(vector)).toBe(score);
  });

  it.each([
    '',
    'garbage',
    'CVSS:3.1/AV:N',
    'CVSS:3.1/AV:Q/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    'CVSS:3.1/AV:N/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    'CVSS:9.9/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/__proto__:x',
    '7.5',
    'A'.repeat(1_000_000),
  ])('there is none of what is no vector: %.40s', (vector) => {
    expect(scoreOf(vector)).toBeNull();
  });

  it('the newest that can be read gives the level', () => {
    const v3 = severityOf(['CVSS_V3', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H']);
    const v2 = severityOf(['CVSS_V2', 'AV:N/AC:L/Au:N/C:P/I:P/A:P']);
    const broken = severityOf(['CVSS_V4', 'CVSS:4.0/AV:N']);
    const ubuntu = severityOf(['Ubuntu', 'medium']);
    expect(levelOfSeverities([v2, broken, v3, ubuntu])).toBe('critical');
    expect(levelOfSeverities([v2, ubuntu])).toBe('high');
    expect(levelOfSeverities([broken, ubuntu])).toBeNull();
    expect(ubuntu).toEqual({ type: 'other', vector: 'medium', score: null });
  });
});

describe('levels', () => {
  it('follow the scale of their version', () => {
    expect([0, 0.1, 3.9, 4, 6.9, 7, 8.9, 9, 10].map((score) => levelOfScore(score, 3))).toEqual([
      null,
      'low',
      'low',
      'medium',
      'medium',
      'high',
      'high',
      'critical',
      'critical',
    ]);
    expect(levelOfScore(10, 2)).toBe('high');
  });

  it('are read from words of databases', () => {
    expect(['MODERATE', 'Important', ' low ', 'not yet assigned', 7, '__proto__'].map(levelOfWord)).toEqual([
      'medium',
      'high',
      'low',
      null,
      null,
      null,
    ]);
  });

  it('are compared with what nobody says', () => {
    expect([worse('low', 'high'), worse(null, 'low'), worse('malicious', 'critical'), worse(null, null)]).toEqual([
      'high',
      'low',
      'malicious',
      null,
    ]);
  });
});
