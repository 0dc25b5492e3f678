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

import { versionOrders } from '../version-order-registry.ts';
import type { Database, FiledAdvisory } from './database.ts';
import { type Compare, type Evaluation, evaluate, type VersionQuestion } from './evaluate.ts';
import { evaluateCommit } from './evaluate-commit.ts';
import type { AdvisoryCard } from './record.ts';
import { isRelease, together } from './release.ts';
import type { Target } from './targets.ts';

/** An advisory that speaks of a package, with what it says of the version. */
export interface Hit {
  readonly card: AdvisoryCard;
  /** What it files under the package; several where releases differ. */
  readonly filed: readonly FiledAdvisory[];
  readonly evaluation: Exclude<Evaluation, { readonly outcome: 'unaffected' }>;
  readonly question: VersionQuestion;
}

function compareBy(order: string | null): Compare | null {
  return order === null ? null : (versionOrders.get(order)?.compare ?? null);
}

const never: Compare = () => null;

/** How a version of this target is asked for. */
function questionOf({ version, order }: Target): VersionQuestion {
  return { version, semver: compareBy('semver') ?? never, ecosystem: compareBy(order) };
}

function isRegistry(suffix: string): boolean {
  return /^https?:/u.test(suffix);
}

/** Entries that one release, or all of them, are asked by. */
function asked(filed: readonly FiledAdvisory[], release: string | null): readonly FiledAdvisory[] {
  if (release === null) return filed;
  return filed.filter(({ suffix }) => suffix === null || isRegistry(suffix) || isRelease(suffix, release));
}

interface Group {
  readonly card: AdvisoryCard;
  readonly filed: FiledAdvisory[];
  readonly answers: Evaluation[];
}

/** Of several releases of which one is meant, each advisory's answers must agree. */
function byRelease(filed: readonly FiledAdvisory[], question: VersionQuestion): Hit[] {
  const groups = new Map<string, Group>();
  for (const one of filed) {
    const card = one.card();
    const group = groups.get(card.id) ?? { card, filed: [], answers: [] };
    groups.set(card.id, group);
    group.filed.push(one);
    group.answers.push(evaluate(one, question));
  }
  return Array.from(groups.values(), ({ answers, ...group }) => {
    const evaluation = together(answers);
    return evaluation.outcome === 'unaffected' ? null : { ...group, evaluation, question };
  }).filter((hit) => hit !== null);
}

function answerTo(filed: FiledAdvisory, { osv, commit, version, upTo }: Target, question: VersionQuestion): Evaluation {
  if (osv === null) return evaluateCommit(filed, { commit, tag: version });
  const answer = evaluate(filed, question);
  return upTo === null ? answer : together([answer, evaluate(filed, { ...question, version: upTo })]);
}

/** All advisories of these databases that speak of a target and do not leave it out. */
export function hitsOf(
  databases: readonly Database[],
  target: Target,
  find: (at: Database, key: string) => readonly FiledAdvisory[],
): Hit[] {
  const question = questionOf(target);
  const { osv, release } = target;
  return databases.flatMap((database) => {
    const filed = asked(find(database, target.key), release);
    const isUnclear =
      osv !== null && release === null && filed.some(({ suffix }) => suffix !== null && !isRegistry(suffix));
    if (isUnclear) return byRelease(filed, question);
    return filed.flatMap((one): Hit[] => {
      const evaluation = answerTo(one, target, question);
      return evaluation.outcome === 'unaffected' ? [] : [{ card: one.card(), filed: [one], evaluation, question }];
    });
  });
}
