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

import type { Project, ProjectSummary, Score } from '#api/client.ts';
import type { Chart } from './chart.ts';
import type { FacetValue, Sort } from './facet.ts';
import { exact, month, percent, score as points, spanOf, tableFigure } from './format.ts';
import { type HeatCell, type WeekHours, weekendShare } from './heat.ts';
import type { CardIds } from './hub.ts';
import { visible } from './link.ts';
import type { Listing } from './listing.ts';
import { type Locale, pick, type Text } from './locale.ts';
import { methodPath, pagePath } from './path.ts';
import { segments } from './score.ts';
import type { Drawn } from './series.ts';
import { type TextKey, translator } from './text.ts';

/** A score's parts in words, for those who do not see the bar. */
export function describeScore(score: Pick<Score, 'parts' | 'value'>, locale: Locale): string {
  const t = translator(locale);
  const parts = segments(score).map(
    (part) => `${pick(part.name, locale)} ${part.points === null ? t('score.unmeasured') : points(part.points)}`,
  );
  return [score.value === null ? t('score.none') : points(score.value), ...parts].join(t('list.comma'));
}

/** A chart in words: its months, its extremes and how many months have no figure. */
export function describeSeries(drawn: Drawn, unit: Text, locale: Locale): string {
  const t = translator(locale);
  const known = drawn.points.filter((point) => point.value !== null);
  const [first, last] = [drawn.points[0], drawn.points.at(-1)];
  if (first === undefined || last === undefined || known.length === 0) return t('series.nothing');
  const values = known.map((point) => point.value ?? 0);
  const span = { from: month(first.month, locale), to: monthLabel(last, locale) };
  const extremes = {
    low: tableFigure(Math.min(...values), unit, locale),
    high: tableFigure(Math.max(...values), unit, locale),
  };
  const gaps = drawn.points.length - known.length;
  const text = t('series.summary', { ...span, ...extremes, unit: pick(unit, locale) });
  return gaps === 0 ? text : `${text}${t('sentence.space')}${t('series.gaps', { n: gaps })}`;
}

/** The tick of an axis, short enough for the margin. */
export function tickLabel(value: number, chart: Chart, unit: Text, locale: Locale): string {
  if (unit.en === 'share') return `${Number((value * 100).toFixed(1))}%`;
  const top = chart.ticks.at(-1)?.value ?? 0;
  const span = spanOf(top, unit);
  if (span !== null) return `${Number((value * span.factor).toFixed(1))}${span.short[locale]}`;
  if (top >= 1_000_000) return `${Number((value / 1e6).toFixed(1))}M`;
  if (top >= 10_000) return `${Number((value / 1e3).toFixed(1))}k`;
  return String(Number(value.toFixed(2)));
}

/** The working hours in words. */
export function describeHeat(week: WeekHours, top: HeatCell | null, locale: Locale): string {
  const t = translator(locale);
  const weekend = weekendShare(week);
  if (top === null || weekend === null) return t('series.nothing');
  const values = { day: t(weekdayKey(top.weekday)), hour: top.hour, commits: exact(top.value, locale) };
  return t('heat.summary', { ...values, weekend: percent(weekend) });
}

/** Name of a weekday's text; 0 is Monday. */
export function weekdayKey(weekday: number): TextKey {
  return `weekday.${(weekday % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6}`;
}

/** Page that explains an input of a score; null where the catalogue has no such metric or check (yet). */
export function inputLink(
  input: { readonly from: string; readonly id: string; readonly metric?: string | undefined },
  cards: Pick<CardIds, 'metric' | 'check'>,
  locale: Locale,
): string | null {
  const metric = input.metric ?? input.id;
  if (input.from === 'checks') return `${pagePath(locale, 'method')}#checks-${input.id}`;
  if (input.from === 'metric' && cards.metric.has(metric)) return methodPath(locale, 'metrics', metric);
  return input.from === 'check' && cards.check.has(input.id) ? methodPath(locale, 'checks', input.id) : null;
}

/** A project in one sentence for search engines. */
export function describeProject(project: Project, locale: Locale): string {
  const t = translator(locale);
  const facts = { name: pick(project.name, locale), stage: t(`stage.${project.stage}`) };
  return t('project.meta', { ...facts, description: pick(project.description, locale) });
}

/** A facet's value as people read it. */
export function facetLabel(facet: Pick<FacetValue, 'facet' | 'value'>, locale: Locale): string {
  const t = translator(locale);
  if (facet.value === null) return t('unknown');
  if (facet.facet === 'domain') return t(`domain.${facet.value as ProjectSummary['domain']}`);
  return facet.facet === 'stage' ? t(`stage.${facet.value as ProjectSummary['stage']}`) : visible(facet.value);
}

/** What an order of the list is called. */
export function sortLabel(sort: Sort, locale: Locale): string {
  return translator(locale)(`sort.${sort}`);
}

/** Heading of a list. */
export function listingTitle(listing: Pick<Listing, 'facet' | 'sort' | 'locale' | 'page'>): string {
  const t = translator(listing.locale);
  const { facet, locale, page } = listing;
  const narrowed =
    facet === null ? t('list.all') : `${t(`facet.${facet.facet}`)}${t('list.colon')}${facetLabel(facet, locale)}`;
  return page === 1 ? narrowed : `${narrowed}${t('list.comma')}${t('list.page', { page })}`;
}

/** A month as people read it, with a mark when it has not ended and its figures will still change. */
export function monthLabel(of: { readonly month: string; readonly running: boolean }, locale: Locale): string {
  const name = month(of.month, locale);
  return of.running ? translator(locale)('month.running', { month: name }) : name;
}
