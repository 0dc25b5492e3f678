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
    share: '份额',
    rounding: '取整',
    rest: '其余',
    same: '没有变化的输入',
    unknown: '有一个得分未知，无法拆分：',
  },
  en: {
    score: 'score',
    none: 'none',
    coverage: 'coverage',
    share: 'share',
    rounding: 'rounding',
    rest: 'others',
    same: 'inputs without a share',
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

function factLines(facts: Why['facts'], locale: Locale): string[] {
  return facts.flatMap(({ text, items, more }) => [
    `      ${terminalLine(text[locale])}`,
    ...items.map(({ name, was, now }) => {
      const told = now === null ? '' : was === null ? `  ${now}` : `  ${was} → ${now}`;
      return `        ${terminalLine(name)}${told}`;
    }),
    ...(more > 0 ? [`        … ${words[locale].rest} ${more}`] : []),
  ]);
}

function head(why: Why, locale: Locale): string[] {
  const t = words[locale];
  const one = ({ month, value, coverage }: Why['to']) =>
    `${month} ${value === null ? t.none : value.toFixed(2)} (${t.coverage} ${percentText(coverage)})`;
  const title = `${why.project} · ${why.model}@${why.revision} · ${why.from === null ? '' : `${one(why.from)} → `}${one(why.to)}`;
  const reason = why.to.reason ?? why.from?.reason ?? null;
  const sum =
    why.difference === null ? `${t.unknown} ${reason?.[locale] ?? ''}` : `${t.share} ${points(why.difference)}`;
  return [title, sum];
}

/** An explanation for a terminal: parts, inputs, facts, each with its share; the shares add up to the difference. */
export function whyReport(why: Why, locale: Locale): string {
  const t = words[locale];
  const lines = head(why, locale);
  for (const part of why.parts) {
    const inputs = why.inputs.filter((input) => input.part === part.id);
    lines.push(`${part.name[locale]}  ${points(part.share)}`);
    const moved = inputs.filter(({ share }) => share !== 0);
    for (const input of moved) {
      const then = input.was === null ? '' : `${raw(input.was, locale)} → `;
      lines.push(`    ${terminalLine(input.name[locale])}  ${then}${raw(input.now, locale)}  ${points(input.share)}`);
      lines.push(...factLines(input.facts, locale));
    }
    if (moved.length < inputs.length) lines.push(`    ${t.same}: ${inputs.length - moved.length}`);
  }
  if (why.rounding !== null) lines.push(`${t.rounding}  ${points(why.rounding)}`);
  return [...lines, ...factLines(why.facts, locale)].join('\n');
}
