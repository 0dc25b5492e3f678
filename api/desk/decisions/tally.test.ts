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
import { parseFraction } from './fraction.ts';
import { type Choice, choices, tally } from './tally.ts';

const rules = { quorum: '2/3', share: '2/3' };

function votes(yes: number, no: number, abstain: number, recused: number): Choice[] {
  const counts: readonly [Choice, number][] = [
    ['for', yes],
    ['against', no],
    ['abstain', abstain],
    ['recused', recused],
  ];
  return counts.flatMap(([choice, count]) => Array.from({ length: count }, () => choice));
}

/** Every way in which so many people can each do one of five things, silence among them. */
function* ballots(people: number): Generator<(Choice | 'silent')[]> {
  if (people === 0) {
    yield [];
    return;
  }
  for (const rest of ballots(people - 1)) for (const one of [...choices, 'silent'] as const) yield [one, ...rest];
}

/** The rules told again, by taking people away one at a time, in whole numbers of sixths and the like. */
function told(given: readonly (Choice | 'silent')[], quorum: [bigint, bigint], share: [bigint, bigint]): string {
  let [voters, voted, yes, sides] = [0n, 0n, 0n, 0n];
  for (const one of given) {
    if (one === 'recused') continue;
    voters += 1n;
    if (one === 'silent') continue;
    voted += 1n;
    if (one === 'abstain') continue;
    sides += 1n;
    if (one === 'for') yes += 1n;
  }
  if (voters === 0n || voted * quorum[1] < voters * quorum[0]) return 'no-quorum';
  return sides > 0n && yes * share[1] >= sides * share[0] ? 'carried' : 'lost';
}

describe('tally', () => {
  it('agrees with a count of every possible ballot of up to six people, at every usual pair of fractions', () => {
    const fractions: readonly [bigint, bigint][] = [
      [1n, 2n],
      [2n, 3n],
      [3n, 4n],
      [1n, 1n],
    ];
    let compared = 0;
    const different: unknown[] = [];
    for (let people = 0; people <= 6; people += 1) {
      for (const given of ballots(people)) {
        const cast = given.filter((one): one is Choice => one !== 'silent');
        for (const quorum of fractions) {
          for (const share of fractions) {
            const rule = { quorum: quorum.join('/'), share: share.join('/') };
            if (tally(people, cast, rule).result !== told(given, quorum, share)) different.push({ given, rule });
            compared += 1;
          }
        }
      }
    }
    expect(different).toEqual([]);
    expect(compared).toBe(16 * (1 + 5 + 25 + 125 + 625 + 3125 + 15_625));
  });

  it.each([
    // electorate, for, against, abstain, recused
    [3, 2, 0, 0, 0, 'carried'],
    [3, 1, 0, 0, 0, 'no-quorum'],
    [3, 2, 1, 0, 0, 'carried'],
    [3, 1, 1, 0, 0, 'lost'],
    [9, 6, 3, 0, 0, 'carried'],
    [9, 5, 3, 0, 0, 'lost'],
    [9, 4, 2, 0, 0, 'carried'],
    [9, 4, 1, 0, 0, 'no-quorum'],
    // Recused people leave the electorate: 4 of 6 are enough.
    [9, 3, 1, 0, 3, 'carried'],
    // Abstentions count for the quorum and for no side.
    [9, 2, 1, 3, 0, 'carried'],
    [9, 0, 0, 6, 0, 'lost'],
    [9, 0, 0, 0, 9, 'no-quorum'],
    [0, 0, 0, 0, 0, 'no-quorum'],
    [100, 66, 34, 0, 0, 'lost'],
    [99, 66, 33, 0, 0, 'carried'],
  ] as const)('%i people, %i for, %i against, %i abstain, %i recused: %s', (all, yes, no, abstain, recused, result) => {
    expect(tally(all, votes(yes, no, abstain, recused), rules).result).toBe(result);
  });

  it('tells how many it takes, and when everybody has spoken', () => {
    expect(tally(9, votes(3, 1, 1, 2), rules)).toEqual({
      electorate: 9,
      recused: 2,
      for: 3,
      against: 1,
      abstain: 1,
      silent: 2,
      quorumNeeded: 5,
      shareNeeded: 3,
      quorumMet: true,
      shareMet: true,
      complete: false,
      result: 'carried',
    });
    expect(tally(4, votes(1, 1, 1, 1), rules).complete).toBe(true);
  });

  it('refuses more votes than voters, and fractions that are none', () => {
    expect(() => tally(2, votes(3, 0, 0, 0), rules)).toThrow(RangeError);
    for (const text of ['0/3', '3/2', '2', '2/0', '66%', '1/100', ' 2/3']) {
      expect(() => parseFraction(text)).toThrow(RangeError);
    }
  });
});
