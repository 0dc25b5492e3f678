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

import type { CheckResult, Finding, Level } from '../check/finding.ts';
import type { AnyPolicy, PolicyRule } from '../policy.ts';
import { policyOf } from './report-words.ts';

/** Rules of a run in the order in which results point at them. */
export interface SarifRules {
  readonly cards: readonly object[];
  readonly indexOf: (finding: Pick<Finding, 'policy' | 'rule'>) => number;
}

/** Name of a rule in SARIF: both parts are kebab-case, so it cannot be mistaken. */
export function sarifRuleId({ policy, rule }: Pick<Finding, 'policy' | 'rule'>): string {
  return `${policy}/${rule}`;
}

function cardOf(policy: AnyPolicy, rule: string, card: PolicyRule, locale: 'zh' | 'en'): object {
  const { name, question, about, source } = policy;
  const says = card.says[locale];
  return {
    id: sarifRuleId({ policy: policy.id, rule }),
    shortDescription: { text: plain(says) },
    fullDescription: { text: plain(question[locale]) },
    help: { text: plain(`${says}\n\n${about[locale]}\n\n${source}`) },
    helpUri: source,
    defaultConfiguration: { level: card.level satisfies Level },
    properties: { tags: [policy.id], policy: name[locale] },
  };
}

/** A rule that is on no policy's card: what the program says itself. */
function bareCard(finding: Finding, locale: 'zh' | 'en'): object {
  const text = plain(finding.message[locale]);
  return { id: sarifRuleId(finding), shortDescription: { text }, defaultConfiguration: { level: finding.level } };
}

/** Braces and brackets stand for placeholders and links in a message of SARIF (§3.11.5, §3.11.6). */
export function plain(text: string): string {
  return text
    .replaceAll(/[{}]/g, (sign) => sign + sign)
    .replaceAll(/[\\[\]]/g, String.raw`\$&`)
    .toWellFormed();
}

/** Rules of the policies that ran, and of what was found. */
export function sarifRules({ policies, findings }: CheckResult, locale: 'zh' | 'en'): SarifRules {
  const cards: object[] = [];
  const places = new Map<string, number>();
  function add(id: string, card: () => object): void {
    if (places.has(id)) return;
    places.set(id, cards.length);
    cards.push(card());
  }
  for (const { id } of policies) {
    const policy = policyOf(id);
    for (const [rule, card] of Object.entries(policy?.rules ?? {}))
      if (policy !== null) add(sarifRuleId({ policy: id, rule }), () => cardOf(policy, rule, card, locale));
  }
  for (const finding of findings) add(sarifRuleId(finding), () => bareCard(finding, locale));
  return { cards, indexOf: (finding) => places.get(sarifRuleId(finding)) ?? -1 };
}
