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

import type { Ranking, RankingBrief } from '../client.ts';
import type { Terminal } from '../command.ts';
import type { Locale } from '../locale.ts';
import { type Column, table } from '../table.ts';
import { paint } from '../terminal.ts';
import { percentText, pointsText, reasonText } from './score.ts';

const words = {
  zh: {
    rank: '名次',
    project: '项目',
    score: '得分',
    coverage: '覆盖率',
    change: '升降',
    why: '未入榜原因',
    title: '排名',
    digest: '摘要',
    places: '区间',
    because: '原因',
    month: '月份',
    state: '状态',
    ranked: '入榜',
    newer: '更新的草案',
    draft: '草案',
    notice: '公示中',
    final: '终稿',
    withdrawn: '已撤回',
    about: (share: number, draws: number) =>
      `区间：权重判断和最大贡献者变动 ${draws} 次中 ${share} % 的名次；不含没有测得的部分（见覆盖率）。得分的来由：tongming why 项目`,
  },
  en: {
    rank: 'rank',
    project: 'project',
    score: 'score',
    coverage: 'coverage',
    change: 'change',
    why: 'why not ranked',
    title: 'Ranking',
    digest: 'digest',
    places: 'places',
    because: 'because',
    month: 'month',
    state: 'state',
    ranked: 'ranked',
    newer: 'newer drafts',
    draft: 'draft',
    notice: 'under notice',
    final: 'final',
    withdrawn: 'withdrawn',
    about: (share: number, draws: number) =>
      `places: ${share} % of ${draws} draws with other judgements and without one of the biggest contributors; what was not measured (see coverage) is not in them. Where a score comes from: tongming why PROJECT`,
  },
} as const;

function changeText(change: number | null): string {
  if (change === null) return '';
  if (change === 0) return '=';
  return change > 0 ? `↑${change}` : `↓${-change}`;
}

/** A ranking for a terminal: a column a part, so that each score can be followed to what it is made of. */
export function rankingReport(terminal: Terminal, locale: Locale, ranking: Ranking): string {
  const t = words[locale];
  const parts = ranking.entries[0]?.score.parts ?? [];
  const columns: Column[] = [
    { head: t.rank, align: 'right' },
    { head: t.project },
    { head: t.score, align: 'right' },
    { head: t.coverage, align: 'right' },
    ...parts.map((part): Column => ({ head: part.name[locale], align: 'right' })),
    { head: t.places },
    { head: t.change, align: 'right' },
    // What keeps a project out is to be read to its end: it is what its people act on.
    { head: t.why, most: 400 },
  ];
  const rows = ranking.entries.map((entry) => [
    entry.rank === null ? '–' : String(entry.rank),
    entry.name[locale],
    pointsText(entry.score.value),
    percentText(entry.score.coverage),
    ...parts.map(({ id }) => pointsText(entry.score.parts.find((part) => part.id === id)?.value ?? null)),
    placesText(entry.interval),
    changeText(entry.change),
    reasonText(entry.reason, locale),
  ]);
  const title = `${t.title} ${ranking.month} · ${t[ranking.state]}${untilText(ranking)} · ${ranking.model}@${ranking.revision} · ${t.digest} ${ranking.digest.slice(0, 12)}`;
  const because = ranking.entries.flatMap(({ because: one, name }) =>
    one === null || one.kind === 'out' ? [] : [`${name[locale]}: ${one.text[locale]}`],
  );
  // Rankings frozen before the rules were frozen with them have none.
  const { rules } = ranking;
  const note = rules === null ? [] : [paint(terminal, 'dim', t.about(Math.round(rules.held * 100), rules.draws))];
  return [paint(terminal, 'bold', title), table(columns, rows), ...because, ...note].join('\n');
}

function placesText(interval: Ranking['entries'][number]['interval']): string {
  if (interval === null) return '';
  return interval.best === interval.worst ? String(interval.best) : `${interval.best}–${interval.worst}`;
}

function untilText({ state, until }: Pick<Ranking, 'state' | 'until'>): string {
  return state === 'notice' && until !== null ? ` → ${until.slice(0, 10)}` : '';
}

/** Months that have a ranking, for a terminal. */
export function rankingList(locale: Locale, rankings: readonly RankingBrief[]): string {
  const t = words[locale];
  const columns: Column[] = [
    { head: t.month },
    { head: t.state },
    { head: t.ranked, align: 'right' },
    { head: t.newer, align: 'right' },
    { head: t.digest },
  ];
  const rows = rankings.map((one) => [
    one.month,
    `${t[one.state]}${untilText(one)}`,
    String(one.ranked),
    String(one.newer),
    one.digest.slice(0, 12),
  ]);
  return table(columns, rows);
}
