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

import { ahpWeights } from '../ahp.ts';
import { defineModel, type ModelInput, type ModelPart } from '../model.ts';
import { platformInput } from '../unavailable.ts';

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

const laterIssue = {
  zh: '还没有采集这类事实',
  en: 'Facts of this kind are not crawled yet',
};

const vitality: readonly ModelInput[] = [
  {
    id: 'commit-frequency',
    from: 'metric',
    name: { zh: '提交频率', en: 'Commit frequency' },
    weight: 0.35,
    shape: { kind: 'log', threshold: 100 },
  },
  {
    id: 'active-weeks',
    from: 'metric',
    name: { zh: '活跃周数', en: 'Active weeks' },
    weight: 0.3,
    shape: { kind: 'log', threshold: 52 },
  },
  {
    id: 'releases',
    from: 'metric',
    name: { zh: '发布次数', en: 'Releases' },
    weight: 0.15,
    shape: { kind: 'log', threshold: 12 },
  },
  platformInput('changes-merged', 0.1, { zh: '合入的变更', en: 'Changes merged' }),
  platformInput('issues-closed', 0.1, { zh: '解决的议题', en: 'Issues closed' }),
];

const community: readonly ModelInput[] = [
  {
    id: 'contributors',
    from: 'metric',
    name: { zh: '贡献者数', en: 'Contributors' },
    weight: 0.2,
    shape: { kind: 'log', threshold: 100 },
  },
  {
    id: 'contributor-absence-factor',
    from: 'metric',
    name: { zh: '贡献者缺席系数', en: 'Contributor absence factor' },
    weight: 0.2,
    shape: { kind: 'log', threshold: 10 },
  },
  {
    id: 'new-contributors',
    from: 'metric',
    name: { zh: '新贡献者数', en: 'New contributors' },
    weight: 0.1,
    shape: { kind: 'log', threshold: 30 },
  },
  {
    id: 'retention',
    from: 'metric',
    name: { zh: '贡献者留存率', en: 'Contributor retention' },
    weight: 0.1,
    shape: { kind: 'share' },
  },
  {
    id: 'organisations',
    from: 'metric',
    name: { zh: '参与单位数', en: 'Organisations' },
    weight: 0.1,
    shape: { kind: 'log', threshold: 10 },
  },
  {
    id: 'elephant-factor',
    from: 'metric',
    name: { zh: '大象系数', en: 'Elephant factor' },
    weight: 0.1,
    shape: { kind: 'log', threshold: 4 },
  },
  platformInput('first-response', 0.1, { zh: '首次响应时间', en: 'Time to first response' }),
  platformInput('reviewers', 0.1, { zh: '参与评审的人数', en: 'Reviewers' }),
];

const governance: readonly ModelInput[] = [
  {
    id: 'governance',
    from: 'checks',
    name: { zh: '治理类检查项', en: 'Checks of governance' },
    weight: 0.5,
    shape: { kind: 'check' },
  },
  {
    id: 'documentation',
    from: 'checks',
    name: { zh: '文档类检查项', en: 'Checks of documentation' },
    weight: 0.5,
    shape: { kind: 'check' },
  },
];

const engineering: readonly ModelInput[] = [
  {
    id: 'engineering',
    from: 'checks',
    name: { zh: '工程类检查项', en: 'Checks of engineering' },
    weight: 0.45,
    shape: { kind: 'check' },
  },
  {
    id: 'release',
    from: 'checks',
    name: { zh: '发布类检查项', en: 'Checks of releases' },
    weight: 0.3,
    shape: { kind: 'check' },
  },
  platformInput('reviewed-before-merge', 0.15, { zh: '合入前经过评审的占比', en: 'Share reviewed before merge' }),
  platformInput('test-coverage', 0.1, { zh: '测试覆盖率', en: 'Test coverage' }, laterIssue),
];

const compliance: readonly ModelInput[] = [
  {
    id: 'compliance',
    from: 'checks',
    name: { zh: '合规类检查项', en: 'Checks of compliance' },
    weight: 0.6,
    shape: { kind: 'check' },
  },
  {
    id: 'sign-off-rate',
    from: 'metric',
    name: { zh: '签署（DCO）比例', en: 'Sign-off rate' },
    weight: 0.2,
    shape: { kind: 'share' },
  },
  platformInput(
    'dependency-licences',
    0.2,
    { zh: '依赖的许可证兼容性', en: 'Licence compatibility of dependencies' },
    laterIssue,
  ),
];

const supplyChain: readonly ModelInput[] = [
  {
    id: 'security',
    from: 'checks',
    name: { zh: '安全类检查项', en: 'Checks of security' },
    weight: 0.65,
    shape: { kind: 'check' },
  },
  platformInput('known-vulnerabilities', 0.2, { zh: '已知漏洞', en: 'Known vulnerabilities' }, laterIssue),
  platformInput('dependency-age', 0.15, { zh: '依赖的陈旧程度', en: 'Age of dependencies' }, laterIssue),
];

const adaptation: readonly ModelInput[] = [
  platformInput('architectures', 0.4, { zh: '处理器架构', en: 'CPU architectures' }, laterIssue),
  platformInput('operating-systems', 0.4, { zh: '操作系统', en: 'Operating systems' }, laterIssue),
  platformInput('cryptography', 0.2, { zh: '密码算法', en: 'Cryptography' }, laterIssue),
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
  revision: 1,
  source: 'https://github.com/oss-compass/docs-zh/tree/main/docs/metrics-models',
  formula: {
    zh: '度量取截至当月的 12 个月窗口值，按 ln(1+x)/ln(1+max(x,T)) 或占比折算为 0–1；检查项通过为 1、部分通过取其得分、不通过为 0，不适用的不计权重，每类检查项按各自权重合成。类别分 = 测得输入的加权平均；测得权重不足 40% 的类别不可用，其权重由其他类别分担。总分 = 可用类别的加权平均 × 100，保留两位小数；覆盖率 = Σ 可用类别权重 × 该类别测得的份额，低于 60% 不给分。未知从不当作 0。类别权重由两两比较矩阵（和积法，一致性比例 < 0.1）得出。只有 git 事实时，完整采集的项目覆盖率约为 75%，单位全部未知时约为 71%；适配整类和依赖平台的输入暂不可用。检查项按首个代码仓采集时的版本判定。',
    en: "Metrics are the 12-month figures that end with the month, turned into 0–1 by ln(1+x)/ln(1+max(x,T)) or as shares; a check counts 1 when passed, its own score when partly, 0 when failed, and its weight is left out when it does not apply; the checks of a category are joined by their own weights. A category is the weighted mean of what was measured; with less than 40 % of its weight measured it is unavailable and its weight is spread over the others. The score is the weighted mean of the available categories × 100, to two decimals; coverage is Σ weight × measured share over the available categories, and below 60 % there is no score. Unknown is never counted as 0. Category weights come from the pairwise matrix (column-normalised row means, consistency ratio < 0.1). With git facts only, a fully crawled project reaches a coverage of about 75 %, or 71 % when every affiliation is unknown; the whole category of adaptation and inputs that need the platform are not available yet. Checks judge the crawled head of the project's first repository.",
  },
  rule: 'categories',
  missing: 'spread',
  scale: 100,
  partCoverage: 0.4,
  totalCoverage: 0.6,
  ahp: matrix,
  parts: { project: parts() },
});
