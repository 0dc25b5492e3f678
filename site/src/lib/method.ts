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

import { checkCategories } from './check.ts';
import type { Hub } from './hub.ts';
import { type Locale, pick, type Text } from './locale.ts';
import { byTopic } from './series.ts';
import { translator } from './text.ts';

/** One entry of the catalogue's index. */
interface IndexCard {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

/** Cards under one heading; a family that has no headings is one group without a title. */
interface IndexGroup {
  readonly title: string | null;
  /** What a link to the group ends with. */
  readonly anchor: string | undefined;
  readonly cards: readonly IndexCard[];
}

/** One family of the catalogue. */
export interface IndexFamily {
  readonly family: 'models' | 'metrics' | 'checks';
  readonly groups: readonly IndexGroup[];
}

/** The catalogue as its index shows it: models, metrics by topic, checks by category. */
export function methodFamilies(hub: Pick<Hub, 'models' | 'metrics' | 'checks'>, locale: Locale): IndexFamily[] {
  const t = translator(locale);
  const card = (id: string, name: Text, text: Text): IndexCard => ({
    id,
    name: pick(name, locale),
    text: pick(text, locale),
  });
  const described = (cards: readonly { readonly id: string; readonly name: Text; readonly description: Text }[]) => [
    { title: null, anchor: undefined, cards: cards.map((one) => card(one.id, one.name, one.description)) },
  ];
  const groups = checkCategories.map((category) => ({
    title: t(`category.${category}`),
    anchor: `checks-${category}`,
    cards: hub.checks.filter((one) => one.category === category).map((one) => card(one.id, one.name, one.question)),
  }));
  const topics = byTopic(hub.metrics).map(([topic, own]) => ({
    title: t(`topic.${topic}`),
    anchor: `metrics-${topic}`,
    cards: own.map((one) => card(one.id, one.name, one.description)),
  }));
  return [
    { family: 'models', groups: described(hub.models) },
    { family: 'metrics', groups: topics },
    { family: 'checks', groups: groups.filter((group) => group.cards.length > 0) },
  ];
}

/** Metrics that the models named read. */
export function metricsRead(models: Hub['models'], ids: readonly string[]): Set<string> {
  const parts = models.filter(({ id }) => ids.includes(id)).flatMap(({ parts }) => Object.values(parts).flat());
  return new Set(
    parts.flatMap((part) => part?.inputs.filter(({ from }) => from === 'metric').map(({ id }) => id) ?? []),
  );
}

/** Name of a model; its id where the catalogue no longer has it. */
export function modelName(models: Hub['models'], id: string, locale: Locale): string {
  const card = models.find((model) => model.id === id);
  return card === undefined ? id : pick(card.name, locale);
}

/** How an input's raw value becomes its score, in symbols. */
export function shapeFormula(shape: {
  readonly kind: string;
  readonly threshold?: number | undefined;
  readonly limit?: number | undefined;
}): string {
  if (shape.kind === 'log') return `100 · ln(1+x) / ln(1+max(x, ${shape.threshold ?? '?'}))`;
  if (shape.kind === 'share') return '100 · x';
  if (shape.kind === 'inverse') return `100 · max(0, 1 − x / ${shape.limit ?? '?'})`;
  return shape.kind === 'check' ? '100 · s' : shape.kind;
}

/** An entry of the pairwise matrix as people write it: 3, 1/3. */
export function ratio(value: number): string {
  if (value >= 1) return String(Number(value.toFixed(2)));
  return `1/${Number((1 / value).toFixed(2))}`;
}
