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

import type { Answer, CellEvidence, CompatibilityFacts, PairVerdict } from '#licenses/compatibility/facts.ts';
import type { TogetherVerdict } from '#licenses/compatibility/together.ts';
import { conditions } from '#licenses/compatibility/words.ts';
import type { Terminal } from '../command.ts';
import { paint, type Style, terminalLine } from '../terminal.ts';
import type { CompatAnswer, CompatReport } from './compat.ts';

type Locale = 'zh' | 'en';

const answers: Readonly<Record<Answer, Readonly<Record<Locale, string>>>> = {
  yes: { zh: '可以', en: 'yes' },
  no: { zh: '不可以', en: 'no' },
  depends: { zh: '视情况', en: 'depends' },
  unknown: { zh: '未知', en: 'unknown' },
};
const styles: Readonly<Record<Answer, Style>> = { yes: 'green', no: 'red', depends: 'yellow', unknown: 'yellow' };

const useWords: Readonly<Record<CompatibilityFacts['use'], Readonly<Record<Locale, string>>>> = {
  copied: { zh: '抄入', en: 'copied in' },
  modified: { zh: '修改后并入', en: 'changed and copied in' },
  static: { zh: '静态链接', en: 'linked statically' },
  dynamic: { zh: '动态链接', en: 'linked dynamically' },
  network: { zh: '独立进程', en: 'a process of its own' },
  tool: { zh: '构建工具', en: 'a tool' },
  data: { zh: '随附数据', en: 'data beside the program' },
  test: { zh: '仅用于测试', en: 'only for tests' },
};
const ways: Readonly<Record<CompatibilityFacts['distribution'], Readonly<Record<Locale, string>>>> = {
  none: { zh: '不分发', en: 'not given to others' },
  binary: { zh: '分发二进制', en: 'given as binary' },
  source: { zh: '分发源代码', en: 'given as source' },
  hosted: { zh: '在线服务', en: 'offered over a network' },
};

/** Said once under every report. */
export const notAdvice = { zh: '以上不是法律意见。', en: 'This is not legal advice.' } as const;

const differing = {
  zh: '各矩阵的说法不同。',
  en: 'The matrices differ.',
} as const;

function cellLine({ matrix, date, value, reason, outbound, inbound }: CellEvidence): string {
  const because = reason === null ? '' : `: ${reason}`;
  return `    ${matrix} ${date}, ${outbound} ← ${inbound}: ${value}${because}`;
}

function pairLines(pair: PairVerdict, locale: Locale): string[] {
  const cells = pair.cells.map((cell) => terminalLine(cellLine(cell)));
  const differ = new Set(pair.cells.map(({ answer }) => answer)).size > 1;
  return [
    `  ${pair.outbound} ← ${pair.inbound}: ${answers[pair.answer][locale]}${locale === 'zh' ? '，' : ', '}${pair.reason[locale]} [${pair.rule}]`,
    ...cells,
    ...(differ ? [`    ${differing[locale]}`] : []),
  ];
}

function answerLines(terminal: Terminal, answer: CompatAnswer, locale: Locale): string[] {
  const { inbound, verdict } = answer;
  const word = paint(terminal, styles[verdict.answer], answers[verdict.answer][locale]);
  const arm = verdict.arm === inbound ? '' : locale === 'zh' ? `，选用 ${verdict.arm}` : `, as ${verdict.arm}`;
  const duties = verdict.conditions.map((id) => `  - ${conditions[id][locale]}`);
  const head = locale === 'zh' ? '  须做到：' : '  It takes:';
  return [
    `${inbound}: ${word}${arm}`,
    ...verdict.pairs.flatMap((pair) => pairLines(pair, locale)),
    ...(duties.length === 0 ? [] : [head, ...duties]),
  ];
}

function togetherLines(found: readonly TogetherVerdict[], locale: Locale): string[] {
  if (found.length === 0) return [];
  const head = locale === 'zh' ? '彼此之间：' : 'Among each other:';
  return [head, ...found.map(({ a, b, answer }) => `  ${a} + ${b}: ${answers[answer][locale]}`)];
}

/** The report as lines for people. */
export function compatText(terminal: Terminal, report: CompatReport, locale: Locale): string {
  const { outbound, use, distribution, answers: all, together, matrices } = report;
  const context = `${useWords[use][locale]}, ${ways[distribution][locale]}`;
  const head =
    locale === 'zh' ? `并入 ${outbound}（${context.replace(', ', '，')}）：` : `Into ${outbound} (${context}):`;
  const none =
    locale === 'zh'
      ? '没有载入兼容性矩阵；tongming licenses index --osadl FILE --reclicense FILE 可以载入。'
      : 'No compatibility matrix is loaded; tongming licenses index --osadl FILE --reclicense FILE loads one.';
  return [
    head,
    ...all.flatMap((answer) => answerLines(terminal, answer, locale)),
    ...togetherLines(together, locale),
    ...(matrices.length === 0 ? [none] : []),
    notAdvice[locale],
  ].join('\n');
}
