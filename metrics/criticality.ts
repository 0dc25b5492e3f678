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
import type { InputShape, ModelInput } from './model.ts';

/** The signals of the OpenSSF criticality score, under their names of 2020 and those of the Go scorer. */
const signals = {
  'project-age': {
    name: { zh: '创建至今（月）', en: 'Created since (months)' },
    aliases: ['created_since', 'Created since (months)', 'legacy.created_since'],
    note: {
      zh: '自首个提交或代码仓创建起，以 30 天为一月，算到当月末',
      en: 'Since the first commit, months of 30 days up to the end of the month',
    },
  },
  'months-since-update': {
    name: { zh: '更新至今（月）', en: 'Updated since (months)' },
    aliases: ['updated_since', 'Updated since (months)', 'legacy.updated_since'],
    note: {
      zh: '算到当月末，保留两位小数；原公式取整月',
      en: 'Up to the end of the month, to two decimals; the source takes whole months',
    },
  },
  contributors: {
    name: { zh: '贡献者数', en: 'Contributors' },
    aliases: ['contributor_count', 'Contributors', 'legacy.contributor_count'],
    note: {
      zh: '原公式数历来的全部贡献者（上限 5000），这里数 12 个月的作者与共同作者',
      en: 'The source counts contributors of all times (at most 5000), here authors and co-authors of 12 months',
    },
  },
  organisations: {
    name: { zh: '单位数', en: 'Organisations' },
    aliases: ['org_count', 'Orgs for Top15 contributors', 'legacy.org_count'],
    note: {
      zh: '原公式数前 15 位贡献者自填的公司，这里数 12 个月里有贡献的单位',
      en: 'The source counts company names of the top 15 contributors, here organisations with contributions in 12 months',
    },
  },
  'commit-frequency': {
    name: { zh: '每周提交数', en: 'Commits per week' },
    aliases: ['commit_frequency', 'Commit freq/week (last yr)', 'legacy.commit_frequency'],
  },
  releases: {
    name: { zh: '一年内的发布次数', en: 'Releases of the last year' },
    aliases: ['recent_releases_count', 'recent_release_count', 'Releases (last yr)', 'legacy.recent_release_count'],
  },
  'recent-issues-closed': {
    name: { zh: '近期关闭的议题', en: 'Issues closed recently' },
    aliases: ['closed_issues_count', 'Closed issues (last 90d)', 'legacy.closed_issues_count'],
    note: { zh: '原公式取 90 天，这里取窗口最后三个月', en: 'The source takes 90 days, here the last three months' },
  },
  'recent-issues-updated': {
    name: { zh: '近期更新的议题', en: 'Issues updated recently' },
    aliases: ['updated_issues_count', 'Updated issues (last 90d)', 'legacy.updated_issues_count'],
    note: { zh: '原公式取 90 天，这里取窗口最后三个月', en: 'The source takes 90 days, here the last three months' },
  },
  'comment-frequency': {
    name: { zh: '每个议题的评论数', en: 'Comments per issue' },
    aliases: [
      'comment_frequency',
      'issue_comment_frequency',
      'Comment freq/issue (last 90d)',
      'legacy.issue_comment_frequency',
    ],
    note: {
      zh: '取 12 个月里打开的议题，原公式取 90 天',
      en: 'Of issues opened in 12 months, the source takes 90 days',
    },
  },
  mentions: {
    name: { zh: '在提交说明中被提及的次数', en: 'Mentions in commit messages' },
    aliases: ['dependents_count', 'github_mention_count', 'Commit mentions', 'legacy.github_mention_count'],
    unavailable: {
      zh: '要在整个托管平台里搜索，没有采集',
      en: 'Needs a search over the whole platform, which is not crawled',
    },
  },
  dependents: {
    name: { zh: 'deps.dev 的被依赖数', en: 'Dependents on deps.dev' },
    aliases: ['dependent_count', 'depsdev.dependent_count'],
    unavailable: { zh: '要用 deps.dev 的数据，没有采集', en: 'Needs data of deps.dev, which is not crawled' },
  },
} as const satisfies Record<string, Signal>;

interface Signal {
  readonly name: Text;
  readonly aliases: readonly string[];
  readonly note?: Text;
  readonly unavailable?: Text;
}

/** An input over one of the criticality signals. */
export function criticalityInput(id: keyof typeof signals, weight: number, shape: InputShape): ModelInput {
  const signal: Signal = signals[id];
  return { id, from: signal.unavailable === undefined ? 'metric' : 'derived', weight, shape, ...signal };
}

/** Bounds from 0 with the distribution that the original weights use. */
export function zipfian(upper: number, smallerIsBetter = false): InputShape {
  return { kind: 'bounded', lower: 0, upper, smallerIsBetter, distribution: 'zipfian' };
}

/** The inputs that both Go weight files share. */
export function goInputs(): ModelInput[] {
  return [
    criticalityInput('project-age', 1, zipfian(120)),
    criticalityInput('months-since-update', 1, zipfian(120, true)),
    criticalityInput('contributors', 2, zipfian(5000)),
    criticalityInput('organisations', 1, zipfian(10)),
    criticalityInput('commit-frequency', 1, zipfian(1000)),
    criticalityInput('releases', 0.5, zipfian(26)),
    criticalityInput('recent-issues-updated', 0.5, zipfian(5000)),
    criticalityInput('recent-issues-closed', 0.5, zipfian(5000)),
    criticalityInput('comment-frequency', 1, zipfian(15)),
  ];
}

/** Missing rule of the criticality models, in words. */
export const worstRule: Text = {
  zh: '缺失的输入按最坏值计，权重照留，因此少知道一项从不使分数升高；已测得的权重不足 60% 时不给分',
  en: 'A missing input counts as its worst value and keeps its weight, so that knowing less never raises the score; below 60 % of the weight measured there is no score',
};
