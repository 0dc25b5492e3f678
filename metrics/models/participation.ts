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

function activity(threshold: number): ModelInput {
  return {
    id: 'activity',
    from: 'metric',
    name: { zh: '活跃度', en: 'Activity' },
    weight: 1,
    shape: { kind: 'log', threshold },
  };
}

function signOff(weight: number): ModelInput {
  return {
    id: 'sign-off-rate',
    from: 'metric',
    name: { zh: '签署（DCO）比例', en: 'Sign-off rate' },
    weight,
    shape: { kind: 'share' },
  };
}

const projectsContributed: ModelInput = {
  id: 'projects-contributed',
  from: 'metric',
  name: { zh: '参与的项目数', en: 'Projects contributed to' },
  weight: 1,
  shape: { kind: 'log', threshold: 5 },
};

const verifiedIdentity = platformInput('verified-identity', 0.4, { zh: '经核实的身份', en: 'Verified identity' });
const reviewsGiven = platformInput('reviews-given', 0.4, { zh: '给出的评审', en: 'Reviews given' });
const changesMerged = platformInput('changes-merged', 0.3, { zh: '合入的变更', en: 'Changes merged' });
const rankShare = platformInput('community-openrank-share', 0.3, {
  zh: '社区 OpenRank 占比',
  en: 'Share of community-openrank',
});

const person: Record<Dimension, readonly ModelInput[]> = {
  contribution: [activity(60)],
  leadership: [reviewsGiven, changesMerged, rankShare],
  breadth: [projectsContributed],
  continuity: [
    {
      id: 'active-months',
      from: 'metric',
      name: { zh: '活跃月数', en: 'Active months' },
      weight: 1,
      shape: { kind: 'log', threshold: 12 },
    },
  ],
  collaboration: [
    platformInput('people-worked-with', 1, { zh: '回复或评审过的人数', en: 'People replied to or reviewed' }),
  ],
  integrity: [signOff(0.6), verifiedIdentity],
};

const organisation: Record<Dimension, readonly ModelInput[]> = {
  contribution: [activity(600)],
  leadership: [
    { ...reviewsGiven, weight: 0.3 },
    { ...changesMerged, weight: 0.25 },
    { ...rankShare, weight: 0.25 },
    platformInput('maintainers-employed', 0.2, { zh: '所属的维护者数', en: 'Maintainers employed' }),
  ],
  breadth: [projectsContributed],
  continuity: [
    {
      id: 'member-months',
      from: 'metric',
      name: { zh: '人月数', en: 'Member-months' },
      weight: 0.85,
      shape: { kind: 'log', threshold: 120 },
    },
    {
      id: 'retention',
      from: 'metric',
      name: { zh: '贡献者留存率', en: 'Contributor retention' },
      weight: 0.15,
      shape: { kind: 'share' },
    },
  ],
  collaboration: [
    platformInput('outside-own-projects', 1, {
      zh: '在自家以外项目的活跃占比',
      en: 'Share of activity outside its own projects',
    }),
  ],
  integrity: [signOff(0.6), verifiedIdentity],
};

const project: Record<Dimension, readonly ModelInput[]> = {
  contribution: [activity(600)],
  leadership: [
    platformInput('maintainers-active', 0.5, { zh: '活跃的维护者数', en: 'Active maintainers' }),
    platformInput('reviewed-before-merge', 0.5, { zh: '合入前经过评审的占比', en: 'Share reviewed before merge' }),
  ],
  breadth: [
    {
      id: 'organisations',
      from: 'metric',
      name: { zh: '参与单位数', en: 'Organisations' },
      weight: 0.5,
      shape: { kind: 'log', threshold: 10 },
    },
    {
      id: 'elephant-factor',
      from: 'metric',
      name: { zh: '大象系数', en: 'Elephant factor' },
      weight: 0.5,
      shape: { kind: 'log', threshold: 4 },
    },
  ],
  continuity: [
    {
      id: 'active-weeks',
      from: 'metric',
      name: { zh: '活跃周数', en: 'Active weeks' },
      weight: 0.7,
      shape: { kind: 'log', threshold: 52 },
    },
    {
      id: 'releases',
      from: 'metric',
      name: { zh: '发布次数', en: 'Releases' },
      weight: 0.3,
      shape: { kind: 'log', threshold: 12 },
    },
  ],
  collaboration: [
    {
      id: 'new-contributors',
      from: 'metric',
      name: { zh: '新贡献者数', en: 'New contributors' },
      weight: 0.5,
      shape: { kind: 'log', threshold: 50 },
    },
    platformInput('outside-contributors', 0.5, { zh: '外部贡献者占比', en: 'Share of outside contributors' }),
  ],
  integrity: [
    signOff(0.5),
    {
      id: 'compliance',
      from: 'checks',
      name: { zh: '合规类检查项', en: 'Checks of compliance' },
      weight: 0.5,
      shape: { kind: 'check' },
    },
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
  revision: 1,
  source: 'https://github.com/oss-compass/docs-zh/tree/main/docs/metrics-models',
  formula: {
    zh: '六个维度各按 100·ln(1+x)/ln(1+max(x,T)) 或占比折算，T 见各输入；数值取截至当月的 12 个月窗口。贡献量的基本单位是“活跃度”：每人、每仓、每月 √(提交数 + 0.5 × 共同作者次数)，只用 git 能知道的事件；评审、变更、议题等平台事件采集后在新修订里加入。维度内测得权重不足 40% 的不可用，其权重由其他维度分担；覆盖率低于 60% 不给分，未知从不当作 0。各维度分与总分由未取整的值保留两位小数。维度权重由两两比较矩阵（和积法，一致性比例 < 0.1）得出。只有 git 事实时，主导力不可用，开发者与单位的协作也不可用，覆盖率开发者与单位约为 63%、项目约为 74%。单位“?”是单位未知的全部贡献，从不丢弃。',
    en: 'Each of six dimensions is 100·ln(1+x)/ln(1+max(x,T)) or a share, with T at each input, over the 12 months that end with the month. The unit of contribution is activity: √(commits + 0.5 × commits co-authored) per person, repository and month, from the events that git knows; reviews, changes and issues come with a later revision, once they are crawled. A dimension with less than 40 % of its weight measured is unavailable and its weight is spread; below 60 % coverage there is no score, and unknown is never counted as 0. Dimensions and total are rounded to two decimals from unrounded values. Dimension weights come from the pairwise matrix (column-normalised row means, consistency ratio < 0.1). With git facts only, leadership is unavailable, for developers and organisations collaboration too; coverage is about 63 % for them and 74 % for projects. The organisation “?” is all contributions of unknown affiliation, never dropped.',
  },
  rule: 'categories',
  missing: 'spread',
  scale: 100,
  partCoverage: 0.4,
  totalCoverage: 0.6,
  ahp: matrix,
  parts: { project: parts(project), organisation: parts(organisation), person: parts(person) },
});
