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

import type { CheckCard, DiscountCard, MetricCard, ModelCard } from '#api/client.ts';
import { type ProjectFile, projectFiles } from './export.ts';
import { type Hub, hub } from './hub.ts';
import { allListings, type Listing, listingPath, listingSlug } from './listing.ts';
import { type Locale, locales } from './locale.ts';
import { licencesPath, methodPath, pagePath, projectPath } from './path.ts';

/** One page of a template: its path parameters and what it shows. */
export interface Route<Props> {
  readonly params: Readonly<Record<string, string>>;
  readonly props: Props;
}

/** Pages that exist once a language. */
export function localeRoutes(): Route<{ locale: Locale }>[] {
  return locales.map((locale) => ({ params: { locale }, props: { locale } }));
}

/** Project pages; the languages of a project follow each other, so that they share what was read. */
export async function projectRoutes(): Promise<Route<{ locale: Locale; slug: string }>[]> {
  const { projects } = await hub();
  return projects.flatMap(({ slug }) =>
    locales.map((locale) => ({ params: { locale, slug }, props: { locale, slug } })),
  );
}

/** Pages of project lists except the first page of the whole list, which has a place of its own. */
export async function listingRoutes(): Promise<Route<{ listing: Listing }>[]> {
  const { projects } = await hub();
  return allListings(projects).flatMap((listing) => {
    const list = listingSlug(listing, listing.page);
    return list === '' ? [] : [{ params: { locale: listing.locale, list }, props: { listing } }];
  });
}

/** First page of the whole list. */
export async function mainListing(locale: Locale): Promise<Listing> {
  const { projects } = await hub();
  const listing = allListings(projects).find(
    (entry) => entry.locale === locale && listingSlug(entry, entry.page) === '',
  );
  if (listing === undefined) throw new Error('The list of all projects has a first page even when it is empty.');
  return listing;
}

interface Card {
  readonly id: string;
}

async function cardRoutes<One extends Card>(
  cards: (hub: Hub) => readonly One[],
): Promise<Route<{ locale: Locale; card: One }>[]> {
  const own = cards(await hub());
  return locales.flatMap((locale) => own.map((card) => ({ params: { locale, id: card.id }, props: { locale, card } })));
}

/** Pages of metrics. */
export function metricRoutes(): Promise<Route<{ locale: Locale; card: MetricCard }>[]> {
  return cardRoutes((all) => all.metrics);
}

/** Pages of checks. */
export function checkRoutes(): Promise<Route<{ locale: Locale; card: CheckCard }>[]> {
  return cardRoutes((all) => all.checks);
}

/** Pages of models. */
export function modelRoutes(): Promise<Route<{ locale: Locale; card: ModelCard }>[]> {
  return cardRoutes((all) => all.models);
}

/** Pages of rules against gaming. */
export function discountRoutes(): Promise<Route<{ locale: Locale; card: DiscountCard }>[]> {
  return cardRoutes((all) => all.discounts);
}

/** Data files of each project. */
export async function projectDataRoutes(): Promise<Route<{ slug: string; file: ProjectFile }>[]> {
  const { projects } = await hub();
  return projects.flatMap(({ slug }) =>
    projectFiles.map((file) => ({ params: { slug, file }, props: { slug, file } })),
  );
}

/** Path of every page of one language that search engines should know, in a stable order. */
export function indexedPaths(all: Hub, locale: Locale): string[] {
  return [
    pagePath(locale),
    pagePath(locale, 'projects'),
    ...allListings(all.projects)
      .filter((listing) => listing.locale === locale && listing.facet !== null && listing.page === 1)
      .map((listing) => listingPath(listing)),
    ...all.projects.flatMap(({ slug }) => [projectPath(locale, slug), licencesPath(locale, slug)]),
    pagePath(locale, 'ranking'),
    pagePath(locale, 'method'),
    pagePath(locale, 'method', 'ahp'),
    ...all.metrics.map((card) => methodPath(locale, 'metrics', card.id)),
    ...all.checks.map((card) => methodPath(locale, 'checks', card.id)),
    ...all.models.map((card) => methodPath(locale, 'models', card.id)),
    ...all.discounts.map((card) => methodPath(locale, 'discounts', card.id)),
    pagePath(locale, 'about'),
    pagePath(locale, 'crawls'),
  ];
}
