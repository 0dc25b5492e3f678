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

import type { AhpReport, Solved } from '#metrics/ahp-report.ts';
import { randomIndexSource } from '#metrics/ahp-report.ts';
import type { Terminal } from '../command.ts';
import type { Locale } from '../locale.ts';
import { table } from '../table.ts';
import { paint } from '../terminal.ts';

const words = {
  zh: {
    item: '项目',
    weight: '权重',
    invalid: '不是判断矩阵，未计算权重：',
    accepted: '一致性可以接受：CR',
    refused: '拒绝：CR 达到或超过 0.1，判断自相矛盾，权重不可用',
    joined: (n: number) => `${n} 位专家的判断按几何平均合并`,
    expert: '专家',
    way: '出路：重新考虑下面的判断（按改正后 CR 的大小排列）',
    against: '判断',
    given: '给出',
    implied: '其余判断推出',
    through: '最大的矛盾',
    after: '改正后 CR',
    method: '和积法：各列归一后按行平均；λmax = (M·w)ᵢ/wᵢ 的平均；CI = (λmax − n)/(n − 1)；CR = CI/RI',
  },
  en: {
    item: 'item',
    weight: 'weight',
    invalid: 'Not a pairwise matrix, no weights:',
    accepted: 'Consistent enough: CR',
    refused: 'Refused: CR is 0.1 or more, the judgements contradict each other and the weights cannot be used',
    joined: (n: number) => `Judgements of ${n} experts joined by the geometric mean`,
    expert: 'expert',
    way: 'The way out: think again about these judgements (by the CR after the correction)',
    against: 'judgement',
    given: 'given',
    implied: 'implied by the others',
    through: 'widest contradiction',
    after: 'CR then',
    method:
      'Sum-product method: columns normalised, rows averaged; λmax = mean of (M·w)ᵢ/wᵢ; CI = (λmax − n)/(n − 1); CR = CI/RI',
  },
} as const;

function short(value: number): string {
  return value >= 1 || value === 0 ? String(Number(value.toPrecision(4))) : String(Number(value.toPrecision(3)));
}

function line({ lambda, index, randomIndex, ratio }: Solved): string {
  return `λmax ${lambda.toFixed(5)} · CI ${index.toFixed(5)} · RI ${randomIndex.toFixed(2)} · CR ${ratio.toFixed(5)}`;
}

function contradictionTable(solved: Solved, names: readonly string[], locale: Locale): string {
  const t = words[locale];
  const pair = (a: number, b: number) => `${names[a] ?? ''} : ${names[b] ?? ''}`;
  const rows = solved.contradictions.map((one) => [
    pair(one.row, one.column),
    short(one.given),
    short(one.implied),
    `${pair(one.row, one.through)} × ${pair(one.through, one.column)} = ${short(one.throughValue)}`,
    one.ratioAfter.toFixed(3),
  ]);
  return table(
    [
      { head: t.against },
      { head: t.given, align: 'right' },
      { head: t.implied, align: 'right' },
      { head: t.through },
      { head: t.after, align: 'right' },
    ],
    rows,
  );
}

function expertLines(experts: readonly Solved[], locale: Locale): string[] {
  if (experts.length < 2) return [];
  const rows = experts.map(({ name, lambda, ratio }) => [name ?? '', lambda.toFixed(5), ratio.toFixed(5)]);
  return [
    '',
    words[locale].joined(experts.length),
    table([{ head: words[locale].expert }, { head: 'λmax', align: 'right' }, { head: 'CR', align: 'right' }], rows),
  ];
}

/** The report as people read it. */
export function ahpText(terminal: Terminal, locale: Locale, report: AhpReport): string {
  const t = words[locale];
  if (report.outcome === 'invalid') {
    const told = report.refusals.map(({ expert, text }) => `  ${expert === null ? '' : `${expert}: `}${text[locale]}`);
    return [paint(terminal, 'red', t.invalid), ...told].join('\n');
  }
  const { names, joined, experts } = report;
  const rows = names.map((name, index) => [name, (joined.weights[index] ?? 0).toFixed(5)]);
  const refused = report.outcome === 'inconsistent';
  const bad = [...(experts.length > 1 ? [joined] : []), ...experts].filter((one) => one.contradictions.length > 0);
  return [
    ...(refused ? [] : [table([{ head: t.item }, { head: t.weight, align: 'right' }], rows), '']),
    line(joined),
    refused
      ? paint(terminal, 'red', t.refused)
      : paint(terminal, 'green', `${t.accepted} ${joined.ratio.toFixed(3)} < 0.1`),
    ...expertLines(experts, locale),
    ...bad.flatMap((one) => [
      '',
      `${one.name === null ? '' : `${one.name}: `}${t.way}`,
      contradictionTable(one, names, locale),
    ]),
    '',
    `${t.method}${locale === 'zh' ? '。' : '. '}${randomIndexSource[locale]}${locale === 'zh' ? '。' : '.'}`,
  ].join('\n');
}
