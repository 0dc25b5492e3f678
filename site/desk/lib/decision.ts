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

import type { AnswerOf } from '#api/desk/client.ts';
import type { Locale } from '../../src/lib/locale.ts';
import { voteText } from '../text/vote.ts';
import { say } from './text.ts';

/** Everything that a case is decided by, as the API tells it. */
export type Decision = AnswerOf<'read-decision'>;
/** One ballot of it. */
export type Ballot = Decision['ballots'][number];
/** Counts of a ballot that has closed. */
export type Tally = NonNullable<Ballot['tally']>;

const width = 420;
const shares = [
  ['for', 'p2'],
  ['against', 'p4'],
  ['abstain', 'p7'],
  ['silent', 'track'],
] as const;

/** Parts of the bar of votes, left to right; what is nobody's has no part. Who stood aside is no part of the whole. */
export function voteBar(tally: Tally) {
  const whole = tally.electorate - tally.recused;
  const bar: { kind: (typeof shares)[number][0]; tone: string; x: number; width: number; count: number }[] = [];
  let before = 0;
  for (const [kind, tone] of shares) {
    const count = tally[kind];
    if (count > 0) bar.push({ kind, tone, count, x: (before / whole) * width, width: (count / whole) * width });
    before += count;
  }
  return { width, bar };
}

/** How the state of an item looks. */
export function itemTone(state: NonNullable<Decision['gate']>['items'][number]['state']) {
  if (state === 'met') return 'good';
  if (state === 'waived' || state === 'not-applicable') return 'part';
  return state === 'not-met' ? 'bad' : 'plain';
}

/** How the state of a ballot looks. */
export function ballotTone(state: Ballot['state']) {
  if (state === 'carried') return 'good';
  if (state === 'open') return 'now';
  return state === 'cancelled' ? 'plain' : 'bad';
}

/** What the state of a waiver is called; one that has run out is told apart. */
export function waiverWord({ state, holds }: Decision['waivers'][number]) {
  return state === 'confirmed' && !holds ? 'waiver-expired' : (`waiver-${state}` as const);
}

const done = [
  'open-ballot',
  'cast-vote',
  'close-ballot',
  'propose-waiver',
  'settle-waiver',
  'withdraw-waiver',
  'open-notice',
  'answer-objection',
  'make-transition',
  'decline-application',
  'postpone-application',
  'reopen-application',
] as const;

/** What is said when a step was taken. */
export function decisionDone(locale: Locale): Readonly<Record<string, string>> {
  const t = say(locale, voteText);
  return Object.fromEntries(done.map((route) => [route, t(`done-${route}`)]));
}
