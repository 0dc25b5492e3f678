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

/** A judgement as people write it: `3`, `0.333`, `1/3`; null = not given, NaN = not a judgement. */
export function judgementOf(cell: unknown): number | null {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'number') return cell;
  if (typeof cell !== 'string') return Number.NaN;
  const text = cell.trim();
  if (text === '' || text === '-') return null;
  if (text.length > 40) return Number.NaN;
  const [above = '', below, ...more] = text.split(/[/／]/);
  if (more.length > 0) return Number.NaN;
  return below === undefined ? decimal(above) : decimal(above) / decimal(below);
}

function decimal(text: string): number {
  const trimmed = text.trim();
  return /^(?:\d{1,20}(?:\.\d{0,20})?|\.\d{1,20})$/.test(trimmed) ? Number(trimmed) : Number.NaN;
}

const numeral = /^[+\-−]?(?:\d+(?:[.,]\d*)?|[.,]\d+|inf(?:inity)?|nan)(?:e[+-]?\d+)?$/i;

/** Whether a cell is a name: neither a judgement nor a number that cannot be one, as −3 or Infinity. */
export function isWord(cell: string | undefined): boolean {
  if (cell === undefined || !Number.isNaN(judgementOf(cell) ?? 1)) return false;
  return cell.split(/[/／]/).some((part) => !numeral.test(part.trim()));
}
