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

import type { CheckStatus, Scope, Text } from '#store/facts.ts';
import { MetricsError } from './error.ts';
import type {
  InputResult,
  InputShape,
  MissingRule,
  Model,
  ModelInput,
  ModelPart,
  ModelRule,
  PartResult,
  ScoreResult,
} from './model.ts';

/** A 12-month figure of the subject. */
export interface MetricFigure {
  readonly value: number | null;
  readonly reason: Text | null;
}

/** A check with its verdict; `status: null` = it has not run. */
export interface CheckFigure {
  readonly name: Text;
  readonly category: string;
  /** Within its category. */
  readonly weight: number;
  readonly status: CheckStatus | null;
  readonly score: number | null;
  readonly message: Text | null;
}

/** All that an evaluation reads. */
export interface ModelFacts {
  readonly metrics: ReadonlyMap<string, MetricFigure>;
  readonly checks: ReadonlyMap<string, CheckFigure>;
}

const notComputed: Text = { zh: '没有算出这项数据', en: 'This figure was not computed' };
const notRun: Text = { zh: '这项检查没有运行', en: 'This check has not run' };
const undecided: Text = { zh: '现有事实不足以判断', en: 'The facts at hand cannot decide it' };
const notApplicable: Text = { zh: '不适用，不计权重', en: 'Not applicable: its weight is left out' };

/** Shares this close count as equal, so that 0.1 + 0.3 reaches 0.4. */
const tolerance = 1e-9;

/** Adds in ascending order: the order in which inputs are listed never changes a bit of the result. */
function sum(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b).reduce((total, value) => total + value, 0);
}

function rounded(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}

/** A raw value as 0–1. */
export function shaped(shape: InputShape, value: number): number {
  if (shape.kind === 'log') return Math.log1p(Math.max(0, value)) / Math.log1p(Math.max(value, shape.threshold));
  if (shape.kind === 'bounded') return bounded(shape, value);
  if (shape.kind === 'bands') {
    const band = shape.bands.find(({ from = -Infinity, below = Infinity }) => value >= from && value < below);
    return (band?.points ?? 0) / shape.most;
  }
  const share = shape.kind === 'inverse' ? 1 - value / shape.limit : value;
  return Math.min(1, Math.max(0, share));
}

function bounded(shape: Extract<InputShape, { kind: 'bounded' }>, value: number): number {
  const width = shape.upper - shape.lower;
  const above = Math.min(shape.upper, Math.max(shape.lower, value)) - shape.lower;
  const distance = shape.smallerIsBetter ? width - above : above;
  return shape.distribution === 'zipfian' ? Math.log1p(distance) / Math.log1p(width) : distance / width;
}

/** An input with its unrounded 0–1 score. */
interface Measured {
  readonly result: Omit<InputResult, 'points'>;
  readonly weight: number;
  readonly exact: number | null;
}

function measured(input: ModelInput, from: InputResult['from'], value: number | null, reason: Text | null): Measured {
  const exact = value === null ? null : shaped(input.shape, value);
  const score = exact === null ? null : rounded(exact * 100, 2);
  const { id, name, weight } = input;
  const said = reason ?? (value === null ? null : (input.note ?? null));
  return { result: { id, from, name, weight, value, score, reason: said }, weight, exact };
}

function fromMetric(input: ModelInput, from: 'metric' | 'derived', facts: ModelFacts): Measured {
  const own = facts.metrics.get(input.id);
  const { metric, per } = input.reads ?? { metric: input.id, per: 1 };
  const figure = own?.value == null ? (facts.metrics.get(metric) ?? own) : own;
  const value = figure?.value == null ? null : figure === own ? figure.value : figure.value / per;
  const result = measured(
    input,
    from,
    value,
    value === null ? (figure?.reason ?? notComputed) : (figure?.reason ?? null),
  );
  return input.reads === undefined ? result : { ...result, result: { ...result.result, metric } };
}

function fromCheck(input: ModelInput, check: CheckFigure | undefined): Measured {
  if (check === undefined || check.status === null) return measured(input, 'check', null, notRun);
  if (check.status === 'not-applicable')
    return measured({ ...input, weight: 0 }, 'check', null, check.message ?? notApplicable);
  if (check.status === 'unknown' || check.score === null)
    return measured(input, 'check', null, check.message ?? undecided);
  return measured(input, 'check', check.score, null);
}

/** Every check of a category, by its own weight among those that apply. */
function fromChecks(input: ModelInput, facts: ModelFacts): Measured[] {
  const members = [...facts.checks]
    .filter(([, check]) => check.category === input.id)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (members.length === 0) return [measured(input, 'check', null, notRun)];
  const whole = sum(members.map(([, check]) => (check.status === 'not-applicable' ? 0 : check.weight)));
  return members.map(([id, check]) => {
    const weight = whole === 0 ? 0 : rounded((input.weight * check.weight) / whole, 6);
    return fromCheck({ ...input, id, name: check.name, weight, shape: { kind: 'check' } }, check);
  });
}

function inputResults(input: ModelInput, facts: ModelFacts): Measured[] {
  if (input.unavailable !== undefined && !brought(input, facts)) {
    return [measured(input, input.from === 'checks' ? 'check' : input.from, null, input.unavailable)];
  }
  if (input.from === 'checks') return fromChecks(input, facts);
  if (input.from === 'check') return [fromCheck(input, facts.checks.get(input.id))];
  return [fromMetric(input, input.from, facts)];
}

/** A table of inputs may bring what the hub cannot measure. */
function brought({ id, from }: ModelInput, facts: ModelFacts): boolean {
  const value = facts.metrics.get(id)?.value ?? null;
  return (from === 'metric' || from === 'derived') && value !== null;
}

/** Where missing counts as worst, a missing input must not switch to milder weights: all count as measured. */
function takesPart({ when }: ModelInput, missing: MissingRule, facts: ModelFacts): boolean {
  if (when === undefined) return true;
  const known = (id: string) => missing === 'worst' || (facts.metrics.get(id)?.value ?? null) !== null;
  return 'exists' in when ? known(when.exists) : !known(when.absent);
}

/** A part before the weight of others is known. */
interface PartScore {
  readonly part: ModelPart;
  readonly inputs: readonly Measured[];
  /** What each input adds to `exact`, in their order. */
  readonly shares: readonly number[];
  /** 0–1 unless the rule may pass it, unrounded; null = unavailable. */
  readonly exact: number | null;
  readonly coverage: number;
}

/** What an input adds above the line of its rule, before division. */
function term({ weight, exact }: Measured, rule: ModelRule): number {
  // Unmeasured as the worst: nothing of what is good, all of what is bad.
  const score = exact ?? (weight < 0 ? 1 : 0);
  return weight < 0 && rule === 'absolute-mean' ? -weight * (1 - score) : weight * score;
}

function evaluatePart(part: ModelPart, model: Model, facts: ModelFacts): PartScore {
  const takers = part.inputs.filter((input) => takesPart(input, model.missing, facts));
  const inputs = takers.flatMap((input) => inputResults(input, facts));
  const whole = sum(inputs.map(({ weight }) => Math.abs(weight)));
  const known = inputs.filter(({ exact }) => exact !== null);
  const knownWeight = sum(known.map(({ weight }) => Math.abs(weight)));
  const coverage = whole === 0 ? 0 : knownWeight / whole;
  const counted = model.missing === 'worst' ? inputs : known;
  const signed = model.rule === 'signed-mean';
  const divisor = sum(counted.map(({ weight }) => (signed ? weight : Math.abs(weight))));
  const available = knownWeight > 0 && divisor > 0 && coverage >= model.partCoverage - tolerance;
  const exact = available ? sum(counted.map((input) => term(input, model.rule))) / divisor : null;
  const shares = inputs.map((input) => (available && counted.includes(input) ? term(input, model.rule) / divisor : 0));
  return { part, inputs, shares, exact, coverage };
}

/** `factor`: points of the score for each 1 of the part; null = there is no score. */
function partResult({ part, inputs, shares, exact, coverage }: PartScore, factor: number | null): PartResult {
  return {
    id: part.id,
    name: part.name,
    weight: part.weight,
    value: exact === null ? null : percentage(exact),
    coverage: rounded(coverage, 4),
    inputs: inputs.map(({ result }, index) => ({
      ...result,
      points: factor === null ? null : rounded((shares[index] ?? 0) * factor, 6),
    })),
  };
}

/** 0–100 with two decimals; a formula that passes its own scale is held within it. */
function percentage(exact: number): number {
  return Math.min(100, Math.max(0, rounded(exact * 100, 2)));
}

function tooLittle(model: Model, coverage: number): Text {
  const [have, need] = [Math.floor(coverage * 100), Math.round(model.totalCoverage * 100)];
  return {
    zh: `已知的太少：只测得 ${have}% 的权重，至少要 ${need}%`,
    en: `Too little is known: ${have}% of the weight was measured, ${need}% is needed`,
  };
}

/**
 * Evaluates a model for one subject: a pure function of its facts. A part with enough coverage is joined by the model's
 * rule; the others are unavailable and their weight is spread. Scores are rounded to two decimals, coverage to four,
 * each from unrounded values.
 */
export function evaluate(model: Model, scope: Scope, facts: ModelFacts): ScoreResult {
  const parts = model.parts[scope];
  if (parts === undefined) throw new MetricsError('unknown-model', `The model ${model.id} does not score a ${scope}.`);
  const scored = parts.map((part) => evaluatePart(part, model, facts));
  const available = scored.filter(({ exact }) => exact !== null);
  const whole = sum(parts.map(({ weight }) => weight));
  const availableWeight = sum(available.map(({ part }) => part.weight));
  const coverage = sum(available.map(({ part, coverage: share }) => part.weight * share)) / whole;
  const enough = availableWeight > 0 && coverage >= model.totalCoverage - tolerance;
  const exact = sum(available.map((one) => one.part.weight * (one.exact ?? 0))) / availableWeight;
  return {
    model: model.id,
    revision: model.revision,
    value: enough ? percentage(exact) : null,
    stated: enough ? rounded(exact * model.scale, model.scale === 1 ? 5 : 2) : null,
    coverage: rounded(Math.min(1, coverage), 4),
    reason: enough ? null : tooLittle(model, coverage),
    parts: scored.map((one) => partResult(one, enough ? (100 * one.part.weight) / availableWeight : null)),
  };
}
