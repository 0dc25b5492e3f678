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

import type { Text } from '#store/facts.ts';
import type { Store } from '#store/open.ts';
import type { Month } from '#store/period.ts';
import { MetricsError } from '../error.ts';
import { evaluate } from '../evaluate.ts';
import type { InputResult, Model, ScoreResult } from '../model.ts';
import { models } from '../model-registry.ts';
import { frozenChecks } from './inputs.ts';
import { monthFacts } from './month-facts.ts';
import { frozenFacts } from './rank-projects.ts';
import { type Fact, type Span, sharedFacts, tellFacts } from './why-facts.ts';

/** A score of one month. */
export interface WhyScore {
  readonly month: Month;
  readonly value: number | null;
  readonly coverage: number;
  readonly reason: Text | null;
}

/** What an input was in one month; null = not measured. */
export interface WhyFigure {
  readonly value: number | null;
  /** 0–100. */
  readonly score: number | null;
  readonly reason: Text | null;
}

/** One input's share of the score, or of the difference of two. */
export interface WhyInput {
  readonly part: string;
  readonly id: string;
  readonly from: InputResult['from'];
  readonly name: Text;
  readonly was: WhyFigure | null;
  readonly now: WhyFigure;
  /** Points; null = one of the scores is not known. */
  readonly share: number | null;
  /** What is behind it, of the inputs with the biggest shares. */
  readonly facts: readonly Fact[];
}

/** Why a score is what it is, or why it changed. */
export interface Why {
  readonly project: string;
  readonly model: string;
  readonly revision: number;
  /** Null = the score of `to` alone is explained. */
  readonly from: WhyScore | null;
  readonly to: WhyScore;
  /** Score now less score then (or the score itself): the sum of all shares and `rounding`, exactly. */
  readonly difference: number | null;
  readonly parts: readonly { readonly id: string; readonly name: Text; readonly share: number | null }[];
  /** The biggest share first. */
  readonly inputs: readonly WhyInput[];
  /** What rounding the scores to two decimals adds. */
  readonly rounding: number | null;
  /** What concerns more than one input: affiliations that changed, discounts. */
  readonly facts: readonly Fact[];
}

/** What to explain. */
export interface WhyRequest {
  readonly project: string;
  readonly model: string;
  readonly from: Month | null;
  readonly to: Month;
}

/** Inputs whose facts are told. */
const explained = 12;
const unit = 1e6;

interface Placed {
  readonly part: string;
  readonly input: InputResult;
}

function placed(score: ScoreResult): Map<string, Placed> {
  return new Map(
    score.parts.flatMap(({ id, inputs }) =>
      inputs.map((input): [string, Placed] => [`${id} ${input.from} ${input.id}`, { part: id, input }]),
    ),
  );
}

function micro(value: number): number {
  return Math.round(value * unit);
}

function figure(one: Placed | undefined): WhyFigure | null {
  if (one === undefined) return null;
  const { value, score, reason } = one.input;
  return { value, score, reason };
}

/** Splits the difference over the inputs in millionths of a point, so that the sum is exact. */
function splitInputs(
  earlier: ScoreResult | null,
  now: ScoreResult,
): (Omit<WhyInput, 'facts'> & { readonly key: string })[] {
  const known = now.value !== null && earlier?.value !== null;
  const [before, after] = [earlier === null ? new Map<string, Placed>() : placed(earlier), placed(now)];
  const unmeasured: WhyFigure = { value: null, score: null, reason: null };
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    const one = is ?? was;
    if (one === undefined) return [];
    const share = known ? (micro(is?.input.points ?? 0) - micro(was?.input.points ?? 0)) / unit : null;
    const { id, from, name } = one.input;
    const at = earlier === null ? null : (figure(was) ?? unmeasured);
    return [{ key, part: one.part, id, from, name, was: at, now: figure(is) ?? unmeasured, share }];
  });
}

function bySize(a: { share: number | null; key: string }, b: { share: number | null; key: string }): number {
  return Math.abs(b.share ?? 0) - Math.abs(a.share ?? 0) || (a.key < b.key ? -1 : 1);
}

function sumOf(shares: readonly (number | null)[]): number {
  return shares.reduce<number>((total, share) => total + micro(share ?? 0), 0);
}

function scoreOf(score: ScoreResult, month: Month): WhyScore {
  const { value, coverage, reason } = score;
  return { month, value, coverage, reason };
}

async function evaluated(store: Pick<Store, 'db'>, model: Model, project: string, month: Month): Promise<ScoreResult> {
  const facts = await monthFacts(store.db, model, project, month);
  return evaluate(model, 'project', frozenFacts(facts, frozenChecks()));
}

/** Explains a score of a project, or the difference of two, down to the facts behind each input. */
export async function whyProject(store: Pick<Store, 'db'>, request: WhyRequest): Promise<Why> {
  const { project, from, to } = request;
  const model = models.get(request.model);
  if (model?.parts.project === undefined) {
    throw new MetricsError('unknown-model', `No model ${request.model} scores projects.`);
  }
  const now = await evaluated(store, model, project, to);
  const earlier = from === null ? null : await evaluated(store, model, project, from);
  const split = splitInputs(earlier, now).sort(bySize);
  const known = now.value !== null && earlier?.value !== null;
  const difference = known ? (micro(now.value ?? 0) - micro(earlier?.value ?? 0)) / unit : null;
  const span: Span = { project, from, to };
  const top = split.filter(({ share }) => share !== null && share !== 0).slice(0, explained);
  const facts = await tellFacts(
    store,
    span,
    top.map(({ id, from: kind }) => ({ id, kind })),
  );
  return {
    project,
    model: model.id,
    revision: model.revision,
    from: earlier === null || from === null ? null : scoreOf(earlier, from),
    to: scoreOf(now, to),
    difference,
    parts: model.parts.project.map(({ id, name }) => {
      const shares = split.filter(({ part }) => part === id).map(({ share }) => share);
      return { id, name, share: known ? sumOf(shares) / unit : null };
    }),
    inputs: split.map(({ key: _key, ...input }, index) => ({
      ...input,
      facts: index < top.length ? (facts[index] ?? []) : [],
    })),
    rounding: difference === null ? null : (micro(difference) - sumOf(split.map(({ share }) => share))) / unit,
    facts: await sharedFacts(store.db, span),
  };
}
