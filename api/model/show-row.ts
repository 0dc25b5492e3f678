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

import { displayWidth } from '#licenses/display-width.ts';
import type { Model, ScoreResult } from '#metrics/model.ts';
import type { Locale } from '../locale.ts';
import { terminalLine } from '../terminal.ts';
import type { CellFault, InputRow } from './read.ts';

const words = {
  zh: {
    coverage: '覆盖率',
    weight: '权重',
    missing: '缺失',
    of: '分值',
    unknown: '没有给出',
    not: { 'not-a-number': '不是数字', 'below-0': '小于 0', 'not-a-share': '应在 0 和 1 之间' },
    row: (row: number, column: string, text: string) => `第 ${row} 行“${column}”列的“${text}”`,
    cells: (row: number, cells: number, width: number) => `第 ${row} 行有 ${cells} 格，表头有 ${width} 格`,
  },
  en: {
    coverage: 'coverage',
    weight: 'weight',
    missing: 'missing',
    of: 'points',
    unknown: 'not given',
    not: { 'not-a-number': 'is not a number', 'below-0': 'is below 0', 'not-a-share': 'is not between 0 and 1' },
    row: (row: number, column: string, text: string) => `Row ${row}, column “${column}”: “${text}” `,
    cells: (row: number, cells: number, width: number) => `Row ${row} has ${cells} cells, the head ${width}`,
  },
} as const;

/** What is wrong with a cell, with its row and column. */
export function faultLine(row: number, { column, text, why }: CellFault, locale: Locale): string {
  const t = words[locale];
  return terminalLine(`${t.row(row, column, text)}${t.not[why]}`);
}

/** A row that is wider or narrower than its head. */
export function widthLine(row: number, cells: number, width: number, locale: Locale): string {
  return words[locale].cells(row, cells, width);
}

/** A score on the scale of its source. */
function statedText({ stated }: ScoreResult, model: Model): string {
  return stated == null ? '–' : stated.toFixed(model.scale === 1 ? 5 : 2);
}

/** Texts of one width, computed once for each name. */
function padder(): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const padded = name + ' '.repeat(Math.max(0, 34 - displayWidth(name)));
    known.set(name, padded);
    return padded;
  };
}

function numberText(value: number): string {
  return String(Number(value.toPrecision(8)));
}

/** Prints rows: a line for the score, under it one for each input with its value, score, weight and points. */
export function rowPrinter(model: Model, locale: Locale): (row: InputRow, result: ScoreResult) => string {
  const t = words[locale];
  const pad = padder();
  const several = Object.values(model.parts).some((parts) => parts.length > 1);
  return (row, result) => {
    const coverage = `${t.coverage} ${Math.floor(result.coverage * 100)} %`;
    const lines = [`${terminalLine(row.subject)} · ${statedText(result, model)} · ${coverage}`];
    if (result.reason !== null) lines.push(`  ${result.reason[locale]}`);
    for (const part of result.parts) {
      if (several) {
        const value = part.value === null ? '–' : part.value.toFixed(2);
        lines.push(
          `  ${pad(part.name[locale])}${value.padStart(8)}  × ${part.weight}  ${Math.floor(part.coverage * 100)} %`,
        );
      }
      for (const { name, value, score, weight, points } of part.inputs) {
        const left = `  ${several ? '  ' : ''}${pad(name[locale])}`;
        const right = `× ${weight}`.padStart(10);
        lines.push(
          value === null
            ? `${left}${t.missing.padStart(12)}${''.padStart(8)}${right}${pointsText(points)}`
            : `${left}${numberText(value).padStart(12)}${(score ?? 0).toFixed(2).padStart(8)}${right}${pointsText(points)}`,
        );
      }
    }
    return lines.join('\n');
  };
}

function pointsText(points: number | null | undefined): string {
  return points == null ? '' : `  ${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(2)}`;
}

/** A row as JSON gives it: every part and input by id; names stand once, with the columns. */
export function rowJson(row: InputRow, result: ScoreResult): object {
  return {
    row: row.row,
    subject: row.subject,
    score: result.stated ?? null,
    value: result.value,
    coverage: result.coverage,
    reason: result.reason,
    missing: result.parts.flatMap(({ inputs }) => inputs.filter(({ value }) => value === null).map(({ id }) => id)),
    parts: result.parts.map((part) => ({
      id: part.id,
      weight: part.weight,
      value: part.value,
      coverage: part.coverage,
      inputs: part.inputs.map(({ id, weight, value, score, points }) => ({ id, weight, value, score, points })),
    })),
  };
}
