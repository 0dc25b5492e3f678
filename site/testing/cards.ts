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

import type { CheckCard, MetricCard, ModelCard } from '#api/client.ts';
import { publishedModel } from './discounts.ts';

function metric(
  id: string,
  zh: string,
  en: string,
  unit: MetricCard['unit'],
  more: Partial<MetricCard> = {},
): MetricCard {
  return {
    id,
    name: { zh, en },
    description: {
      zh: `${zh}的说明：数什么、不数什么。`,
      en: `What ${en.toLowerCase()} counts, and what it leaves out.`,
    },
    unit,
    topic: 'code',
    direction: 'higher',
    revision: 1,
    formula: {
      zh: 'Σ 当期默认分支上的提交\n不含机器人与合并提交',
      en: 'Σ commits of the period on the default branch\nwithout bots and merges',
    },
    source: `https://chaoss.community/kb/metric-${id}/`,
    chaoss: en,
    needs: ['commit'],
    additive: false,
    scopes: ['project', 'repository'],
    periods: ['month', 'window12'],
    detailShape: null,
    ...more,
  };
}

const commits = { zh: '次', en: 'commits' };
const people = { zh: '人', en: 'people' };

/** Cards of the metrics in the fixture. */
export const metricCards: readonly MetricCard[] = [
  metric('commits', '提交数', 'Commits', commits, { additive: true }),
  metric('contributors', '贡献者数', 'Contributors', people),
  metric('new-contributors', '新贡献者数', 'New contributors', people),
  metric('absence-factor', '贡献者缺席因子', 'Contributor absence factor', people, { periods: ['window12'] }),
  metric(
    'elephant-factor',
    '大象因子',
    'Elephant factor',
    { zh: '个单位', en: 'organisations' },
    {
      periods: ['window12'],
    },
  ),
  metric('active-weeks', '活跃周数', 'Active weeks', { zh: '周', en: 'weeks' }, { periods: ['window12'] }),
  metric('changed-lines', '代码变更行数', 'Changed lines', { zh: '行', en: 'lines' }, { direction: 'none' }),
  metric('releases', '发布次数', 'Releases', { zh: '次', en: 'releases' }),
  metric(
    'working-hours',
    '提交时间分布',
    'Working hours',
    { zh: '占比', en: 'share' },
    {
      direction: 'none',
      detailShape: 'weekday-hour',
      periods: ['window12'],
      chaoss: null,
    },
  ),
  metric(
    'time-zones',
    '时区数',
    'Time zones',
    { zh: '个', en: 'zones' },
    { direction: 'none', detailShape: 'zone', periods: ['window12'] },
  ),
];

type Category = 'governance' | 'documentation' | 'engineering' | 'compliance' | 'security' | 'release';
const checks: readonly (readonly [string, Category, string, string])[] = [
  ['code-of-conduct', 'governance', '行为准则', 'Code of conduct'],
  ['governance-document', 'governance', '治理文档', 'Governance document'],
  ['maintainers-file', 'governance', '维护者名单', 'Maintainers file'],
  ['adopters', 'governance', '用户案例', 'Adopters'],
  ['readme', 'documentation', '自述文件', 'Readme'],
  ['contributing', 'documentation', '贡献指南', 'Contributing guide'],
  ['roadmap', 'documentation', '路线图', 'Roadmap'],
  ['ci-config', 'engineering', '持续集成', 'Continuous integration'],
  ['tests-present', 'engineering', '自动化测试', 'Automated tests'],
  ['licence-file', 'compliance', '许可证文件', 'Licence file'],
  ['spdx-tags', 'compliance', 'SPDX 标记', 'SPDX tags'],
  ['sign-off', 'compliance', 'DCO 签署', 'DCO sign-off'],
  ['security-policy', 'security', '安全策略', 'Security policy'],
  ['binary-artifacts', 'security', '二进制文件', 'Binary artifacts'],
  ['pinned-dependencies', 'security', '依赖锁定', 'Pinned dependencies'],
  ['dangerous-workflow', 'security', '危险的工作流', 'Dangerous workflow'],
  ['changelog', 'release', '变更日志', 'Changelog'],
  ['recent-release', 'release', '近期发布', 'Recent release'],
];

/** Cards of the checks in the fixture. */
export const checkCards: readonly CheckCard[] = checks.map(([id, category, zh, en], index) => ({
  id,
  name: { zh, en },
  question: { zh: `项目是否有${zh}？`, en: `Does the project have: ${en.toLowerCase()}?` },
  why: { zh: '使用者要据此判断能否放心采用。', en: 'Adopters decide by it whether they can rely on the project.' },
  fix: { zh: `在代码仓根目录补充${zh}。`, en: `Add a file for ${en.toLowerCase()} at the root of the repository.` },
  category,
  weight: (index % 5) + 1,
  revision: 1,
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md',
  aliases: [`clomonitor:${id.replaceAll('-', '_')}`],
  gates:
    index % 3 === 0
      ? { incubating: 'required', graduated: 'required' }
      : index % 3 === 1
        ? { sandbox: 'advisory' }
        : {},
  needs: ['files'],
}));

interface PartPlan {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly weight: number;
  readonly inputs: readonly string[];
}

const qualityParts: readonly PartPlan[] = [
  { id: 'vitality', zh: '活力', en: 'Vitality', weight: 0.2, inputs: ['commits', 'active-weeks', 'releases'] },
  {
    id: 'community',
    zh: '社区',
    en: 'Community',
    weight: 0.18,
    inputs: ['contributors', 'new-contributors', 'absence-factor'],
  },
  {
    id: 'governance',
    zh: '治理与文档',
    en: 'Governance and documentation',
    weight: 0.14,
    inputs: ['readme', 'contributing', 'governance-document'],
  },
  { id: 'engineering', zh: '工程', en: 'Engineering', weight: 0.14, inputs: ['ci-config', 'tests-present'] },
  { id: 'compliance', zh: '合规', en: 'Compliance', weight: 0.14, inputs: ['licence-file', 'spdx-tags', 'sign-off'] },
  { id: 'security', zh: '供应链安全', en: 'Supply-chain security', weight: 0.12, inputs: ['security'] },
  { id: 'adaptation', zh: '适配', en: 'Adaptation', weight: 0.08, inputs: ['adaptation-evidence'] },
];

const participationParts: readonly PartPlan[] = [
  { id: 'contribution', zh: '贡献量', en: 'Contribution', weight: 0.4, inputs: ['commits', 'changed-lines'] },
  { id: 'breadth', zh: '广度', en: 'Breadth', weight: 0.3, inputs: ['contributors', 'elephant-factor'] },
  { id: 'continuity', zh: '持续性', en: 'Continuity', weight: 0.3, inputs: ['active-weeks', 'releases'] },
];

type ModelParts = ModelCard['parts'][string];

function parts(plans: readonly PartPlan[]): ModelParts {
  return plans.map((plan) => ({
    id: plan.id,
    name: { zh: plan.zh, en: plan.en },
    weight: plan.weight,
    inputs: plan.inputs.map((id) => inputCard(id, 1 / plan.inputs.length)),
  }));
}

function inputCard(id: string, weight: number): ModelParts[number]['inputs'][number] {
  const own = metricCards.find((card) => card.id === id);
  if (own !== undefined) return { id, from: 'metric', name: own.name, weight, shape: { kind: 'log', threshold: 1000 } };
  if (id === 'security')
    return {
      id,
      from: 'checks',
      name: { zh: '安全类检查项', en: 'Checks of security' },
      weight,
      shape: { kind: 'check' },
    };
  const check = checkCards.find((card) => card.id === id);
  const name = check?.name ?? { zh: '架构适配证据', en: 'Evidence of architectures' };
  return { id, from: check === undefined ? 'metric' : 'check', name, weight, shape: { kind: 'check' } };
}

function model(id: string, zh: string, en: string, plans: readonly PartPlan[]): ModelCard {
  return {
    id,
    name: { zh, en },
    description: {
      zh: `${zh}：由公开的指标和检查项按权重合成。`,
      en: `${en}: open metrics and checks put together by weight.`,
    },
    revision: 1,
    source: 'https://example.org/models',
    formula: {
      zh: '总分 = Σ 权重 · 类别分（只算可用的类别）',
      en: 'score = Σ weight · category over the available categories',
    },
    rule: 'categories',
    missing: 'spread',
    scale: 100,
    partCoverage: 0.4,
    totalCoverage: 0.6,
    ahp: plans.map((row) => plans.map((column) => row.weight / column.weight)),
    consistency: 0.013,
    parts: { project: parts(plans) },
  };
}

/** Cards of the models in the fixture. */
export const modelCards: readonly ModelCard[] = [
  model('quality', '项目质量分', 'Project quality score', qualityParts),
  model('participation', '开源参与度', 'Participation score', participationParts),
  publishedModel,
];
