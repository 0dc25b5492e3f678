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

import { neededOf, parseFraction, reaches } from './fraction.ts';

/** Words of a ballot. */
export const choices = ['for', 'against', 'abstain', 'recused'] as const;
/** One of {@link choices}. */
export type Choice = (typeof choices)[number];

/** What a ballot comes to; counts only, never who. */
export interface Tally {
  /** Who could vote when it opened. */
  readonly electorate: number;
  readonly recused: number;
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  /** Neither voted nor stood aside. */
  readonly silent: number;
  /** Votes that the quorum takes, of the electorate without the recused. */
  readonly quorumNeeded: number;
  /** Votes for that it takes, of those for and against. */
  readonly shareNeeded: number;
  readonly quorumMet: boolean;
  readonly shareMet: boolean;
  /** Everybody has voted or stood aside. */
  readonly complete: boolean;
  /** What it comes to when it closes now. */
  readonly result: 'carried' | 'lost' | 'no-quorum';
}

/** Rules of a ballot, as they were when it opened. */
export interface BallotRules {
  readonly quorum: string;
  readonly share: string;
}

function resultOf(quorumMet: boolean, shareMet: boolean): Tally['result'] {
  if (!quorumMet) return 'no-quorum';
  return shareMet ? 'carried' : 'lost';
}

/** Counts votes of the electorate. Who abstains counts for the quorum and for no side; whoever is recused counts for nothing. */
export function tally(electorate: number, votes: readonly Choice[], rules: BallotRules): Tally {
  const count = (choice: Choice) => votes.filter((vote) => vote === choice).length;
  const [yes, no, abstain, recused] = [count('for'), count('against'), count('abstain'), count('recused')];
  const voted = yes + no + abstain;
  const eligible = electorate - recused;
  if (voted > eligible) throw new RangeError('more votes than voters');
  const [quorum, share] = [parseFraction(rules.quorum), parseFraction(rules.share)];
  const quorumMet = reaches(voted, eligible, quorum);
  const shareMet = reaches(yes, yes + no, share);
  return {
    electorate,
    recused,
    for: yes,
    against: no,
    abstain,
    silent: eligible - voted,
    quorumNeeded: neededOf(eligible, quorum),
    shareNeeded: neededOf(yes + no, share),
    quorumMet,
    shareMet,
    complete: eligible === voted,
    result: resultOf(quorumMet, shareMet),
  };
}
