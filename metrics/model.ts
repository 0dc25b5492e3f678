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

import type { Scope, Text } from '#store/facts.ts';

/** A step of banded points: it holds values from `from` up to, but not including, `below`. */
export interface Band {
  readonly from?: number;
  readonly below?: number;
  readonly points: number;
}

/** How an input's raw value becomes 0–1. */
export type InputShape =
  /** `ln(1+x)/ln(1+max(x,T))`. */
  | { readonly kind: 'log'; readonly threshold: number }
  /** A share that is already 0–1. */
  | { readonly kind: 'share' }
  /** `1 − x/limit`, floored at 0: less is better. */
  | { readonly kind: 'inverse'; readonly limit: number }
  /** The check's own score. */
  | { readonly kind: 'check' }
  /** x moved into [lower, upper] and to 0; turned round where smaller is better; then `ln(1+x)/ln(1+upper−lower)` (zipfian) or `x/(upper−lower)` (normal). */
  | {
      readonly kind: 'bounded';
      readonly lower: number;
      readonly upper: number;
      readonly smallerIsBetter: boolean;
      readonly distribution: 'zipfian' | 'normal';
    }
  /** Points of the first band that holds the value ÷ `most`; no band = 0. */
  | { readonly kind: 'bands'; readonly most: number; readonly bands: readonly Band[] };

/**
 * How inputs are joined:
 * - `categories`: a part is the weighted mean of its measured inputs, the score that of its available parts;
 * - `absolute-mean`: `(Σ_{w>0} w·s + Σ_{w<0} |w|·(1−s)) / Σ|w|` over the one part's inputs;
 * - `signed-mean`: `Σ w·s / Σ w` with signs, also below the line, which may pass 1.
 */
export type ModelRule = 'categories' | 'absolute-mean' | 'signed-mean';

/**
 * What an unmeasured input does: `spread` = its weight goes to the others of its part (only with `categories`), `worst` =
 * it counts as the worst value there is, `left-out` = it leaves both sums, which may raise the score.
 */
export type MissingRule = 'spread' | 'worst' | 'left-out';

/** One input of a dimension. */
export interface ModelInput {
  /** Metric id (window12 value), check id, check category (`checks`: every check of it by its own weight), or a name of its own for `derived`. */
  readonly id: string;
  readonly from: 'metric' | 'check' | 'checks' | 'derived';
  readonly name: Text;
  /** Below 0 = the more of it, the worse; only where the rule knows signs. */
  readonly weight: number;
  readonly shape: InputShape;
  /** Why the hub cannot measure it yet: it is listed with its weight and comes out unmeasured, never zero. A table may bring it. */
  readonly unavailable?: Text;
  /** Other names of its column in tables of inputs, as its source calls it. */
  readonly aliases?: readonly string[];
  /** Metric that the hub reads for it, where that has another name, unit (÷ `per`) or statistic; a table brings the input by its own id. */
  readonly reads?: { readonly metric: string; readonly per: number };
  /** How what is measured here differs from what the source measures. */
  readonly note?: Text;
  /** Takes part only when the other input was (`exists`) or was not (`absent`) measured; where missing counts as worst, every input counts as measured. */
  readonly when?: { readonly exists: string } | { readonly absent: string };
}

/** A dimension or category of a model. */
export interface ModelPart {
  readonly id: string;
  readonly name: Text;
  readonly weight: number;
  readonly inputs: readonly ModelInput[];
  /** Published pairwise matrix behind the sizes of the inputs' weights, in their order; absent = none was published, or not for exactly these. */
  readonly ahp?: readonly (readonly number[])[];
}

/** The card of a model: weights, shapes and rules are data; one engine evaluates every model. */
export interface Model {
  readonly id: string;
  readonly name: Text;
  readonly description: Text;
  readonly revision: number;
  readonly source: string;
  readonly formula: Text;
  /** Models other than `categories` have one part, of weight 1. */
  readonly rule: ModelRule;
  readonly missing: MissingRule;
  /** The rule of its source where that is another one; only asked for by name (`--as-published`). */
  readonly publishedMissing?: MissingRule;
  /** What its source calls full marks; `stated` of a score is on this scale, to five decimals for 1 and two for 100. */
  readonly scale: 1 | 100;
  /** A part whose measured share of input weight is below this is unavailable, and its weight is spread. */
  readonly partCoverage: number;
  /** Below this total coverage there is no score: "too little is known". */
  readonly totalCoverage: number;
  /** Pairwise matrix (AHP) the part weights come from, rows and columns in the order of the parts; empty = they come from the source. */
  readonly ahp: readonly (readonly number[])[];
  /** Parts a scope has; scopes a model does not score are absent. */
  readonly parts: Readonly<Partial<Record<Scope, readonly ModelPart[]>>>;
}

/** Declares a model. The registry's test refuses a matrix with consistency ratio ≥ 0.1 or weights that do not follow from it. */
export function defineModel(model: Model): Model {
  return model;
}

/** What one input came to. */
export interface InputResult {
  readonly id: string;
  readonly from: 'metric' | 'check' | 'derived';
  readonly name: Text;
  /** Within its part; 0 for a check that does not apply. */
  readonly weight: number;
  /** Metric that was read, where it is not called as the input. */
  readonly metric?: string;
  /** Raw value, in the input's unit; null = not measured. */
  readonly value: number | null;
  /** 0–100; null = not measured. */
  readonly score: number | null;
  /** Why it was not measured, or what the value leaves out. */
  readonly reason: Text | null;
  /** Points of the score that it brings; all together are the score before it is rounded and held within 0–100. Null = there is no score; absent in scores stored before points were. */
  readonly points?: number | null;
}

/** What one part came to. */
export interface PartResult {
  readonly id: string;
  readonly name: Text;
  readonly weight: number;
  /** 0–100; null = unavailable. */
  readonly value: number | null;
  /** 0–1. */
  readonly coverage: number;
  readonly inputs: readonly InputResult[];
}

/** A score with everything it is made of; stored as JSON. */
export interface ScoreResult {
  readonly model: string;
  readonly revision: number;
  /** 0–100; null = too little is known, or not eligible: `reason` tells. */
  readonly value: number | null;
  /** The same on the scale of the model's source and not held within it: the 2020 criticality score can pass 1. Absent in scores stored before. */
  readonly stated?: number | null;
  readonly coverage: number;
  readonly reason: Text | null;
  readonly parts: readonly PartResult[];
}
