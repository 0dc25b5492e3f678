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

import type { ProjectSummary } from '#api/client.ts';
import type { Locale } from './locale.ts';
import { byName, byNumber } from './order.ts';

/** Ways to narrow the list, each with pages of its own so that they work without scripts. */
export const facets = ['domain', 'stage', 'licence', 'language'] as const;
/** One of {@link facets}. */
export type Facet = (typeof facets)[number];

/** Orders of the whole list; the first is the order of every list. */
export const sorts = ['quality', 'name', 'commits', 'contributors'] as const;
/** One of {@link sorts}. */
export type Sort = (typeof sorts)[number];

/** One value of a facet with the projects that have it. */
export interface FacetValue {
  readonly facet: Facet;
  /** As the API gives it; null = unknown. */
  readonly value: string | null;
  /** Part of the page's path; unique within the facet. */
  readonly slug: string;
  readonly count: number;
}

/** The values a project has for a facet. An unknown licence or language is a value too, so nothing drops out. */
export function valuesOf(project: ProjectSummary, facet: Facet): (string | null)[] {
  if (facet === 'domain' || facet === 'stage') return [project[facet]];
  if (facet === 'licence') return [project.licence];
  return project.languages.length > 0 ? project.languages.map((language) => language.name) : [null];
}

/** All values of a facet, the most frequent first, unknown last. */
export function facetValues(projects: readonly ProjectSummary[], facet: Facet): FacetValue[] {
  const counts = new Map<string | null, number>();
  for (const value of projects.flatMap((project) => valuesOf(project, facet)))
    counts.set(value, (counts.get(value) ?? 0) + 1);
  const known = [...counts.keys()].filter((value) => value !== null).sort();
  const slugs = uniqueSlugs(known);
  const order = known.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const values = order.map((value) => ({ facet, value, slug: slugs.get(value) ?? '', count: counts.get(value) ?? 0 }));
  const unknown = counts.get(null);
  return unknown === undefined ? values : [...values, { facet, value: null, slug: unknownSlug, count: unknown }];
}

const unknownSlug = 'unknown';

function uniqueSlugs(values: readonly string[]): Map<string, string> {
  const taken = new Set<string>([unknownSlug]);
  const slugs = new Map<string, string>();
  for (const value of values) {
    const base = slugOf(value);
    let slug = base;
    for (let n = 2; taken.has(slug); n += 1) slug = `${base}-${n}`;
    taken.add(slug);
    slugs.set(value, slug);
  }
  return slugs;
}

/** A value as part of a path: `C++` → `c-plus-plus`, `Apache-2.0 OR MIT` → `apache-2-0-or-mit`. */
export function slugOf(value: string): string {
  const words = value.toLowerCase().replaceAll('+', '-plus').replaceAll('#', '-sharp');
  const slug = words.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return slug.slice(0, 60) || 'other';
}

/** The projects in one of the orders. */
export function sortProjects(projects: readonly ProjectSummary[], sort: Sort, locale: Locale): ProjectSummary[] {
  return projects.toSorted(orderOf(sort, locale));
}

function orderOf(sort: Sort, locale: Locale): (a: ProjectSummary, b: ProjectSummary) => number {
  if (sort === 'name') return byName(locale);
  if (sort === 'commits') return byNumber((project) => project.commits12);
  if (sort === 'contributors') return byNumber((project) => project.contributors12);
  return byNumber((project) => project.quality?.value ?? null);
}
