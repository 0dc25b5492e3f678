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

import type { Why } from '../client.ts';
import type { Locale } from '../locale.ts';
import { percentText } from '../report/score.ts';
import { terminalLine } from '../terminal.ts';

const words = {
  zh: {
    score: '得分',
    none: '没有',
    coverage: '覆盖率',
    sum: (points: string) => `得分 ${points}，由下列各部分相加得出：`,
    difference: (points: string) => `相差 ${points} 分，来自：`,
    rounding: '取整',
    rest: '其余',
    same: '没有变化的输入',
    idle: '没有得分的输入',
    above: (name: string) => `事实同“${name}”`,
    versions: '窗口里的版本',
    moved: '版本的进出',
    entered: '进入窗口',
    left: '离开窗口',
    both: '一直在窗口里',
    unknown: '有一个得分未知，无法拆分：',
  },
  en: {
    score: 'score',
    none: 'none',
    coverage: 'coverage',
    sum: (points: string) => `score ${points}, the sum of:`,
    difference: (points: string) => `difference ${points} points, from:`,
    rounding: 'rounding',
    rest: 'others',
    same: 'inputs that did not change the score',
    idle: 'inputs without points',
    above: (name: string) => `the facts are those under “${name}”`,
    versions: 'Versions in the window',
    moved: 'Versions that came and went',
    entered: 'entered the window',
    left: 'left the window',
    both: 'in both windows',
    unknown: 'one of the scores is not known, so nothing can be split:',
  },
} as const;

function points(value: number | null): string {
  return value === null ? '–' : `${value > 0 ? '+' : ''}${value.toFixed(4)}`;
}

function raw(figure: Why['inputs'][number]['now'] | null, locale: Locale): string {
  if (figure === null) return '';
  if (figure.value === null) return `– (${figure.reason?.[locale] ?? words[locale].none})`;
  return String(Math.round(figure.value * 1e4) / 1e4);
}

type Fact = Why['facts'][number];

/** Kinds of acts in Chinese; in English they read as they are stored. */
const actsInChinese: Readonly<Record<string, string>> = {
  commit: '提交',
  'co-author': '共同署名',
  'issue-opened': '提出议题',
  'issue-closed': '关闭议题',
  'change-opened': '提出变更',
  'change-merged': '合入变更',
  'change-closed': '关闭变更',
  comment: '评论',
  review: '评审',
  'review-comment': '评审意见',
  star: '收藏',
  fork: '派生',
};

function itemText({ kind }: Fact, { name, was, now }: Fact['items'][number], locale: Locale): string {
  const t = words[locale];
  const plain = terminalLine((kind === 'acts' && locale === 'zh' ? actsInChinese[name] : undefined) ?? name);
  if (kind === 'releases' && was === null) return plain;
  if (kind === 'releases') return `${plain}  ${was === now ? t.both : now === 1 ? t.entered : t.left}`;
  if (now === null) return plain;
  return was === null ? `${plain}  ${now}` : `${plain}  ${was} → ${now}`;
}

/** What a list of facts is called; of versions it depends on whether two windows are compared. */
function factTitle({ kind, text, items }: Fact, locale: Locale): string {
  if (kind !== 'releases') return terminalLine(text[locale]);
  return items.some(({ was }) => was !== null) ? words[locale].moved : words[locale].versions;
}

function factLines(facts: Why['facts'], locale: Locale): string[] {
  return facts.flatMap((fact) => [
    `      ${factTitle(fact, locale)}`,
    ...fact.items.map((item) => `        ${itemText(fact, item, locale)}`),
    ...(fact.more > 0 ? [`        … ${words[locale].rest} ${fact.more}`] : []),
  ]);
}

function head(why: Why, locale: Locale): string[] {
  const t = words[locale];
  const one = ({ month, value, coverage }: Why['to']) =>
    `${month} ${value === null ? t.none : value.toFixed(2)} (${t.coverage} ${percentText(coverage)})`;
  const title = `${why.project} · ${why.model}@${why.revision} · ${why.from === null ? '' : `${one(why.from)} → `}${one(why.to)}`;
  const reason = why.to.reason ?? why.from?.reason ?? null;
  const sum =
    why.difference === null
      ? `${t.unknown} ${reason?.[locale] ?? ''}`
      : why.from === null
        ? t.sum(why.difference.toFixed(2))
        : t.difference(points(why.difference));
  return [title, sum];
}

/** An explanation for a terminal: parts, inputs, facts, each with its share; the shares add up to the difference. */
export function whyReport(why: Why, locale: Locale): string {
  const t = words[locale];
  const lines = head(why, locale);
  // Inputs that rest on the same acts have the same facts; they are told once.
  const told = new Map<string, string>();
  for (const part of why.parts) {
    const inputs = why.inputs.filter((input) => input.part === part.id);
    lines.push(`${part.name[locale]}  ${points(part.share)}`);
    const moved = inputs.filter(({ share }) => share !== 0);
    for (const input of moved) {
      const then = input.was === null ? '' : `${raw(input.was, locale)} → `;
      lines.push(`    ${terminalLine(input.name[locale])}  ${then}${raw(input.now, locale)}  ${points(input.share)}`);
      const facts = factLines(input.facts, locale);
      const key = facts.join('\n');
      const first = told.get(key);
      lines.push(...(first === undefined ? facts : [`      ${t.above(first)}`]));
      if (facts.length > 0 && first === undefined) told.set(key, terminalLine(input.name[locale]));
    }
    const still = why.from === null ? t.idle : t.same;
    if (moved.length < inputs.length) lines.push(`    ${still}: ${inputs.length - moved.length}`);
  }
  if (why.rounding !== null) lines.push(`${t.rounding}  ${points(why.rounding)}`);
  return [...lines, ...factLines(why.facts, locale)].join('\n');
}
