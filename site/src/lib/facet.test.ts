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
import type { ProjectSummary } from '#api/client.ts';
import { fixtureHub } from '../../testing/fixture.ts';
import { facetValues, slugOf, sortProjects } from './facet.ts';
import { allListings, listingPath, pageSize } from './listing.ts';

const projects: readonly ProjectSummary[] = fixtureHub().projects;

test.each([
  ['C++', 'c-plus-plus'],
  ['C#', 'c-sharp'],
  ['MIT OR Apache-2.0', 'mit-or-apache-2-0'],
  ['../../etc/passwd', 'etc-passwd'],
  ['易语言', 'other'],
  ['x'.repeat(200), 'x'.repeat(60)],
])('%j has the path %s', (value, slug) => {
  expect(slugOf(value)).toBe(slug);
});

test('values that would share a path get numbers, and unknown keeps its own', () => {
  const named = (licence: string | null, slug: string) => ({ ...(projects[0] as ProjectSummary), licence, slug });
  const values = facetValues(
    [named('A B', '1'), named('a-b', '2'), named('Unknown', '3'), named(null, '4')],
    'licence',
  );
  expect(values.map(({ value, slug, count }) => [value, slug, count])).toEqual([
    ['A B', 'a-b', 1],
    ['Unknown', 'unknown-2', 1],
    ['a-b', 'a-b-2', 1],
    [null, 'unknown', 1],
  ]);
});

test('no project drops out of a facet', () => {
  for (const facet of ['domain', 'stage', 'licence'] as const)
    expect(facetValues(projects, facet).reduce((sum, { count }) => sum + count, 0)).toBe(projects.length);
});

test('names sort by pinyin in Chinese and by letters in English; unknown scores come last', () => {
  const slugs = (sort: 'name' | 'quality', locale: 'zh' | 'en') =>
    sortProjects(projects, sort, locale).map(({ slug }) => slug);
  const chosen = new Set(['qingyun-kernel', 'qiankun-db', 'zhulin', 'anvil', 'harbour-fs']);
  expect(slugs('name', 'zh').filter((slug) => chosen.has(slug))).toEqual([
    'harbour-fs',
    'qiankun-db',
    'qingyun-kernel',
    'anvil',
    'zhulin',
  ]);
  expect(slugs('name', 'en').filter((slug) => chosen.has(slug))).toEqual([
    'anvil',
    'harbour-fs',
    'qiankun-db',
    'qingyun-kernel',
    'zhulin',
  ]);
  expect(slugs('quality', 'zh').slice(-4)).toEqual(['gone-away', 'in-flight', 'tinyboot', 'waiting-room']);
});

test('long lists are cut into pages, each project on exactly one', () => {
  const many: readonly ProjectSummary[] = fixtureHub(240).projects;
  const pages = allListings(many).filter(
    (listing) => listing.locale === 'zh' && listing.facet === null && listing.sort === 'quality',
  );
  expect(pages.map(({ rows }) => rows.length)).toEqual([pageSize, pageSize, 54]);
  expect(new Set(pages.flatMap(({ rows }) => rows.map(({ slug }) => slug))).size).toBe(254);
  expect(pages.map((listing) => listingPath(listing, listing.page))).toEqual([
    '/zh/projects/',
    '/zh/projects/by/page/2/',
    '/zh/projects/by/page/3/',
  ]);
});
