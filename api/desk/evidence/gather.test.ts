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

import { expect, it } from 'vitest';
import type { Logger } from '#store/log.ts';
import { silent } from '#store/testing.ts';
import { gateStages, type RubricBody } from '../rubric/body.ts';
import { rubricFaults } from '../rubric/faults.ts';
import { defaultRubric } from '../rubric/store.ts';
import type { EvidenceFacts } from './facts.ts';
import { gatherItems } from './gather.ts';
import { gatherers } from './gatherer-registry.ts';

const nothing: EvidenceFacts = {
  repositories: [],
  code: null,
  years: new Map(),
  shares: null,
  newcomers: [],
  protections: [],
  runs: [],
  streams: [],
  case: null,
};

it('knows nothing of a project without facts, and fails it for nothing', () => {
  for (const stage of gateStages) {
    const items = gatherItems(nothing, defaultRubric(), stage, silent);
    expect(items.filter(({ status }) => status !== 'unknown').map(({ criterion }) => criterion)).toEqual([]);
    expect(items.every(({ reason }) => reason.zh.length > 5 && reason.en.length > 5)).toBe(true);
  }
});

it('uses every gatherer in the default rubric, which has no faults', () => {
  const used = new Set(defaultRubric().criteria.map(({ gatherer }) => gatherer));
  expect([...gatherers.keys()].filter((id) => !used.has(id))).toEqual([]);
  expect(rubricFaults(defaultRubric())).toEqual([]);
});

it('says of a gatherer that is not known, or that breaks, that nothing is known', () => {
  const told: string[] = [];
  const log: Logger = { ...silent, error: (message) => told.push(message) };
  const base = defaultRubric();
  const [first] = base.criteria;
  const rubric: RubricBody = {
    ...base,
    criteria: [
      { ...(first as RubricBody['criteria'][number]), gatherer: 'crystal-ball' },
      { ...(first as RubricBody['criteria'][number]), id: 'COM-02', gatherer: 'newcomers' },
    ],
  };
  // What no type allows: a look that fails by a fault of ours.
  const broken = { ...nothing, newcomers: null } as unknown as EvidenceFacts;
  const items = gatherItems(broken, rubric, 'sandbox', log);
  expect(items.map(({ status, source }) => [status, source])).toEqual([
    ['unknown', 'crystal-ball'],
    ['unknown', 'newcomers'],
  ]);
  expect(told).toEqual(['gatherer failed']);
});

const figure = (metric: string, value: number | null, detail: unknown = null) => ({
  metric,
  period: 'window12',
  month: '2025-12',
  value,
  reason: value === null ? { zh: '没有采集', en: 'Not collected' } : null,
  detail,
  coverage: 0.5,
});
const years = (...figures: ReturnType<typeof figure>[]) => new Map(figures.map((one) => [one.metric, one]));
const repository = {
  id: '1',
  url: 'https://github.com/a/b',
  state: 'ok' as const,
  default_ref: 'refs/heads/main',
  head: 'aa',
  fetched_at: new Date('2026-01-01T00:00:00Z'),
};
const told = (stream: string) => ({
  repository: '1',
  stream,
  support: 'full' as const,
  clean_at: new Date('2026-01-01T00:00:00Z'),
});
const rule = {
  repository: '1',
  pattern: 'main',
  requires_change: null,
  required_approvals: null,
  allows_force_push: null,
};
const run = (conclusion: string, name = 'build') => ({
  repository: '1',
  name,
  sha: 'bb',
  conclusion,
  at: new Date('2025-12-31T00:00:00Z'),
});
const shares = (...given: [string | null, number][]) =>
  figure(
    'organisations',
    1,
    given.map(([organisation, commits]) => ({ organisation, commits, share: null })),
  );

it.each<[string, string, Partial<EvidenceFacts>, string, number | null]>([
  ['ENG-04', 'reviews of 80 %', { years: years(figure('reviewed-before-merge', 0.8)) }, 'pass', 80],
  ['ENG-04', 'reviews just short', { years: years(figure('reviewed-before-merge', 0.7999)) }, 'partial', 79.9],
  ['ENG-04', 'no reviews', { years: years(figure('reviewed-before-merge', 0)) }, 'fail', 0],
  ['ENG-04', 'reviews that are not told', { years: years(figure('reviewed-before-merge', null)) }, 'unknown', null],
  [
    'COM-03',
    'answers in time',
    { years: years(figure('time-to-first-response', 336), figure('unanswered-issue-share', 0.2)) },
    'pass',
    14,
  ],
  [
    'COM-03',
    'answers too late',
    { years: years(figure('time-to-first-response', 337), figure('unanswered-issue-share', 0)) },
    'fail',
    14.1,
  ],
  [
    'COM-03',
    'too few answers',
    { years: years(figure('time-to-first-response', 2), figure('unanswered-issue-share', 0.3)) },
    'partial',
    0.1,
  ],
  ['COM-03', 'half of it known', { years: years(figure('time-to-first-response', 24)) }, 'unknown', 1],
  ['IND-01', 'one at the limit', { shares: shares(['a', 6], ['b', 4]) }, 'pass', 60],
  ['IND-01', 'one above it', { shares: shares(['a', 61], ['b', 39]) }, 'fail', 61],
  [
    'IND-01',
    'an unknown part that could put one above it',
    { shares: shares(['a', 5], ['b', 3], [null, 2]) },
    'unknown',
    50,
  ],
  ['IND-01', 'people on their own behalf', { shares: shares(['~', 9], ['b', 1]) }, 'pass', 10],
  ['IND-01', 'parts that are none', { shares: figure('organisations', 1, 'junk') }, 'unknown', null],
  [
    'COM-01',
    'many people of whom one does the work',
    { years: years(figure('contributors', 23), figure('contributor-absence-factor', 1)) },
    'partial',
    1,
  ],
  [
    'COM-01',
    'enough of both',
    { years: years(figure('contributors', 10), figure('contributor-absence-factor', 3)) },
    'pass',
    10,
  ],
  ['ENG-01', 'green runs', { runs: [run('success'), run('success', 'test')] }, 'pass', null],
  ['ENG-01', 'one red run', { runs: [run('success'), run('failure', 'test')] }, 'partial', null],
  ['ENG-01', 'red runs', { runs: [run('failure')] }, 'fail', null],
  ['ENG-01', 'no runs where the platform tells', { streams: [told('ci')] }, 'unknown', null],
  ['SEC-05', 'no rules where the platform tells', { streams: [told('protection')] }, 'fail', null],
  [
    'SEC-05',
    'rules without reviews',
    { streams: [told('protection')], protections: [{ ...rule, requires_change: false, required_approvals: 0 }] },
    'partial',
    null,
  ],
  [
    'SEC-05',
    'rules with reviews, two factors untold',
    { streams: [told('protection')], protections: [{ ...rule, requires_change: true, allows_force_push: false }] },
    'unknown',
    null,
  ],
  [
    'SEC-05',
    'rules of another branch',
    { streams: [told('protection')], protections: [{ ...rule, pattern: 'release/*', requires_change: true }] },
    'fail',
    null,
  ],
])('%s with %s', (criterion, _, facts, status, value) => {
  const items = gatherItems({ ...nothing, repositories: [repository], ...facts }, defaultRubric(), 'graduated', silent);
  const item = items.find((one) => one.criterion === criterion);
  expect([item?.status, item?.measured?.value ?? null]).toEqual([status, value]);
});
