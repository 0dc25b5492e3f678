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

import type { Score, Text } from '../client.ts';
import type { Terminal } from '../command.ts';
import type { Locale } from '../locale.ts';
import { table } from '../table.ts';
import { paint } from '../terminal.ts';

const none = '–';

/** A number for people; a dash where it is unknown. */
export function numberText(value: number | null, digits = 1): string {
  if (value === null) return none;
  return Number.isInteger(value) ? String(value) : value.toFixed(digits);
}

/** A share as a percentage. */
export function percentText(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** The reason in the reader's language, or nothing. */
export function reasonText(reason: Text | null, locale: Locale): string {
  return reason === null ? '' : reason[locale];
}

/** A score with one decimal, so that a column of them lines up and equal-looking scores are equal. */
export function pointsText(value: number | null): string {
  return value === null ? none : value.toFixed(1);
}

const words = {
  zh: {
    coverage: '覆盖率',
    part: '构成',
    weight: '权重',
    value: '得分',
    revision: (n: number) => `第 ${n} 版`,
    why: '说明',
    toDate: '至今',
  },
  en: {
    coverage: 'coverage',
    part: 'part',
    weight: 'weight',
    value: 'value',
    revision: (n: number) => `revision ${n}`,
    why: 'note',
    toDate: 'to date',
  },
} as const;

/** A month as reports write it: one that was not over at the crawl is marked. */
export function monthText({ month, running }: Pick<Score, 'month' | 'running'>, locale: Locale): string {
  return running ? `${month} ${words[locale].toDate}` : month;
}

/** A score with its parts and, under each, its inputs. */
export function scoreReport(terminal: Terminal, locale: Locale, score: Score, name: string = score.model): string {
  const t = words[locale];
  const head = `${name} ${pointsText(score.value)} · ${t.coverage} ${percentText(score.coverage)} · ${monthText(score, locale)} · ${t.revision(score.revision)}`;
  const rows = score.parts.flatMap((part) => [
    [part.name[locale], percentText(part.weight), pointsText(part.value), percentText(part.coverage), ''],
    ...part.inputs.map((input) => [
      `  ${input.name[locale]}`,
      percentText(input.weight),
      pointsText(input.score),
      '',
      reasonText(input.reason, locale),
    ]),
  ]);
  const columns = [
    { head: t.part },
    { head: t.weight, align: 'right' },
    { head: t.value, align: 'right' },
    { head: t.coverage, align: 'right' },
    { head: t.why },
  ] as const;
  const reason = reasonText(score.reason, locale);
  return [paint(terminal, 'bold', head), ...(reason === '' ? [] : [reason]), table(columns, rows)].join('\n');
}
