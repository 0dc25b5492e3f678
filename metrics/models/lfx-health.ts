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
import { defineModel, type ModelInput, type ModelPart } from '../model.ts';
import { bandsInput, unavailableInput } from '../model-input.ts';

const notKept: Text = {
  zh: '要有漏洞与依赖的分析结果或平台的设置，库里没有',
  en: 'Needs an analysis of advisories and dependencies, or settings of the platform, which the store does not hold',
};

const notAtSource: Text = {
  zh: '原模型自己也还没有这项数据，对所有项目都按缺失处理',
  en: 'The source itself has no such data yet and treats it as blocked for every project',
};

function points(id: string, most: number, zh: string, en: string, why: Text): ModelInput {
  return unavailableInput(id, most, { zh, en }, why);
}

const maintainer: readonly ModelInput[] = [
  {
    ...bandsInput(
      'time-to-first-response',
      15,
      { zh: '首次响应的中位时间（小时）', en: 'Median first response (hours)' },
      [
        { below: 24, points: 15 },
        { below: 72, points: 12 },
        { below: 168, points: 9 },
        { below: 720, points: 5 },
        { below: 2160, points: 2 },
      ],
    ),
    note: {
      zh: '取议题的中位数；原模型取议题与变更两个中位数的平均，没有可回应的按 0 计，这里按缺失计',
      en: 'Median of issues; the source averages those of issues and changes, and counts 0 where nothing was to be answered, here missing',
    },
  },
  {
    ...bandsInput('maintainers-active', 18, { zh: '活跃的维护者数', en: 'Active maintainers' }, [
      { from: 5, points: 18 },
      { from: 3, points: 15 },
      { from: 2, points: 6 },
      { from: 1, points: 3 },
    ]),
    note: {
      zh: '按观察到的维护行为；原模型与公布的名册取较大者',
      en: 'By maintenance observed; the source takes the larger of that and the published roster',
    },
  },
  {
    ...bandsInput('organisations', 7, { zh: '单位数', en: 'Organisations' }, [
      { from: 3, points: 7 },
      { from: 2, points: 5 },
      { from: 1, points: 2 },
    ]),
    note: {
      zh: '全体贡献者的单位；原模型只看维护者的',
      en: 'Of all contributors; the source looks at maintainers only',
    },
  },
];

const security: readonly ModelInput[] = [
  {
    ...points('vulnerability-points', 10, '未修复漏洞的扣分', 'Points off for open vulnerabilities', notKept),
    shape: { kind: 'inverse', limit: 10 },
    note: { zh: '严重每个 6、高每个 3、中每个 1', en: '6 for each critical, 3 for each high, 1 for each moderate one' },
  },
  {
    id: 'security-policy',
    from: 'check',
    name: { zh: '有安全策略', en: 'Has a security policy' },
    weight: 2,
    shape: { kind: 'check' },
  },
  points(
    'branch-protection',
    6,
    '分支保护、必经评审和状态检查',
    'Branch protection, required reviews and checks',
    notKept,
  ),
  points('scorecard', 7, 'OpenSSF Scorecard（0–1）', 'OpenSSF Scorecard (0–1)', notKept),
  {
    ...bandsInput(
      'vulnerable-dependencies',
      5,
      { zh: '有漏洞的直接依赖数', en: 'Direct dependencies with vulnerabilities' },
      [
        { below: 1, points: 5 },
        { below: 3, points: 3 },
        { below: 6, points: 1 },
      ],
    ),
    from: 'derived',
    unavailable: notKept,
  },
  points('supply-chain-integrity', 5, '供应链完整性', 'Supply-chain integrity', notAtSource),
];

const development: readonly ModelInput[] = [
  {
    ...bandsInput('months-since-release', 8, { zh: '距上次发布的月数', en: 'Months since the last release' }, [
      { below: 3, points: 8 },
      { below: 6, points: 6 },
      { below: 12, points: 4 },
      { below: 24, points: 2 },
    ]),
    note: {
      zh: '只看最近一次；原模型满分还要求每 90 天都有发布。从未发布的按缺失计，原模型按 0 计',
      en: 'Looks at the last one only; for full marks the source wants one every 90 days too. Never released is missing here and 0 there',
    },
  },
  {
    ...bandsInput('commits-of-half-a-year', 5, { zh: '半年的提交数', en: 'Commits of half a year' }, [
      { from: 50, points: 5 },
      { from: 20, points: 4 },
      { from: 5, points: 3 },
      { from: 1, points: 1 },
    ]),
    reads: { metric: 'commits', per: 2 },
    note: { zh: '取 12 个月的一半', en: 'Half of those of 12 months' },
  },
  bandsInput('issue-closure-ratio', 4, { zh: '议题关闭比率', en: 'Issue closure ratio' }, [
    { from: 0.8, points: 4 },
    { from: 0.5, points: 2 },
  ]),
  bandsInput('issue-resolution-duration', 3, { zh: '关闭议题的中位天数', en: 'Median days to close an issue' }, [
    { below: 7, points: 3 },
    { below: 30, points: 2 },
  ]),
  bandsInput('change-acceptance-ratio', 3, { zh: '变更合入比率', en: 'Change acceptance ratio' }, [
    { from: 0.7, points: 3 },
    { from: 0.4, points: 1 },
  ]),
  bandsInput('change-resolution-duration', 2, { zh: '合入变更的中位天数', en: 'Median days to merge a change' }, [
    { below: 7, points: 2 },
    { below: 30, points: 1 },
  ]),
];

const parts: readonly ModelPart[] = [
  { id: 'maintainer', name: { zh: '维护者', en: 'Maintainer health' }, weight: 40, inputs: maintainer },
  { id: 'security', name: { zh: '安全与供应链', en: 'Security and supply chain' }, weight: 35, inputs: security },
  { id: 'development', name: { zh: '开发活动', en: 'Development activity' }, weight: 25, inputs: development },
];

export const lfxHealth = defineModel({
  id: 'lfx-health',
  name: { zh: '健康分（LFX Insights 分档）', en: 'Health score (bands of LFX Insights)' },
  description: {
    zh: 'LFX Insights 2026 年的健康分：维护者 40、安全 35、开发 25，每项按分档给分。85 以上优秀，70 健康，50 尚可，30 令人担忧，以下危急。',
    en: 'The health score of LFX Insights of 2026: maintainers 40, security 35, development 25, each input in bands of points. From 85 excellent, 70 healthy, 50 fair, 30 concerning, below critical.',
  },
  revision: 1,
  source: 'https://github.com/linuxfoundation/insights/blob/main/frontend/docs/metrics/health-score/index.md',
  formula: {
    zh: '每项得分取第一个容得下该值的分档（从 from 起，不到 below）；都不合则 0。两层摊派：缺失的项把分值按比例摊给同类其他项；一类测得的满分不足 40% 则整类不可用，其余各类放大到 100；三类都不可用则没有总分。总分 = Σ 类别，满分 100。多仓项目按项目整体取值，原模型取各仓平均。在本平台上安全类通常不可用。',
    en: 'An input gets the points of the first band that holds its value (from “from” up to, not including, “below”), 0 where none does. Two layers share out what is missing: the points of a missing input go in proportion to the others of its category; a category with less than 40 % of its points measured is unavailable, and the others are scaled to 100; with none available there is no score. The score is Σ categories, at most 100. Projects of several repositories are measured as a whole; the source averages repositories. On this hub security is mostly unavailable.',
  },
  rule: 'categories',
  missing: 'spread',
  scale: 100,
  partCoverage: 0.4,
  totalCoverage: 0,
  ahp: [],
  parts: { project: parts, repository: parts },
});
