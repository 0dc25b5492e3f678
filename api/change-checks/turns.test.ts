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
import type { JudgedChange } from '#store/queries/change-verdict.ts';
import { failingSince, inTurn, isGivenUp } from './turns.ts';

const now = new Date('2026-11-22T13:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const change = (number: string, head = 'a', base = 'main') => ({ number, head, base, updatedAt: null });

function judged(number: string, minutes: number, rest: Partial<JudgedChange> = {}): JudgedChange {
  const usual = { head: 'a', baseRef: 'main', verdict: 'undecided', settled: false, fetched: false } as const;
  return { ...usual, number, checkedAt: ago(minutes), ...rest };
}

function turns(open: readonly ReturnType<typeof change>[], before: readonly JudgedChange[]): string[] {
  return inTurn(open, before, now).map(({ number }) => number);
}

test('what was never looked at comes first, then what was longest ago', () => {
  const open = ['1', '2', '3', '4', '5'].map((number) => change(number));
  const before = [judged('1', 2), judged('2', 9), judged('4', 1), judged('4', 20, { head: 'old' })];
  expect(turns(open, before)).toEqual(['3', '5', '2', '1', '4']);
});

test('what is settled is left alone until its head or its branch is another', () => {
  const settled = judged('1', 9000, { settled: true, fetched: true });
  expect(turns([change('1')], [settled])).toEqual([]);
  expect(turns([change('1', 'b')], [settled])).toEqual(['1']);
  expect(turns([change('1', 'a', 'next')], [settled])).toEqual(['1']);
});

test('what could not be fetched is tried again after a day', () => {
  expect(turns([change('1')], [judged('1', 1439, { settled: true })])).toEqual([]);
  expect(turns([change('1')], [judged('1', 1440, { settled: true })])).toEqual(['1']);
  expect(turns([change('1', 'b')], [judged('1', 5, { settled: true })])).toEqual(['1']);
});

test('a change is given up when its commits are not to be had for five minutes', () => {
  const before = [judged('1', 5), judged('2', 60, { fetched: true }), judged('3', 60, { head: 'old' })];
  expect(failingSince(change('1'), before, now)).toEqual(ago(5));
  expect(failingSince(change('2'), before, now)).toEqual(now);
  expect(failingSince(change('3'), before, now)).toEqual(now);
  expect(isGivenUp(ago(5), now)).toBe(true);
  expect(isGivenUp(ago(4), now)).toBe(false);
});
