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

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Scope } from '#store/facts.ts';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import { testApp } from '../testing.ts';
import { fillStore } from '../testing-data.ts';

let store: Store;
let person: string;
let hidden: string;

async function addPerson(hash: number): Promise<string> {
  const { id } = await store.db
    .insertInto('identity')
    .values({
      kind: 'email',
      value_hash: Buffer.alloc(32, hash),
      name: `P${hash}`,
      domain: null,
      class: 'human',
    } as never)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function addFigure(
  scope: Scope,
  subject: string,
  value: number | null,
  reason: string | null = null,
): Promise<void> {
  await store.db
    .insertInto('metric_value')
    .values({
      scope,
      subject,
      metric: 'commits',
      revision: 3,
      period: 'window12',
      month: '2026-10-01',
      value,
      reason: reason === null ? null : JSON.stringify({ zh: reason, en: reason }),
      detail: JSON.stringify({ parts: [1] }),
      coverage: 0.5,
    })
    .execute();
}

beforeAll(async () => {
  store = await testStore();
  await fillStore(store);
  person = await addPerson(1);
  hidden = await addPerson(2);
  await store.sql`insert into opt_out (value_hash, asked_hash, reason, actor)
    values (${Buffer.alloc(32, 2)}, ${Buffer.alloc(32, 2)}, 'asked', 'test')`;
  await addFigure('person', person, 7);
  await addFigure('person', hidden, 9);
  await addFigure('organisation', '~', null, '=cmd()|"x", y');
  await store.db
    .insertInto('figure_basis')
    .values({ scope: 'project', subject: 'alpha', digest: 'abc', facts: '{}' })
    .execute();
});
afterAll(() => store.close());

async function get(path: string): Promise<Response> {
  return testApp(store, { secret: new Uint8Array(32) }).request(`/api/v1${path}`);
}

interface Page {
  readonly items: readonly Record<string, unknown>[];
  readonly next: string | null;
}

async function page(path: string): Promise<Page> {
  return (await (await get(path)).json()) as Page;
}

describe('figures of a subject', () => {
  test('carry revision, coverage, reason, whether they are to date, and what they were computed from', async () => {
    const { items, next } = await page('/projects/alpha/metrics?metrics=commits&period=month');
    expect(next).toBeNull();
    expect(items).toEqual([
      {
        scope: 'project',
        subject: 'alpha',
        metric: 'commits',
        revision: 1,
        period: 'month',
        month: '2026-09',
        running: false,
        value: 5,
        coverage: 1,
        reason: null,
        snapshot: 'abc',
      },
      {
        scope: 'project',
        subject: 'alpha',
        metric: 'commits',
        revision: 1,
        period: 'month',
        month: '2026-10',
        running: false,
        value: null,
        coverage: 1,
        reason: { zh: '没有数据', en: 'No data' },
        snapshot: 'abc',
      },
    ]);
  });

  test('of some months only, with parts when they are asked for', async () => {
    const { items } = await page(
      '/projects/alpha/metrics?metrics=organisations,contributors&from=2026-10&to=2026-10&detail=true',
    );
    expect(items.map(({ metric, detail }) => [metric, detail])).toEqual([
      ['contributors', null],
      [
        'organisations',
        [expect.objectContaining({ organisation: 'acme' }), expect.objectContaining({ organisation: null })],
      ],
    ]);
  });

  test('a page at a time give the same figures as at once', async () => {
    const whole = await page('/metrics/commits/figures');
    const parts: unknown[] = [];
    let next: string | null = null;
    do {
      const more: string = next === null ? '' : `&cursor=${encodeURIComponent(next)}`;
      const one: Page = await page(`/metrics/commits/figures?limit=2${more}`);
      parts.push(...one.items);
      ({ next } = one);
    } while (next !== null);
    expect(parts).toEqual(whole.items);
    expect(parts).toHaveLength(5);
  });

  test('as CSV: one line a figure, formulas made harmless, unknown values empty', async () => {
    const response = await get('/organisations/~/metrics?format=csv');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(await response.text()).toBe(
      'scope,subject,metric,revision,period,month,value,coverage,running,reasonZh,reasonEn,snapshot\r\n' +
        'organisation,~,commits,3,window12,2026-10,,0.5,false,"\'=cmd()|""x"", y","\'=cmd()|""x"", y",\r\n',
    );
  });

  test('of somebody who asked not to be shown are not given', async () => {
    const { items } = await page('/metrics/commits/figures?scope=person');
    expect(items.map(({ subject }) => subject)).toEqual([person]);
    expect((await get(`/people/${hidden}/metrics`)).status).toBe(404);
    expect((await get(`/people/${hidden}/scores`)).status).toBe(404);
    expect((await page(`/people/${person}/metrics`)).items).toHaveLength(1);
  });

  test.each([
    ['/projects/alpha/metrics?metrics=comits', 400],
    ['/projects/alpha/metrics?period=week', 400],
    ['/projects/alpha/metrics?limit=0', 400],
    ['/projects/alpha/metrics?cursor=x', 400],
    ['/metrics/nope/figures', 404],
    ['/people/1e3/metrics', 404],
    [`/people/${'9'.repeat(30)}/metrics`, 404],
    ['/repositories/0/scores', 404],
    ['/domains/nope/metrics', 404],
    ['/projects/none/scores', 404],
  ])('%s is answered with %i', async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });

  test('a cursor of another question is refused', async () => {
    const { next } = await page('/metrics/commits/figures?limit=1');
    const cursor = encodeURIComponent(next ?? '');
    expect((await get(`/metrics/commits/figures?limit=1&scope=person&cursor=${cursor}`)).status).toBe(400);
  });
});

test('organisations and domains are listed with what is known of them', async () => {
  const organisations = (await (await get('/organisations')).json()) as { items: Record<string, unknown>[] };
  expect(organisations.items.map(({ id, kind }) => [id, kind])).toEqual([
    ['acme', 'organisation'],
    ['~', 'individuals'],
  ]);
  const first = (await (await get('/organisations?limit=1')).json()) as { items: { id: string }[]; next: string };
  const second = await (await get(`/organisations?limit=1&cursor=${encodeURIComponent(first.next)}`)).json();
  expect([first.items[0]?.id, second]).toEqual([
    'acme',
    { total: 2, items: [expect.objectContaining({ id: '~' })], next: null },
  ]);
  const { domains } = (await (await get('/domains')).json()) as { domains: Record<string, unknown>[] };
  expect(domains.map(({ id, projects }) => [id, projects])).toEqual([
    ['cloud-native', 1],
    ['database', 1],
  ]);
});

test('scores of a subject come with their parts', async () => {
  const scores = (await (await get('/projects/alpha/scores')).json()) as Record<string, unknown[]>;
  expect(scores['scores']).toEqual([expect.objectContaining({ model: 'quality', value: 80 })]);
  expect(scores['snapshot']).toBe('abc');
});
