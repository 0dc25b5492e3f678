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

/** How an input's raw value becomes 0–1. */
export type InputShape =
  /** `ln(1+x)/ln(1+max(x,T))`. */
  | { readonly kind: 'log'; readonly threshold: number }
  /** A share that is already 0–1. */
  | { readonly kind: 'share' }
  /** `1 − x/limit`, floored at 0: less is better. */
  | { readonly kind: 'inverse'; readonly limit: number }
  /** The check's own score. */
  | { readonly kind: 'check' };

/** One input of a dimension. */
export interface ModelInput {
  /** Metric id (window12 value), check id, check category (`checks`: every check of it by its own weight), or a name of its own for `derived`. */
  readonly id: string;
  readonly from: 'metric' | 'check' | 'checks' | 'derived';
  readonly name: Text;
  readonly weight: number;
  readonly shape: InputShape;
  /** Why it cannot be measured yet: it is listed with its weight and comes out unmeasured, never zero. */
  readonly unavailable?: Text;
}

/** A dimension or category of a model. */
export interface ModelPart {
  readonly id: string;
  readonly name: Text;
  readonly weight: number;
  readonly inputs: readonly ModelInput[];
}

/** The card of a model: weights, shapes and rules are data; one engine evaluates every model. */
export interface Model {
  readonly id: string;
  readonly name: Text;
  readonly description: Text;
  readonly revision: number;
  readonly source: string;
  readonly formula: Text;
  /** A part whose measured share of input weight is below this is unavailable, and its weight is spread. */
  readonly partCoverage: number;
  /** Below this total coverage there is no score: "too little is known". */
  readonly totalCoverage: number;
  /** Pairwise matrix (AHP) the part weights come from, rows and columns in the order of the parts. */
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
  /** Raw value; null = not measured. */
  readonly value: number | null;
  /** 0–100; null = not measured. */
  readonly score: number | null;
  /** Why it was not measured, or what the value leaves out. */
  readonly reason: Text | null;
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
  readonly coverage: number;
  readonly reason: Text | null;
  readonly parts: readonly PartResult[];
}
