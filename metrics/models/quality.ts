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
import { ahpWeights } from '../ahp.ts';
import { defineModel, type ModelInput, type ModelPart } from '../model.ts';
import { checksInput, inverseInput, logInput, shareInput, unavailableInput } from '../model-input.ts';

/** Rows and columns: vitality, community, governance, engineering, compliance, supply-chain, adaptation. */
const matrix = [
  [1, 1, 1.5, 1.5, 1.5, 1.5, 3],
  [1, 1, 1.5, 1.5, 1.5, 1.5, 3],
  [1 / 1.5, 1 / 1.5, 1, 1, 1.25, 1.25, 2.5],
  [1 / 1.5, 1 / 1.5, 1, 1, 1.25, 1.25, 2.5],
  [1 / 1.5, 1 / 1.5, 0.8, 0.8, 1, 1, 2],
  [1 / 1.5, 1 / 1.5, 0.8, 0.8, 1, 1, 2],
  [1 / 3, 1 / 3, 0.4, 0.4, 0.5, 0.5, 1],
];

/** None of these lies in the store today: `tongming check` finds them in a tree, and keeps no figures. */
const noFigures: Text = {
  zh: '要分析依赖清单和漏洞库，只在 tongming check 里做，还没有按项目按月存下来',
  en: 'Needs the analysis of dependencies and advisories, which tongming check does without keeping monthly figures of projects',
};

const notCrawled: Text = { zh: '还没有采集这类事实', en: 'Facts of this kind are not crawled yet' };

const vitality: readonly ModelInput[] = [
  logInput('commit-frequency', 0.35, 100, { zh: '提交频率', en: 'Commit frequency' }),
  logInput('active-weeks', 0.3, 52, { zh: '活跃周数', en: 'Active weeks' }),
  logInput('releases', 0.15, 12, { zh: '发布次数', en: 'Releases' }),
  logInput('changes-merged', 0.1, 500, { zh: '合入的变更', en: 'Changes merged' }),
  logInput('issues-closed', 0.1, 500, { zh: '解决的议题', en: 'Issues closed' }),
];

const community: readonly ModelInput[] = [
  logInput('contributors', 0.2, 100, { zh: '贡献者数', en: 'Contributors' }),
  logInput('contributor-absence-factor', 0.2, 10, { zh: '贡献者缺席系数', en: 'Contributor absence factor' }),
  logInput('new-contributors', 0.1, 30, { zh: '新贡献者数', en: 'New contributors' }),
  shareInput('retention', 0.1, { zh: '贡献者留存率', en: 'Contributor retention' }),
  logInput('organisations', 0.1, 10, { zh: '参与单位数', en: 'Organisations' }),
  logInput('elephant-factor', 0.1, 4, { zh: '大象系数', en: 'Elephant factor' }),
  inverseInput('time-to-first-response', 0.1, 360, {
    zh: '首次响应时间（小时）',
    en: 'Time to first response (hours)',
  }),
  logInput('reviewers', 0.1, 20, { zh: '参与评审的人数', en: 'Reviewers' }),
];

const governance: readonly ModelInput[] = [
  checksInput('governance', 0.5, { zh: '治理类检查项', en: 'Checks of governance' }),
  checksInput('documentation', 0.5, { zh: '文档类检查项', en: 'Checks of documentation' }),
];

const engineering: readonly ModelInput[] = [
  checksInput('engineering', 0.45, { zh: '工程类检查项', en: 'Checks of engineering' }),
  checksInput('release', 0.3, { zh: '发布类检查项', en: 'Checks of releases' }),
  shareInput('reviewed-before-merge', 0.15, { zh: '合入前经过评审的占比', en: 'Share reviewed before merge' }),
  unavailableInput('test-coverage', 0.1, { zh: '测试覆盖率', en: 'Test coverage' }, notCrawled),
];

const compliance: readonly ModelInput[] = [
  checksInput('compliance', 0.6, { zh: '合规类检查项', en: 'Checks of compliance' }),
  shareInput('sign-off-rate', 0.2, { zh: '签署（DCO）比例', en: 'Sign-off rate' }),
  unavailableInput(
    'dependency-licences',
    0.2,
    { zh: '依赖的许可证兼容性', en: 'Licence compatibility of dependencies' },
    noFigures,
  ),
];

const supplyChain: readonly ModelInput[] = [
  checksInput('security', 0.65, { zh: '安全类检查项', en: 'Checks of security' }),
  unavailableInput('known-vulnerabilities', 0.2, { zh: '已知漏洞', en: 'Known vulnerabilities' }, noFigures),
  inverseInput('libyears', 0.15, 50, { zh: '依赖滞后年数', en: 'Libyears of dependencies' }),
];

const adaptation: readonly ModelInput[] = [
  unavailableInput('architectures', 0.4, { zh: '处理器架构', en: 'CPU architectures' }, notCrawled),
  unavailableInput('operating-systems', 0.4, { zh: '操作系统', en: 'Operating systems' }, notCrawled),
  unavailableInput('cryptography', 0.2, { zh: '密码算法', en: 'Cryptography' }, notCrawled),
];

function parts(): ModelPart[] {
  const weights = ahpWeights(matrix);
  const named = [
    { id: 'vitality', name: { zh: '活力', en: 'Vitality' }, inputs: vitality },
    { id: 'community', name: { zh: '社区', en: 'Community' }, inputs: community },
    { id: 'governance', name: { zh: '治理与文档', en: 'Governance and documentation' }, inputs: governance },
    { id: 'engineering', name: { zh: '工程', en: 'Engineering' }, inputs: engineering },
    { id: 'compliance', name: { zh: '合规', en: 'Compliance' }, inputs: compliance },
    { id: 'supply-chain', name: { zh: '供应链安全', en: 'Supply-chain security' }, inputs: supplyChain },
    { id: 'adaptation', name: { zh: '适配', en: 'Adaptation' }, inputs: adaptation },
  ];
  return named.map((part, index) => ({ ...part, weight: weights[index] ?? 0 }));
}

export const quality = defineModel({
  id: 'quality',
  name: { zh: '项目质量分', en: 'Project quality' },
  description: {
    zh: '从活力、社区、治理与文档、工程、合规、供应链安全、适配七个方面评价一个项目，0–100 分，始终与覆盖率一起给出。优质开源项目榜按它排序。',
    en: 'Judges a project on vitality, community, governance and documentation, engineering, compliance, supply-chain security and adaptation, 0–100, always given with its coverage. The ranking of quality projects follows it.',
  },
  revision: 2,
  source: 'https://github.com/oss-compass/docs-zh/tree/main/docs/metrics-models',
  formula: {
    zh: '度量取截至当月的 12 个月窗口值，按 ln(1+x)/ln(1+max(x,T))、占比，或（越少越好的）1 − x/上限折算为 0–1；检查项通过为 1、部分通过取其得分、不通过为 0，不适用的不计权重，每类检查项按各自权重合成。类别分 = 测得输入的加权平均；测得权重不足 40% 的类别不可用，其权重由其他类别分担。总分 = 可用类别的加权平均 × 100，保留两位小数；覆盖率 = Σ 可用类别权重 × 该类别测得的份额，低于 60% 不给分。未知从不当作 0。类别权重由两两比较矩阵（和积法，一致性比例 < 0.1）得出。没有采集平台数据的项目只缺平台的输入，覆盖率约为 75%，单位全部未知时约为 71%；适配整类、测试覆盖率和依赖的许可证、漏洞、滞后年数目前处处未知。检查项按首个代码仓采集时的版本判定。',
    en: "Metrics are the 12-month figures that end with the month, turned into 0–1 by ln(1+x)/ln(1+max(x,T)), as shares, or, where less is better, by 1 − x/limit; a check counts 1 when passed, its own score when partly, 0 when failed, and its weight is left out when it does not apply; the checks of a category are joined by their own weights. A category is the weighted mean of what was measured; with less than 40 % of its weight measured it is unavailable and its weight is spread over the others. The score is the weighted mean of the available categories × 100, to two decimals; coverage is Σ weight × measured share over the available categories, and below 60 % there is no score. Unknown is never counted as 0. Category weights come from the pairwise matrix (column-normalised row means, consistency ratio < 0.1). Where the platform was not crawled, only its inputs are missing: coverage is about 75 %, or 71 % when every affiliation is unknown. The whole category of adaptation, test coverage, and licences, advisories and age of dependencies are unknown everywhere for now. Checks judge the crawled head of the project's first repository.",
  },
  rule: 'categories',
  missing: 'spread',
  scale: 100,
  partCoverage: 0.4,
  totalCoverage: 0.6,
  ahp: matrix,
  parts: { project: parts() },
});
