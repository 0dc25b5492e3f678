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
import { type Candidate, resolve } from './resolve.ts';

function candidate(rule: string, from: number, to: number, more: Partial<Candidate> = {}): Candidate {
  return {
    rule,
    kind: 'reference',
    expression: 'MIT',
    class: 'exact',
    from,
    to,
    covered: to - from,
    missing: 0,
    extra: 0,
    ...more,
  };
}

function rulesOf(candidates: readonly Candidate[]): string[] {
  return resolve(candidates, 100).map(({ rule }) => rule);
}

describe('resolve', () => {
  it('keeps candidates that share no word, in the order of the text', () => {
    expect(rulesOf([candidate('zlib#1', 20, 30), candidate('mit#1', 0, 20)])).toEqual(['mit#1', 'zlib#1']);
  });

  it('gives shared words to the one that explains more of them', () => {
    expect(rulesOf([candidate('mit#1', 0, 3), candidate('mit#2', 2, 9)])).toEqual(['mit#2']);
  });

  it('counts what is missing and what is foreign against a candidate', () => {
    const torn = candidate('mit#1', 0, 12, { covered: 8, missing: 8, extra: 4 });
    expect(rulesOf([torn, candidate('mit#2', 0, 6)])).toEqual(['mit#2']);
  });

  it('prefers a claim to a part of a text around it', () => {
    const part = candidate('spdx:MIT', 0, 60, { kind: 'text', class: 'partial', covered: 60, missing: 40 });
    expect(rulesOf([part, candidate('mit#1', 10, 20)])).toEqual(['mit#1']);
  });

  it('drops what a negative rule explains, and the negative itself', () => {
    const negative = candidate('not-licences#1', 0, 6, { kind: 'negative', expression: null });
    expect(rulesOf([negative, candidate('mit#1', 2, 4), candidate('mit#2', 10, 12)])).toEqual(['mit#2']);
  });

  it.each([
    ['the stronger kind', [candidate('mit#1', 0, 4), candidate('zlib#1', 0, 4, { kind: 'notice' })], 'zlib#1'],
    ['the one that begins first', [candidate('mit#1', 1, 5), candidate('zlib#1', 0, 4)], 'zlib#1'],
    ['the pattern that stands first in its family', [candidate('mit#10', 0, 4), candidate('mit#9', 0, 4)], 'mit#9'],
    ['the family that comes first', [candidate('zlib#1', 0, 4), candidate('mit#2', 0, 4)], 'mit#2'],
    [
      'the first pattern of a family that leaves the version open',
      [candidate('versionless:bsd#100', 0, 4), candidate('versionless:bsd#99', 0, 4)],
      'versionless:bsd#99',
    ],
  ])('of equals takes %s, in either order', (_, pair, winner) => {
    expect(rulesOf(pair)).toEqual([winner]);
    expect(rulesOf(pair.toReversed())).toEqual([winner]);
  });
});
