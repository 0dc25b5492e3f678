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

import { gatherers } from '#api/desk/evidence/gatherer-registry.ts';
import { gateStages, type RubricBody } from '#api/desk/rubric/body.ts';
import { defaultRubric } from '#api/desk/rubric/store.ts';
import { both, cell, generatedNote, type Page, table } from '../page.ts';

const intro = `孵化中心随附的评审标准：评审项、门槛与期限。它是数据，不是代码：工作人员在工作台上起草、修改并由第二人生效新版本，已经开始的评审沿用原版本。
● 必须满足，○ 仅供参考，– 该阶段不问；数字是机器测量所对照的阈值。机器只收集证据，判断由人作出。

The rubric that the hub comes with: criteria, gates and clocks. It is data, not code: staff draft and change versions on the desk, a
second person puts one into force, and a review keeps the version it began with. ● required, ○ advisory, – not asked there; numbers
are what the machine measures against. The machine gathers evidence; people judge.`;

type Criterion = RubricBody['criteria'][number];

/** What each number of points means stands on a line of its own. */
function lines(text: Criterion['guidance']): string {
  return [...text.zh.split('\n'), ...text.en.split('\n')].map(cell).join('<br>');
}

function asked({ stages }: Criterion, stage: (typeof gateStages)[number]): string {
  const one = stages[stage];
  if (one === undefined) return '–';
  const numbers = Object.entries(one.thresholds ?? {}).map(([name, value]) => `${name} ${value}`);
  return [one.need === 'required' ? '●' : '○', ...numbers].join('<br>');
}

function criterionRow(criterion: Criterion): string[] {
  const { id, question, guidance, kind, gatherer, anchors, weight } = criterion;
  return [
    `**${id}**`,
    both(question),
    lines(guidance),
    kind,
    gatherer === null ? '–' : `\`${gatherer}\``,
    ...(['sandbox', 'incubating', 'graduated'] as const).map((stage) => asked(criterion, stage)),
    String(weight),
    anchors.map(cell).join('<br>'),
  ];
}

function dimensionSections({ dimensions, criteria }: RubricBody): string[] {
  const head = [
    'id',
    '问题 question',
    '指引 guidance',
    '类型 kind',
    '证据 gatherer',
    '沙箱 S',
    '孵化 I',
    '毕业 G',
    '权重 weight',
    '来源 anchors',
  ];
  return dimensions.map(({ id, name, roles, weight }) => {
    const rows = criteria.filter(({ dimension }) => dimension === id).map(criterionRow);
    const line = `权重 weight ${weight}；签署 signed off by ${roles.join(', ')}`;
    return `## ${name.zh} · ${name.en}\n\n${line}\n\n${table(head, rows)}`;
  });
}

function gateSection({ gates }: RubricBody): string {
  const rows = gateStages.map((stage) => {
    const { from, meanPoints, signOffs, quorum, share, voteDays, noticeDays } = gates[stage];
    const order = gates[stage].noticeFirst === true ? '公示在前 notice first' : '表决在前 vote first';
    const mean = meanPoints === null ? '–' : String(meanPoints);
    return [stage, from.join(', '), mean, signOffs.join(', '), quorum, share, `${voteDays}`, `${noticeDays}`, order];
  });
  const head = [
    '阶段 stage',
    '来自 from',
    '平均分 mean',
    '签署 sign-offs',
    '法定人数 quorum',
    '通过 share',
    '表决天数 vote',
    '公示天数 notice',
    '次序 order',
  ];
  return `## 门槛 · Gates\n\n${table(head, rows)}`;
}

function ruleSection({ clocks, waiverMonths, reports, emeritus }: RubricBody): string {
  const rows = [
    ['受理 triage', `${clocks.triage} 天 days`],
    ['澄清 clarification', `${clocks.clarification} 天 days`],
    ['评审 review', `${clocks.review} 天 days`],
    ['豁免最长 waiver at most', `${waiverMonths} 个月 months`],
    [
      '导师报告 mentor reports',
      `每月 monthly × ${reports.monthly}，然后每 then every ${reports.thenEveryMonths} 个月 months；${reports.dueDays} 天内 days`,
    ],
    [
      '退役触发 emeritus',
      `${emeritus.monthsWithoutCommits} 个月无提交 months without commits，缺报告 missed reports ${emeritus.missedReports}`,
    ],
    ['健康评审 health review', `${emeritus.healthDays} 天 days`],
  ];
  return `## 期限 · Clocks\n\n${table(['事项 what', '期限 term'], rows)}`;
}

function gathererSection(): string {
  const rows = [...gatherers.values()].map(({ id, summary, thresholds }) => [
    `\`${id}\``,
    both(summary),
    Object.entries(thresholds)
      .map(([name, threshold]) => `\`${name}\` ${both(threshold.name)} (${threshold.otherwise})`)
      .join('<br>') || '–',
  ]);
  return `## 证据怎样收集 · How evidence is gathered\n\n${table(['id', '看什么 looks at', '阈值 thresholds'], rows)}`;
}

/** The rubric that the hub comes with, and what gathers its evidence. */
export function rubricPage(): Page {
  const rubric = defaultRubric();
  const sections = [...dimensionSections(rubric), gateSection(rubric), ruleSection(rubric), gathererSection()];
  const text = ['# 评审标准 · Rubric', generatedNote, intro, ...sections].join('\n\n');
  return { path: 'docs/rubric.md', text: `${text}\n` };
}
