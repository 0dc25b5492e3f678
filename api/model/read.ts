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

import type { InputShape, Model } from '#metrics/model.ts';
import type { Scope } from '#store/facts.ts';
import { type Columns, readColumns } from './columns.ts';
import { csvRows } from './csv.ts';
import { FileFault, textOfFile, wholeText } from './file.ts';
import { numberOf } from './number.ts';

/** Tables are read as they come, except JSON, which has to be whole. */
const largestTable = 2_000_000_000;
const largestJson = 200_000_000;
const mostRows = 5_000_000;

/** A cell that cannot be the value of its input. */
export interface CellFault {
  readonly column: string;
  /** As it stands in the table. */
  readonly text: string;
  readonly why: 'not-a-number' | 'below-0' | 'not-a-share';
}

/** A row of inputs. */
export interface InputRow {
  /** Line of the file, or place in the JSON array; from 1. */
  readonly row: number;
  readonly subject: string;
  /** By column of the input; null = missing. */
  readonly values: ReadonlyMap<string, number | null>;
  readonly faults: readonly CellFault[];
  /** The row has more or fewer cells than the head: how many. */
  readonly cells: number | null;
}

/** A table of inputs: what its columns are, then its rows as they are read. */
export interface InputTable {
  readonly columns: Columns;
  readonly rows: AsyncIterable<InputRow> | Iterable<InputRow>;
}

const longestText = 200;

function rowOf(columns: Columns, row: number, cells: readonly unknown[], width: number | null): InputRow {
  const values = new Map<string, number | null>();
  const faults: CellFault[] = [];
  for (const [index, key] of columns.keys.entries()) {
    if (key === null) continue;
    const value = numberOf(cells[index]);
    const why = value === null ? null : wrong(value, columns.kinds.get(key));
    values.set(key, why === null ? (value ?? null) : null);
    if (why === null) continue;
    faults.push({ column: columns.heads[index] ?? key, text: cellText(cells[index]).slice(0, longestText), why });
  }
  const named = columns.subject === null ? '' : cellText(cells[columns.subject]).trim().slice(0, longestText);
  return { row, subject: named === '' ? `#${row}` : named, values, faults, cells: width };
}

function wrong(value: number | undefined, kind: InputShape['kind'] | undefined): CellFault['why'] | null {
  if (value === undefined) return 'not-a-number';
  if (kind === 'share' || kind === 'check') return value >= 0 && value <= 1 ? null : 'not-a-share';
  return kind === 'log' && value < 0 ? 'below-0' : null;
}

function cellText(cell: unknown): string {
  if (typeof cell === 'string') return cell;
  return cell === null || cell === undefined ? '' : (JSON.stringify(cell) ?? '');
}

function tooMany(): FileFault {
  return new FileFault({ zh: `超过 ${mostRows} 行`, en: `More than ${mostRows} rows` });
}

async function csvTable(path: string, model: Model, scope: Scope): Promise<InputTable> {
  const rows = csvRows(textOfFile(path, largestTable));
  for (;;) {
    const head = await rows.next();
    if (head.done === true) throw new FileFault({ zh: `${path} 是空的`, en: `${path} is empty` });
    if (head.value.cells.length === 0) continue;
    const columns = readColumns(head.value.cells, model, scope);
    return { columns, rows: csvInputs(rows, columns) };
  }
}

async function* csvInputs(rows: AsyncGenerator<{ line: number; cells: readonly string[] }>, columns: Columns) {
  let read = 0;
  for await (const { line, cells } of rows) {
    if (cells.length === 0) continue;
    read += 1;
    if (read > mostRows) throw tooMany();
    yield rowOf(columns, line, cells, cells.length === columns.heads.length ? null : cells.length);
  }
}

function objectsOf(text: string, path: string): object[] {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new FileFault(
      {
        zh: `${path} 不是合法的 JSON：${(error as Error).message}`,
        en: `${path} is not valid JSON: ${(error as Error).message}`,
      },
      { cause: error },
    );
  }
  const inner =
    typeof value === 'object' && value !== null && Object.hasOwn(value, 'rows')
      ? (value as { rows: unknown }).rows
      : value;
  const rows = Array.isArray(inner) ? inner : [inner];
  const wrong = rows.findIndex((row) => typeof row !== 'object' || row === null || Array.isArray(row));
  if (wrong >= 0) {
    throw new FileFault({
      zh: `${path} 的第 ${wrong + 1} 行不是对象：要的是由对象组成的数组，键为输入`,
      en: `Row ${wrong + 1} of ${path} is no object: an array of objects is asked for, with inputs as keys`,
    });
  }
  if (rows.length > mostRows) throw tooMany();
  return rows as object[];
}

async function jsonTable(path: string, model: Model, scope: Scope): Promise<InputTable> {
  const objects = objectsOf(await wholeText(path, largestJson), path);
  const heads = new Set<string>();
  for (const object of objects) for (const key of Object.keys(object)) if (heads.size < 1000) heads.add(key);
  const columns = readColumns([...heads], model, scope);
  const own = (object: object, key: string) =>
    Object.hasOwn(object, key) ? (object as Record<string, unknown>)[key] : null;
  return {
    columns,
    rows: objects.values().map((object, index) =>
      rowOf(
        columns,
        index + 1,
        columns.heads.map((key) => own(object, key)),
        null,
      ),
    ),
  };
}

/** A CSV (or semicolon, tab) or JSON table of inputs of a model, one row a subject. */
export async function readInputs(path: string, model: Model, scope: Scope): Promise<InputTable> {
  return await (/\.json$/i.test(path) ? jsonTable(path, model, scope) : csvTable(path, model, scope));
}
