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

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '#store/open.ts';
import { addMonths, type Month } from '#store/period.ts';
import { testStore } from '#store/testing.ts';
import { catalogue } from '../../catalogue.ts';
import { gatherReport, type ReportDraft } from './report-draft.ts';
import { trendOf } from './report-signs.ts';

let store: Store;
let draft: ReportDraft;
const project = 'lantern';
const period = { project, from: '2026-08-15', until: '2026-11-15' };

async function figure(metric: string, span: 'month' | 'window12', month: Month, value: number | null) {
  const reason = value === null ? JSON.stringify({ zh: '未知', en: 'unknown' }) : null;
  const row = { scope: 'project', subject: project, metric, revision: 1, period: span, month: `${month}-01` } as const;
  await store.db
    .insertInto('metric_value')
    .values({ ...row, value, reason, detail: null })
    .execute();
}

async function acts(repository: string, kind: 'commit' | 'review', counts: readonly number[], at: string) {
  const month = Number(at.slice(0, 4)) * 12 + Number(at.slice(5, 7)) - 1;
  const rows = counts.flatMap((count, person) =>
    Array.from({ length: count }, (_, i) => ({
      project,
      repository_id: repository,
      kind,
      source: `${kind}-${at}-${person}-${i}`,
      identity_id: String(person + 1),
      person_id: String(person + 1),
      organisation: null,
      class: 'human' as const,
      at: new Date(at),
      month,
      zone: null,
      subject_kind: null,
      subject_number: null,
      other_id: null,
      additions: null,
      deletions: null,
      signed_off: null,
    })),
  );
  await store.db.insertInto('act').values(rows).execute();
}

async function verdict(check: string, since: string, status: 'pass' | 'fail') {
  const row = { project, check_id: check, since, revision: 1, status, score: null };
  await store.db.insertInto('check_history').values(row).execute();
}

beforeAll(async () => {
  store = await testStore();
  const { db } = store;
  const entry = { slug: project, entry: '{}', domain: 'database', stage: 'sandbox', stage_since: null } as const;
  await db
    .insertInto('project')
    .values({ ...entry, admitted_on: null, listed: true })
    .execute();
  const { id } = await db
    .insertInto('repository')
    .values({ platform: 'git', platform_id: 'x', url: 'https://git.example.org/x', state: 'ok' })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (let back = 0; back < 12; back += 1) {
    const month = addMonths('2026-10', -back);
    await figure('commits', 'month', month, back < 3 ? 10 : 20);
    await figure('new-people', 'month', month, back === 4 ? null : 1);
  }
  await figure('releases', 'month', '2026-10', 1);
  await figure('bus-factor', 'window12', '2026-10', 3);
  await figure('bus-factor', 'window12', '2026-07', 2);
  await acts(id, 'commit', [6, 2], '2026-10-31T23:59:59Z');
  await acts(id, 'commit', [5], '2026-11-01T00:00:00Z');
  await acts(id, 'commit', [4], '2026-07-31T23:59:59Z');
  await verdict('security-policy', '2026-01-01', 'pass');
  await verdict('security-policy', '2026-09-10', 'fail');
  await verdict('licence-identified', '2026-01-01', 'pass');
  await verdict('token-permissions', '2026-11-15', 'pass');
  draft = await gatherReport(db, catalogue, period);
});
afterAll(() => store.close());

function windowsOf(id: string): string[] {
  const sign = draft.signs.find((one) => one.id === id);
  return (sign?.windows ?? []).map(({ months, value, before, trend }) => `${months}: ${value} ${before} ${trend}`);
}

it('sums whole months that were over when the period ended, and compares with as many before', () => {
  expect(draft.month).toBe('2026-10');
  expect(windowsOf('commits')).toEqual(['3: 30 60 down', '6: 90 120 down', '12: 210 null unknown']);
});

it('a month that is not known makes a sum unknown, never smaller', () => {
  expect(windowsOf('new-people')).toEqual(['3: 3 null unknown', '6: null 6 unknown', '12: null null unknown']);
  expect(windowsOf('releases')).toEqual(['3: null null unknown', '6: null null unknown', '12: null null unknown']);
});

it('figures of a level are compared with what they were', () => {
  expect(windowsOf('bus-factor')).toEqual(['3: 3 2 up', '6: 3 null unknown', '12: 3 null unknown']);
});

it('the effective number of people counts shares, within exact months; nobody known is unknown', () => {
  // (6 + 2)² / (6² + 2²) = 1.6; with the four of July (6 + 4, 2): 12² / (10² + 2²) = 1.38
  expect(windowsOf('effective-commit')).toEqual(['3: 1.6 1 up', '6: 1.38 null unknown', '12: 1.38 null unknown']);
  expect(windowsOf('effective-review')).toEqual([
    '3: null null unknown',
    '6: null null unknown',
    '12: null null unknown',
  ]);
});

it('tells checks that came out differently than when the period began, and asks about them', () => {
  expect(draft.changes.map(({ check, since, before, after }) => [check, since, before, after])).toEqual([
    ['security-policy', '2026-09-10', 'pass', 'fail'],
  ]);
  const releases = draft.sections.find(({ id }) => id === 'releases');
  expect(releases?.questions.some(({ en }) => en.includes('was that intended?'))).toBe(true);
});

it('suggests by what is known alone, and says what speaks for and against', () => {
  const sections = Object.fromEntries(draft.sections.map(({ id, suggestion, why }) => [id, [suggestion, why.length]]));
  // Community: one author makes most commits; newcomers and contributors are not known.
  expect(sections['community']?.[0]).toBe(0);
  // Sustainability: the bus factor holds, commits fell.
  expect(sections['sustainability']?.[0]).toBe(1);
  expect(sections['mentorship']).toEqual([null, 1]);
  expect(sections['culture']?.[0]).toBeNull();
});

it.each([
  [12, 10, 'up'],
  [11.9, 10, 'flat'],
  [8, 10, 'down'],
  [8.1, 10, 'flat'],
  [0, 0, 'flat'],
  [1, 0, 'up'],
  [null, 1, 'unknown'],
  [1, null, 'unknown'],
] as const)('%s after %s is %s', (value, before, trend) => {
  expect(trendOf(value, before)).toBe(trend);
});
