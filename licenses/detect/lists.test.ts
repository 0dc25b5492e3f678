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
import { withoutLists } from './lists.ts';
import type { Candidate } from './resolve.ts';

function names(count: number, apart: number, more: Partial<Candidate> = {}): Candidate[] {
  return Array.from({ length: count }, (_, index) => ({
    rule: `name#${index + 1}`,
    kind: 'reference' as const,
    expression: `LicenseRef-${index + 1}`,
    class: 'exact' as const,
    from: index * (apart + 2),
    to: index * (apart + 2) + 2,
    covered: 2,
    missing: 0,
    extra: 0,
    ...more,
  }));
}

function movedBy(words: number, candidates: readonly Candidate[]): Candidate[] {
  return candidates.map((one) => ({ ...one, from: one.from + words, to: one.to + words }));
}

const text: Candidate = {
  ...(names(1, 0)[0] as Candidate),
  rule: 'spdx:MIT',
  kind: 'text',
  expression: 'MIT',
  from: 5000,
  to: 5160,
  covered: 160,
};

describe('withoutLists', () => {
  it('keeps eleven names in a row: a work may be under many licences', () => {
    expect(withoutLists(names(11, 3))).toHaveLength(11);
  });

  it('drops twelve different names that stand close together', () => {
    expect(withoutLists(names(12, 3))).toEqual([]);
  });

  it('keeps twelve names of one licence', () => {
    expect(withoutLists(names(12, 3, { expression: 'MIT' }))).toHaveLength(12);
  });

  it('keeps twelve names that stand apart', () => {
    expect(withoutLists(names(12, 40))).toHaveLength(12);
  });

  it('drops a table with a title and an address beside each name only when it is long', () => {
    expect(withoutLists(names(29, 50))).toHaveLength(29);
    expect(withoutLists(names(30, 50))).toEqual([]);
  });

  it('drops every name of a text that is one list, those at its edges too', () => {
    const edge = movedBy(2000, names(1, 0, { expression: 'LicenseRef-last' }));
    expect(withoutLists([...names(16, 20), ...edge])).toEqual([]);
  });

  it('keeps the licence text beside a list', () => {
    expect(withoutLists([...names(16, 3), text])).toEqual([text]);
  });

  it('keeps sentences that put something under a licence', () => {
    const sentences = names(14, 3).map((one, index) => ({
      ...one,
      kind: 'notice' as const,
      from: index * 16,
      to: index * 16 + 13,
    }));
    expect(withoutLists(sentences)).toHaveLength(14);
  });

  it('keeps a name far from the list', () => {
    const far = movedBy(3000, names(1, 0, { expression: 'LicenseRef-1' }));
    expect(withoutLists([...names(14, 3), ...far])).toEqual(far);
  });
});
