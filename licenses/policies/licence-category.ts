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

import type { CheckFacts, Side } from '../check/facts.ts';
import type { Evidence, RawFinding } from '../check/finding.ts';
import { useOf } from '../check/use-of.ts';
import { uses } from '../compatibility/facts.ts';
import { tryExpression } from '../expression.ts';
import type { Package } from '../inventory/inventory.ts';
import { definePolicy, rawFinding } from '../policy.ts';
import {
  type Leave,
  type LicenceRules,
  leaveOf,
  licenceRules,
  refusesEntry,
  type Verdict,
} from '../policy-parts/licence-rules.ts';
import {
  chainEvidence,
  type Judged,
  judgedPackages,
  licenceEvidence,
  packageLabel,
  packagePlace,
  waiverLines,
} from '../policy-parts/package-finding.ts';

const words: Readonly<
  Record<Exclude<Leave, 'allow'>, { readonly rule: string; readonly zh: string; readonly en: string }>
> = {
  deny: { rule: 'denied', zh: '不允许', en: 'is not allowed' },
  review: { rule: 'review', zh: '需要人工评审', en: 'is to be reviewed by a person' },
};

async function verdictOf(one: Package, side: Side, facts: CheckFacts, rules: LicenceRules): Promise<Verdict | null> {
  const { concluded } = await side.packageLicence(one);
  const expression = concluded === null ? null : tryExpression(concluded);
  return expression === null ? null : leaveOf(expression, useOf(facts.settings, one), rules);
}

function because({ settings }: CheckFacts, { entry, category, licence }: Verdict): Evidence {
  const line = settings.policies.get('licence-category')?.line ?? null;
  const where = line === null ? 'licence-category' : `${settings.path ?? ''}:${line}`;
  const zh = `${licence} 的类别是 ${category}；${entry === null ? '没有名单提到它' : `名单里有“${entry}”`}`;
  const en = `${licence} is in the category ${category}; ${entry === null ? 'no list names it' : `the list has "${entry}"`}`;
  return { kind: 'policy', where, says: { zh, en }, url: null };
}

/** It was so before: the change did not bring it. */
async function stoodBefore({ before }: Judged, verdict: Verdict, facts: CheckFacts, rules: LicenceRules) {
  if (before === null || facts.base === null) return false;
  const old = await verdictOf(before, facts.base, facts, rules);
  return old !== null && old.leave === verdict.leave && old.licence === verdict.licence;
}

async function judgeOne(judged: Judged, facts: CheckFacts, rules: LicenceRules, judgedUses: readonly string[]) {
  const { one } = judged;
  const use = useOf(facts.settings, one);
  if (!judgedUses.includes(use)) return [];
  const verdict = await verdictOf(one, facts.head, facts, rules);
  if (verdict === null || verdict.leave === 'allow') return [];
  const licence = await facts.head.packageLicence(one);
  const { rule, zh, en } = words[verdict.leave];
  const label = packageLabel(one);
  const lines = waiverLines('licence-category', rule, one, licence.concluded);
  const found: RawFinding = rawFinding({
    ...packagePlace(one),
    rule,
    level: (await stoodBefore(judged, verdict, facts, rules)) ? 'note' : null,
    licence: licence.concluded,
    message: {
      zh: `${label} 的许可证 ${licence.concluded ?? ''} 在用法“${use}”下${zh}。`,
      en: `The licence of ${label}, ${licence.concluded ?? ''}, ${en} in the use "${use}".`,
    },
    evidence: [because(facts, verdict), ...licenceEvidence(licence), ...chainEvidence(facts, one)],
    fix: {
      zh: `换用别的包，或经评审后在策略文件中写明：${lines}`,
      en: `Use another package, or, once reviewed, write into the policy file: ${lines}`,
    },
  });
  return [found];
}

/** Licences that the project takes in, reviews, or refuses, by category and id and by how the package is used. */
export const licenceCategory = definePolicy({
  id: 'licence-category',
  name: { zh: '许可证名单', en: 'Licences that are allowed' },
  question: {
    zh: '依赖的许可证是否都在允许之列？',
    en: 'Is the licence of every dependency one that the project takes in?',
  },
  about: {
    zh: '按类别或编号列出允许、评审、拒绝的许可证；条目后可写“as 用法”，如 `strong as static`。编号先于类别，写明用法的先于没写的，同样具体时从严。“或”取最好的一支，“且”取最差的一项。许可证未知的包由 licence-unknown 报告。',
    en: 'Licences that are allowed, reviewed or refused, by category or id; an entry may end with "as" and a use, as `strong as static`. An id comes before a category, an entry with a use before one without, and of two as close the stricter holds. Of OR the best arm counts, of AND the worst. Packages of unknown licence are told by licence-unknown.',
  },
  source: 'https://github.com/actions/dependency-review-action#configuration-options',
  judges: 'both',
  enabled: true,
  rules: {
    denied: { level: 'error', says: { zh: '依赖的许可证被拒绝。', en: 'The licence of a dependency is refused.' } },
    review: {
      level: 'warning',
      says: { zh: '依赖的许可证需要人工评审。', en: 'The licence of a dependency is to be reviewed.' },
    },
  },
  options: {
    allow: {
      kind: 'list',
      default: ['permissive', 'public-domain', 'weak-file', 'weak-library', 'content', 'font'],
      refuses: refusesEntry,
      says: { zh: '允许的类别和许可证。', en: 'Categories and licences that are allowed.' },
    },
    review: {
      kind: 'list',
      default: ['unknown'],
      refuses: refusesEntry,
      says: { zh: '需要人工评审的类别和许可证。', en: 'Categories and licences that a person is to review.' },
    },
    deny: {
      kind: 'list',
      default: ['source-available', 'content-restricted', 'proprietary'],
      refuses: refusesEntry,
      says: { zh: '拒绝的类别和许可证。', en: 'Categories and licences that are refused.' },
    },
    otherwise: {
      kind: 'choice',
      default: 'allow',
      values: ['allow', 'review', 'deny'],
      says: {
        zh: '三个名单都没有提到的许可证；写 `deny` 即只许名单之内的。',
        en: 'Licences that no list names; with `deny` only those that are listed are allowed.',
      },
    },
    uses: {
      kind: 'list',
      default: ['copied', 'modified', 'static', 'dynamic', 'network', 'data'],
      values: uses,
      says: {
        zh: '判断哪些用法；`tool` 和 `test` 不进入成品，默认不判断。',
        en: 'Uses that are judged; `tool` and `test` do not go into the outcome and are left out by default.',
      },
    },
  },
  async judge(facts, options) {
    const rules = licenceRules({ allow: options.allow, review: options.review, deny: options.deny }, options.otherwise);
    const found = await Promise.all(
      judgedPackages(facts).map((judged) => judgeOne(judged, facts, rules, options.uses)),
    );
    return { findings: found.flat(), notChecked: [] };
  },
});
