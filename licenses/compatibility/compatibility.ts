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

import { LicenceError } from '../error.ts';
import { type Expression, formatExpression, parseExpression } from '../expression.ts';
import { type LicencePart, licencesOf } from '../expression-expand.ts';
import { simplify } from '../expression-simplify.ts';
import type { Answer, CompatibilityFacts, CompatibilityVerdict, PairVerdict } from './facts.ts';
import { byCategory } from './judge-category.ts';
import { gnuIntoGnu, namedInLicence, permissiveIntoWhole } from './judge-gnu.ts';
import { besideTheWork, freedByException, notDistributed, sameLicence, shippedBeside } from './judge-use.ts';
import { cellOf, type Matrix } from './matrix.ts';
import { type Judge, type Judgement, questionOf } from './question.ts';
import { type ConditionId, rules } from './words.ts';

/** In this order; the first that says something decides. */
const judges: readonly Judge[] = [
  sameLicence,
  besideTheWork,
  freedByException,
  notDistributed,
  shippedBeside,
  gnuIntoGnu,
  permissiveIntoWhole,
  namedInLicence,
  byCategory,
];

/** From best to worst. */
const order: readonly Answer[] = ['yes', 'depends', 'unknown', 'no'];
const mostLicences = 200;
const mostPairs = 4000;

/** The worse of two answers, as AND takes it. */
export function worse(a: Answer, b: Answer): Answer {
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}

function fromCells(cells: PairVerdict['cells']): Judgement | null {
  const answers = new Set(cells.map(({ answer }) => answer));
  const [answer] = answers;
  if (answer === undefined) return null;
  return answers.size === 1
    ? { answer, rule: 'matrix', conditions: [] }
    : { answer: 'depends', rule: 'matrices-differ', conditions: [] };
}

/** One licence in one licence. */
function pairVerdict(
  inbound: LicencePart,
  outbound: LicencePart,
  facts: CompatibilityFacts,
  matrices: readonly Matrix[],
): PairVerdict {
  const question = questionOf(inbound, outbound, facts);
  const [from, into] = [formatExpression(inbound), formatExpression(outbound)];
  const cells = matrices.map((matrix) => cellOf(matrix, from, into)).filter((cell) => cell !== null);
  let found: Judgement | null = null;
  for (const judge of judges) found ??= judge(question);
  const own = found as Judgement;
  const judgement = own.rule === 'unread' ? (fromCells(cells) ?? own) : own;
  return { inbound: from, outbound: into, ...judgement, reason: rules[judgement.rule], cells };
}

/** The verdict of a part of the expression, before it is worded. */
interface Side {
  readonly answer: Answer;
  readonly arm: Expression;
  readonly pairs: readonly PairVerdict[];
}

function rank({ answer, pairs }: Side): number {
  const conditions = new Set(pairs.flatMap((pair) => pair.conditions)).size;
  return order.indexOf(answer) * 1000 + conditions;
}

/** NONE and NOASSERTION: nothing may be done, nothing is known. */
function without(kind: 'none' | 'noassertion', facts: CompatibilityFacts): PairVerdict {
  const rule = kind === 'none' ? 'not-given' : 'unread';
  return {
    inbound: kind.toUpperCase(),
    outbound: facts.outbound,
    answer: kind === 'none' ? 'no' : 'unknown',
    rule,
    reason: rules[rule],
    conditions: [],
    cells: [],
  };
}

function judgedLicence(part: LicencePart, context: Context): Side {
  const { facts, outbound, matrices } = context;
  const pairs = outbound.map((other) => pairVerdict(part, other, facts, matrices));
  const contained = outbound.length > 1 && !context.choice && pairs.find(({ rule }) => rule === 'same');
  if (contained) {
    const pair: PairVerdict = { ...contained, rule: 'part-of-outbound', reason: rules['part-of-outbound'] };
    return { answer: 'yes', arm: part, pairs: [pair] };
  }
  return { answer: pairs.map(({ answer }) => answer).reduce(worse), arm: part, pairs };
}

interface Context {
  readonly facts: CompatibilityFacts;
  readonly outbound: readonly LicencePart[];
  /** The outbound expression offers a choice, so that each of its licences must hold. */
  readonly choice: boolean;
  readonly matrices: readonly Matrix[];
}

function side(expression: Expression, context: Context): Side {
  if (expression.kind === 'licence') return judgedLicence(expression, context);
  if (expression.kind === 'none' || expression.kind === 'noassertion') {
    const pair = without(expression.kind, context.facts);
    return { answer: pair.answer, arm: expression, pairs: [pair] };
  }
  const sides = expression.parts.map((part) => side(part, context));
  if (expression.kind === 'or') return sides.reduce((best, next) => (rank(next) < rank(best) ? next : best));
  return {
    answer: sides.map(({ answer }) => answer).reduce(worse),
    arm: { kind: 'and', parts: sides.flatMap(({ arm }) => (arm.kind === 'and' ? arm.parts : [arm])) },
    pairs: sides.flatMap(({ pairs }) => pairs),
  };
}

const fixedChange: Readonly<Record<string, string>> = { 'FSL-1.1-MIT': 'MIT', 'FSL-1.1-ALv2': 'Apache-2.0' };

/** Licences whose change date has passed are what they became. */
function afterChange(expression: Expression, facts: CompatibilityFacts): Expression {
  if (expression.kind === 'and' || expression.kind === 'or') {
    return { kind: expression.kind, parts: expression.parts.map((part) => afterChange(part, facts)) };
  }
  if (expression.kind !== 'licence') return expression;
  const { changeDate = null, changeLicense = null } = facts.parameters ?? {};
  const becomes = expression.id === 'BUSL-1.1' ? changeLicense : (fixedChange[expression.id] ?? null);
  const today = facts.today ?? new Date().toISOString().slice(0, 10);
  return becomes !== null && changeDate !== null && changeDate <= today ? parseExpression(becomes) : expression;
}

function parsedWithin(source: string): Expression {
  const expression = simplify(parseExpression(source));
  if (licencesOf(expression).length <= mostLicences) return expression;
  throw new LicenceError('too-complex', 0, `Compatibility is judged for up to ${mostLicences} licences.`);
}

function contextOf(facts: CompatibilityFacts, matrices: readonly Matrix[]): Context {
  const outbound = parsedWithin(facts.outbound);
  const parts = licencesOf(outbound);
  if (parts.length === 0) throw new LicenceError('syntax', 0, 'The outbound expression names no licence.');
  return { facts, outbound: parts, choice: outbound.kind !== 'and', matrices };
}

/**
 * Whether a work under the inbound expression may be used so in a work under the outbound one. Of an OR the best
 * alternative counts and is named, of an AND the worst part. Outbound, every licence must hold. Pure; not legal advice.
 * Throws {@link LicenceError} for what is no expression.
 */
export function compatibility(facts: CompatibilityFacts, matrices: readonly Matrix[] = []): CompatibilityVerdict {
  const inbound = simplify(afterChange(parsedWithin(facts.inbound), facts));
  const context = contextOf(facts, matrices);
  if (licencesOf(inbound).length * context.outbound.length > mostPairs) {
    throw new LicenceError('too-complex', 0, `Compatibility is judged for up to ${mostPairs} pairs of licences.`);
  }
  const { answer, arm, pairs } = side(inbound, context);
  const deciding = pairs.find((pair) => pair.answer === answer) as PairVerdict;
  const conditions: ConditionId[] = [...new Set(pairs.flatMap((pair) => pair.conditions))];
  return {
    answer,
    arm: formatExpression(arm),
    rule: deciding.rule,
    reason: deciding.reason,
    conditions: answer === 'no' ? [] : conditions,
    pairs,
  };
}
