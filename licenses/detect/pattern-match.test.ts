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
import { families } from '../family-registry.ts';
import { patternMatcher } from './pattern-matcher.ts';
import { referenceMatcher } from './reference-matcher.ts';

const encoder = new TextEncoder();

/** A repeatable source of numbers below `size`. */
function dice(seed: number): (size: number) => number {
  let state = seed;
  return (size) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * size);
  };
}

const letters = ['ab', 'cd', 'ef', 'gh'];

function randomSteps(roll: (size: number) => number, depth: number): string {
  return Array.from({ length: 1 + roll(4) }, () => {
    const kind = roll(8);
    if (kind < 5 || depth > 2) return letters[roll(letters.length)];
    if (kind === 5) return `_${1 + roll(4)}_`;
    const branches = Array.from({ length: 1 + roll(3) }, () => randomSteps(roll, depth + 1));
    return `(${branches.join('|')})${roll(2) === 0 ? '?' : ''}`;
  }).join(' ');
}

describe('compiled patterns say what the plain reading says', () => {
  it('on random patterns and texts', () => {
    const roll = dice(7);
    let found = 0;
    for (let round = 0; round < 1500; round += 1) {
      const pattern = `${letters[roll(letters.length)]} ${randomSteps(roll, 0)}`;
      const text = Array.from({ length: roll(40) }, () => [...letters, 'xy'][roll(letters.length + 1)]).join(' ');
      const wanted = referenceMatcher([pattern])(encoder.encode(text));
      found += wanted.length;
      expect({ pattern, text, found: patternMatcher([pattern])(encoder.encode(text)) }).toEqual({
        pattern,
        text,
        found: wanted,
      });
    }
    expect(found).toBeGreaterThanOrEqual(900);
  });

  it('on the examples of the families', () => {
    for (const { rules } of families.values()) {
      for (const { patterns, examples } of rules) {
        const some = patterns.slice(0, 3);
        const text = encoder.encode(examples.match);
        expect({ some, found: patternMatcher(some)(text) }).toEqual({ some, found: referenceMatcher(some)(text) });
      }
    }
  });
});
