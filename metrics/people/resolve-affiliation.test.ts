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
import { type AffiliationRange, type Claim, fillGaps, resolveAffiliation } from './resolve-affiliation.ts';

let next = 0;

/** `organisation from..to`, either day left out, or the organisation alone. */
function claim(text: string, more: Partial<Claim> = {}): Claim {
  const [organisation = '', range = '..'] = text.split(' ');
  const [from = '', to = ''] = range.split('..');
  next += 1;
  const days = { from: from === '' ? null : from, to: to === '' ? null : to };
  return { id: String(next), organisation, ...days, rank: 2, main: false, note: null, ...more };
}

function told(ranges: readonly AffiliationRange[]): string[] {
  return ranges.map(({ organisation, from, to }) => `${organisation} ${from ?? ''}..${to ?? ''}`);
}

function resolved(claims: readonly Claim[], members: Record<string, number> = {}): string[] {
  const forward = told(resolveAffiliation(claims, new Map(Object.entries(members))));
  const backward = told(resolveAffiliation([...claims].reverse(), new Map(Object.entries(members))));
  expect(backward).toEqual(forward);
  return forward;
}

const [y1, y2, y3, y4] = ['2015-01-01', '2016-01-01', '2017-01-01', '2018-01-01'];

/** Name, claims, expected; members where they matter. */
const cases: readonly (readonly [string, readonly Claim[], readonly string[], Record<string, number>?])[] = [
  ['nothing', [], []],
  ['one without dates holds always', [claim('a')], ['a ..']],
  ['one with both days', [claim(`a ${y1}..${y2}`)], [`a ${y1}..${y2}`]],
  ['one that goes on', [claim(`a ${y1}..`)], [`a ${y1}..`]],
  ['one that always was, until a day', [claim(`a ..${y1}`)], [`a ..${y1}`]],
  ['two after each other', [claim(`a ${y1}..${y2}`), claim(`b ${y2}..${y3}`)], [`a ${y1}..${y2}`, `b ${y2}..${y3}`]],
  ['a gap stays a gap', [claim(`a ${y1}..${y2}`), claim(`b ${y3}..${y4}`)], [`a ${y1}..${y2}`, `b ${y3}..${y4}`]],
  [
    'a gap is filled by what has no dates',
    [claim(`a ${y1}..${y2}`), claim(`b ${y3}..${y4}`), claim('c')],
    [`c ..${y1}`, `a ${y1}..${y2}`, `c ${y2}..${y3}`, `b ${y3}..${y4}`, `c ${y4}..`],
  ],
  ['dates before none', [claim('c'), claim(`a ${y1}..`)], [`c ..${y1}`, `a ${y1}..`]],
  [
    'by hand wins within its days',
    [claim(`a ${y1}..${y4}`), claim(`b ${y2}..${y3}`, { rank: 0 })],
    [`a ${y1}..${y2}`, `b ${y2}..${y3}`, `a ${y3}..${y4}`],
  ],
  ['by hand without dates wins always', [claim(`a ${y1}..${y4}`), claim('b', { rank: 0 })], ['b ..']],
  [
    'of two by hand the dated one',
    [claim('b', { rank: 0 }), claim(`c ${y1}..${y2}`, { rank: 0 })],
    [`b ..${y1}`, `c ${y1}..${y2}`, `b ${y2}..`],
  ],
  ['marked wins', [claim(`a ${y1}..${y2}`), claim(`b ${y1}..${y2}`, { main: true })], [`b ${y1}..${y2}`], { a: 9 }],
  ['marked without dates wins over dated', [claim(`a ${y1}..${y2}`), claim('b', { main: true })], ['b ..']],
  [
    'by hand before marked',
    [claim(`a ${y1}..${y2}`, { rank: 0 }), claim(`b ${y1}..${y2}`, { main: true })],
    [`a ${y1}..${y2}`],
  ],
  [
    'the better source',
    [claim(`a ${y1}..${y2}`, { rank: 3 }), claim(`b ${y1}..${y2}`, { rank: 1 })],
    [`b ${y1}..${y2}`],
    { a: 9 },
  ],
  [
    'the better source where it tells, the other around it',
    [claim(`a ${y1}..${y4}`, { rank: 3 }), claim(`b ${y2}..${y3}`, { rank: 1 })],
    [`a ${y1}..${y2}`, `b ${y2}..${y3}`, `a ${y3}..${y4}`],
  ],
  [
    'dated of a worse source before undated of a better',
    [claim(`a ${y1}..${y2}`, { rank: 3 }), claim('b', { rank: 1 })],
    [`b ..${y1}`, `a ${y1}..${y2}`, `b ${y2}..`],
  ],
  ['more members', [claim(`a ${y1}..${y2}`), claim(`b ${y1}..${y2}`)], [`b ${y1}..${y2}`], { a: 2, b: 3 }],
  [
    'more members before a longer range',
    [claim(`a ${y1}..${y4}`), claim(`b ${y2}..${y3}`)],
    [`a ${y1}..${y2}`, `b ${y2}..${y3}`, `a ${y3}..${y4}`],
    { a: 2, b: 3 },
  ],
  ['the longer range', [claim(`a ${y1}..${y4}`), claim(`b ${y2}..${y3}`)], [`a ${y1}..${y4}`]],
  ['one that goes on is the longest', [claim(`a ${y1}..${y4}`), claim(`b ${y2}..`)], [`a ${y1}..${y2}`, `b ${y2}..`]],
  ['equal in all: by id', [claim(`b ${y1}..${y2}`), claim(`a ${y1}..${y2}`)], [`a ${y1}..${y2}`]],
  [
    'two that go on: by id, whichever began first',
    [claim(`b ${y1}..`), claim(`a ${y2}..`)],
    [`b ${y1}..${y2}`, `a ${y2}..`],
  ],
  ['overlap by a year', [claim(`a ${y1}..${y3}`), claim(`b ${y2}..${y4}`)], [`a ${y1}..${y3}`, `b ${y3}..${y4}`]],
  ['two without dates: members', [claim('a'), claim('b')], ['b ..'], { b: 1 }],
  ['the same twice is one', [claim(`a ${y1}..${y2}`), claim(`a ${y1}..${y2}`)], [`a ${y1}..${y2}`]],
  ['an investor is not employed', [claim(`a ${y1}..`, { note: 'Angel Investor' }), claim('b')], ['b ..']],
  ['a mentor is not employed', [claim(`a ${y1}..`, { note: 'Mentor, Startup Programme' })], []],
  [
    'a board member is not employed',
    [claim(`a ${y1}..`, { note: 'Board Member' }), claim(`b ${y1}..`, { note: 'Engineer' })],
    [`b ${y1}..`],
    { a: 99 },
  ],
  ['an adviser by hand is not employed either', [claim('a', { rank: 0, note: '技术顾问' })], []],
  ['a motherboard engineer is', [claim('a', { note: 'Motherboard engineer' })], ['a ..']],
  [
    'on their own behalf between two jobs',
    [claim(`a ..${y1}`), claim(`~ ${y1}..${y2}`), claim(`b ${y2}..`)],
    [`a ..${y1}`, `~ ${y1}..${y2}`, `b ${y2}..`],
  ],
  [
    'a day is enough',
    [claim('a 2015-01-01..2015-01-02'), claim(`b ${y1}..${y2}`, { rank: 3 })],
    ['a 2015-01-01..2015-01-02', `b 2015-01-02..${y2}`],
  ],
  [
    'three that overlap, each where it is strongest',
    [claim(`a ${y1}..${y3}`, { rank: 3 }), claim(`b ${y2}..${y4}`, { rank: 2 }), claim('c', { rank: 1 })],
    [`c ..${y1}`, `a ${y1}..${y2}`, `b ${y2}..${y4}`, `c ${y4}..`],
  ],
  [
    'a range that ends inside another of its own organisation goes on by the newer',
    [claim(`a ${y1}..${y3}`), claim(`a ${y2}..${y4}`)],
    [`a ${y1}..${y2}`, `a ${y2}..${y4}`],
  ],
];

describe('resolveAffiliation', () => {
  it.each(cases.map((one) => ({ one, name: one[0] })))('$name', ({ one: [, claims, expected, members] }) => {
    expect(resolved(claims, members)).toEqual(expected);
  });

  it('claims that overlap count every day once, for one organisation', () => {
    const days = [y1, '2015-04-01', '2015-08-01', y2, '2016-05-01', y3, y4];
    for (let round = 0; round < 200; round += 1) {
      const claims = [0, 1, 2, 3].map((i) => {
        const from = days[(round * 3 + i * 5) % 6] ?? y1;
        const to = days[((round * 3 + i * 5) % 6) + 1 + ((round + i) % 2)] ?? '2019-01-01';
        return claim(`${'abc'[(round + i) % 3]} ${from}..${to}`, { rank: (round + i) % 4 });
      });
      const ranges = resolveAffiliation(claims, new Map());
      for (const [i, { from, to }] of ranges.entries()) {
        const after = ranges[i + 1];
        expect(from !== null && to !== null && from < to).toBe(true);
        expect(after === undefined || (to ?? '') <= (after.from ?? '')).toBe(true);
      }
      for (const day of days) {
        const claimed = claims.some((one) => (one.from ?? '') <= day && day < (one.to ?? '9'));
        const hits = ranges.filter((one) => (one.from ?? '') <= day && day < (one.to ?? '9'));
        expect(hits.length).toBe(Number(claimed));
      }
    }
  });
});

describe('fillGaps', () => {
  const range = (text: string): AffiliationRange => {
    const { organisation, from, to } = claim(text);
    return { organisation, from, to, claimId: null };
  };
  it.each([
    [[], ['p ..']],
    [[`a ${y1}..${y2}`], [`p ..${y1}`, `a ${y1}..${y2}`, `p ${y2}..`]],
    [
      [`a ..${y1}`, `b ${y1}..`],
      [`a ..${y1}`, `b ${y1}..`],
    ],
    [
      [`a ..${y1}`, `b ${y2}..`],
      [`a ..${y1}`, `p ${y1}..${y2}`, `b ${y2}..`],
    ],
  ])('%j', (given, expected) => {
    const ranges = given.map((text) => range(text));
    expect(told(fillGaps(ranges, 'p'))).toEqual(expected);
    expect(told(fillGaps(ranges, null))).toEqual(given);
  });
});
