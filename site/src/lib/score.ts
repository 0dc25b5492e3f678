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

import type { Score } from '#api/client.ts';

/** One part of a score as the bar shows it. */
export interface Segment {
  readonly id: string;
  readonly name: Score['parts'][number]['name'];
  /** Place in the model, from 1: the number and colour that bar, legend and table share. */
  readonly number: number;
  /** Points of the total that the part gives; null = unavailable, or there is no total. */
  readonly points: number | null;
  /** The part's own 0–100. */
  readonly value: number | null;
  /** Share of the total's weight after the weight of unavailable parts was spread. */
  readonly effectiveWeight: number;
  readonly weight: number;
  readonly coverage: number;
}

/**
 * What each part gives to the total: weights of unavailable parts are spread over the others, as the models do. Without a
 * total there is nothing to give to, and no part has points.
 */
export function segments(score: Pick<Score, 'parts' | 'value'>): Segment[] {
  const available = score.parts.filter((part) => part.value !== null).reduce((sum, part) => sum + part.weight, 0);
  return score.parts.map((part, index) => {
    const counts = score.value !== null && part.value !== null && available > 0;
    const effectiveWeight = counts ? part.weight / available : 0;
    return {
      id: part.id,
      name: part.name,
      number: index + 1,
      points: counts ? (part.value ?? 0) * effectiveWeight : null,
      value: part.value,
      effectiveWeight,
      weight: part.weight,
      coverage: part.coverage,
    };
  });
}

/** A piece of the stacked bar in percent of its length. */
export interface Piece {
  readonly number: number;
  readonly x: number;
  readonly width: number;
}

/** The parts that give points, one after the other from 0; the bar's end is the score. */
export function pieces(parts: readonly Segment[]): Piece[] {
  let x = 0;
  const laid: Piece[] = [];
  for (const part of parts) {
    if (part.points === null || part.points <= 0) continue;
    laid.push({ number: part.number, x: round(x), width: round(part.points) });
    x += part.points;
  }
  return laid;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Models whose scores a page shows first, and whose metrics it draws. */
export const headlineModels: readonly string[] = ['quality', 'participation'];

/** Scores in the order of the page's headline numbers, others after them by id. */
function orderScores(scores: readonly Score[]): Score[] {
  const place = ({ model }: Score) =>
    headlineModels.includes(model) ? headlineModels.indexOf(model) : headlineModels.length;
  return scores.toSorted((a, b) => place(a) - place(b) || (a.model < b.model ? -1 : 1));
}

/** The headline scores, and those of all other models. */
export function splitScores(scores: readonly Score[]): { headline: Score[]; others: Score[] } {
  const ordered = orderScores(scores);
  const isHeadline = ({ model }: Score) => headlineModels.includes(model);
  return { headline: ordered.filter(isHeadline), others: ordered.filter((score) => !isHeadline(score)) };
}
