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

import type { Ranking, Text } from '#api/client.ts';
import { type CheckFigure, evaluate } from '#metrics/evaluate.ts';

/** The model as the engine takes it; the API gives its card as JSON. */
type Card = Parameters<typeof evaluate>[0];
type Inputs = NonNullable<Ranking['inputs']>[number];

/** What the what-if tool reads: the frozen inputs of the ranked projects. */
export interface WhatIfData {
  readonly card: Card;
  readonly cards: NonNullable<Ranking['cards']>;
  /** In published order. */
  readonly projects: readonly (Pick<Inputs, 'project' | 'name' | 'metrics' | 'checks'> & { readonly rank: number })[];
}

/** Weights of parts by id; any scale, together not 0. */
export type Weights = Readonly<Record<string, number>>;

/** A place under other weights. */
export interface Place {
  readonly project: string;
  readonly name: Text;
  readonly place: number;
  readonly published: number;
  readonly value: number | null;
}

/** The data of a ranking; null where it was frozen without its inputs. */
export function whatIfData({ card, cards, inputs, entries }: Ranking): WhatIfData | null {
  if (card === null || cards === null || inputs === null) return null;
  const ranks = new Map(entries.flatMap(({ project, rank }) => (rank === null ? [] : [[project, rank] as const])));
  const projects = inputs.flatMap(({ project, name, metrics, checks }) => {
    const rank = ranks.get(project);
    return rank === undefined ? [] : [{ project, name, metrics, checks, rank }];
  });
  // The API says no more of a card than that it is an object: it is the engine's own, frozen as it was.
  return { card: card as unknown as Card, cards, projects: projects.toSorted((a, b) => a.rank - b.rank) };
}

/** The parts with their published weights. */
export function partsOf({
  card,
}: WhatIfData): readonly { readonly id: string; readonly name: Text; readonly weight: number }[] {
  return card.parts.project ?? [];
}

function reweighted(card: Card, weights: Weights): Card {
  const sum = Object.values(weights).reduce((total, weight) => total + weight, 0);
  const parts = (card.parts.project ?? []).map((part) => ({ ...part, weight: (weights[part.id] ?? 0) / sum }));
  return { ...card, parts: { project: parts } };
}

/** The order under other weights (null = the published ones), by the engine of the published ranking; ties keep the published order. */
export function placesUnder(data: WhatIfData, weights: Weights | null): Place[] {
  const card = weights === null ? data.card : reweighted(data.card, weights);
  const scored = data.projects.map(({ project, name, metrics, checks, rank }) => {
    const figures = Object.entries(data.cards).map(([id, one]): [string, CheckFigure] => {
      const { status = null, score = null, message = null } = checks[id] ?? {};
      return [id, { name: one.name, category: one.category, weight: one.weight, status, score, message }];
    });
    const { value, coverage } = evaluate(card, 'project', {
      metrics: new Map(Object.entries(metrics)),
      checks: new Map(figures),
    });
    return { project, name, published: rank, value, coverage };
  });
  scored.sort((a, b) => (b.value ?? -1) - (a.value ?? -1) || b.coverage - a.coverage || a.published - b.published);
  return scored.map(({ coverage: _coverage, ...one }, index) => ({ ...one, place: index + 1 }));
}

/** Weights as the part of an address behind `#`. */
export function weightsText(weights: Weights): string {
  return `weights=${Object.entries(weights)
    .map(([id, weight]) => `${encodeURIComponent(id)}:${weight}`)
    .join(',')}`;
}

/** Reads {@link weightsText}; null when there is none, or it is not of these parts. */
export function readWeights(fragment: string, ids: readonly string[]): Record<string, number> | null {
  const text = /^#?weights=([\w%.,:-]{1,2000})$/.exec(fragment)?.[1];
  if (text === undefined) return null;
  const found = new Map<string, number>();
  for (const pair of text.split(',')) {
    const [id = '', weight = ''] = pair.split(':');
    if (!ids.includes(id) || !/^\d{1,3}(?:\.\d{1,2})?$/.test(weight) || Number(weight) > 100) return null;
    found.set(id, Number(weight));
  }
  const sum = [...found.values()].reduce((total, weight) => total + weight, 0);
  return sum > 0 ? Object.fromEntries(ids.map((id) => [id, found.get(id) ?? 0])) : null;
}
