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
import { fixtureHub } from '../../testing/fixture.ts';
import { firstLine, groupChecks, nextSteps, statusCounts } from './check.ts';
import { hubFreshness, running } from './freshness.ts';
import { busiest, heatCells, weekendShare, weekHours } from './heat.ts';
import { organisationBars, shownOrganisations } from './organisation.ts';
import { interval, movement, openConditions, ranked, unranked } from './rank.ts';
import { stageBoard, timeline } from './stage.ts';
import { splitZones, zoneBars } from './zone.ts';

const hub = fixtureHub();

describe('organisations', () => {
  const entry = (id: string | null, commits: number) => ({
    id,
    name: { zh: String(id), en: String(id) },
    commits,
    contributors: 1,
  });

  test('the unknown part is its own bar, last, and counts in the total', () => {
    const bars = organisationBars([entry(null, 50), entry('a', 10), entry('b', 40)]);
    expect(bars.map(({ kind, commits, share }) => [kind, commits, share])).toEqual([
      ['organisation', 40, 0.4],
      ['organisation', 10, 0.1],
      ['unknown', 50, 0.5],
    ]);
  });

  test('beyond the shown ones the rest is added up, nothing is lost', () => {
    const bars = organisationBars([
      ...Array.from({ length: 20 }, (_, index) => entry(`o${index}`, index + 1)),
      entry(null, 5),
    ]);
    expect(bars.at(-2)).toMatchObject({ kind: 'rest', organisations: 20 - shownOrganisations, commits: 36 });
    expect(bars.reduce((sum, bar) => sum + bar.commits, 0)).toBe(215);
  });

  test('no commits, no division by zero', () => {
    expect(organisationBars([entry('a', 0)])[0]?.share).toBe(0);
    expect(organisationBars([])).toEqual([]);
  });
});

describe('stages', () => {
  test('the board shows the main line always and side stages only when somebody is there', () => {
    expect(stageBoard([]).map(({ stage }) => stage)).toEqual(['applied', 'sandbox', 'incubating', 'graduated']);
    expect(stageBoard(hub.projects).map(({ stage, projects }) => [stage, projects.length])).toEqual([
      ['applied', 2],
      ['sandbox', 4],
      ['incubating', 3],
      ['graduated', 2],
      ['emeritus', 1],
      ['need-info', 1],
      ['watch', 1],
    ]);
  });

  test('the timeline is dated in order and ends with what is ahead', () => {
    const stages = [
      { stage: 'sandbox' as const, since: '2026-02-01', note: null },
      { stage: 'applied' as const, since: '2026-01-01', note: null },
    ];
    expect(timeline({ stage: 'sandbox', stages }).map(({ stage, state, until }) => [stage, state, until])).toEqual([
      ['applied', 'done', '2026-02-01'],
      ['sandbox', 'now', null],
      ['incubating', 'ahead', null],
      ['graduated', 'ahead', null],
    ]);
    expect(timeline({ stage: 'declined', stages: [] })).toEqual([]);
  });
});

describe('checks', () => {
  const { checks } = hub.checks.get('anvil') ?? { checks: [] };

  test('what needs work comes first in each category, and none is lost', () => {
    const groups = groupChecks(checks);
    expect(groups.map(({ category, passed, decided }) => [category, passed, decided])).toEqual([
      ['governance', 2, 4],
      ['documentation', 1, 1],
      ['engineering', 1, 2],
      ['compliance', 1, 2],
      ['security', 2, 3],
      ['release', 1, 2],
    ]);
    expect(groups[0]?.checks.map(({ status }) => status)).toEqual(['fail', 'partial', 'pass', 'pass']);
    expect(groups.flatMap((group) => group.checks)).toHaveLength(checks.length);
  });

  test('the next steps are the open checks that cost most, a part of the way counted', () => {
    const [base] = checks;
    if (base === undefined) throw new Error('the fixture has checks');
    const check = (id: string, status: typeof base.status, weight: number, score: number | null) => ({
      ...base,
      id,
      status,
      weight,
      score,
    });
    const open = [
      check('half', 'partial', 6, 0.5),
      check('small', 'fail', 1, 0),
      check('large', 'fail', 5, 0),
      check('fine', 'pass', 9, 1),
      check('unknown', 'unknown', 9, null),
    ];
    expect(nextSteps(open).steps.map(({ id }) => id)).toEqual(['large', 'half', 'small']);
    const many = Array.from({ length: 7 }, (_, i) => check(`c${i}`, 'fail', 1, 0));
    expect([nextSteps(many).steps.length, nextSteps(many).more, nextSteps([]).more]).toEqual([5, 2, 0]);
    expect([firstLine('Add it:\n# Head'), firstLine('Add it.')]).toEqual(['Add it: …', 'Add it.']);
  });

  test('statuses are counted, those nobody has left out', () => {
    expect(statusCounts(checks)).toEqual([
      { status: 'fail', n: 3 },
      { status: 'partial', n: 3 },
      { status: 'unknown', n: 2 },
      { status: 'pass', n: 8 },
      { status: 'not-applicable', n: 2 },
    ]);
    expect(statusCounts([])).toEqual([]);
  });
});

describe('working hours', () => {
  const detail = Array.from({ length: 168 }, (_, hour) => (hour === 9 ? 100 : hour === 24 * 6 + 23 ? 1 : 0));

  test('hours are cut into days and stepped by square root', () => {
    const week = weekHours({ detail, detailShape: 'weekday-hour' }) ?? [];
    const cells = heatCells(week);
    expect(cells).toEqual([
      { weekday: 0, hour: 9, value: 100, step: 5 },
      { weekday: 6, hour: 23, value: 1, step: 1 },
    ]);
    expect(busiest(cells)?.hour).toBe(9);
    expect(weekendShare(week)).toBe(1 / 101);
  });

  test.each([[null], [[]], [detail.slice(1)], [[...detail.slice(1), 'x']], [[...detail.slice(1), -1]]])(
    '%j is no week',
    (wrong) => {
      expect(weekHours({ detail: wrong, detailShape: 'weekday-hour' })).toBeNull();
    },
  );

  test('nothing has no busiest hour and no weekend', () => {
    expect(busiest([])).toBeNull();
    expect(weekendShare([[0], [0], [0], [0], [0], [0], [0]])).toBeNull();
  });
});

test('zones are shared out with the unbelievable ones last; other shapes are none', () => {
  const detail = [
    { zone: null, commits: 50 },
    { zone: '+00:00', commits: 10 },
    { zone: '+08:00', commits: 40 },
    { zone: 8, commits: 'x' },
  ];
  expect(zoneBars({ detail, detailShape: 'zone' })).toEqual([
    { zone: '+08:00', commits: 40, share: 0.4 },
    { zone: '+00:00', commits: 10, share: 0.1 },
    { zone: null, commits: 50, share: 0.5 },
  ]);
  expect(zoneBars({ detail, detailShape: null })).toEqual([]);
});

test('freshness counts states apart', () => {
  expect(hubFreshness(hub.projects)).toEqual({
    newest: '2026-11-21T22:14:05.000Z',
    total: 14,
    withData: 11,
    waiting: 1,
    crawling: 1,
    stale: 1,
    failed: 2,
  });
  expect(hubFreshness([]).newest).toBeNull();
  expect(running(hub.crawls).map(({ project }) => project)).toEqual(['in-flight']);
});

test('a ranking is told apart into places and reasons', () => {
  expect(ranked(hub.ranking).map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(unranked(hub.ranking).map(({ project }) => project)).toEqual(['tinyboot']);
  expect([ranked(null), unranked(null)]).toEqual([[], []]);
  expect([3, 0, -2, null].map((change) => movement({ change }))).toEqual(['up', 'same', 'down', 'new']);
  expect([{ best: 2, worst: 5 }, { best: 1, worst: 1 }, null].map((range) => interval({ interval: range }))).toEqual([
    '2–5',
    '1',
    null,
  ]);
  const condition = (id: string, met: boolean | null) => ({ id, met, text: { zh: id, en: id } });
  const conditions = [condition('a', null), condition('b', true), condition('c', false), condition('d', false)];
  expect(openConditions({ conditions, reason: { zh: 'd', en: 'd' } })).toEqual([
    { state: 'unmet', text: { zh: 'c', en: 'c' } },
    { state: 'unknown', text: { zh: 'a', en: 'a' } },
  ]);
});

test('zones beyond the first are folded, those without a zone never', () => {
  const bars = Array.from({ length: 12 }, (_, index) => ({ zone: `+${index}`, commits: 20 - index, share: 0.05 }));
  const unknown = { zone: null, commits: 3, share: 0.1 };
  const { first, rest } = splitZones([...bars, unknown]);
  expect([first.length, first.at(-1), rest.map(({ zone }) => zone)]).toEqual([9, unknown, ['+8', '+9', '+10', '+11']]);
  expect(splitZones(bars.slice(0, 9)).rest).toEqual([]);
});
