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

import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { stages } from '#store/facts.ts';
import type { ProjectSummary } from '../client.ts';
import { projectSorts } from '../schema/query.ts';
import { pageOf } from './list.ts';

const secret = randomBytes(32);

/** Small numbers that repeat themselves: ties and unknowns are what paging gets wrong. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function summary(slug: string, random: (below: number) => number): ProjectSummary {
  const maybe = <T>(value: T) => (random(3) === 0 ? null : value);
  const brief = { value: maybe(random(3) * 10), coverage: 1, month: '2026-10', running: false, reason: null };
  return {
    slug,
    name: { zh: `名${random(3)}`, en: `Name ${random(3)}` },
    description: { zh: '简介', en: `About ${slug}` },
    domain: random(2) === 0 ? 'database' : 'cloud-native',
    stage: stages[random(stages.length)] ?? 'applied',
    stageSince: null,
    homepage: null,
    repositories: 1,
    platforms: ['git'],
    languages: [{ name: random(2) === 0 ? 'Go' : 'Rust', share: 1 }],
    licence: maybe(random(2) === 0 ? 'MIT OR Apache-2.0' : 'GPL-2.0-only'),
    commits12: maybe(random(3)),
    contributors12: maybe(random(3)),
    window12: null,
    quality: maybe(brief),
    participation: maybe(brief),
    freshness: 'fresh',
    asOf: maybe(`2026-11-0${1 + random(3)}T00:00:00.000Z`),
  };
}

function projectsOf(seed: number, count: number): ProjectSummary[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, i) => summary(`p${String((i * 7919) % 1000).padStart(3, '0')}`, random));
}

type Query = Parameters<typeof pageOf>[1];

function walk(projects: (page: number) => readonly ProjectSummary[], query: Query): string[] {
  const seen: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 1000; page += 1) {
    const { items, next } = pageOf(projects(page), { ...query, ...(cursor === undefined ? {} : { cursor }) }, secret);
    seen.push(...items.map(({ slug }) => slug));
    if (next === null) return seen;
    expect(items.length).toBe(Number(query.limit));
    cursor = next;
  }
  throw new Error('the pages do not end');
}

describe('paging', () => {
  test('gives every item exactly once, in one order, under any limit, sort and direction', () => {
    for (const seed of [1, 2, 3]) {
      const projects = projectsOf(seed, 60);
      for (const sort of projectSorts) {
        for (const order of ['asc', 'desc'] as const) {
          const whole = walk(() => projects, { sort, order, limit: '100' });
          expect(new Set(whole).size).toBe(60);
          for (const limit of ['1', '7', '59', '60']) {
            expect(walk(() => projects.toReversed(), { sort, order, limit })).toEqual(whole);
          }
        }
      }
    }
  });

  test('projects that come or go meanwhile neither repeat nor hide others', () => {
    const all = projectsOf(4, 40);
    const early = all.slice(0, 30);
    const seen = walk((page) => (page === 0 ? early : all.filter((_, i) => i !== 5)), {
      limit: '4',
      sort: 'commits12',
    });
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(early.filter((_, i) => i !== 5).map(({ slug }) => slug)));
  });

  test('unknown values come last in both directions', () => {
    const projects = projectsOf(5, 30);
    const unknown = projects.filter(({ commits12 }) => commits12 === null).length;
    for (const order of ['asc', 'desc'] as const) {
      const { items } = pageOf(projects, { sort: 'commits12', order, limit: '100' }, secret);
      expect(items.slice(-unknown).every(({ commits12 }) => commits12 === null)).toBe(true);
      expect(items.slice(0, -unknown).every(({ commits12 }) => commits12 !== null)).toBe(true);
    }
  });
});

describe('filters', () => {
  const projects = projectsOf(6, 50);
  const slugs = (query: Query) => pageOf(projects, { ...query, limit: '100' }, secret).items;

  test('a licence is found inside an expression, in any letter case, and unknown is its own value', () => {
    expect(slugs({ licence: 'apache-2.0' }).every(({ licence }) => licence === 'MIT OR Apache-2.0')).toBe(true);
    expect(slugs({ licence: 'OR' }).every(({ licence }) => licence !== 'GPL-2.0-only')).toBe(true);
    expect(slugs({ licence: 'GPL-2.0' })).toEqual([]);
    expect(slugs({ licence: 'unknown' }).every(({ licence }) => licence === null)).toBe(true);
    const parts = ['MIT', 'GPL-2.0-only', 'unknown'].map((licence) => slugs({ licence }).length);
    expect(parts.reduce((a, b) => a + b)).toBe(50);
  });

  test('words are found in both languages, full-width or not', () => {
    expect(slugs({ q: 'ＮＡＭＥ 简介' }).length).toBe(50);
    expect(slugs({ q: 'about p000' }).map(({ slug }) => slug)).toEqual(['p000']);
    expect(slugs({ q: '.*' })).toEqual([]);
  });

  test('filters join', () => {
    const found = slugs({ language: 'go', domain: 'database' });
    expect(found.every(({ languages, domain }) => languages[0]?.name === 'Go' && domain === 'database')).toBe(true);
  });
});
