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

import type { Kysely } from 'kysely';
import { appliedDiscounts } from '#metrics/derive/applied-discounts.ts';
import type { Discount } from '#metrics/discount.ts';
import type { Need } from '#metrics/metric.ts';
import type { Text } from '#store/facts.ts';
import {
  activityWindow,
  type DiscountCount,
  type DiscountSample,
  discountCounts,
  discountSamples,
  type ReadFacts,
  readFacts,
} from '#store/queries/discount.ts';
import type { Database } from '#store/schema.ts';
import type { DiscountCard, ProjectDiscounts } from '../client.ts';
import { actUrl } from './act-url.ts';
import { publicUrl } from './project.ts';

/** Acts that are shown of a rule; the counts tell of all. */
const shownSamples = 5;

const dispute: Text = {
  zh: '觉得某条折减不公？在本平台的代码仓或项目自己的代码仓提一个议题，写明规则、行为（提交、议题或变更编号）和理由。排名公示期内提出的，由工作人员用 tongming rank dispute 月份 项目 规则 录入，答复与异议一同公开。规则本身的误伤情形写在它的说明页里。',
  en: 'Is one of these unfair? Open an issue on the repository of this hub or of the project, with the rule, the act (number of the commit, issue or change) and why. During the public notice of a ranking staff enter it with tongming rank dispute MONTH PROJECT RULE, and the answer is published with it. Whom a rule may hit wrongly stands on its page.',
};

/** A rule's card without its behaviour. */
export function discountCard({ find: _find, ...card }: Discount): DiscountCard {
  const applied = appliedDiscounts.includes(card.id);
  return { ...card, needs: [...card.needs], evidence: { ...card.evidence }, applied };
}

function isRead(needs: readonly Need[], { commits, streams }: ReadFacts): boolean {
  const ofGit = ['commit', 'commit_trailer', 'tag', 'tree_file'];
  return needs.every((need) => (ofGit.includes(need) ? commits : streams.includes(need)));
}

function sampleView(sample: DiscountSample): ProjectDiscounts['rules'][number]['samples'][number] {
  const { kind, at, url, subject_kind, subject_number, commit, factor, evidence } = sample;
  const subject =
    subject_kind === null || subject_number === null ? null : { kind: subject_kind, number: subject_number };
  return {
    kind,
    at: at.toISOString(),
    repository: publicUrl(url),
    subject,
    commit,
    url: actUrl(url, { subject, commit }),
    factor,
    evidence: evidence as ProjectDiscounts['rules'][number]['samples'][number]['evidence'],
  };
}

function ruleView(
  rule: Discount,
  facts: readonly ReadFacts[],
  count: DiscountCount | undefined,
  samples: readonly DiscountSample[],
): ProjectDiscounts['rules'][number] {
  const { id, name, revision, needs } = rule;
  const applied = appliedDiscounts.includes(id);
  const { acts = 0, ever = 0, least = null, most = null, taken = 0 } = count ?? {};
  const read = facts.filter((one) => isRead(needs, one)).length;
  return {
    rule: id,
    name,
    revision,
    applied,
    coverage: facts.length === 0 ? 0 : read / facts.length,
    acts,
    ever,
    factor: least === null || most === null ? null : { least, most },
    taken: applied ? taken : null,
    samples: samples.map(sampleView),
  };
}

/** What the rules found in a project in the newest 12 months that its activity is known of. */
export async function projectDiscountsView(
  db: Kysely<Database>,
  rules: ReadonlyMap<string, Discount>,
  project: string,
): Promise<ProjectDiscounts> {
  const window = await activityWindow(db, project);
  if (window === null) return { project, window, activity: null, acts: 0, taken: 0, rules: [], dispute };
  const request = { project, month: window.month };
  const [counts, samples, facts] = await Promise.all([
    discountCounts(db, request),
    discountSamples(db, request, shownSamples),
    readFacts(db, project),
  ]);
  const [byRule, ofRule] = [
    new Map(counts.map((count) => [count.rule, count])),
    Map.groupBy(samples, ({ rule }) => rule),
  ];
  const all = byRule.get(null);
  return {
    project,
    window: { month: window.month, running: window.running },
    activity: window.value,
    acts: all?.acts ?? 0,
    taken: all?.taken ?? 0,
    rules: [...rules.values()].map((rule) => ruleView(rule, facts, byRule.get(rule.id), ofRule.get(rule.id) ?? [])),
    dispute,
  };
}
