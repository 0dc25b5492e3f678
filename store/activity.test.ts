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

import { describe, expect, test } from 'vitest';
import { activityCards, classOf, nextVisit, type VisitEnd, type VisitFacts } from './activity.ts';

const now = new Date('2026-11-22T12:00:00Z');
const ago = (ms: number) => new Date(now.getTime() - ms);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

test.each([
  [false, ago(1), 'hot'],
  [false, ago(day - 1), 'hot'],
  [false, ago(day), 'warm'],
  [false, ago(30 * day - 1), 'warm'],
  [false, ago(30 * day), 'cold'],
  [false, null, 'cold'],
  [true, ago(1), 'archived'],
])('archived %s, active at %s is %s', (archived, activeAt, expected) => {
  expect(classOf({ archived, activeAt }, now)).toBe(expected);
});

test('the classes are visited as often as they promise', () => {
  expect(activityCards.map(({ id, every }) => [id, every / minute])).toEqual([
    ['new', 0],
    ['hot', 15],
    ['warm', 360],
    ['cold', 7 * 24 * 60],
    ['archived', 30 * 24 * 60],
  ]);
});

describe('the next visit', () => {
  const facts: VisitFacts = { class: 'warm', visitedAt: ago(10_000), hintedAt: null, failures: 0 };
  const fine: VisitEnd = { outcome: 'complete', reasonKind: null, transient: false };
  const broken: VisitEnd = { outcome: 'failed', reasonKind: 'dns', transient: true };
  const after = (more: Partial<VisitFacts>, end: VisitEnd, chance = 0.5) => {
    const { at, failures } = nextVisit({ ...facts, ...more }, end, now, chance);
    return [(at.getTime() - now.getTime()) / 1000, failures];
  };

  test('is as far off as the class says, from the start of this one, and spread by a tenth', () => {
    expect(after({}, fine)).toEqual([6 * 3600 - 10, 0]);
    expect(after({ class: 'hot' }, { ...fine, outcome: 'unchanged' })).toEqual([15 * 60 - 10, 0]);
    expect(after({}, fine, 0)).toEqual([6 * 3600 * 0.95 - 10, 0]);
    expect(after({ failures: 4 }, { ...fine, outcome: 'partial' }, 0.999)[1]).toBe(0);
  });

  test('comes at once after a hint during this one, a minute after its start at the earliest', () => {
    expect(after({ hintedAt: ago(5000) }, fine)).toEqual([50, 0]);
    expect(after({ visitedAt: ago(hour), hintedAt: ago(5000) }, fine)).toEqual([0, 0]);
    expect(after({ hintedAt: ago(20_000) }, fine)).toEqual([6 * 3600 - 10, 0]);
  });

  test('waits for the end of a limit, and a limit is no failure', () => {
    const retryAt = new Date(now.getTime() + 30 * minute);
    expect(after({ failures: 2 }, { ...fine, outcome: 'partial', retryAt })).toEqual([1830, 2]);
    expect(after({}, { ...broken, reasonKind: 'rate-limited', retryAt: ago(hour) }, 0)).toEqual([0, 0]);
  });

  test('is a minute off when somebody else crawls it', () => {
    expect(after({ failures: 1 }, { outcome: 'failed', reasonKind: 'busy', transient: true })).toEqual([60, 1]);
  });

  test('is tried again at growing distance after faults', () => {
    const waits = [0, 1, 2, 6, 7, 50].map((failures) => after({ failures }, broken)[0]);
    expect(waits).toEqual([300, 600, 1200, 19_200, 21_600, 21_600]);
    const lasting = { outcome: 'failed', reasonKind: 'gone', transient: false } as const;
    expect([0, 1, 20].map((failures) => after({ failures }, lasting))).toEqual([
      [3600, 1],
      [7200, 2],
      [7 * 24 * 3600, 21],
    ]);
  });
});
