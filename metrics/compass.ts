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
import { type CompassSignal, compassSignals } from './compass-signals.ts';
import type { Model, ModelInput } from './model.ts';

/** An input of a Compass model over one of its signals, with the weight and the threshold of the code that runs it. */
export function compassInput(signal: keyof typeof compassSignals, weight: number, threshold: number): ModelInput {
  const card: CompassSignal = compassSignals[signal];
  return { ...card, from: 'metric', weight, shape: { kind: 'log', threshold } } as ModelInput;
}

/** Durations in days; the source gives mean and median half of the weight each. Where we have no mean, the median stands for both. */
const durations = {
  'issue-first-response': {
    mean: 'time-to-first-response-mean',
    median: 'time-to-first-response',
    per: 24,
    name: { zh: '议题首次响应', en: 'first response to issues' },
    column: 'issue_first_reponse',
    differs: null,
  },
  'bug-open-time': {
    mean: 'bug-resolution-duration',
    median: 'bug-resolution-duration',
    per: 1,
    name: { zh: '缺陷处理时间', en: 'time that bugs are open' },
    column: 'bug_issue_open_time',
    differs: {
      zh: '；这里取关闭了的缺陷的中位数，平均数也以它代替',
      en: '; here of bugs closed, and the median stands for the mean too',
    },
  },
  'change-open-time': {
    mean: 'change-resolution-duration',
    median: 'change-resolution-duration',
    per: 1,
    name: { zh: '变更处理时间', en: 'time that changes are open' },
    column: 'pr_open_time',
    differs: {
      zh: '；这里取合入了的变更的中位数，平均数也以它代替',
      en: '; here of changes merged, and the median stands for the mean too',
    },
  },
  'change-first-response': {
    mean: 'change-time-to-first-response-mean',
    median: 'change-time-to-first-response',
    per: 24,
    name: { zh: '变更首次响应', en: 'first response to changes' },
    column: 'pr_time_to_first_response',
    differs: null,
  },
} as const;

/** The two inputs of a duration, mean and median, which together have the weight. */
export function compassDuration(id: keyof typeof durations, weight: number, threshold: number): ModelInput[] {
  const { mean, median, per, name, column, differs } = durations[id];
  const shared = {
    from: 'metric',
    weight: weight / 2,
    shape: { kind: 'log', threshold },
    note: {
      zh: `取 12 个月，原模型取 90 天${differs?.zh ?? ''}`,
      en: `Over 12 months, the source takes 90 days${differs?.en ?? ''}`,
    },
  } as const;
  return [
    {
      ...shared,
      id: `${id}-mean`,
      reads: { metric: mean, per },
      name: { zh: `${name.zh}（平均，天）`, en: `Mean ${name.en} (days)` },
      aliases: [`${column}_avg`],
    },
    {
      ...shared,
      id: `${id}-median`,
      reads: { metric: median, per },
      name: { zh: `${name.zh}（中位，天）`, en: `Median ${name.en} (days)` },
      aliases: [`${column}_mid`],
    },
  ];
}

/** What a Compass model says of itself; the rest of the card is the same for all. */
export interface CompassCard {
  readonly id: string;
  readonly name: Text;
  readonly description: Text;
  readonly source: string;
  /** Where the published documents and the code that runs differ, if they do. */
  readonly differs?: Text;
  readonly inputs: readonly ModelInput[];
  readonly matrix?: readonly (readonly number[])[];
}

const formula: Text = {
  zh: 's(x) = ln(1+x)/ln(1+max(x, T))；得分 = (Σ 正权重 w·s + Σ 负权重 |w|·(1−s)) ÷ Σ|w|，与原代码的“求和、除以带符号权重、再按全缺失时的值归一”恒等。缺失的输入按最坏值计、权重照留，已测得的权重不足 60% 时不给分；原模型在缺数据时让最近的值每天衰减，这里不衰减。参数取运行的代码（thresholds.yaml 的单仓阈值）。',
  en: 's(x) = ln(1+x)/ln(1+max(x, T)); the score is (Σ over positive weights of w·s + Σ over negative ones of |w|·(1−s)) ÷ Σ|w|, which equals the sum over signed weights of the original, normalised by what it gives when everything is missing. A missing input counts as its worst value and keeps its weight; below 60 % of the weight measured there is no score. The original lets the last value decay while there are no data; here nothing decays. Parameters are those of the code that runs (thresholds.yaml, of a single repository).',
};

/** The card of a Compass v1 model. */
export function compassModel({ id, name, description, source, differs, inputs, matrix }: CompassCard): Model {
  const part = {
    id: 'inputs',
    name: { zh: '输入', en: 'Inputs' },
    weight: 1,
    inputs,
    ...(matrix === undefined ? {} : { ahp: matrix }),
  };
  return {
    id,
    name,
    description,
    revision: 1,
    source: `https://github.com/oss-compass/${source}`,
    formula: {
      zh: `${formula.zh}${differs?.zh ?? ''}`,
      en: `${formula.en}${differs === undefined ? '' : ` ${differs.en}`}`,
    },
    rule: 'absolute-mean',
    missing: 'worst',
    scale: 1,
    partCoverage: 0,
    totalCoverage: 0.6,
    ahp: [],
    parts: { project: [part], repository: [part] },
  };
}
