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

import type { DiscountCard, ProjectDiscounts } from '#api/client.ts';
import { exact, shanghai } from './format.ts';
import { visible } from './link.ts';
import { type Locale, pick } from './locale.ts';
import { translator } from './text.ts';

/** What a rule found in a project. */
export type Found = ProjectDiscounts['rules'][number];

/** Rules that found something, and those that could not look everywhere and found nothing. */
export function splitRules(rules: readonly Found[]): { found: Found[]; blind: Found[]; clear: Found[] } {
  const found = rules.filter(({ ever }) => ever > 0);
  const none = rules.filter(({ ever }) => ever === 0);
  return {
    found,
    blind: none.filter(({ coverage }) => coverage < 1),
    clear: none.filter(({ coverage }) => coverage === 1),
  };
}

/** `× 0.2`, or from the smallest to the largest; a dash where nothing was found. */
export function factorRange({ factor }: Pick<Found, 'factor'>, locale: Locale): string {
  if (factor === null) return '–';
  const [least, most] = [exact(factor.least, locale), exact(factor.most, locale)];
  return least === most ? `× ${least}` : `× ${least}–${most}`;
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** What a rule saw, in words and in the order of its card; entries that the card does not name are left out. */
export function evidenceText(
  evidence: Found['samples'][number]['evidence'],
  card: Pick<DiscountCard, 'evidence'> | undefined,
  locale: Locale,
): string {
  const t = translator(locale);
  const said = Object.entries(card?.evidence ?? {}).flatMap(([key, name]) => {
    if (!Object.hasOwn(evidence, key)) return [];
    return [`${pick(name, locale)}${t('list.colon')}${evidenceValue(evidence[key] ?? null, locale)}`];
  });
  return said.join(t('list.comma'));
}

function evidenceValue(value: string | number | boolean | null, locale: Locale): string {
  const t = translator(locale);
  if (value === null) return t('discount.none');
  if (typeof value !== 'string') return String(value);
  if (!instant.test(value)) return visible(value);
  return t('time.shanghai', { time: shanghai(/Z|[+-]\d\d:\d\d$/.test(value) ? value : `${value}Z`) });
}

/** What an act is called on a page: its commit or what it was done on. */
export function sampleName({ commit, subject }: Found['samples'][number], locale: Locale): string | null {
  if (commit !== null) return commit.slice(0, 10);
  if (subject === null) return null;
  return translator(locale)(`discount.${subject.kind}`, { number: visible(subject.number) });
}
