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

import type { ModelCard } from '#api/client.ts';
import { checkCategories } from './check.ts';
import type { Hub } from './hub.ts';
import { type Locale, pick, type Text } from './locale.ts';
import type { MethodFamily } from './path.ts';
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
  readonly family: MethodFamily;
  readonly groups: readonly IndexGroup[];
}

/** The catalogue as its index shows it: models, metrics by topic, checks by category, rules against gaming. */
export function methodFamilies(hub: Pick<Hub, MethodFamily>, locale: Locale): IndexFamily[] {
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
    { family: 'discounts', groups: described(hub.discounts) },
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

type Shape = ModelCard['parts'][string][number]['inputs'][number]['shape'];

/** The size of each weight as a share of all; below 0 = the more of it, the worse. */
export function shares(inputs: readonly { readonly weight: number }[]): number[] {
  const sum = inputs.reduce((total, { weight }) => total + Math.abs(weight), 0);
  return inputs.map(({ weight }) => (sum === 0 ? 0 : Math.abs(weight) / sum));
}

/** Scopes that are scored by the same parts, together. */
export function sameParts(card: Pick<ModelCard, 'parts'>): { names: string[]; parts: ModelCard['parts'][string] }[] {
  const groups = Map.groupBy(Object.entries(card.parts), ([, parts]) => JSON.stringify(parts));
  return [...groups.values()].map((same) => ({ names: same.map(([scope]) => scope), parts: same[0]?.[1] ?? [] }));
}

/** How an input's raw value becomes its score, in symbols. */
export function shapeFormula(shape: Shape): string {
  if (shape.kind === 'log') return `100 · ln(1+x) / ln(1+max(x, ${shape.threshold ?? '?'}))`;
  if (shape.kind === 'share') return '100 · x';
  if (shape.kind === 'inverse') return `100 · max(0, 1 − x / ${shape.limit ?? '?'})`;
  if (shape.kind === 'bounded') return boundedFormula(shape);
  return shape.kind === 'bands' ? bandsFormula(shape) : '100 · s';
}

function boundedFormula({ lower = 0, upper = 0, smallerIsBetter, distribution }: Shape): string {
  const held = `min(max(x, ${lower}), ${upper})`;
  const from = lower === 0 ? held : `${held} − ${lower}`;
  const moved = smallerIsBetter === true ? `${upper} − ${held}` : from;
  const span = upper - lower;
  return distribution === 'normal' ? `100 · (${moved}) / ${span}` : `100 · ln(1 + ${moved}) / ln(1 + ${span})`;
}

function bandsFormula({ bands = [], most = 1 }: Shape): string {
  const steps = bands.map(({ from, below, points }) => {
    const range = [from === undefined ? '' : `${from} ≤ `, 'x', below === undefined ? '' : ` < ${below}`].join('');
    return `${range}: ${points}`;
  });
  return `100 / ${most} · { ${steps.join('; ')} }`;
}

/** An entry of the pairwise matrix as people write it: 3, 1/3. */
export function ratio(value: number): string {
  if (value >= 1) return String(Number(value.toFixed(2)));
  return `1/${Number((1 / value).toFixed(2))}`;
}

type Parts = ModelCard['parts'][string];
type Input = Parts[number]['inputs'][number];

/** What else a card says of an input: what is read for it, when it takes part, its other names, and how it differs. */
export function inputNotes(input: Input, parts: Parts, locale: Locale): string[] {
  const t = translator(locale);
  const called = (id: string) => {
    const other = parts.flatMap(({ inputs }) => inputs).find((one) => one.id === id);
    return other === undefined ? id : pick(other.name, locale);
  };
  const { reads, when, aliases = [], note, unavailable } = input;
  const reading = reads === undefined ? '' : reads.per === 1 ? reads.metric : `${reads.metric} ÷ ${reads.per}`;
  return [
    unavailable === undefined ? '' : t('input.unavailable', { reason: pick(unavailable, locale) }),
    reads === undefined ? '' : t('input.reads', { metric: reading }),
    when?.exists === undefined ? '' : t('input.exists', { input: called(when.exists) }),
    when?.absent === undefined ? '' : t('input.absent', { input: called(when.absent) }),
    note === undefined ? '' : pick(note, locale),
    aliases.length === 0 ? '' : t('input.aliases', { names: aliases.join(t('list.comma')) }),
  ].filter((text) => text !== '');
}
