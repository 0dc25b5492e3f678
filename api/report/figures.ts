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

import type { Figure, MetricCard, SubjectScores } from '../client.ts';
import type { Terminal } from '../command.ts';
import type { Locale } from '../locale.ts';
import { type Column, table } from '../table.ts';
import { paint, terminalLine } from '../terminal.ts';
import { valueText } from './metrics.ts';
import { monthText, percentText, pointsText, reasonText, scoreReport } from './score.ts';

const words = {
  zh: {
    metric: '指标',
    period: '时段',
    month: '截至',
    value: '值',
    coverage: '覆盖率',
    note: '说明',
    scores: '评分',
    figures: '指标',
    none: '还没有数据。',
    snapshot: '事实摘要',
    unknown: (count: number) => `另有 ${count} 项未知，加 --all 显示，连同原因。`,
    periods: { month: '月', quarter: '季', year: '年', window12: '12 个月' },
  },
  en: {
    metric: 'metric',
    period: 'period',
    month: 'until',
    value: 'value',
    coverage: 'coverage',
    note: 'note',
    scores: 'Scores',
    figures: 'Figures',
    none: 'no data yet.',
    snapshot: 'digest of facts',
    unknown: (count: number) => `${count} more are not known: add --all to see them with the reason.`,
    periods: { month: 'month', quarter: 'quarter', year: 'year', window12: '12 months' },
  },
} as const;

/** Stored figures as a table. */
export function figureTable(
  locale: Locale,
  figures: readonly Figure[],
  cards: ReadonlyMap<string, MetricCard>,
): string {
  const t = words[locale];
  if (figures.length === 0) return t.none;
  const columns: readonly Column[] = [
    { head: t.metric },
    { head: t.period },
    { head: t.month },
    { head: t.value, align: 'right' },
    { head: t.coverage, align: 'right' },
    { head: t.note },
  ];
  const rows = figures.map((figure) => {
    const card = cards.get(figure.metric);
    return [
      card?.name[locale] ?? figure.metric,
      t.periods[figure.period],
      monthText(figure, locale),
      valueText(figure.value, card?.unit ?? { zh: '', en: '' }),
      percentText(figure.coverage),
      reasonText(figure.reason, locale),
    ];
  });
  return table(columns, rows);
}

/** Scores of one subject; in full those of the hub's own models, of the others the total, unless all are wanted. */
export function scoreLines(
  terminal: Terminal,
  locale: Locale,
  scores: SubjectScores['scores'],
  names: ReadonlyMap<string, string>,
  shown: { readonly own: ReadonlySet<string>; readonly all: boolean },
): string[] {
  const whole = scores.filter(({ model }) => shown.all || shown.own.has(model));
  const brief = scores.filter((score) => !whole.includes(score));
  const lines = brief.map(
    (score) =>
      `${names.get(score.model) ?? score.model} ${pointsText(score.value)} · ${words[locale].coverage} ${percentText(score.coverage)} · ${monthText(score, locale)}`,
  );
  return [...whole.map((score) => scoreReport(terminal, locale, score, names.get(score.model))), ...lines];
}

/** Everything about a subject that is no project; what is not known is only counted unless all is wanted. */
export function subjectReport(
  terminal: Terminal,
  locale: Locale,
  title: string,
  found: {
    readonly figures: readonly Figure[];
    readonly scores: SubjectScores;
    readonly cards: ReadonlyMap<string, MetricCard>;
    readonly names: ReadonlyMap<string, string>;
  },
  all: boolean,
): string {
  const t = words[locale];
  const { scores, cards, names } = found;
  const figures = found.figures.filter(({ value }) => all || value !== null);
  const hidden = found.figures.length - figures.length;
  const snapshot = scores.snapshot === null ? '' : ` · ${t.snapshot} ${scores.snapshot.slice(0, 12)}`;
  const shown = { own: new Set<string>(), all: true };
  const blocks = [
    [paint(terminal, 'bold', terminalLine(title)) + snapshot],
    [paint(terminal, 'bold', t.scores), ...scoreLines(terminal, locale, scores.scores, names, shown)],
    [
      paint(terminal, 'bold', t.figures),
      figureTable(locale, figures, cards),
      ...(hidden === 0 ? [] : [t.unknown(hidden)]),
    ],
  ];
  return blocks.map((lines) => lines.join('\n')).join('\n\n');
}
