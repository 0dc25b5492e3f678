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
import { type FacetValue, facets, facetValues, type Sort, sortProjects, sorts, valuesOf } from './facet.ts';
import { type Locale, locales } from './locale.ts';
import { pagePath } from './path.ts';

/** Rows on one page of a list; 1,000 projects stay far below the budget of a page. */
export const pageSize = 100;

/** One page of one list of projects. */
export interface Listing {
  readonly locale: Locale;
  /** Null = not narrowed. */
  readonly facet: FacetValue | null;
  readonly sort: Sort;
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  readonly rows: readonly ProjectSummary[];
}

/** Path of a list's page, below `projects/`; the first page of the whole list has none. */
export function listingSlug(listing: Pick<Listing, 'facet' | 'sort'>, page: number): string {
  const { facet, sort } = listing;
  const list = facet === null ? (sort === sorts[0] ? [] : ['sort', sort]) : [facet.facet, facet.slug];
  const number = page === 1 ? [] : [...(list.length === 0 ? ['page'] : []), String(page)];
  return [...list, ...number].join('/');
}

/** Address of a list's page. */
export function listingPath(listing: Pick<Listing, 'facet' | 'sort' | 'locale'>, page = 1): string {
  const slug = listingSlug(listing, page);
  return slug === '' ? pagePath(listing.locale, 'projects') : pagePath(listing.locale, 'projects/by', slug);
}

/** Every page of every list in both languages. */
export function allListings(projects: readonly ProjectSummary[]): Listing[] {
  const values = facets.flatMap((facet) => facetValues(projects, facet));
  return locales.flatMap((locale) => [
    ...sorts.flatMap((sort) => paginate(projects, { locale, facet: null, sort })),
    ...values.flatMap((facet) => paginate(narrowed(projects, facet), { locale, facet, sort: sorts[0] })),
  ]);
}

function narrowed(projects: readonly ProjectSummary[], facet: FacetValue): ProjectSummary[] {
  return projects.filter((project) => valuesOf(project, facet.facet).includes(facet.value));
}

function paginate(projects: readonly ProjectSummary[], list: Pick<Listing, 'locale' | 'facet' | 'sort'>): Listing[] {
  const sorted = sortProjects(projects, list.sort, list.locale);
  const pages = Math.max(1, Math.ceil(sorted.length / pageSize));
  return Array.from({ length: pages }, (_, index) => ({
    ...list,
    page: index + 1,
    pages,
    total: sorted.length,
    rows: sorted.slice(index * pageSize, (index + 1) * pageSize),
  }));
}
