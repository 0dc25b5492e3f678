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

import { canonical, type Expression, formatExpression, joined, tryExpression } from '../expression.ts';
import type { Finding } from './finding.ts';

/** Licence and exception that stand within so many lines of each other belong together. */
const near = 12;
/** So many bytes before a licence may say that it is one of several to choose from. */
const reach = 400;

const offer =
  /\bdual(?:ly)?[- ]{0,2}licen[cs]|\beither\b.{0,40}\bof\b|\bat your (?:option|choice)\b(?!\)? any)|\bchoose (?:one|either|between|any)|\balternatively\b|\byour choice\b|\bany (?:one )?of the following\b|任选|任意选择|双(?:重)?许可|二选一/isu;
const choiceWord =
  /(?:^|[^\p{L}])(?:or|oder|ou|o|または|或者?)(?:[^\p{L}]|$)(?!\s{0,3}(?:later|newer|any later|\(at your option\)))|\|\|/iu;

/** What stands between two findings, or before the first. */
type Between = (from: number, to: number) => string;

function textBetween(bytes: Uint8Array): Between {
  const decoder = new TextDecoder();
  return (from, to) => decoder.decode(bytes.subarray(Math.max(0, from), Math.max(0, to)));
}

/** Whether a licence is offered as an alternative to the one before it. */
function isOffered(before: Finding, after: Finding, between: Between): boolean {
  const [end, start] = [before.bytes[1], after.bytes[0]];
  if (start - end > reach) return offer.test(between(start - reach, start));
  const gap = between(end, start);
  return (
    offer.test(gap) ||
    (gap.length < 120 && choiceWord.test(gap)) ||
    offer.test(between(before.bytes[0] - reach, Math.min(end, before.bytes[0] + name)))
  );
}

/** Parts in their order; those offered as alternatives of what stands before them become one choice. */
function choices(parts: readonly { finding: Finding; expression: Expression }[], between: Between): Expression[] {
  const groups: Expression[][] = [];
  parts.forEach(({ finding, expression }, index) => {
    const before = parts[index - 1]?.finding;
    const last = groups.at(-1);
    if (before !== undefined && last !== undefined && isOffered(before, finding, between)) last.push(expression);
    else groups.push([expression]);
  });
  return groups.flatMap((group) => joined('or', group) ?? []);
}

/** The licence that an exception belongs to: the one that stands closest, the one before it rather than the one after. */
function owner(exception: Finding, licences: readonly Finding[]): Finding | null {
  const distance = ({ lines }: Finding) =>
    Math.max(0, exception.lines[0] - lines[1], (lines[0] - exception.lines[1]) * 2 - 1);
  const byDistance = licences.toSorted((a, b) => distance(a) - distance(b));
  const [closest] = byDistance.filter((one) => distance(one) <= near);
  // Nearly all exceptions on the list are to GNU licences, and a long text may stand between the two.
  const isListed = tryExpression(exception.expression) === null;
  const gnu = isListed ? byDistance.find(({ expression }) => /\bA?L?GPL-\d/u.test(expression)) : undefined;
  return closest ?? gnu ?? null;
}

function withExceptions(licence: Finding, exceptions: readonly Finding[]): Expression | null {
  const own = exceptions.map(({ expression }) => tryExpression(`${licence.expression} WITH ${expression}`));
  const valid = own.filter((one) => one !== null);
  return valid.length > 0 ? joined('and', valid) : tryExpression(licence.expression);
}

/** Classes that say nothing of what the file is under. */
const unclaimed: ReadonlySet<Finding['class']> = new Set(['quoted', 'partial', 'malformed']);

/** The finding may begin with the words of the offer: "dual-licensed under …". */
const name = 40;

/** So many words are a header or a licence, not a licence's name in passing. */
const statement = 15;

/** Where a tag says what the file is under, names further down are mentions: data, prose, code that deals with licences. */
function spokenFor(claims: readonly Finding[]): readonly Finding[] {
  if (!claims.some(({ class: how }) => how === 'tag')) return claims;
  return claims.filter(({ class: how, words }) => how === 'tag' || words.covered >= statement);
}

/** A GNU text does not say whether later versions are allowed; a notice beside it does. */
function withoutSpare(parts: readonly { finding: Finding; expression: Expression }[]) {
  const said = new Set(parts.map(({ expression }) => canonical(expression)));
  return parts.filter(({ finding, expression }) => {
    const later = canonical(expression).replace(/-only$/u, '-or-later');
    return !(finding.kind === 'text' && later !== canonical(expression) && said.has(later));
  });
}

/**
 * The expression of a file from its findings in the order of the text: exceptions are joined to the licence beside them,
 * licences that the words between them offer as a choice by OR, the rest by AND; null when nothing is claimed. A file of
 * exceptions alone is their ids.
 */
export function compose(findings: readonly Finding[], bytes: Uint8Array): string | null {
  const claims = spokenFor(findings.filter(({ class: how }) => !unclaimed.has(how)));
  const licences = claims.filter(({ kind }) => kind !== 'exception');
  const owned = new Map<Finding, Finding[]>();
  const alone: Finding[] = [];
  for (const exception of claims.filter(({ kind }) => kind === 'exception')) {
    const licence = owner(exception, licences);
    if (licence === null) alone.push(exception);
    else owned.set(licence, [...(owned.get(licence) ?? []), exception]);
  }
  const parts = licences.flatMap((finding) => {
    const expression = withExceptions(finding, owned.get(finding) ?? []);
    return expression === null ? [] : [{ finding, expression }];
  });
  const rest = alone.map(({ expression }) => tryExpression(expression)).filter((one) => one !== null);
  const whole = joined('and', [...choices(withoutSpare(parts), textBetween(bytes)), ...rest]);
  if (whole !== null) return formatExpression(whole);
  return alone.length === 0 ? null : [...new Set(alone.map(({ expression }) => expression))].join(' AND ');
}
