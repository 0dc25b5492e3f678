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
  /** Metric id (window12 value) or check id, or a derived input that the model computes itself. */
  readonly id: string;
  readonly from: 'metric' | 'check' | 'derived';
  readonly name: Text;
  readonly weight: number;
  readonly shape: InputShape;
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
  readonly from: ModelInput['from'];
  readonly name: Text;
  readonly weight: number;
  /** Raw value; null = not measured. */
  readonly value: number | null;
  /** 0–100; null = not measured. */
  readonly score: number | null;
  /** Why it was not measured. */
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
