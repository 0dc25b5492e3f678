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

import type { LicencePart } from '../expression-expand.ts';
import { type Category, categoryOf } from './categories.ts';
import type { Answer, CompatibilityFacts, Distribution, Use } from './facts.ts';
import { type GnuLicence, gnuLicence } from './gnu.ts';
import type { ConditionId, RuleId } from './words.ts';

/** One licence in one licence, with what the rules ask about it. */
export interface Question {
  readonly inbound: LicencePart;
  readonly outbound: LicencePart;
  readonly from: Category;
  readonly into: Category;
  /** Null for licences that are not GNU. */
  readonly gnuFrom: GnuLicence | null;
  readonly gnuInto: GnuLicence | null;
  readonly use: Use;
  readonly distribution: Distribution;
  readonly changed: boolean;
  /** The change date of the inbound licence is known and still to come. */
  readonly awaitsChange: boolean;
  /** The inbound licence was filled with a grant of further uses. */
  readonly hasGrant: boolean;
}

/** What a rule says. */
export interface Judgement {
  readonly answer: Answer;
  readonly rule: RuleId;
  readonly conditions: readonly ConditionId[];
}

/** A rule: null when it has nothing to say. */
export type Judge = (question: Question) => Judgement | null;

/** The question of a pair. */
export function questionOf(inbound: LicencePart, outbound: LicencePart, facts: CompatibilityFacts): Question {
  return {
    inbound,
    outbound,
    from: categoryOf(inbound.id),
    into: categoryOf(outbound.id),
    gnuFrom: gnuLicence(inbound.id),
    gnuInto: gnuLicence(outbound.id),
    use: facts.use,
    distribution: facts.distribution,
    changed: facts.changed === true || facts.use === 'modified',
    awaitsChange: (facts.parameters?.changeDate ?? null) !== null,
    hasGrant: (facts.parameters?.additionalUseGrant ?? null) !== null,
  };
}

/** Whether others get a copy. */
export function isShipped({ distribution }: Question): boolean {
  return distribution === 'binary' || distribution === 'source';
}

/** Whether the inbound code goes into one program with the outbound one. */
export function isLinked({ use }: Question): boolean {
  return use === 'static' || use === 'dynamic';
}

function copyleftDuties(question: Question): ConditionId[] {
  const { from, distribution } = question;
  const shipped = isShipped(question);
  const online: ConditionId[] = from === 'network' && distribution !== 'none' ? ['network-source'] : [];
  return shipped ? ['notice', 'source', ...online] : online;
}

/** What the inbound licence asks for once it is allowed in. */
function dutiesOf(question: Question): ConditionId[] {
  const { from, inbound, use, distribution, changed } = question;
  const shipped = isShipped(question);
  if (from === 'strong' || from === 'network') return copyleftDuties(question);
  if (from === 'source-available' || from === 'proprietary') {
    const grant: ConditionId[] = question.hasGrant ? ['use-grant'] : [];
    return shipped ? ['notice', 'restricted-use', ...grant] : ['restricted-use', ...grant];
  }
  if (!shipped) return [];
  if (from === 'permissive')
    return /^(?:Apache-2\.0|ECL-2\.0)/u.test(inbound.id) ? ['notice', 'notice-file'] : ['notice'];
  if (from === 'weak-file') return ['notice', 'file-source'];
  if (from === 'weak-library') {
    const relink = distribution === 'binary' && (use === 'static' || use === 'dynamic');
    return ['notice', 'library-source', ...(relink ? (['relink'] as const) : [])];
  }
  if (from === 'content' || from === 'content-restricted') return ['attribution'];
  if (from === 'content-share-alike')
    return changed ? ['attribution', 'same-licence-for-changes'] : ['attribution', 'mark-apart'];
  return from === 'font' ? ['notice', 'reserved-name'] : [];
}

/** A judgement with the duties of the inbound licence, and `further` ones. */
export function judged(
  question: Question,
  answer: Answer,
  rule: RuleId,
  ...further: readonly ConditionId[]
): Judgement {
  const conditions = answer === 'no' || answer === 'unknown' ? [] : [...new Set([...dutiesOf(question), ...further])];
  return { answer, rule, conditions };
}
