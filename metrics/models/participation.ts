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
import { checksInput, logInput, shareInput } from '../model-input.ts';

/** Rows and columns: contribution, leadership, breadth, continuity, collaboration, integrity. */
const matrix = [
  [1, 1.5, 2, 1.5, 2, 3],
  [1 / 1.5, 1, 1.5, 1, 1.25, 2],
  [0.5, 1 / 1.5, 1, 1 / 1.5, 0.8, 1.25],
  [1 / 1.5, 1, 1.5, 1, 1.25, 2],
  [0.5, 0.8, 1.25, 0.8, 1, 1.5],
  [1 / 3, 0.5, 0.8, 0.5, 1 / 1.5, 1],
];

const dimensions = [
  { id: 'contribution', name: { zh: '贡献量', en: 'Contribution' } },
  { id: 'leadership', name: { zh: '主导力', en: 'Leadership' } },
  { id: 'breadth', name: { zh: '广度', en: 'Breadth' } },
  { id: 'continuity', name: { zh: '持续性', en: 'Continuity' } },
  { id: 'collaboration', name: { zh: '协作', en: 'Collaboration' } },
  { id: 'integrity', name: { zh: '合规', en: 'Integrity' } },
] as const;

type Dimension = (typeof dimensions)[number]['id'];

const activity = { zh: '活跃度', en: 'Activity' };
const signOff = { zh: '签署（DCO）比例', en: 'Sign-off rate' };
const projects = { zh: '参与的项目数', en: 'Projects contributed to' };
const verified = { zh: '经核实的身份', en: 'Verified identity' };
const reviews = { zh: '给出的评审', en: 'Reviews given' };
const merged = { zh: '合入的变更', en: 'Changes merged' };
const rankShare = { zh: '社区 OpenRank 占比', en: 'Share of community OpenRank' };

const person: Record<Dimension, readonly ModelInput[]> = {
  contribution: [logInput('activity', 1, 60, activity)],
  leadership: [
    logInput('reviews-given', 0.4, 100, reviews),
    logInput('changes-merged', 0.3, 50, merged),
    logInput('community-openrank-share', 0.3, 0.2, rankShare),
  ],
  breadth: [logInput('projects-contributed', 1, 5, projects)],
  continuity: [logInput('active-months', 1, 12, { zh: '活跃月数', en: 'Active months' })],
  collaboration: [
    logInput('people-worked-with', 1, 30, { zh: '回复或评审过的人数', en: 'People replied to or reviewed' }),
  ],
  integrity: [shareInput('sign-off-rate', 0.6, signOff), shareInput('verified-identity', 0.4, verified)],
};

const organisation: Record<Dimension, readonly ModelInput[]> = {
  contribution: [logInput('activity', 1, 600, activity)],
  leadership: [
    logInput('reviews-given', 0.3, 1000, reviews),
    logInput('changes-merged', 0.25, 500, merged),
    logInput('community-openrank-share', 0.25, 0.5, rankShare),
    logInput('maintainers-employed', 0.2, 10, { zh: '所属的维护者数', en: 'Maintainers employed' }),
  ],
  breadth: [logInput('projects-contributed', 1, 5, projects)],
  continuity: [
    logInput('member-months', 0.85, 120, { zh: '人月数', en: 'Member-months' }),
    shareInput('retention', 0.15, { zh: '贡献者留存率', en: 'Contributor retention' }),
  ],
  collaboration: [
    shareInput('outside-own-projects', 1, {
      zh: '在自家以外项目的活跃占比',
      en: 'Share of activity outside its own projects',
    }),
  ],
  integrity: [shareInput('sign-off-rate', 0.6, signOff), shareInput('verified-identity', 0.4, verified)],
};

const project: Record<Dimension, readonly ModelInput[]> = {
  contribution: [logInput('activity', 1, 600, activity)],
  leadership: [
    logInput('maintainers-active', 0.5, 10, { zh: '活跃的维护者数', en: 'Active maintainers' }),
    shareInput('reviewed-before-merge', 0.5, { zh: '合入前经过评审的占比', en: 'Share reviewed before merge' }),
  ],
  breadth: [
    logInput('organisations', 0.5, 10, { zh: '参与单位数', en: 'Organisations' }),
    logInput('elephant-factor', 0.5, 4, { zh: '大象系数', en: 'Elephant factor' }),
  ],
  continuity: [
    logInput('active-weeks', 0.7, 52, { zh: '活跃周数', en: 'Active weeks' }),
    logInput('releases', 0.3, 12, { zh: '发布次数', en: 'Releases' }),
  ],
  collaboration: [
    logInput('new-contributors', 0.5, 50, { zh: '新贡献者数', en: 'New contributors' }),
    shareInput('outside-contributors', 0.5, { zh: '外部贡献者占比', en: 'Share of outside contributors' }),
  ],
  integrity: [
    shareInput('sign-off-rate', 0.5, signOff),
    checksInput('compliance', 0.5, { zh: '合规类检查项', en: 'Checks of compliance' }),
  ],
};

function parts(inputs: Record<Dimension, readonly ModelInput[]>): ModelPart[] {
  const weights = ahpWeights(matrix);
  return dimensions.map(({ id, name }, index) => ({ id, name, weight: weights[index] ?? 0, inputs: inputs[id] }));
}

export const participation = defineModel({
  id: 'participation',
  name: { zh: '开源参与度', en: 'Open-source participation' },
  description: {
    zh: '开发者、单位或项目在 12 个月里参与开源的程度，分六个维度，0–100 分。没有公认的同名公式，这里公开定义，形式取自已发表的部件。',
    en: 'How much a developer, an organisation or a project took part in open source within 12 months, in six dimensions, 0–100. No published formula has this name; ours is defined in the open from published parts.',
  },
  revision: 2,
  source: 'https://github.com/oss-compass/docs-zh/tree/main/docs/metrics-models',
  formula: {
    zh: '六个维度各按 100·ln(1+x)/ln(1+max(x,T)) 或占比折算，T 见各输入；数值取截至当月的 12 个月窗口。贡献量的基本单位是度量“活跃度”：每人、每仓、每月对提交、议题、变更、评论、评审的加权次数开平方，再经反刷量规则折减，各人之和等于各单位与未知之和等于项目；主导力是给出的评审、合入的变更和社区 OpenRank 占比（单位另计所属维护者，项目看活跃维护者和合入前评审）。维度内测得权重不足 40% 的不可用，其权重由其他维度分担；覆盖率低于 60% 不给分，未知从不当作 0。各维度分与总分由未取整的值保留两位小数。维度权重由两两比较矩阵（和积法，一致性比例 < 0.1）得出。没有采集平台数据时，靠平台的输入未知，由各维度的覆盖率如实反映。单位“?”是单位未知的全部贡献，从不丢弃。',
    en: 'Each of six dimensions is 100·ln(1+x)/ln(1+max(x,T)) or a share, with T at each input, over the 12 months that end with the month. The unit of contribution is the metric activity: the square root, per person, repository and month, of weighted commits, issues, changes, comments and reviews, lowered by the rules against gaming; people, organisations and the unknown add up to the project. Leadership is reviews given, changes merged and the share of community OpenRank (for organisations also the maintainers they employ; for projects active maintainers and review before merge). A dimension with less than 40 % of its weight measured is unavailable and its weight is spread; below 60 % coverage there is no score, and unknown is never counted as 0. Dimensions and total are rounded to two decimals from unrounded values. Dimension weights come from the pairwise matrix (column-normalised row means, consistency ratio < 0.1). Where the platform was not crawled, the inputs that need it are unknown, as the coverage of each dimension shows. The organisation “?” is all contributions of unknown affiliation, never dropped.',
  },
  rule: 'categories',
  missing: 'spread',
  scale: 100,
  partCoverage: 0.4,
  totalCoverage: 0.6,
  ahp: matrix,
  parts: { project: parts(project), organisation: parts(organisation), person: parts(person) },
});
