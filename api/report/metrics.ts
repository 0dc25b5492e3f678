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

import type { Series } from '../client.ts';
import type { Terminal } from '../command.ts';
import type { Locale } from '../locale.ts';
import { type Column, table } from '../table.ts';
import { paint } from '../terminal.ts';
import { monthText, numberText, percentText, reasonText } from './score.ts';

type Topic = Series['topic'];

const topicWords: Readonly<Record<Locale, Readonly<Record<Topic, string>>>> = {
  zh: {
    activity: '活跃',
    people: '人',
    organisations: '单位',
    code: '代码',
    issues: '议题',
    changes: '变更',
    delivery: '交付',
    rank: '影响',
  },
  en: {
    activity: 'activity',
    people: 'people',
    organisations: 'organisations',
    code: 'code',
    issues: 'issues',
    changes: 'changes',
    delivery: 'delivery',
    rank: 'rank',
  },
};

const words = {
  zh: {
    metrics: '指标（最近 12 个月）',
    metric: '指标',
    value: '值',
    unit: '单位',
    month: '截至',
    note: '说明',
    none: '还没有数据',
  },
  en: {
    metrics: 'Metrics (last 12 months)',
    metric: 'metric',
    value: 'value',
    unit: 'unit',
    month: 'until',
    note: 'note',
    none: 'no data yet',
  },
} as const;

/** Which metrics a report shows. */
export interface ShownMetrics {
  /** Those that the hub's own scores read; the others are only counted unless `all`. */
  readonly key: ReadonlySet<string>;
  readonly all: boolean;
}

/** A value in its unit; a share as a percentage. */
export function valueText(value: number | null, unit: Series['unit']): string {
  return unit.en === 'share' && value !== null ? percentText(value) : numberText(value, 2);
}

function row(one: Series, locale: Locale): string[] {
  const point = one.window12.at(-1) ?? one.monthly.at(-1);
  return [
    one.name[locale],
    valueText(point?.value ?? null, one.unit),
    one.unit.en === 'share' ? '' : one.unit[locale],
    point === undefined ? '' : monthText(point, locale),
    point === undefined ? words[locale].none : reasonText(point.reason, locale),
  ];
}

function more(locale: Locale, hidden: number): string {
  return locale === 'zh' ? `另有 ${hidden} 项指标，加 --all 显示。` : `${hidden} more metrics: add --all.`;
}

/** The newest 12-month figures of a project by topic. */
export function metricLines(
  terminal: Terminal,
  locale: Locale,
  series: readonly Series[],
  shown: ShownMetrics,
): string[] {
  const t = words[locale];
  const listed = series.filter(({ metric }) => shown.all || shown.key.has(metric));
  const columns: readonly Column[] = [
    { head: t.metric },
    { head: t.value, align: 'right' },
    { head: t.unit },
    { head: t.month },
    { head: t.note },
  ];
  const groups = Map.groupBy(listed, ({ topic }) => topic);
  const rows = (Object.keys(topicWords.en) as Topic[]).flatMap((topic) => {
    const own = groups.get(topic) ?? [];
    const head = [`[${topicWords[locale][topic]}]`, '', '', '', ''];
    return own.length === 0 ? [] : [head, ...own.map((one) => row(one, locale))];
  });
  const hidden = series.length - listed.length;
  return [paint(terminal, 'bold', t.metrics), table(columns, rows), ...(hidden === 0 ? [] : [more(locale, hidden)])];
}
